import Foundation
import Testing

/// `reynolds probe` and `reynolds symmetrize` with models in Python that need its standard library only.
@Suite(.enabled(if: ProbeModel.python != nil, "python3 is not installed"))
struct ProbeCommandTests {
  private static let options = [
    "probe", "--group", "S5", "--action", "permute coordinates", "--search-queries", "2000",
  ]

  /// What the command says of each model: exit code, and words on standard output or standard error.
  @Test(
    arguments: [
      ("sum", [], 0, "SYMMETRIC WITHIN ROUNDING"), ("sum", ["--target", "weak:0.05"], 0, "SYMMETRIC WITHIN ROUNDING"),
      ("sum", ["--target", "strong:0.2"], 0, "largest mean of r"),
      ("first", ["--target", "weak:0.6", "--no-averaging"], 0, "APPROXIMATELY SYMMETRIC"),
      ("first", ["--target", "weak:0.03"], 1, "random elements, drawn once"),
      ("first", ["--target", "weak:0.03", "--class", "polynomials:1"], 1, "a scheme for polynomials:1"),
      ("scaled", [], 1, "NOT SYMMETRIC"), ("rare", [], 1, "the first change was found by patterns"),
      ("nan", [], 65, "NON-FINITE"), ("sum", ["--target", "weak:0.0001", "--max-queries", "300"], 2, "UNDECIDED"),
      ("sum", ["--distribution", "integers", "--scale", "3"], 0, "uniform integer coordinates"),
      ("reversed", ["--output", "representation"], 1, "g taken for its inverse"),
      ("die", [], 69, "exit code 3"), ("hang", ["--answer-timeout", "0.3"], 69, "did not answer"),
    ] as [(String, [String], Int32, String)])
  func verdicts(model: String, options: [String], status: Int32, words: String) throws {
    try ProbeModel.with { _, command in
      let group = model == "reversed" ? "C5" : "S5"
      let result = try Command(
        ["probe", "--group", group, "--action", "permute coordinates", "--search-queries", "2000"] + options
          + command(model))
      #expect(result.status == status, "\(result.output)\(result.errors)")
      #expect((result.output + result.errors).contains(words), "\(result.output)\(result.errors)")
    }
  }

  @Test(
    arguments: [
      (["--group", "S6"], 64, "has 5"), (["--group", "S5", "--action", "permute coordinats"], 64, "did you mean"),
      (["--group", "S5", "--target", "weak:2"], 64, "weak:0.01"), (["--group", "S5", "--confidence", "1"], 64, "0.99"),
      (["--group", "S5", "--inputs", "/nonexistent.npy"], 66, "nonexistent"),
      (["--group", "S5", "--output-action", "natural"], 64, "--output representation"),
      (["--group", "S5", "--distribution", "cauchy"], 64, "gaussian"),
      (["--group", "S5", "--report", "/nonexistent/report.json"], 73, "nonexistent"),
    ] as [([String], Int32, String)])
  func refusals(options: [String], status: Int32, words: String) throws {
    try ProbeModel.with { _, command in
      let result = try Command(["probe"] + options + command("sum"))
      #expect(result.status == status, "\(result.errors)")
      #expect(result.errors.contains(words), "\(result.errors)")
      #expect(result.output.isEmpty)
    }
  }

  @Test func noModel() throws {
    #expect(try Command(["probe", "--group", "S5"]).status == 64)
    let missing = try Command(["probe", "--group", "S5", "--", "/nonexistent/model"])
    #expect(missing.status == 66 && missing.errors.contains("no program"))
  }

  @Test func aRecordingAnswersAsTheModelDid() throws {
    try ProbeModel.with { folder, command in
      let base = Self.options + ["--report"]
      let first = try Command(base + [folder + "/1.json", "--record", folder + "/run"] + command("first"))
      let second = try Command(base + [folder + "/2.json", "--replay", folder + "/run"])
      #expect(first.status == 1 && second.status == 1, "\(first.errors)\(second.errors)")
      let reports = try [1, 2].map { try Data(contentsOf: URL(fileURLWithPath: "\(folder)/\($0).json")) }
      #expect(reports[0] == reports[1])
      // Another seed asks what was not recorded; the report so far is there.
      let other = try Command(base + [folder + "/3.json", "--replay", folder + "/run", "--seed", "2"])
      #expect(other.status == 65)
      #expect(FileManager.default.fileExists(atPath: folder + "/3.json"))
    }
  }

