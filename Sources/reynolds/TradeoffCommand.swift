import ArgumentParser
import CommandSupport
import ExactArithmetic
import FiniteGroups
import Generalization
import Reporting

/// `reynolds tradeoff`: how much symmetry a model should have, against the number of samples.
struct TradeoffCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tradeoff",
    abstract: "Approximation against estimation: the risk of exact, partial and no symmetry, and the best level.",
    discussion: """
      All functions on the points of an action are fitted by least squares, the complement of the invariant ones with a ridge λ. Its mean keeps
      c = 1/(1 + λ) of the asymmetry d of the target: a = c·d. The risk, exactly, for uncorrelated noise and every point observed equally often:
      (1 − c)²d² + (p₀ + c²q)σ²/n, with p₀ orbits and q = points − orbits. The least one is at c = d²/(d² + qσ²/n).
      With --target the table of wrong groups follows: every subgroup as the group of the model, against the symmetry that the target has.

      Examples:
        reynolds tradeoff --group S4 --target '1,1,3,3.5' --noise 1 --samples 4,16,64,256
        reynolds tradeoff --group C12 --asymmetry 0.05 --noise 0.1 --samples 10,100,1000 --csv curve.csv
        reynolds tradeoff --group S3 --action regular --target '1,0,0,2,1,1' --noise 0.5 --format json
      """)

  @OptionGroup var problem: TradeoffOptions

  @Option(help: "Where to save the curve as comma-separated values.")
  var csv: String?

  @OptionGroup var figure: PlotOption

  @Option(help: "text or json.")
  var format: OutputFormat = .text

  func run() throws {
    try CommandFailure.reporting {
      if let csv { try AtomicFile.ensureWritable(csv) }
      try figure.ensureWritable()
      let result = try problem.result()
      let (elements, curve) = (result.elements, result.curve)
      let table = try result.problem.flatMap { problem in
        elements.order <= SubgroupClasses.orderLimit ? try ModelGroupTable(allSubgroupsOf: problem) : nil
      }
      let report = try TradeoffReport(
        title: result.description.title, action: problem.action, order: elements.order, setting: result.setting,
        curve: curve, models: table, target: result.problem?.target)
      if let csv { try AtomicFile.write(curve.csv, to: csv, replacing: true) }
      print(format == .text ? report.text : try OutputFormat.json(report))
      try figure.write(TradeoffFigure(curve, group: result.description.title))
    }
  }
}

/// Whose trade-off is computed.
struct TradeoffOptions: ParsableArguments {
  @Option(
    help: "The group: S5, C2^4, 'PSL(2,7)', M11, 'SmallGroup(16,3)', '(1 2 3),(1 2)' (Documentation/GroupNames.md).",
    completion: Completions.groups)
  var group: String?

  @Option(help: "The action by permutations of points: natural, regular, cosets:GENERATORS.")
  var action = "natural"

  @Option(parsing: .unconditional, help: "The numbers n of observations, separated by commas.")
  var samples = "10,30,100,300,1000"

  @Option(
    parsing: .unconditional,
    help: "σ, the standard deviation of the noise of one observation, in the units of the target.")
  var noise: String?

  @Option(
    parsing: .unconditional,
    help: "‖(I − P)f*‖²/‖f*‖² of the target f*, from 0 (invariant) to 1; decimals are read exactly. Or --target.")
  var asymmetry: String?

  @Option(parsing: .unconditional, help: "With --asymmetry: ‖f*‖, the root mean square of the target; 1 by default.")
  var signal: String?

  @Option(parsing: .unconditional, help: "The values of the target at the points, separated by commas.")
  var target: String?

  @Option(
    parsing: .unconditional,
    help: "The curve has the points c = 0, 1/steps, …, 1, and the best c; 10 steps by default, in a figure 60.")
  var steps: Int?

  /// A setting with its curve.
  struct Result {
    let description: GroupDescription
    let elements: FiniteGroup
    let setting: RiskSetting
    let problem: FiniteProblem?
    let curve: TradeoffCurve
  }

  @OptionGroup var progressOptions: ProgressOptions

