import ArgumentParser
import Averaging
import CommandSupport
import ExactArithmetic
import Foundation
import Reporting
import Synchronization

/// `reynolds scaling`: how the size of schemes grows with the group, construction by construction.
struct ScalingCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "scaling",
    abstract: "The paper's scaling experiment: least schemes against log|G|/ε, with proved errors.",
    discussion: """
      For each group the least size is searched at which a scheme has a weak error of at most ε; the error of the scheme found is proved.
      Families: \(ScalingFamily.allCases.map(\.rawValue).joined(separator: ", ")). The standard parameters go up to a million elements and more (some
      minutes); --parameters takes others. Progress goes to standard error.
      Constructions: \(ScalingConstruction.allCases.map(\.rawValue).joined(separator: ", ")). All that apply are
      run up to --order-limit, samples alone beyond it, unless --construction names some; one that cannot run has a row with the reason.

      Examples:
        reynolds scaling --family binary --parameters 2,4,6,8 --epsilon 1/4
        reynolds scaling --family symmetric-polynomials --format csv > s_n.csv
        reynolds scaling --family general-linear --construction sample --construction uniform-subset
        reynolds scaling --family binary --construction small-bias --epsilon 1/9
        reynolds scaling --picture                       100 plane rotations, and 5 random ones, as JSON
        reynolds scaling --cyclic-table 8                every set of characters of C8, exact and approximate
      """)

  @OptionGroup var experiment: ScalingOptions

  @Flag(help: "The data of the paper's picture instead, as JSON.")
  var picture = false

  @Option(help: "The table of C_n instead, n up to 12: every set of characters by their orders.")
  var cyclicTable: Int?

  @OptionGroup var figure: PlotOption

  @Option(help: "text, json or csv.")
  var format: ScalingFormat = .text

  /// How the rows are printed.
  enum ScalingFormat: String, ExpressibleByArgument, CaseIterable {
    case text, json, csv
  }

  func run() throws {
    try CommandFailure.reporting {
      try figure.ensureWritable()
      if picture {
        var random = SplitMix64(seed: experiment.seed)
        let picture = RotationPicture(using: &random)
        print(try OutputFormat.json(picture))
        try figure.write(RotationsFigure(picture))
      } else if let cyclicTable {
        if figure.plot != nil {
          throw CommandFailure.exit(CommandFailure.usage, "--plot goes without --cyclic-table; see reynolds plot c8")
        }
        try printCyclicTable(cyclicTable, epsilons: [.zero] + experiment.epsilons())
      } else {
        let format = format
        let rows = try experiment.rows { rows in
          print((try? ScalingCommand.text(rows, format)) ?? "", terminator: "")
        }
        print(try ScalingCommand.text(rows, format), terminator: "")
        try figure.write(try SeparationFigure(rows))
      }
    }
  }

  private static func text(_ rows: [ScalingRow], _ format: ScalingFormat) throws -> String {
    switch format {
    case .csv: ScalingRow.csv(rows)
    case .json: try OutputFormat.json(ScalingReport(rows)) + "\n"
    case .text: ScalingReport(rows).text + "\n"
    }
  }

  private func printCyclicTable(_ order: Int, epsilons: [Rational]) throws {
    guard (2...CyclicCost.orderLimit).contains(order) else {
      throw CommandFailure.exit(CommandFailure.usage, "--cyclic-table takes n from 2 to \(CyclicCost.orderLimit)")
    }
    let rows = CyclicCost.table(order: order, epsilons: epsilons)
    if format != .text {
      print(try OutputFormat.json(rows))
      return
    }
    var table = TextTable([
      ("characters of order", .left), ("ε", .right), ("Delsarte ≥", .right), ("least uniform", .right), ("on", .left),
    ])
    for row in rows {
      table.add([
        row.characterOrders.map(String.init).joined(separator: ","),
        row.epsilon.isZero ? "exact" : row.epsilon.description, "\(row.lowerBound)", "\(row.size)",
        row.support.map(String.init).joined(separator: " "),
      ])
    }
    print("C\(order): exact and weak symmetry with uniform weights, by looking at all supports\n\n\(table.text)")
  }
}

