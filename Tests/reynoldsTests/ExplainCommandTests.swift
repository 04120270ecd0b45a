import Foundation
import Testing

@Suite struct ExplainCommandTests {
  private static let certificate = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Counterexamples/excluded/S3-polynomials-2-convex-a7bb912ebf03.json").path

  @Test func explains() throws {
    let result = try Command(["explain", ExplainCommandTests.certificate])
    #expect(result.status == 0)
    #expect(result.output.hasPrefix("VALID: AC_ex (convex weights) = 3 for S3"))
    #expect(result.output.contains("E(x1) = 1/3·x1 + 1/3·x2 + 1/3·x3"))
    #expect(try Command(["explain", "no such file"]).status == 66)
  }

  /// The exit code is that of `check`.
  @Test func invalid() throws {
    try withTemporaryFolder { folder in
      let text = try String(contentsOfFile: ExplainCommandTests.certificate, encoding: .utf8)
      let path = "\(folder)/wrong.json"
      try text.replacing("\"order\": 6", with: "\"order\": 5").write(toFile: path, atomically: true, encoding: .utf8)
      let result = try Command(["explain", path])
      #expect(result.status == 1 && result.output.hasPrefix("INVALID"))
      #expect(try Command(["export", path, "--format", "smt2"]).status == 1)
      try "{".write(toFile: path, atomically: true, encoding: .utf8)
      #expect(try Command(["explain", path]).status == 65)
    }
  }

  @Test func exports() throws {
    try withTemporaryFolder { folder in
      let path = "\(folder)/out.smt2"
      let result = try Command(["export", ExplainCommandTests.certificate, "--format", "smt2", "--output", path])
      #expect(result.status == 0)
      #expect(try String(contentsOfFile: path, encoding: .utf8).contains("(set-info :status unsat)"))
      // Its proof is not one of sets, so there are no clauses.
      #expect(try Command(["export", ExplainCommandTests.certificate, "--format", "lrat"]).status == 65)
      let all = try Command(["export", ExplainCommandTests.certificate, "--all", "\(folder)/all"])
      #expect(all.status == 0 && all.output.contains("written") && all.output.contains("skipped  vipr"))
      #expect(try Command(["export", ExplainCommandTests.certificate]).status == 64)
    }
  }
}
