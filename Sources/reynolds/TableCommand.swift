import ArgumentParser
import Averaging
import CommandSupport
import ExactArithmetic
import Reporting
import Solving

/// `reynolds table`: exact against approximate cost for one group.
struct TableCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "table",
    abstract:
      "For one group: the exact averaging complexity of its function classes, and bounds on the approximate one.",
    discussion: """
      Rows: polynomials of degree ≤ k under the natural action, up to the degree at which every irreducible representation
      occurs; for cyclic groups also the characters by their order. Columns for each ε: a lower bound on every weak(ε) scheme (Plancherel,
      Delsarte), and the sizes that suffice by sampling (Bernstein: the paper; Chernoff and KL: sharper). Convex weights.

      Examples:
        reynolds table --group C8
        reynolds table --group S4 --epsilon 1/10 --epsilon 0.01 --format json
      """)

  @Option(help: "The group, as for certify.", completion: Completions.groups)
  var group: String

  @OptionGroup var options: TableOptions
  @OptionGroup var progressOptions: ProgressOptions
  @OptionGroup var figure: PlotOption

  @Option(help: "text or json.")
  var format: OutputFormat = .text

  func run() throws {
    try CommandFailure.reporting {
      try figure.ensureWritable()
      if figure.plot != nil { try ComplexityFigure.ensureDrawable(options) }
      let progress = ProgressDisplay("the table of \(group)", quiet: progressOptions.quiet)
      defer { progress.finish() }
      let table: ComplexityTable = try Interruption.unprinted(progress) { try options.table(of: group) }
      progress.finish()
      print(format == .text ? text(table) : try OutputFormat.json(TableReport(table)))
      try figure.write(ComplexityFigure(table))
      try ProcessEnd.finish(0)
    }
  }

  private func text(_ table: ComplexityTable) -> String {
    var columns: [(title: String, alignment: TextTable.Alignment)] = [
      ("class", .left), ("irreducibles", .right), ("D", .right), ("AC_ex", .right), ("status", .left),
    ]
    for epsilon in table.epsilons {
      columns += [("ε=\(epsilon): ≥", .right), ("KL", .right), ("Chernoff", .right), ("Bernstein", .right)]
    }
    var rendered = TextTable(columns)
    for row in TableReport(table).rows {
      var cells = [
        row.functionClass, "\(row.irreduciblesOccurring)/\(row.irreducibles)",
        row.dimensionIsExact ? "\(row.dimension)" : "≤\(row.dimension)",
        row.complexity.map { "\($0)" } ?? "\(row.lower) … \(row.upper)", row.status,
      ]
      for bounds in row.weak {
        cells += [bounds.lower, bounds.kullbackLeibler, bounds.chernoff, bounds.bernstein].map { "\($0)" }
      }
      rendered.add(cells)
    }
    return """
      \(table.group), order \(table.order): exact symmetry, and weak(ε) symmetry between "≥" and the sizes that suffice by sampling
      (AC_ex queries always suffice, so a sampling size above AC_ex means: sampling does not help here)

      \(rendered.text)
      """
  }
}

/// What the table shows.
struct TableOptions: ParsableArguments {
  @Option(help: "An error ε in (0, 1], exact: 1/9 or 0.1. May be repeated.")
  var epsilon: [String] = ["1/2", "1/4", "1/10"]

  @Option(help: "The largest polynomial degree.")
  var maxDegree = 12

  @OptionGroup var solver: SolverOptions

  /// The table of a group.
  func table(of group: String) throws -> ComplexityTable {
    let epsilons = try epsilon.map { text in
      guard let value = Rational(decimal: text), value.signum > 0, value <= 1 else {
        throw CommandFailure.exit(
          CommandFailure.usage, "--epsilon \(text): write a number in (0, 1], such as 1/9 or 0.1")
      }
      return value
    }
    guard (0...1_000).contains(maxDegree) else {
      throw CommandFailure.exit(CommandFailure.usage, "--max-degree takes a number from 0 to 1000")
    }
    return try ComplexityTable(
      group: group, epsilons: epsilons, maximumDegree: maxDegree,
      certifier: try solver.certifier())
  }
}

/// The table as JSON.
private struct TableReport: Encodable {
  struct Weak: Encodable {
    let epsilon: String
    let lower, kullbackLeibler, chernoff, bernstein: Int
  }

  struct Row: Encodable {
    let functionClass: String
    let irreduciblesOccurring, irreducibles, dimension: Int
    let dimensionIsExact: Bool
    let lower, upper: Int
    let complexity: Int?
    let status, method: String
    let weak: [Weak]

    enum CodingKeys: String, CodingKey {
      case functionClass = "class", irreduciblesOccurring, irreducibles, dimension, dimensionIsExact, lower, upper
      case complexity, status, method, weak
    }
  }

  let group: String
  let order: Int
  let rows: [Row]

  init(_ table: ComplexityTable) {
    group = table.group
    order = table.order
    rows = table.rows.map { row in
      Row(
        functionClass: row.functionClass, irreduciblesOccurring: row.occurring, irreducibles: row.irreducibles,
        dimension: row.dimension, dimensionIsExact: row.isDimensionExact, lower: row.exact.lower,
        upper: row.exact.upper, complexity: row.exact.complexity, status: row.exact.status.rawValue,
        method: row.exact.method,
        weak: row.bounds.map { bounds in
          Weak(
            epsilon: bounds.epsilon.description, lower: bounds.lower,
            kullbackLeibler: bounds.sufficient[.kullbackLeibler] ?? table.order,
            chernoff: bounds.sufficient[.chernoff] ?? table.order,
            bernstein: bounds.sufficient[.bernstein] ?? table.order)
        })
    }
  }
}