/// What the scaling experiment is about.
struct ScalingOptions: ParsableArguments {
  @Option(help: "A family; see above.", completion: .list(ScalingFamily.allCases.map(\.rawValue)))
  var family: String?

  @Option(help: "Parameters n, m or q, separated by commas; the family's standard ones by default.")
  var parameters: String?

  @Option(help: "An error ε in (0, 1), exact: 1/9 or 0.1. May be repeated.")
  var epsilon: [String] = ["1/4", "1/10"]

  @Option(
    help: "A construction; see above. May be repeated.", completion: .list(ScalingConstruction.allCases.map(\.rawValue))
  )
  var construction: [String] = []

  @Option(help: "The largest group whose irreducible matrices are tabulated, and for which all constructions are run.")
  var orderLimit = ScalingExperiment.defaultOrderLimit

  @Option(help: "Independent searches for each group, ε and random construction.")
  var repeats = 3

  @Option(help: "Decides the samples.")
  var seed: UInt64 = 1

  @OptionGroup var progressOptions: ProgressOptions

  /// The errors ε.
  func epsilons() throws -> [Rational] {
    try epsilon.map { text in
      guard let value = Rational(decimal: text), value.signum > 0, value < 1 else {
        throw CommandFailure.exit(
          CommandFailure.usage, "--epsilon \(text): write a number between 0 and 1, such as 1/9 or 0.1")
      }
      return value
    }
  }

  /// Runs the experiment.
  ///
  /// - Parameters:
  ///   - standard: the constructions unless some are named; `nil` for all that apply.
  ///   - printing: prints the rows there are when a signal ends the run; `nil` where a part of them says nothing.
  func rows(
    standard: [ScalingConstruction]? = nil, interrupted printing: (@Sendable ([ScalingRow]) -> Void)? = nil
  ) throws -> [ScalingRow] {
    guard let family, let chosen = ScalingFamily(rawValue: family) else {
      throw CommandFailure.exit(
        CommandFailure.usage,
        Suggestion.unknown("--family", family ?? "", among: ScalingFamily.allCases.map(\.rawValue)))
    }
    guard (1...1_000).contains(repeats) else {
      throw CommandFailure.exit(CommandFailure.usage, "--repeats takes a number from 1 to 1000")
    }
    guard (1...10_000).contains(orderLimit) else {
      throw CommandFailure.exit(CommandFailure.usage, "--order-limit takes a number from 1 to 10000")
    }
    let constructions = try construction.map { text in
      guard let value = ScalingConstruction(rawValue: text) else {
        throw CommandFailure.exit(
          CommandFailure.usage,
          Suggestion.unknown(
            "--construction", text, among: ScalingConstruction.allCases.map(\.rawValue), isShortList: true))
      }
      return value
    }
    let values = try parameters.map { text in
      try text.split(separator: ",", omittingEmptySubsequences: false).map { part in
        guard let value = Int(part) else {
          throw CommandFailure.exit(CommandFailure.usage, "--parameters \(text): write numbers separated by commas")
        }
        guard chosen.parameters.contains(value) else { throw ScalingError.parameter(value, of: chosen) }
        return value
      }
    }
    let experiment = try ScalingExperiment(
      epsilons: try epsilons(), constructions: constructions.isEmpty ? standard : constructions, repeats: repeats,
      orderLimit: orderLimit)
    return try rows(of: experiment, chosen, values ?? chosen.standardParameters, printing)
  }

