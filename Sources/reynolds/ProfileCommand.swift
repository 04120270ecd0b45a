import ArgumentParser
import Averaging
import CommandSupport
import ExactArithmetic
import FiniteGroups
import Foundation
import Reporting
import Representations

/// `reynolds profile`: the staircase from one query to the whole group.
struct ProfileCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "profile",
    abstract:
      "Degree by degree, what exact averaging of polynomials costs; or error by error, what approximate averaging costs.",
    discussion: """
      The abstract reading counts symmetric powers of the representation: for linear functions on ℝᵈ the polynomials of degree ≤ k. The pointwise
      reading counts products of functions on the given points only, and may stop below |G|.

      Examples:
        reynolds profile --group S4 --action natural
        reynolds profile --group D6 --action X4                 the irreducible character number 4
        reynolds profile --group S4 --reading pointwise         all functions on the four points
        reynolds profile --group B2 --reading pointwise --points "1,0;1,1"
        reynolds profile --group C13 --curve 1/2,1/4,1/9        ε against the cost of all functions on the group
        reynolds profile --survey                               K* and its bounds for all groups of order < 64
      """)

  @OptionGroup var problem: ProfileOptions

  @Option(help: "Errors ε, separated by commas: the curve for all functions on the group, instead of the degrees.")
  var curve: String?

  @Flag(help: "With --curve: strong instead of weak symmetry.")
  var strong = false

  @Flag(help: "K* against its bounds for every faithful irreducible and transitive representation of the catalogue.")
  var survey = false

  @OptionGroup var progressOptions: ProgressOptions

  @OptionGroup var figure: PlotOption

  @Option(help: "text or json.")
  var format: OutputFormat = .text

  func run() throws {
    try CommandFailure.reporting {
      if figure.plot != nil, survey {
        throw CommandFailure.exit(CommandFailure.usage, "--plot goes without --survey, which has nothing to draw")
      }
      try figure.ensureWritable()
      if survey {
        let report = try surveyed()
        print(format == .text ? report.text : try OutputFormat.json(report))
        return
      }
      if let curve {
        let errors = try ProfileOptions.rationals(
          curve, otherwise: "--curve \(curve): write errors such as 1/2,1/4,0.1"
        ) { $0.signum >= 0 }
        let report = try CurveReport(
          try problem.description(), curve: errors, weights: try problem.weights.weightClass(), strong: strong)
        print(format == .text ? report.text : try OutputFormat.json(report))
        try figure.write(report.figure)
        return
      }
      let (profile, title) = try problem.profile()
      let report = ProfileReport(profile, group: title, action: problem.action)
      print(format == .text ? report.text : try OutputFormat.json(report))
      try figure.write(ProfileFigure(profile, group: title, action: problem.action))
    }
  }

  /// The survey, group by group. Counts of a part would look like counts of all groups, so an interrupted survey prints nothing.
  private func surveyed() throws -> SurveyReport {
    let groups = SmallGroupCatalogue.entries
    let progress = ProgressDisplay(quiet: progressOptions.quiet)
    progress.show(ProgressState("", done: 0, total: groups.count, unit: "groups"))
    defer { progress.finish() }
    return try Interruption.leaving(progress) {
      Interruption.Ending(
        "a survey of some groups would say nothing of all, so nothing is printed", command: ShellWords.current(),
        goesOn: false)
    } during: {
      var entries: [ThresholdSurvey.Entry] = []
      for (number, group) in groups.enumerated() {
        progress.update {
          $0.done = number
          $0.activity = "SmallGroup(\(group.id[0]),\(group.id[1]))"
        }
        entries += try ThresholdSurvey(of: [group]).entries
      }
      return SurveyReport(entries)
    }
  }
}

/// Whose profile is computed, and how.
struct ProfileOptions: ParsableArguments {
  @Option(help: "The group, as for certify.", completion: Completions.groups)
  var group: String?

  @Option(help: "natural, or an irreducible character: X1, X2, … as reynolds group numbers them.")
  var action = "natural"

  @Option(help: "abstract (symmetric powers) or pointwise (products of functions on points).")
  var reading = "abstract"

  @Option(
    name: [.long, .customLong("point")],
    help: "With pointwise: points whose orbits are taken, such as 1,2,3;0,0,1; by default all unit vectors.")
  var points: String?

  @OptionGroup var weights: WeightsOption

  /// The group.
  func description() throws -> GroupDescription {
    guard let group else { throw CommandFailure.exit(CommandFailure.usage, "write --group NAME, such as --group S4") }
    if points != nil, reading != "pointwise" {
      throw CommandFailure.exit(CommandFailure.usage, "--points goes with --reading pointwise")
    }
    return try GroupDescription(group)
  }

