import Foundation
import Testing

/// The built command, run as a user runs it.
struct Command {
  let status: Int32
  let output: String
  let errors: String

  /// The folder of the test bundle, where the executables are built too.
  static let products: URL = {
    #if os(Linux)
      URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
    #else
      Bundle.main.bundleURL.deletingLastPathComponent()
    #endif
  }()

  /// Runs a program of the package, or any other by its full path.
  ///
  /// - Parameter environment: variables to set; others stay as they are.
  init(_ arguments: [String], executable: String = "reynolds", environment: [String: String] = [:]) throws {
    let process = Process()
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    process.executableURL =
      executable.hasPrefix("/") ? URL(fileURLWithPath: executable) : Command.products.appending(path: executable)
    process.arguments = arguments
    let (output, errors) = (Pipe(), Pipe())
    process.standardOutput = output
    process.standardError = errors
    try process.run()
    let printed = output.fileHandleForReading.readDataToEndOfFile()
    let failed = errors.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    status = process.terminationStatus
    self.output = String(decoding: printed, as: UTF8.self)
    self.errors = String(decoding: failed, as: UTF8.self)
  }
}

/// Runs a test body with a folder of its own.
func withTemporaryFolder<Result>(_ body: (String) throws -> Result) throws -> Result {
  let folder = FileManager.default.temporaryDirectory.appending(path: "reynolds-\(UUID())").path
  try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(atPath: folder) }
  return try body(folder)
}

@Suite struct CertifyCommandTests {
  /// The object that `--format json` prints, with the keys that scripts may rely on.
  struct Report: Decodable {
    let group: String
    let order: Int
    let symmetry, weights: String
    let lower, upper: Int
    let complexity: Int?
    let status, method: String
    let seconds: Double
    let certificate: String?
    let functionClass: String

    enum CodingKeys: String, CodingKey {
      case group, order, symmetry, weights, lower, upper, complexity, status, method, seconds, certificate
      case functionClass = "class"
    }
  }

  @Test func jsonHasTheKeysAndTheCertificateIsAccepted() throws {
    try withTemporaryFolder { folder in
      let run = try Command([
        "certify", "--group", "S4", "--class", "polynomials:6", "--format", "json", "--archive", folder,
      ])
      #expect(run.status == 0 && run.errors.isEmpty)
      let report = try JSONDecoder().decode(Report.self, from: Data(run.output.utf8))
      #expect(report.group == "S4" && report.order == 24 && report.functionClass == "polynomials:6")
      #expect(report.lower == 24 && report.upper == 24 && report.complexity == 24)
      #expect(report.status == "certified" && report.symmetry == "exact" && report.weights == "convex")
      let path = try #require(report.certificate)
      #expect(path.hasPrefix(folder + "/S4-polynomials-6-convex-"))
      for executable in ["reynolds-check", "reynolds"] {
        let check = try Command(executable == "reynolds" ? ["check", path] : [path], executable: executable)
        #expect(check.status == 0)
        #expect(check.output.contains("AC_ex (convex weights) = 24 for S4"))
      }
    }
  }

  /// Approximate symmetry has its own names; decimals are read exactly.
  @Test func approximateSymmetryIsReported() throws {
    for (symmetry, canonical, name) in [
      ("weak:0.1", "weak:1/10", "AC_wk(1/10)"), ("strong:1/9", "strong:1/9", "AC_st(1/9)"),
    ] {
      let arguments = ["certify", "--group", "S3", "--class", "functions", "--symmetry", symmetry, "--no-archive"]
      let text = try Command(arguments + ["--timeout", "2"])
      #expect(text.status == 0 && text.output.contains(name) && text.output.contains("\(canonical) symmetry"))
      let json = try Command(arguments + ["--timeout", "2", "--format", "json"])
      let report = try JSONDecoder().decode(Report.self, from: Data(json.output.utf8))
      // Weak symmetry with error 1/10 takes the rotations, as exact symmetry does.
      #expect(report.symmetry == canonical && report.lower >= 1 && report.lower <= 3 && report.upper >= 3)
    }
  }

  @Test func theEngineAloneIsEnough() throws {
    let run = try Command([
      "certify", "--group", "S4", "--class", "polynomials:2", "--solver", "engine", "--no-archive", "--format", "json",
    ])
    struct Report: Decodable {
      struct Engine: Decodable {
        let nodes, examined, witnesses, symmetries: Int
        let seconds: Double
        let stopped: String?
      }
      struct Proof: Decodable {
        let kind: String
        let bound: Int
      }
      let complexity: Int?
      let status: String
      let engine: Engine?
      let proofs: [Proof]
      let certificateBytes: Int
    }
    let report = try JSONDecoder().decode(Report.self, from: Data(run.output.utf8))
    let engine = try #require(report.engine)
    #expect(report.complexity == 10 && report.status == "certified" && run.output.contains("\"solver\" : ["))
    #expect(engine.nodes > 0 && engine.witnesses > 0 && engine.examined > 0 && engine.symmetries >= 24)
    #expect(engine.stopped == nil && report.certificateBytes > 500)
    #expect(report.proofs.map(\.kind) == ["hitting"] && report.proofs.map(\.bound) == [10])
  }

