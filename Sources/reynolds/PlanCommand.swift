import ArgumentParser
import Averaging
import CommandSupport
import ExactArithmetic
import FiniteGroups
import Generalization
import Reporting
import Representations

/// `reynolds plan`: how much symmetry, by which scheme, at what cost and risk.
struct PlanCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan",
    abstract: "How much symmetry a fitted model should have, by which averaging scheme, at what cost and risk.",
    discussion: """
      From the asymmetry of what is to be learned, the samples and the noise follow the risks of no symmetry, of exact symmetrization and of the best mixture;
      the smallest scheme is constructed that is proved to be good enough for the best of them. Every number is printed with what it rests on.

      Risks are those of least squares on the class, whose noise is alike in all directions: every point (or an orthonormal design) observed equally
      often. The target is a function of the class. What holds without this model is marked “proved” or “computed”.

      Units: the signal ‖f*‖ is the root mean square of the target, 1 unless it is given; the noise σ is the standard deviation of one observation in the
      same units. The asymmetry is the share ‖(I − P)f*‖²/‖f*‖² of the target that averaging over the whole group would remove: 0 if the target is
      invariant, 1 if its average is 0.

      With --data the numbers are taken from measurements: a row for each, with the number of a point (functions on points) or the coordinates of one
      (polynomials), and one observation. Only pairs of rows in one orbit tell the asymmetry, and only repeated points the noise. The plan is made for the estimates and
      for both ends of their intervals.

      Without --class: all functions on the points of the action; polynomials:1, the coordinates and a constant, where the action is not by
      permutations. A group of more than \(FiniteGroup.defaultOrderLimit) elements is not enumerated.

      Examples:
        reynolds plan --group S6 --asymmetry 0.05 --samples 500 --noise 0.1
        reynolds plan --group S5 --class polynomials:3 --asymmetry 0.01 --samples 200 --noise 0.5 --query-cost 3ms
        reynolds plan --group S50 --asymmetry 0 --samples 1000 --noise 1 --format json
        reynolds plan --group S6 --data measurements.csv --target-column y
      """)

  @Option(
    help: "The group: S5, C2^4, 'PSL(2,7)', M11, 'SmallGroup(16,3)', '(1 2 3),(1 2)' (Documentation/GroupNames.md).",
    completion: Completions.groups)
  var group: String

  @Option(
    name: .customLong("class"),
    help: "What is fitted: functions, regular, polynomials:3, tuples:2, subsets:2, matrices:[…];[…]; see above.",
    completion: Completions.classes)
  var functionClass: String?

  @Option(help: "The action: natural, regular, cosets:GENERATORS.")
  var action = "natural"

  @Option(
    help:
      "Data to take asymmetry, samples, noise and signal from, as far as they are not given: comma-separated values with a heading, or inputs as .npy with --targets."
  )
  var data: String?

  @Option(help: "With --data: the column of observations, by name or number; the last one by default.")
  var targetColumn: String?

  @Option(help: "With --data X.npy: the observations, as .npy.")
  var targets: String?

  @Option(
    parsing: .unconditional,
    help:
      "With --data: no observation could exceed ±B. The asymmetry is then measured on random pairs of rows in one orbit, whatever the distribution of the noise."
  )
  var bound: String?

  @Option(
    parsing: .unconditional,
    help: "‖(I − P)f*‖²/‖f*‖² of the target f*, from 0 (invariant) to 1; decimals are read exactly. Or --data.")
  var asymmetry: String?

  @Option(parsing: .unconditional, help: "The number n of observations. Or --data.")
  var samples: Int?

  @Option(
    parsing: .unconditional,
    help: "σ, the standard deviation of the noise of one observation, in the units of the signal. Or --data.")
  var noise: String?

  @Option(parsing: .unconditional, help: "‖f*‖, the root mean square of the target; 1, or from --data.")
  var signal: String?

  @Option(
    parsing: .unconditional,
    help: "Risks that exceed the least one by this share count as equal; the cheapest way among them is taken.")
  var tolerance = "0.05"

  @Option(parsing: .unconditional, help: "What one query of the model costs: 3ms, 40us, 0.2s.")
  var queryCost: QueryCost?

  @Option(parsing: .unconditional, help: "The most queries for each prediction.")
  var budgetQueries: Int?

  @Option(
    parsing: .unconditional,
    help:
      "Work for making schemes smaller, in units of about a second of one core, counted beforehand: the same on every machine. What did not fit in is named. 'none' for no limit."
  )
  var effort = "20"

  @Option(
    parsing: .unconditional,
    help:
      "A safety: seconds after which no search is begun any more. Where it strikes, that is said, as another machine may find more. 'none' for no clock."
  )
  var timeLimit = "300"

  @Option(
    parsing: .unconditional,
    help: "How certain the bound for the loss on one data set, and intervals from --data, are to be.")
  var confidence = "0.95"

  @Option(
    parsing: .unconditional, help: "Decides the random choices of constructions, and which rows of --data are paired.")
  var seed: UInt64 = 1

  @Option(name: .shortAndLong, help: "Where to save the scheme.")
  var output: String?

  @Flag(help: "Replace a different file at --output.")
  var force = false

  @OptionGroup var progressOptions: ProgressOptions

  @Option(help: "text or json.")
  var format: OutputFormat = .text

  func run() throws {
    try CommandFailure.reporting {
      let numbers = try Numbers(self)
      let limits = (effort: try limit(effort, "--effort"), seconds: try limit(timeLimit, "--time-limit"))
      let description = try GroupDescription(group)
      if let output { try AtomicFile.ensureWritable(output) }
      let progress = ProgressDisplay("preparing \(description.title)", quiet: progressOptions.quiet)
      defer { progress.finish() }
      let action = try ActionSpecification(action)
      let table = try data.map { try observations($0) }
      let specification =
        try functionClass.map { try FunctionClassSpecification($0) } ?? standardClass(description, action, table)
      let measured = try table.map {
        try Measured($0, specification, action, of: description, numbers: numbers, samples: samples, seed: seed)
      }
      let functions = try functions(specification, action, of: description)
      func plan(_ values: Values) throws -> Plan {
        try Planner.plan(
          try PlanRequest(
            functions: functions, asymmetry: values.asymmetry, signal: values.signal, samples: values.samples,
            noise: values.noise, tolerance: numbers.tolerance, queryCost: queryCost?.seconds,
            queryBudget: budgetQueries, confidence: numbers.confidence, seed: seed),
          effort: limits.effort, timeLimit: limits.seconds
        ) { progress.phase($0) }
      }
      let (central, ends) = try Interruption.leaving(progress, PlanCommand.interrupted) {
        (
          try plan(try measured?.central ?? given(numbers)),
          try measured?.ends.map { (lower: try plan($0.lower), upper: try plan($0.upper)) }
        )
      }
      let saved = try save(central, of: description)
      progress.finish()
      let report = PlanReport(central, assumedClass: functionClass == nil, saved: saved)
      guard let measured else {
        print(format == .text ? report.text : try OutputFormat.json(report))
        return
      }
      let whole = PlanDataReport(
        measured, report,
        lower: ends.map { PlanReport($0.lower, assumedClass: functionClass == nil, saved: nil) },
        upper: ends.map { PlanReport($0.upper, assumedClass: functionClass == nil, saved: nil) })
      print(format == .text ? whole.text : try OutputFormat.json(whole))
    }
  }

  /// The numbers without data.
  private func given(_ numbers: Numbers) throws -> Values {
    guard let asymmetry = numbers.asymmetry, let samples, let noise = numbers.noise else {
      let missing = [
        (numbers.asymmetry == nil, "--asymmetry"), (samples == nil, "--samples"), (numbers.noise == nil, "--noise"),
      ]
      throw CommandFailure.exit(
        CommandFailure.usage,
        "\(missing.filter(\.0).map(\.1).joined(separator: ", ")) missing: give the numbers, or --data FILE to take them from"
      )
    }
    return Values(asymmetry: asymmetry, signal: numbers.signal ?? 1, samples: samples, noise: noise)
  }

  /// A limit, `nil` for none.
  private func limit(_ text: String, _ option: String) throws -> Double? {
    if text == "none" { return nil }
    guard let value = Rational(decimal: text), value.signum >= 0 else {
      throw CommandFailure.exit(CommandFailure.usage, "\(option) \(text): write a number, at least 0, or none")
    }
    return value.approximation
  }

  /// The class, on the listed group where that is possible.
  private func functions(
    _ specification: FunctionClassSpecification, _ action: ActionSpecification, of description: GroupDescription
  ) throws -> PlannedFunctions {
    if action == .natural, let order = description.order, order > FiniteGroup.defaultOrderLimit {
      try PlannedFunctions.requireSmall(specification, of: description)
    }
    switch try AnyFunctionClass(specification, action: action, of: description, group: nil) {
    case .module(let functions): return try PlannedFunctions(functions, of: description)
    case .enumerated(let functions):
      do throws(PlanError) {
        return try PlannedFunctions(functions, of: description, action: action)
      } catch {
        if !PlanCommand.isTooLarge(error) { throw error }
        return try PlannedFunctions(
          try AnyFunctionClass.fallback(error, specification, action, description, nil), of: description)
      }
    }
  }

  /// Whether the irreducible matrices, or the classes of the table of characters, were too many.
  private static func isTooLarge(_ error: PlanError) -> Bool {
    switch error {
    case .construction(.tooLarge), .construction(.characters(.tooManyClasses)): true
    default: false
    }
  }

  /// All functions on the points; where there are no points, or rows of several numbers, the coordinates and a constant.
  private func standardClass(
    _ description: GroupDescription, _ action: ActionSpecification, _ table: ObservationTable?
  ) -> FunctionClassSpecification {
    if let table, table.inputNames.count > 1 { return .polynomials(degree: 1) }
    return switch action {
    case .natural:
      if case .permutation = description.naturalAction { .functions } else { .polynomials(degree: 1) }
    case .regular, .cosets: .functions
    case .plane, .space, .solid, .reflection: .polynomials(degree: 1)
    }
  }

  private static func interrupted() -> Interruption.Ending {
    Interruption.Ending(
      "there is no plan yet, and nothing was written; a smaller --effort ends the search for smaller schemes earlier",
      command: ShellWords.current(), goesOn: false)
  }

  private func save(_ plan: Plan, of description: GroupDescription) throws -> String? {
    guard let output, let scheme = plan.scheme else { return nil }
    try AtomicFile.write(
      try SchemeFile(scheme.scheme, of: description).text, to: output, replacing: force)
    return output
  }
}

/// A time for one query, as typed: `3ms`, `40us`, `0.2s`; whether it is a possible one is the request's to say.
struct QueryCost: ExpressibleByArgument {
  let seconds: Rational

  init?(argument: String) {
    let units: [(String, Rational)] = [
      ("ns", Rational(1, 1_000_000_000)), ("us", Rational(1, 1_000_000)), ("µs", Rational(1, 1_000_000)),
      ("ms", Rational(1, 1000)), ("s", 1),
    ]
    guard let (name, unit) = units.first(where: { argument.hasSuffix($0.0) }),
      let number = Rational(decimal: String(argument.dropLast(name.count)))
    else { return nil }
    seconds = number * unit
  }
}
