import ArgumentParser
import Averaging
import CommandSupport
import Foundation
import Reporting

/// `reynolds plot separation`: exact against approximate cost over |G|.
struct PlotSeparation: PlotKind {
  static let configuration = CommandConfiguration(
    commandName: "separation",
    abstract: "Exact against approximate cost over |G|: schemes found, what suffices, what is needed.",
    discussion: """
      The experiment is that of reynolds scaling, by samples unless --construction names others.
      Families: \(ScalingFamily.allCases.map(\.rawValue).joined(separator: ", ")).
      Constructions: \(ScalingConstruction.allCases.map(\.rawValue).joined(separator: ", ")).

      Examples:
        reynolds plot separation --family symmetric --output s_n.svg
        reynolds scaling --family binary --format csv > binary.csv; reynolds plot separation --data binary.csv --output binary.svg
      """)

  @Option(help: "Rows that reynolds scaling --format csv printed, instead of running the experiment; of one family.")
  var data: String?

  @OptionGroup var experiment: ScalingOptions
  @OptionGroup var figure: FigureOptions

  var isQuiet: Bool? { nil }

  func source() throws -> any FigureSource {
    let rows =
      try data.map { try ScalingRow.rows(csv: try DataFile.text($0, from: "reynolds scaling --format csv")) }
      ?? experiment.rows(standard: [.sample])
    return try SeparationFigure(rows)
  }
}

extension SeparationFigure {
  /// The figure of the rows of one family.
  ///
  /// - Throws: an exit code where there are no rows, or rows of several families.
  init(_ rows: [ScalingRow]) throws {
    guard let family = rows.first?.family else {
      throw CommandFailure.exit(CommandFailure.data, "there are no rows to draw")
    }
    guard rows.allSatisfy({ $0.family == family }) else {
      throw CommandFailure.exit(CommandFailure.data, "a figure shows one family; these are rows of several")
    }
    let (epsilons, constructions) = (Set(rows.map(\.epsilon)), Set(rows.filter { $0.size != nil }.map(\.construction)))
    guard epsilons.count <= 4 else {
      throw CommandFailure.exit(CommandFailure.data, "a figure shows at most 4 errors ε; these are \(epsilons.count)")
    }
    let names = constructions.map(\.rawValue).sorted().joined(separator: ", ")
    self.init(
      family: SeparationFigure.words(family), costsWholeGroup: family.hasAllFunctions,
      search: constructions.count <= 1
        ? "the least size with a verified scheme by the construction \(names), the median of the searches"
        : "the least of all schemes by the constructions \(names)",
      curves: epsilons.sorted(by: >).map { epsilon in
        var parameters: [Int] = []
        let some = rows.filter { $0.epsilon == epsilon }
        for row in some where !parameters.contains(row.parameter) { parameters.append(row.parameter) }
        return Curve(
          epsilon: "\(epsilon)",
          points: parameters.sorted().compactMap { parameter in
            let group = some.filter { $0.parameter == parameter }
            guard let first = group.first else { return nil }
            let sizes = group.compactMap { $0.size.map(Double.init) }
            return Point(
              order: exp(first.logOrder), necessary: Double(first.lowerBound),
              sufficient: Double(first.kullbackLeibler),
              found: constructions.count <= 1 ? sizes : sizes.min().map { [$0] } ?? [])
          })
      })
  }

  private static func words(_ family: ScalingFamily) -> String {
    switch family {
    case .cyclic: "cyclic groups C_n, all functions"
    case .dihedral: "dihedral groups D_n, all functions"
    case .binary: "the groups C2^m, all functions"
    case .symmetric: "S_n, all functions"
    case .symmetricPolynomials: "S_n, polynomials of degree ≤ 2"
    case .hyperoctahedral: "B_n, all functions"
    case .hyperoctahedralPolynomials: "B_n, polynomials of degree ≤ 2"
    case .generalLinear: "GL(2, q), all functions"
    case .linear: "GL(2, q), functions on nonzero vectors"
    }
  }
}