  @Test func unionsOfRationalIrreduciblesAreClasses() throws {
    let run = try Command([
      "certify", "--group", "Q8", "--class", "rational-irreducibles:5,2", "--no-archive", "--format", "json",
    ])
    let report = try JSONDecoder().decode(Report.self, from: Data(run.output.utf8))
    #expect(report.functionClass == "rational-irreducibles:2,5" && report.order == 8 && report.status == "certified")
  }

  @Test func openComplexityIsNull() throws {
    let run = try Command([
      "certify", "--group", "S5", "--class", "polynomials:4", "--format", "json", "--no-archive", "--timeout", "0.2",
    ])
    #expect(run.status == 0)
    #expect(run.output.contains("\"complexity\" : null") && run.output.contains("\"status\" : \"open\""))
    #expect(run.output.contains("\"certificate\" : null"))
  }

  @Test func theFirstInstancesAreConfirmed() throws {
    let list = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
      .appending(path: "Documentation/first-instances.txt").path
    try withTemporaryFolder { folder in
      let run = try Command(["certify", "--list", list, "--archive", folder])
      #expect(run.status == 0)
      #expect(run.output.contains("8 of 8 certified") && !run.output.contains("✗"))
      let check = try Command([folder], executable: "reynolds-check")
      #expect(check.status == 0 && check.output.contains("8 certificates: 8 valid"))
    }
  }

  @Test func aWrongExpectationFails() throws {
    try withTemporaryFolder { folder in
      try "S3 polynomials:2 = 4 # it is 3\n".write(toFile: folder + "/list.txt", atomically: true, encoding: .utf8)
      let run = try Command(["certify", "--list", folder + "/list.txt", "--no-archive"])
      #expect(run.status == 1 && run.output.contains("4 ✗"))
    }
  }

  @Test(arguments: [
    (["--group", "X5", "--class", "functions"], 64, "“X5” is not a group"),
    (["--group", "S3", "--class", "polynomials:-1"], 64, "at least 0, not -1"),
    (["--group", "S3", "--class", "fun"], 64, "“fun” is not a function class"),
    (["--group", "S20", "--class", "functions"], 65, "S20 has 2432902008176640000 elements"),
    (["--group", "S3", "--class", "matrices:[[2]];[[1]]"], 65, "s1^3 = e"),
    (["--group", "S3"], 64, "needs --group and --class"),
    (["--group", "S3", "--class", "functions", "--weights", "concave"], 64, "write convex, affine or uniform"),
    (["--group", "S3", "--class", "functions", "--symmetry", "weak:x"], 64, "“weak:x” is not a symmetry"),
    (["--group", "S3", "--class", "functions", "--symmetry", "weak:2"], 64, "less than 2"),
    (["--group", "S3", "--class", "functions", "--solver", "oracle"], 64, "write both, engine or z3"),
    (
      ["--group", "S3", "--class", "functions", "--symmetry", "weak:1/9", "--emit-smt2", "/tmp/x"], 64,
      "the linear problem of exact symmetry"
    ),
    (["--group", "S3", "--class", "functions", "--solver", "engine", "--emit-smt2", "/tmp/x"], 64, "what Z3 is asked"),
    (["--group", "C4", "--class", "rational-irreducibles:9"], 65, "has only 3 rational irreducible"),
    (["--group", "S3", "--class", "functions", "--action", "up"], 64, "no action “up”"),
    (["--group", "S3", "--class", "functions", "--timeout", "0"], 64, "--timeout"),
    (["--group", "S3", "--class", "functions", "--memory", "1"], 64, "--memory"),
    (["--group", "S3", "--class", "functions", "--archive", "/dev/null/x"], 73, "cannot write /dev/null/x"),
    (
      ["--group", "S3", "--class", "functions", "--no-archive", "--emit-smt2", "/dev/null/x"], 73,
      "cannot write /dev/null/x"
    ),
    (["--list", "/no/such/list"], 66, "cannot read the list"),
    (["--group", "S3", "--class", "matrices:@/no/such/file"], 66, "cannot read the matrices"),
  ])
  func badInputGetsOneLine(_ arguments: [String], _ status: Int, _ fragment: String) throws {
    let isolated = arguments.contains("--archive") ? arguments : arguments + ["--archive", "/dev/null/never"]
    // Wrong use is found before the archive is touched.
    let run = try Command(["certify"] + (status == 73 ? arguments : isolated))
    #expect(run.status == Int32(status))
    #expect(run.errors.contains(fragment), "\(run.errors)")
    #expect(run.errors.split(separator: "\n").count == 1 && run.output.isEmpty)
  }
}