  /// All rows, group by group. What is done when a signal comes is printed; the command for the rest is named.
  private func rows(
    of experiment: ScalingExperiment, _ family: ScalingFamily, _ values: [Int],
    _ printing: (@Sendable ([ScalingRow]) -> Void)?
  ) throws -> [ScalingRow] {
    let progress = ProgressDisplay(quiet: progressOptions.quiet)
    progress.show(ProgressState("", done: 0, total: values.count, unit: "groups"))
    defer { progress.finish() }
    // The rows, and of how many groups they are.
    let finished = Mutex<(rows: [ScalingRow], count: Int)>(([], 0))
    let repeats = repeats
    return try Interruption.leaving(progress) {
      guard let printing else {
        return Interruption.Ending(
          "a figure needs all groups, so nothing is drawn", command: ShellWords.current(), goesOn: false)
      }
      let (rows, count) = finished.withLock { $0 }
      if !rows.isEmpty { printing(rows) }
      let rest = values[count...].map(String.init).joined(separator: ",")
      return Interruption.Ending(
        "the rows of \(count) of \(values.count) groups are printed; the rest does not depend on them",
        command: ShellWords.current(replacing: "--parameters", with: rest))
    } during: {
      for value in values {
        // Numbers of its own for each group, so that a part of the run has the rows that the whole run has. A mixed seed: seeds
        // that differ by a multiple of the generator's increment would give the same numbers, shifted.
        var seeds = SplitMix64(seed: seed ^ (UInt64(value) &* 0xD1B5_4A32_D192_ED03))
        var random = SplitMix64(seed: seeds.next())
        let rows = try experiment.rows(family: family, parameter: value, using: &random) { row in
          progress.update { $0.activity = ScalingOptions.words(row, repeats: repeats) }
        }
        let count = finished.withLock { state in
          state = (state.rows + rows, state.count + 1)
          return state.count
        }
        progress.update { $0.done = count }
      }
      return finished.withLock { $0.rows }
    }
  }

  private static func words(_ row: ScalingRow, repeats: Int) -> String {
    let head = "\(row.group): ε = \(row.epsilon), \(row.construction.rawValue)"
    guard let size = row.size else { return "\(head): \(row.refusal?.reason ?? "no scheme")" }
    return "\(head): \(size) elements"
      + (row.construction.isRandom ? " (search \(row.number) of \(repeats))" : "")
  }
}

/// The rows of the experiment with fits.
struct ScalingReport: Encodable {
  let rows: [ScalingRow]
  let fits: [ScalingFit]

  init(_ rows: [ScalingRow]) {
    self.rows = rows
    fits = ScalingFit.all(of: rows)
  }

  /// The report for the terminal.
  var text: String {
    var table = TextTable([
      ("group", .left), ("functions", .left), ("ln|G|", .right), ("D", .right), ("ε", .right), ("construction", .left),
      ("≥", .right), ("found", .right), ("error", .right), ("KL", .right), ("Chernoff", .right), ("Bernstein", .right),
    ])
    for row in rows {
      guard let size = row.size, let error = row.errorUpper else { continue }
      table.add([
        row.group, row.functionClass, rounded(row.logOrder), "\(row.dimensionSum)", "\(row.epsilon)",
        row.construction.rawValue, "\(row.lowerBound)", "\(size)", rounded(error), "\(row.kullbackLeibler)",
        "\(row.chernoff)", "\(row.bernstein)",
      ])
    }
    let lines = fits.map { fit -> String in
      let name = fit.against == .order ? "ln|G|/ε" : "ln(2D)/ε"
      let head = "\(fit.construction.rawValue): "
      guard let line = fit.line else { return "\(head)no fit against \(name): it takes three different values" }
      return head
        + "found ≈ \(rounded(line.intercept)) + (\(rounded(line.slope)) ± \(rounded(line.slopeMargin))) · \(name), "
        + "R² = \(rounded(line.determination)), \(line.count) searches"
    }
    return ([table.text, ""] + lines + refusals).joined(separator: "\n")
  }

  /// What was not done, one line for each construction and reason.
  private var refusals: [String] {
    var lines: [(construction: ScalingConstruction, reason: String, groups: [String])] = []
    for row in rows {
      guard let refusal = row.refusal else { continue }
      let place = lines.firstIndex { $0.construction == row.construction && $0.reason == refusal.reason }
      if let place {
        if !lines[place].groups.contains(row.group) { lines[place].groups.append(row.group) }
      } else {
        lines.append((row.construction, refusal.reason, [row.group]))
      }
    }
    return lines.map { "\($0.construction.rawValue) has no row for \($0.groups.joined(separator: ", ")): \($0.reason)" }
  }

  private func rounded(_ value: Double) -> String { ((value * 1000).rounded() / 1000).description }
}
