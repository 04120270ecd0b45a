import Foundation
import Testing

@Suite struct PlanCommandTests {
  struct Number: Decodable {
    let exact: String?
    let lower, upper: Double
  }

  struct Option: Decodable {
    let way, level, action, certainty, basis: String
    let queries: Int?
    let seconds: Double?
    let risk: Number

    enum CodingKeys: String, CodingKey { case way, level, action, certainty, basis, queries, seconds, risk }

    init(from decoder: any Decoder) throws {
      let values = try decoder.container(keyedBy: CodingKeys.self)
      way = try values.decode(String.self, forKey: .way)
      level = try values.decode(String.self, forKey: .level)
      action = try values.decode(String.self, forKey: .action)
      certainty = try values.decode(String.self, forKey: .certainty)
      basis = try values.decode(String.self, forKey: .basis)
      // Large numbers are strings.
      queries = try? values.decode(Int.self, forKey: .queries)
      seconds = try values.decodeIfPresent(Double.self, forKey: .seconds)
      risk = try values.decode(Number.self, forKey: .risk)
    }
  }

  struct Figure: Decodable {
    let name, symbol, unit, certainty, basis: String
    let value: Number
  }

  struct Scheme: Decodable {
    struct Entry: Decodable { let element, weight: String }
    let size: Int
    let exactlySymmetric: Bool
    let entries: [Entry]
  }

  struct Report: Decodable {
    let group, action, level, wantedLevel, functionClass: String
    let assumedClass: Bool
    let recommendation: Option
    let options: [Option]
    let figures: [Figure]
    let scheme: Scheme?
    let certainties: [String: String]
    let notes: [String]

    enum CodingKeys: String, CodingKey {
      case group, action, level, wantedLevel, assumedClass, recommendation, options, figures, scheme, certainties, notes
      case functionClass = "class"
    }
  }

  private func report(_ arguments: [String]) throws -> Report {
    let command = try Command(["plan"] + arguments + ["--format", "json", "--quiet"])
    #expect(command.status == 0, "\(command.errors)")
    return try JSONDecoder().decode(Report.self, from: Data(command.output.utf8))
  }

  /// d² = 1/20, qσ²/n = 5/40: c* = 2/7, risk 1/40 + (1/20)(5/7) = 17/280.
  @Test func planForSixPoints() throws {
    let plan = try report([
      "--group", "S6", "--asymmetry", "0.05", "--samples", "10", "--noise", "0.5", "--query-cost", "3ms",
    ])
    #expect(plan.level == "approximate" && plan.functionClass == "functions" && plan.assumedClass)
    #expect(plan.recommendation.risk.exact == "17/280" && plan.recommendation.certainty == "model")
    #expect(plan.recommendation.queries == 6 && abs((plan.recommendation.seconds ?? 0) - 0.018) < 1e-12)
    #expect(plan.scheme?.size == 6 && plan.scheme?.entries.first?.weight == "17/42")
    let risks = Dictionary(uniqueKeysWithValues: plan.options.map { ($0.way, $0.risk.upper) })
    #expect(risks["none"] == 0.15 && risks["exact"] == 0.075 && risks["whole-group"] == 0.075)
    #expect(plan.options.first { $0.way == "whole-group" }?.queries == 720)
    let bound = try #require(plan.figures.first { $0.symbol == "AC_ex(F)" })
    #expect(bound.value.lower == 6 && bound.value.upper == 6 && bound.certainty == "proved")
    #expect(plan.figures.allSatisfy { !$0.basis.isEmpty && plan.certainties[$0.certainty] != nil })
    #expect(plan.figures.contains { $0.symbol == "p₀" && $0.value.exact == "1" && $0.certainty == "computed" })
  }

  @Test func textForPeople() throws {
    let command = try Command([
      "plan", "--group", "C2^3", "--asymmetry", "0", "--samples", "40", "--noise", "1", "--query-cost", "40us",
      "--quiet",
    ])
    #expect(command.status == 0, "\(command.errors)")
    for part in [
      "class polynomials:1 (assumed", "recommended: exact symmetry", "queries for each prediction", "µs", "how sure",
      "the model of the data", "if the numbers were different", "basis", "the scheme",
    ] {
      #expect(command.output.contains(part), "“\(part)” is missing in\n\(command.output)")
    }
  }

  /// The scheme that is saved has the error that was said.
  @Test func savedScheme() throws {
    try withTemporaryFolder { folder in
      let path = "\(folder)/plan.json"
      let plan = try report([
        "--group", "S4", "--class", "functions", "--asymmetry", "1/5", "--samples", "4", "--noise", "20",
        "--tolerance", "0.5", "--output", path,
      ])
      #expect(plan.level == "averaged" && plan.wantedLevel == "exact" && plan.scheme?.exactlySymmetric == false)
      let judged = try Command(["error", path, "--class", "functions", "--format", "json"])
      #expect(judged.status == 0, "\(judged.errors)")
      struct Errors: Decodable {
        struct Bounds: Decodable { let upper: String }
        let size: Int
        let weak: Bounds
      }
      let errors = try JSONDecoder().decode(Errors.self, from: Data(judged.output.utf8))
      let allowed = try #require(plan.figures.first { $0.symbol == "ε" }?.value.upper)
      let parts = errors.weak.upper.split(separator: "/").compactMap { Double($0) }
      #expect(errors.size == plan.recommendation.queries && parts[0] / (parts.count > 1 ? parts[1] : 1) <= allowed)
    }
  }

