import ArgumentParser
import Atlas
import CommandSupport
import Reporting

/// `reynolds atlas plan`.
struct AtlasPlanCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan",
    abstract: "The questions of an atlas, and the units of work that answer them.",
    discussion: """
      Seconds are estimates for one core, made from the questions alone, so that the plan is the same everywhere.

      Examples:
        reynolds atlas plan --shards 8
        reynolds atlas plan --spec Atlas/spec.json --format json
      """)

  @OptionGroup var specOption: AtlasSpecOption

  @Option(help: "How many parts are shown, as `run --shard i/n` does them.")
  var shards = 1

  @Option(help: "text or json.")
  var format: OutputFormat = .text

  func run() throws {
    try CommandFailure.reporting {
      guard (1...Shard.largestCount).contains(shards) else {
        throw CommandFailure.exit(
          CommandFailure.usage, "--shards takes a number from 1 to \(Shard.largestCount), not \(shards)")
      }
      let report = try AtlasPlanReport(try specOption.plan().plan, spec: specOption.spec, shards: shards)
      print(format == .text ? report.text : try OutputFormat.json(report))
    }
  }
}

extension AtlasPlan {
  /// The units of a part, of about the same cost as the other parts.
  func units(of shard: Shard) -> [AtlasUnit] {
    shard.balancedPositions(costs: units.map(\.estimatedSeconds)).map { units[$0] }
  }
}

/// A plan as printed.
struct AtlasPlanReport: Encodable {
  struct Unit: Encodable {
    let id, group: String
    let questions: Int
    let estimatedSeconds: Double
  }

  struct Part: Encodable {
    let shard: String
    let units: [String]
    let questions: Int
    let estimatedSeconds: Double
  }

  let spec: String
  let entries, thresholds, questions: Int
  let estimatedSeconds: Double
  let units: [Unit]
  let shards: [Part]

  init(_ plan: AtlasPlan, spec: String, shards count: Int) throws {
    self.spec = spec
    entries = plan.contents.entries.count
    thresholds = plan.contents.thresholds.count
    questions = plan.contents.items.count
    estimatedSeconds = AtlasPlanReport.rounded(plan.estimatedSeconds)
    units = plan.units.map {
      Unit(
        id: $0.id, group: $0.group, questions: $0.items.count,
        estimatedSeconds: AtlasPlanReport.rounded($0.estimatedSeconds))
    }
    shards = try (1...count).map { index in
      let shard = try Shard(index: index, count: count)
      let units = plan.units(of: shard)
      return Part(
        shard: shard.description, units: units.map(\.id), questions: units.reduce(0) { $0 + $1.items.count },
        estimatedSeconds: AtlasPlanReport.rounded(units.reduce(0) { $0 + $1.estimatedSeconds }))
    }
  }

  /// To milliseconds.
  private static func rounded(_ seconds: Double) -> Double { (seconds * 1_000).rounded() / 1_000 }

  var text: String {
    var table = TextTable([
      ("shard", .left), ("units", .right), ("questions", .right), ("estimated seconds on one core", .right),
    ])
    for part in shards {
      table.add([part.shard, "\(part.units.count)", "\(part.questions)", "\(part.estimatedSeconds)"])
    }
    return """
      \(spec): \(entries) entries and \(thresholds) threshold degrees
      \(questions) different questions in \(units.count) units

      \(table.text)
      """
  }
}