@Suite struct OtherCommandTests {
  /// The certificates in the repository are replayed on every test run.
  @Test func theArchiveIsValid() throws {
    let archive = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Counterexamples/excluded").path
    let files = try FileManager.default.contentsOfDirectory(atPath: archive).filter {
      $0.hasSuffix(".json") || $0.hasSuffix(".json.gz")
    }
    let run = try Command([archive], executable: "reynolds-check")
    #expect(run.status == 0, "\(run.output)")
    #expect(files.count >= 8 && run.output.contains("\(files.count) certificates: \(files.count) valid"))
  }

  @Test func theWholeProblemIsExported() throws {
    try withTemporaryFolder { folder in
      let file = folder + "/s3.smt2"
      let run = try Command([
        "certify", "--group", "S3", "--class", "polynomials:2", "--no-archive", "--emit-smt2", file,
      ])
      #expect(run.status == 0)
      let script = try String(contentsOfFile: file, encoding: .utf8)
      #expect(script.contains("(set-info :status unsat)") && script.hasSuffix("(check-sat)\n(exit)\n"))
      #expect(script.contains("scheme of at most 2 elements"))
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["s3.smt2"])
    }
  }

  /// Lines end as the user's editor ends them; faults name the line, and what was done before is shown.
  @Test func listsAreReadAsTheyAreWritten() throws {
    try withTemporaryFolder { folder in
      let list = folder + "/list"
      try "C4 functions = 4\r\nS3\tpolynomials:2 weights=uniform = 3\r\n".write(
        toFile: list, atomically: true, encoding: .utf8)
      #expect(try Command(["certify", "--list", list, "--no-archive"]).status == 0)
      try "C4 functions\nS4 tuples:9\n".write(toFile: list, atomically: true, encoding: .utf8)
      let late = try Command(["certify", "--list", list, "--no-archive"])
      #expect(late.status == 65 && late.errors.contains("line 2") && late.output.contains("C4 functions"))
      try "C4 functions weights=heavy\n".write(toFile: list, atomically: true, encoding: .utf8)
      let early = try Command(["certify", "--list", list, "--no-archive"])
      #expect(early.status == 65 && early.errors.contains("line 1") && early.output.isEmpty)
      #expect(try Command(["certify", "--list", list, "--weights", "affine"]).status == 64)
      try "C4 functions symmetry=weak\n".write(toFile: list, atomically: true, encoding: .utf8)
      let symmetry = try Command(["certify", "--list", list, "--no-archive"])
      #expect(symmetry.status == 65 && symmetry.errors.contains("“weak” is not a symmetry"))
      // The checker's word is enough: Z3 need not agree.
      try "S3 tuples:2 symmetry=exact = 6\n".write(toFile: list, atomically: true, encoding: .utf8)
      #expect(try Command(["certify", "--list", list, "--no-archive", "--solver", "engine"]).status == 0)
    }
  }

  @Test func tableOfC8() throws {
    let run = try Command(["table", "--group", "C8", "--format", "json"])
    #expect(run.status == 0)
    struct Table: Decodable {
      struct Row: Decodable {
        let complexity: Int?
        let weak: [Weak]
      }
      struct Weak: Decodable {
        let epsilon: String
        let lower, kullbackLeibler, chernoff, bernstein: Int
      }
      let order: Int
      let rows: [Row]
    }
    let table = try JSONDecoder().decode(Table.self, from: Data(run.output.utf8))
    #expect(table.order == 8)
    #expect(table.rows.compactMap(\.complexity) == [1, 8, 2, 2, 2, 4, 4, 4, 8])
    for row in table.rows {
      for weak in row.weak {
        #expect(weak.lower <= row.complexity ?? 0)
        #expect(weak.kullbackLeibler <= weak.chernoff && weak.chernoff <= weak.bernstein)
      }
    }
  }

  @Test func checkRefusesWhatIsNoCertificate() throws {
    try withTemporaryFolder { folder in
      try "{}".write(toFile: folder + "/empty.json", atomically: true, encoding: .utf8)
      let run = try Command(["check", folder + "/empty.json"])
      #expect(run.status == 65 && run.output.contains("malformed"))
      #expect(try Command(["check", folder + "/missing.json"]).status == 66)
      #expect(try Command(["check"]).status == 64)
    }
  }

  @Test(arguments: [
    ["table", "--group", "C8", "--epsilon", "0"], ["table", "--group", "C8", "--epsilon", "2"],
    ["table", "--group", "Z"], ["unknown"],
  ])
  func wrongUse(_ arguments: [String]) throws {
    let run = try Command(arguments)
    #expect(run.status == 64 && run.output.isEmpty && !run.errors.isEmpty)
  }

  @Test(arguments: ["certify", "check", "table"])
  func helpHasExamples(_ command: String) throws {
    let run = try Command([command, "--help"])
    #expect(run.status == 0 && run.output.contains("Examples:"))
  }
}
