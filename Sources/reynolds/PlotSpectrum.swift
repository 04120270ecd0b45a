import ArgumentParser
import Averaging
import CommandSupport
import ExactArithmetic
import FiniteGroups
import Reporting
import Representations

/// `reynolds plot spectrum`: what a scheme leaves of each irreducible representation.
struct PlotSpectrum: PlotKind {
  static let configuration = CommandConfiguration(
    commandName: "spectrum",
    abstract: "‖ω̂(π)‖ for each irreducible representation: of a saved scheme, or of one that is constructed.",
    discussion: """
      Write the file of a scheme that reynolds scheme saved, or --group and --symmetry for a new one. With --symmetry the norm that is asked for is drawn too.

      Examples:
        reynolds plot spectrum c7.json --class regular --output c7.svg
        reynolds plot spectrum --group S4 --class functions --symmetry weak:0.1 --method sample --seed 2 --output s4.svg
      """)

  @Argument(help: "A scheme that reynolds scheme saved.")
  var scheme: String?

  @Option(help: "The group, as for reynolds scheme; with a file only if its name matters for the action.")
  var group: String?

  @Option(name: .customLong("class"), help: "The functions, as for reynolds certify.")
  var functionClass = "functions"

  @Option(help: "The action: natural, regular, plane, cosets:GENERATORS.")
  var action = "natural"

  @Option(
    help: "exact, weak:EPSILON or strong:EPSILON; without a file, what is constructed: weak:1/4 unless it is given.")
  var symmetry: String?

  @Option(help: "Without a file: how the scheme is constructed, as for reynolds scheme.")
  var method = "best"

  @Option(help: "Without a file: decides all random choices.")
  var seed: UInt64 = 1

  @OptionGroup var progressOptions: ProgressOptions
  @OptionGroup var figure: FigureOptions

  var isQuiet: Bool? { progressOptions.quiet }

  func source() throws -> any FigureSource {
    let target = try symmetry.map { try SymmetryOption.notion($0) }
    if let scheme {
      let (file, generated) = try ErrorCommand.file(scheme)
      let description = try ErrorCommand.described(file, by: group, path: scheme)
      let functions = try enumerated(
        AnyFunctionClass(
          try FunctionClassSpecification(functionClass), action: try ActionSpecification(action), of: description,
          group: generated), description)
      return try SpectrumFigure(
        file.scheme.indexed(in: functions.group), on: functions, title: "\(description.title), \(functionClass)",
        target: target)
    }
    guard let group else {
      throw CommandFailure.exit(CommandFailure.usage, "write the file of a scheme, or --group NAME")
    }
    let description = try GroupDescription(group)
    let functions = try enumerated(
      AnyFunctionClass(
        try FunctionClassSpecification(functionClass), action: try ActionSpecification(action), of: description,
        group: nil), description)
    let problem = try SchemeProblem(functions, target: target ?? .weak(Rational(1, 4)))
    let result =
      try method == "best"
      ? SchemeConstructions.best(for: problem, seed: seed)
      : SchemeConstructions.named(method).scheme(for: problem, seed: seed)
    return try SpectrumFigure(
      result.scheme, on: functions, title: "\(description.title), \(functionClass), by \(result.construction)",
      target: problem.target)
  }

  private func enumerated(_ functions: AnyFunctionClass, _ description: GroupDescription) throws -> FunctionClass {
    guard case .enumerated(let functions) = functions else { throw SpectrumFigure.notEnumerated(description.title) }
    return functions
  }
}

extension SpectrumFigure {
  /// Why there is no spectrum.
  static func notEnumerated(_ group: String) -> ExitCode {
    CommandFailure.exit(
      CommandFailure.data,
      "a spectrum needs the irreducible matrices of all elements; \(group) with these functions is too large to list them"
    )
  }

  /// The spectrum of a scheme on a function class; every norm is a proved enclosure.
  ///
  /// - Throws: ``ConstructionError`` where the irreducible representations cannot be tabulated.
  init(_ scheme: AveragingScheme, on functions: FunctionClass, title: String, target: SymmetryNotion?) throws {
    let problem = try SchemeProblem(functions, target: target ?? .exact)
    let entries = scheme.entries.map { ($0.element, $0.weight) }
    let lines = zip(problem.rows, problem.dual.representations).map { row, representation -> Line in
      let error = EvaluatedDual([representation], trivialIndex: nil).weakError(of: entries)
      return Line(
        name: "X\(row + 1)", dimension: representation.dimension, lower: error.lower.squareRoot().nextDown,
        upper: error.upper.squareRoot().nextUp)
    }
    let wanted = target.map { Target(epsilon: $0.epsilon.approximation, text: "\($0.epsilon)") }
    self.init(
      scheme: "\(title), \(scheme.size) elements", lines: lines, weak: target?.kind == .weak ? wanted : nil,
      strong: target?.kind == .strong ? wanted : nil)
  }
}
