import Foundation
import Testing

@Suite struct TradeoffCommandTests {
  struct Report: Decodable {
    struct Summary: Decodable {
      let samples: Int
      let exact, none, best, factor: String
      let modelAsymmetry: Double
    }
    struct Model: Decodable {
      let order: Int
      let relation, squaredBias: String
    }
    let squaredDataAsymmetry: String
    let crossover: String?
    let summaries: [Summary]
    let dataGroupOrder: Int?
    let models: [Model]?
  }

  /// Values 1, 1, 3, 3 around 2: d² = 1, q = 3, σ² = 4.
  @Test func targetOfFourPoints() throws {
    try withTemporaryFolder { folder in
      let path = "\(folder)/curve.csv"
      let run = try Command([
        "tradeoff", "--group", "S4", "--target", "1,1,3,3", "--noise", "2", "--samples", "12,36", "--csv", path,
        "--format", "json", "--steps", "4",
      ])
      #expect(run.status == 0, "\(run.errors)")
      let report = try JSONDecoder().decode(Report.self, from: Data(run.output.utf8))
      #expect(report.squaredDataAsymmetry == "1" && report.crossover == "12" && report.dataGroupOrder == 4)
      // n = 12: σ²/n = 1/3, exact 1 + 1/3 = none 4/3; best 1/3 + 1·1/(1 + 1).
      #expect(report.summaries[0].exact == "4/3" && report.summaries[0].none == "4/3")
      #expect(report.summaries[0].best == "5/6" && report.summaries[0].factor == "1/2")
      #expect(report.summaries[1].modelAsymmetry == 0.75)
      let models = try #require(report.models)
      #expect(models.contains { $0.relation == "larger" && $0.squaredBias == "1" })
      let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
      // c* = 1/2 is a step at n = 12, and 3/4 at n = 36.
      #expect(lines.count == 1 + 2 * 5)
    }
  }

  @Test func asymmetryAsAShare() throws {
    let run = try Command([
      "tradeoff", "--group", "C12", "--asymmetry", "0.05", "--noise", "0.1", "--samples", "10,1000",
    ])
    #expect(run.status == 0, "\(run.errors)")
    // qσ²/d² = 11 · 0.01 / 0.05.
    #expect(run.output.contains("for n < qσ²/d² = 2.2"))
  }

  @Test(arguments: [
    (["--target", "1,2"], 64, "4 points"), ([], 64, "--target VALUES or --asymmetry"),
    (["--asymmetry", "2"], 64, "from 0 to 1"), (["--asymmetry", "0.1", "--samples", "0"], 64, "whole numbers"),
    (["--asymmetry", "0.1", "--noise", "-1"], 64, "--noise"),
    (["--asymmetry", "0.1", "--target", "1,1,1,1"], 64, "either"), (["--asymmetry", "-0.1"], 64, "from 0 to 1"),
    (["--asymmetry", "0.1", "--signal", "0"], 64, "above 0"),
    (["--asymmetry", "0.1", "--group", "C1"], 65, "the asymmetry of a target in it is 0"),
  ]) func refusals(arguments: [String], status: Int32, message: String) throws {
    let noise = arguments.contains("--noise") ? [] : ["--noise", "1"]
    let run = try Command(["tradeoff"] + (arguments.contains("--group") ? [] : ["--group", "S4"]) + noise + arguments)
    #expect(run.status == status)
    #expect(run.errors.contains(message), "\(run.errors)")
  }

  @Test func targetsMayBeginWithASign() throws {
    let run = try Command(["tradeoff", "--group", "C3", "--target", "-1,0,1", "--noise", "0", "--samples", "1"])
    #expect(run.status == 0, "\(run.errors)")
    // Without noise the target is kept as it is: the risk is 0 at c = 1.
    #expect(run.output.contains("(d² = 2/3)"))
    #expect(run.output.contains("for n < qσ²/d² = 0"))
  }

  @Test func signsAreRefused() throws {
    let run = try Command(["tradeoff", "--group", "C2^3", "--asymmetry", "0.1", "--noise", "1"])
    #expect(run.status == 64)
    #expect(run.errors.contains("permutations with signs"))
  }
}