  /// The profile, and what the group is called.
  func profile() throws -> (profile: Profile, title: String) {
    let description = try description()
    return (try profile(of: description), description.title)
  }

  private func profile(of description: GroupDescription) throws -> Profile {
    let weightClass = try weights.weightClass()
    switch reading {
    case "abstract":
      if action == "natural" { return try Profile(natural: description, weightClass: weightClass) }
      let group = try description.enumerated()
      let table = try CharacterTable(of: group)
      guard action.hasPrefix("X"), let number = Int(action.dropFirst()), (1...table.count).contains(number) else {
        throw CommandFailure.exit(
          CommandFailure.usage,
          "--action \(action): write natural, or a character X1 … X\(table.count) of \(description.title)")
      }
      return try Profile(of: table.irreducible(number - 1), table: table, group: group, weightClass: weightClass)
    case "pointwise":
      guard action == "natural" else {
        throw CommandFailure.exit(CommandFailure.usage, "--reading pointwise goes with --action natural")
      }
      let group = try description.enumerated()
      let natural = description.naturalAction
      let starts = try points.map(pointList) ?? PointSpace.units(of: natural)
      return try Profile(
        of: try PointSpace(orbitsOf: starts, under: natural, of: group), table: try CharacterTable(of: group),
        weightClass: weightClass)
    default:
      throw CommandFailure.exit(
        CommandFailure.usage, Suggestion.unknown("--reading", reading, among: ["abstract", "pointwise"]))
    }
  }

  private func pointList(_ text: String) throws -> [[Rational]] {
    try text.split(separator: ";", omittingEmptySubsequences: false).map { point in
      try ProfileOptions.rationals(
        String(point), otherwise: "--points \(text): write points such as 1,2,1/3 or 1,0;1,1, one ; between them"
      ) { _ in true }
    }
  }

  /// Reads numbers separated by commas.
  static func rationals(
    _ text: String, otherwise message: String, where isAllowed: (Rational) -> Bool
  ) throws -> [Rational] {
    try text.split(separator: ",", omittingEmptySubsequences: false).map { part in
      guard let value = Rational(decimal: String(part)), isAllowed(value) else {
        throw CommandFailure.exit(CommandFailure.usage, message)
      }
      return value
    }
  }
}

/// The staircase as printed.
struct ProfileReport: Encodable {
  struct Level: Encodable {
    let degree: Int
    let functionCount: Int?
    let irreducibles: [String]
    let dimension: Int
    let lower, upper: JSONNatural
    let complexity: JSONNatural?
    let lowerBy, upperBy: String
    let costsWholeGroup: Bool
  }

  let group, action, reading, weights: String
  let order, irreducibles: Int
  let thresholdDegree, sharpBound, paperBound, wholeGroupDegree: Int?
  /// The irreducible characters that no function on the points has, with the reading `pointwise`.
  let missing: [String]?
  let levels: [Level]

  init(_ profile: Profile, group: String, action: String) {
    self.group = group
    self.action = action
    reading = profile.reading.rawValue
    weights = profile.weightClass.rawValue
    order = profile.table.groupOrder
    irreducibles = profile.table.count
    thresholdDegree = profile.threshold?.value
    sharpBound = profile.thresholdBounds?.sharp
    paperBound = profile.thresholdBounds?.paper
    wholeGroupDegree = profile.wholeGroupDegree
    missing = profile.pointRows == nil ? nil : profile.missingRows.map { "X\($0 + 1)" }
    levels = profile.levels.map { level in
      Level(
        degree: level.degree, functionCount: level.functionCount, irreducibles: level.rows.map { "X\($0 + 1)" },
        dimension: level.dimension, lower: JSONNatural(level.bounds.least), upper: JSONNatural(level.bounds.most),
        complexity: level.value.map { JSONNatural($0) }, lowerBy: level.bounds.lower.name.rawValue,
        upperBy: level.bounds.upper.name.rawValue, costsWholeGroup: level.costsWholeGroup)
    }
  }

  /// The report for the terminal.
  var text: String {
    var table = TextTable([
      ("k", .right), ("irreducibles", .right), ("dim M", .right), ("AC_ex", .right), ("by", .left),
    ])
    for level in levels {
      table.add([
        "\(level.degree)", "\(level.irreducibles.count)/\(irreducibles)", "\(level.dimension)",
        level.complexity.map { "\($0)" } ?? "\(level.lower) … \(level.upper)",
        level.lowerBy == level.upperBy ? level.lowerBy : "\(level.lowerBy), \(level.upperBy)",
      ])
    }
    var lines = ["\(group), order \(order), \(action), \(reading) reading, \(weights) weights"]
    if let thresholdDegree, let sharpBound, let paperBound {
      lines.append("K* = \(thresholdDegree); bounds: \(sharpBound) (ΣM−dim), \(paperBound) (the paper's)")
    }
    lines.append(
      wholeGroupDegree.map { "exact averaging costs the whole group from degree \($0) on" }
        ?? "exact averaging never costs the whole group on these points"
        + (missing.map { ": no function on them has \($0.joined(separator: ", "))" } ?? ""))
    return (lines + ["", table.text]).joined(separator: "\n")
  }
}