  @Test func reportsOutliveTheModel() throws {
    struct Report: Decodable {
      struct Measurement: Decodable { let count: Int }
      let verdict: String
      let isComplete: Bool
      let failure: String?
      let queries: Int
      let measurement: Measurement?
    }
    try ProbeModel.with { folder, command in
      let result = try Command(
        Self.options + ["--target", "weak:0.001", "--report", folder + "/report.json", "--format", "json"]
          + command("die"))
      #expect(result.status == 69)
      let saved = try Data(contentsOf: URL(fileURLWithPath: folder + "/report.json"))
      #expect(String(decoding: saved, as: UTF8.self) + "\n" == result.output)
      let report = try JSONDecoder().decode(Report.self, from: saved)
      #expect(!report.isComplete && report.failure != nil && report.verdict == "undecided")
      #expect(try #require(report.measurement).count > 20)
    }
  }

  @Test(arguments: [("group", 0), ("canonicalization", 0), ("frame", 0), ("sample:3", 1)] as [(String, Int32)])
  func symmetrizedModelsCanBeProbed(method: String, status: Int32) throws {
    try ProbeModel.with { _, command in
      let reynolds = Command.products.appending(path: "reynolds").path
      let result = try Command(
        ["probe", "--group", "S5", "--search-queries", "300", "--max-queries", "3000", "--batch-size", "64", "--"]
          + [reynolds, "symmetrize", "--group", "S5", "--by", method] + command("first"))
      #expect(result.status == status, "\(result.output)\(result.errors)")
    }
  }

  @Test func savedSchemesSymmetrize() throws {
    try ProbeModel.with { folder, command in
      let path = folder + "/scheme.json"
      // x₀ + 2 is linear, and five elements are exact for linear functions.
      #expect(
        try Command([
          "scheme", "--group", "S5", "--class", "polynomials:1", "--method", "subgroup", "--output", path,
        ]).status == 0)
      let reynolds = Command.products.appending(path: "reynolds").path
      let wrapped = [reynolds, "symmetrize", "--group", "S5", "--by", "scheme:" + path] + command("first")
      let result = try Command(["probe", "--group", "S5", "--search-queries", "500", "--"] + wrapped)
      #expect(result.status == 0, "\(result.output)\(result.errors)")
      let other = try Command(["symmetrize", "--group", "S4", "--by", "scheme:" + path] + command("first"))
      #expect(other.status == 65 && other.errors.contains("other generators"))
      let none = try Command(["symmetrize", "--group", "S5", "--by", "nothing"] + command("first"))
      #expect(none.status == 64 && none.errors.contains("sample:N"))
    }
  }

  @Test func interruptionLeavesAReport() throws {
    try ProbeModel.with { folder, command in
      let path = folder + "/report.json"
      let process = Process()
      process.executableURL = Command.products.appending(path: "reynolds")
      process.arguments =
        [
          "probe", "--group", "S5", "--max-queries", "100000000", "--search-queries", "50000000", "--report", path,
          "--quiet",
        ]
        + command("sum")
      let output = Pipe()
      process.standardOutput = output
      try process.run()
      // The file appears when the first stage begins.
      let deadline = ContinuousClock.now + .seconds(600)
      while !FileManager.default.fileExists(atPath: path), ContinuousClock.now < deadline { usleep(20_000) }
      process.interrupt()
      let printed = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
      process.waitUntilExit()
      #expect(process.terminationStatus == 130)
      #expect(printed.contains("it was interrupted") || printed.contains("UNDECIDED"), "\(printed)")
      #expect(String(decoding: try Data(contentsOf: URL(fileURLWithPath: path)), as: UTF8.self).contains("\"failure\""))
    }
  }
}