  /// The curve; its numbers are checked against the claims of the ledger.
  func result(standardSteps: Int = 10) throws -> Result {
    let steps = steps ?? standardSteps
    guard let group else { throw CommandFailure.exit(CommandFailure.usage, "write --group NAME, such as --group S4") }
    guard let noise else {
      throw CommandFailure.exit(CommandFailure.usage, "write --noise SIGMA, a standard deviation, at least 0")
    }
    let progress = ProgressDisplay("listing \(group)", quiet: progressOptions.quiet)
    defer { progress.finish() }
    return try Interruption.unprinted(progress) {
      try result(group, noise: noise, steps: steps, progress)
    }
  }

  private func result(_ group: String, noise: String, steps: Int, _ progress: ProgressDisplay) throws -> Result {
    let description = try GroupDescription(group)
    let elements = try description.enumerated()
    let points = try TabulatedAction(
      try description.action(try ActionSpecification(action), of: elements), of: elements)
    let sigma = try number(noise, "--noise \(noise): write a standard deviation, at least 0")
    let counts = try list(samples, "--samples \(samples): write whole numbers from 1 on, such as 10,100,1000").map {
      value -> Int in
      guard value.isInteger, let count = value.asInt, count >= 1 else {
        throw CommandFailure.exit(CommandFailure.usage, "--samples \(samples): write whole numbers from 1 on")
      }
      return count
    }
    guard (1...1000).contains(steps) else {
      throw CommandFailure.exit(CommandFailure.usage, "--steps \(steps): write a number from 1 to 1000")
    }
    let (setting, problem) = try setting(points, noiseVariance: sigma * sigma)
    progress.phase("the risks of \(counts.count) numbers of samples")
    let curve = try TradeoffCurve(setting, samples: counts, steps: steps)
    guard curve.violations.isEmpty else {
      throw CommandFailure.exit(
        CommandFailure.software, "the numbers contradict the claims: \(curve.violations.joined(separator: "; "))")
    }
    return Result(
      description: description, elements: elements, setting: setting, problem: problem, curve: curve)
  }

  /// The setting at one sample, with the problem if the target is given.
  private func setting(
    _ points: TabulatedAction, noiseVariance: Rational
  ) throws -> (RiskSetting, FiniteProblem?) {
    switch (target, asymmetry) {
    case (let target?, nil):
      guard signal == nil else {
        throw CommandFailure.exit(CommandFailure.usage, "--signal goes with --asymmetry; a target has its own norm")
      }
      let values = try list(target, "--target '\(target)': write a value for each point, such as 1,0,2.5,1/3")
      guard values.count == points.pointCount else {
        throw CommandFailure.exit(
          CommandFailure.usage, "--target has \(values.count) values, and the action has \(points.pointCount) points")
      }
      let problem = try FiniteProblem(action: points, target: values, noiseVariance: noiseVariance)
      return (try RiskSetting(problem, samples: 1), problem)
    case (nil, let asymmetry?):
      let share = try number(asymmetry, "--asymmetry \(asymmetry): write a number from 0 to 1")
      guard share <= 1 else {
        throw CommandFailure.exit(CommandFailure.usage, "--asymmetry \(asymmetry): write a number from 0 to 1")
      }
      let norm = try signal.map { try number($0, "--signal \($0): write a number above 0") } ?? 1
      guard norm.signum > 0 else {
        throw CommandFailure.exit(CommandFailure.usage, "--signal \(signal ?? ""): write a number above 0")
      }
      // The same refusal as that of `plan`.
      guard points.orbits.count < points.pointCount || share.isZero else {
        throw PlanError.nothingToAverage(className: "functions", asymmetry: share)
      }
      return (
        try RiskSetting(
          dataAsymmetry: share * norm * norm, invariantDimension: points.orbits.count, dimension: points.pointCount,
          samples: 1, noiseVariance: noiseVariance), nil
      )
    default: throw CommandFailure.exit(CommandFailure.usage, "write either --target VALUES or --asymmetry SHARE")
    }
  }

  private func number(_ text: String, _ message: String) throws -> Rational {
    guard let value = Rational(decimal: text), value.signum >= 0 else {
      throw CommandFailure.exit(CommandFailure.usage, message)
    }
    return value
  }

  private func list(_ text: String, _ message: String) throws -> [Rational] {
    try text.split(separator: ",", omittingEmptySubsequences: false).map { part in
      guard let value = Rational(decimal: String(part).filter { $0 != " " }) else {
        throw CommandFailure.exit(CommandFailure.usage, message)
      }
      return value
    }
  }
}