/// The curve ε ↦ cost, for all functions on the group.
struct CurveReport: Encodable {
  struct Point: Encodable {
    let epsilon: String
    let lower, upper: JSONNatural
    let lowerBy, upperBy: String
  }

  struct Step: Encodable {
    let epsilon: String
    let size, lambda: Int
    let existence: String
  }

  let group, symmetry, weights: String
  let order: Int
  let points: [Point]
  let steps: [Step]

  init(_ description: GroupDescription, curve: [Rational], weights: WeightClass, strong: Bool) throws {
    let group = try description.enumerated()
    let table = try CharacterTable(of: group)
    let occurring = OccurringIrreducibles(rows: Array(0..<table.count), of: table)
    let curve = try EpsilonCurve(
      of: .table(occurring), errors: curve, weightClass: weights, strong: strong, group: group)
    self.group = description.title
    self.weights = weights.rawValue
    symmetry = strong ? "strong" : "weak"
    order = group.order
    points = curve.points.map { point in
      Point(
        epsilon: point.epsilon.description, lower: JSONNatural(point.bounds.least),
        upper: JSONNatural(point.bounds.most), lowerBy: point.bounds.lower.name.rawValue,
        upperBy: point.bounds.upper.name.rawValue)
    }
    steps = curve.steps.map {
      Step(epsilon: $0.epsilon.description, size: $0.size, lambda: $0.lambda, existence: $0.existence.rawValue)
    }
  }

  /// The report for the terminal.
  var text: String {
    var table = TextTable([("ε", .right), ("≥", .right), ("≤", .right), ("by", .left)])
    for point in points {
      table.add([point.epsilon, "\(point.lower)", "\(point.upper)", "\(point.lowerBy), \(point.upperBy)"])
    }
    var lines = [
      "\(group), order \(order), all functions on the group, \(symmetry)(ε), \(weights) weights", "", table.text,
    ]
    if !steps.isEmpty {
      var exact = TextTable([("size", .right), ("from ε", .right), ("difference set", .left)])
      for step in steps {
        exact.add([
          "\(step.size)", step.epsilon,
          step.existence == "trivial" ? "yes" : "possible: (\(order),\(step.size),\(step.lambda))",
        ])
      }
      lines += [
        "", "steps that theory gives: the least size is k exactly at ε if a difference set of k elements exists", "",
        exact.text,
      ]
    }
    return lines.joined(separator: "\n")
  }
}

extension CurveReport {
  /// The report as a figure.
  var figure: CurveFigure {
    func number(_ text: String) -> Double { Rational(text)?.approximation ?? .nan }
    return CurveFigure(
      problem: "\(group), \(symmetry)(ε), \(weights) weights", order: Double(order),
      points: points.map {
        CurveFigure.Point(
          epsilon: number($0.epsilon), lower: Rational($0.lower.value).approximation,
          upper: Rational($0.upper.value).approximation)
      },
      steps: steps.map {
        CurveFigure.Step(epsilon: number($0.epsilon), size: $0.size, exists: $0.existence == "trivial")
      })
  }
}

/// The survey of thresholds.
struct SurveyReport: Encodable {
  let representations, sharpViolations, tight, tightForPaper, disprovedFormulaViolations: Int
  /// Groups in which Σ(M−1) is violated, the smallest first.
  let counterexamples: [[Int]]

  init(_ entries: [ThresholdSurvey.Entry]) {
    let counts = ThresholdSurvey.Counts(entries)
    representations = counts.representations
    sharpViolations = counts.sharpViolations
    tight = counts.tight
    tightForPaper = counts.tightForPaper
    disprovedFormulaViolations = counts.falseFormulaViolations
    var groups: [[Int]] = []
    for entry in entries where entry.violatesFalseFormula && groups.last != entry.group { groups.append(entry.group) }
    counterexamples = groups
  }

  /// The report for the terminal.
  var text: String {
    let first = counterexamples.first.map { "SmallGroup(\($0[0]),\($0[1]))" } ?? "none"
    return """
      faithful irreducible and transitive representations of the groups of order < 64: \(representations)
      K* ≤ ΣM − dim violated: \(sharpViolations), attained: \(tight)
      the paper's K* ≤ ΣM − 1 attained: \(tightForPaper)
      Σ(M−1), which is no bound, violated: \(disprovedFormulaViolations), in \(counterexamples.count) groups, first \(first)
      """
  }
}