  /// What is not exact is not called so.
  @Test func inexactIsNotCalledExact() throws {
    let command = try Command([
      "plan", "--group", "C7", "--class", "regular", "--action", "regular", "--asymmetry", "0", "--samples", "7",
      "--noise", "1", "--tolerance", "1", "--quiet",
    ])
    #expect(command.status == 0 && command.output.contains("recommended: averaged, weak error ≤ 0.125"))
    #expect(!command.output.contains("recommended: exact"))
  }

  /// {1, −I} averages all linear functions away.
  @Test func signsOfALargeGroup() throws {
    let plan = try report(["--group", "C2^20", "--asymmetry", "0.1", "--samples", "200", "--noise", "1"])
    #expect((plan.recommendation.queries ?? 0) <= 2 && plan.scheme?.exactlySymmetric != nil)
  }

  /// Less than nothing: n < p, and 0 is better. Training would do with one query.
  @Test func warnings() throws {
    let plan = try report(["--group", "S6", "--asymmetry", "0.05", "--samples", "4", "--noise", "5"])
    #expect(plan.options.first { $0.way == "zero" }?.risk.exact == "1")
    let ridge = try #require(plan.options.first { $0.way == "ridge" })
    #expect(ridge.queries == 1 && ridge.risk.upper <= plan.recommendation.risk.upper)
    for part in ["n = 4 is less than p = 6", "predicting 0 has the risk", "“ridge” has the least risk"] {
      #expect(plan.notes.contains { $0.contains(part) }, "\(plan.notes)")
    }
  }

  /// More than 500 classes: no table of characters, the generators do.
  @Test func manyClasses() throws {
    let plan = try report(["--group", "C2^9", "--asymmetry", "0.1", "--samples", "200", "--noise", "1"])
    #expect(plan.scheme != nil && plan.recommendation.risk.upper < 0.2)
  }

  /// Negative numbers are values, and what is wrong with them is said.
  @Test(arguments: [
    ("--asymmetry", "-0.1", "must be from 0 to 1, not -1/10"), ("--noise", "-1", "the noise, a standard deviation"),
    ("--samples", "-3", "the number of samples must be at least 1"), ("--time-limit", "-1", "--time-limit -1"),
    ("--effort", "-1", "--effort -1: write a number, at least 0, or none"),
    ("--query-cost", "-3ms", "the cost of a query must be at least 0, not -3/1000"),
    ("--budget-queries", "-2", "the budget of queries must be at least 1"), ("--signal", "-1", "the signal"),
  ])
  func negativeNumbers(option: String, value: String, message: String) throws {
    let given = ["--group": "S3", "--asymmetry": "0.5", "--samples": "10", "--noise": "1"]
    let command = try Command(
      ["plan", "--quiet", option, value] + given.filter { $0.key != option }.flatMap { [$0.key, $0.value] })
    #expect(command.status == 64 && command.errors.contains(message), "\(command.errors)")
  }

  @Test func hugeGroup() throws {
    let plan = try report(["--group", "S50", "--asymmetry", "0", "--samples", "1000", "--noise", "1"])
    #expect(plan.recommendation.queries == 50 && plan.scheme?.exactlySymmetric == true)
    #expect(plan.figures.contains { $0.symbol == "|G|" && $0.value.lower > 3e64 })
  }

  @Test func budget() throws {
    let plan = try report([
      "--group", "S4", "--asymmetry", "0.05", "--samples", "8", "--noise", "1", "--budget-queries", "1",
    ])
    #expect(plan.level == "none" && plan.wantedLevel != "none" && plan.notes.contains { $0.contains("budget of 1") })
  }

  @Test(arguments: [
    (["--noise", "-1"], 64, "the noise, a standard deviation, must be at least 0"),
    (["--samples", "0"], 64, "the number of samples must be at least 1"),
    (["--asymmetry", "1.5"], 64, "must be from 0 to 1, not 3/2"),
    (["--asymmetry", "much"], 64, "--asymmetry much: write a number"),
    (["--signal", "0"], 64, "the signal"), (["--confidence", "1"], 64, "the confidence"),
    (["--query-cost", "3 weeks"], 64, "query-cost"), (["--budget-queries", "0"], 64, "the budget"),
    (["--group", "Q"], 64, "Q"), (["--class", "sets:2"], 64, "sets:2"),
    (["--class", "polynomials:0"], 65, "all functions of the class polynomials:0 are invariant"),
    (["--group", "S60", "--class", "polynomials:9"], 65, "the class polynomials:9 has more than"),
  ])
  func badInput(changed: [String], status: Int32, message: String) throws {
    var options = ["--group": "S3", "--asymmetry": "0.5", "--samples": "10", "--noise": "1"]
    for index in stride(from: 0, to: changed.count, by: 2) { options[changed[index]] = changed[index + 1] }
    let command = try Command(["plan", "--quiet"] + options.flatMap { ["\($0.key)=\($0.value)"] })
    #expect(command.status == status, "\(changed): \(command.errors)")
    #expect(command.errors.contains(message) && !command.errors.isEmpty, "\(command.errors)")
  }
}
