import Foundation
import Testing

@Suite struct FamilySpecificationTests {
  private func chains(_ family: String) throws -> [String] {
    let run = try Command(["certify", "--all", family, "--dry-run"])
    #expect(run.status == 0, "\(run.errors)")
    return run.output.split(separator: "\n").map(String.init)
  }

  @Test(arguments: [
    ("S3…S5 × polynomials:1…", ["S3 polynomials:1… convex", "S4 polynomials:1… convex", "S5 polynomials:1… convex"]),
    ("C2^2..C2^3 x polynomials:1..2", ["C2^2 polynomials:1…2 convex", "C2^3 polynomials:1…2 convex"]),
    ("C3…C3 × regular", ["C3 regular convex"]),
    (
      "S3, C4xS3 x functions, tuples:2",
      ["S3 functions", "S3 tuples:2", "C4xS3 functions", "C4xS3 tuples:2"].map { $0 + " convex" }
    ),
    ("C8 × characters:2,8,tuples:1...2", ["C8 characters:2,8 convex", "C8 tuples:1…2 convex"]),
    ("order=4 × regular", ["SmallGroup(4,1) regular convex", "SmallGroup(4,2) regular convex"]),
    ("order=2..3 x regular", ["SmallGroup(2,1) regular convex", "SmallGroup(3,1) regular convex"]),
    (
      "S3 × functions × weights=uniform,affine × symmetry=exact,strong:0.1 × action=regular",
      [
        "S3 regular functions uniform", "S3 regular functions uniform strong:1/10", "S3 regular functions affine",
        "S3 regular functions affine strong:1/10",
      ]
    ),
    (
      "(1 2 3),(1 2) × functions × weights=all",
      ["convex", "affine", "uniform"].map { "(1 2 3),(1 2) functions \($0)" }
    ),
    ("<a,b | a^2, b^3, (ab)^2> × regular", ["<a,b | a^2, b^3, (ab)^2> regular convex"]),
    ("(C2^2)wrC2 x functions", ["(C2^2)wrC2 functions convex"]),
    ("C3 x matrices:[[0,-1],[1,-1]]", ["C3 matrices:[[0,-1],[1,-1]] convex"]),
    ("S3 x rational-irreducibles:2,3", ["S3 rational-irreducibles:2,3 convex"]),
    // Of the three signs of C2 × C2, which its automorphisms permute, only how many there are counts.
    (
      "order=4 × rational-irreducibles",
      ["(4,1) 2", "(4,1) 3", "(4,1) 2,3", "(4,2) 2", "(4,2) 2,3", "(4,2) 2,3,4"].map {
        "SmallGroup" + $0.replacing(" ", with: " rational-irreducibles:") + " convex"
      }
    ),
  ])
  func accepted(_ family: String, _ expected: [String]) throws { #expect(try chains(family) == expected) }

  @Test func ordersUpToABound() throws {
    #expect(try chains("order<=12 x regular").count == 24)
    #expect(try chains("order≤8 × regular × weights=all").count == 42)
  }

  @Test(arguments: [
    ("S3", "is not a family"), ("", "is not a family"), ("S3 × ", "is not a family"), ("S3xS4", "is not a family"),
    ("X3 × functions", "“X3” is not a group"), ("S5…S3 × functions", "not a range of groups"),
    ("S3…D5 × functions", "not a range of groups"), ("C2^2…C3^3 × functions", "not a range of groups"),
    ("S3…S4…S5 × functions", "not a range of groups"), ("order=64 × regular", "orders 1 … 63"),
    ("order=0 × regular", "orders 1 … 63"), ("order>3 × regular", "orders 1 … 63"),
    ("order=8…4 × regular", "orders 1 … 63"), ("S3 × fun", "“fun” is not a function class"),
    ("S3 × polynomials:4…1", "not a range of classes"), ("S3 × matrices:1…", "not a range of classes"),
    ("S3 × tuples:0…", "not a range of classes"), ("S3 × polynomials:…", "not a range of classes"),
    ("S3 × functions × weights=heavy", "“heavy” is not a weight class"),
    ("S3 × functions × symmetry=weak", "“weak” is not a symmetry"),
    ("S3 × functions × symmetry=weak:-1", "“weak:-1” is not a symmetry"),
    ("S3 × functions × weights=convex × weights=affine", "each once"), ("S3 × functions × S4", "is not weights=…"),
    ("S3 × functions × action=up", "no action “up”"), ("S3 × rational-irreducibles:0", "is not a function class"),
  ])
  func refused(_ family: String, _ fragment: String) throws {
    let run = try Command(["certify", "--all", family, "--archive", "/dev/null/never"])
    #expect(run.status == 64 && run.output.isEmpty)
    #expect(run.errors.contains(fragment) && run.errors.split(separator: "\n").count == 1, "\(run.errors)")
  }

  @Test(arguments: [
    ["--all", "S3 × functions", "--group", "S3"], ["--all", "S3 × functions", "--no-archive"],
    ["--all", "S3 × functions", "--jobs", "0"], ["--all", "S3 × functions", "--symmetry", "exact"],
    ["--group", "S3", "--class", "functions", "--jobs", "2"], ["--group", "S3", "--class", "functions", "--dry-run"],
    ["--all", "S3 × functions", "--solver", "oracle"],
  ])
  func wrongUse(_ arguments: [String]) throws {
    let run = try Command(["certify"] + arguments)
    #expect(run.status == 64 && run.output.isEmpty && run.errors.split(separator: "\n").count == 1)
  }
}

@Suite struct FamilyCommandTests {
  struct Report: Decodable {
    struct Instance: Decodable {
      let instance, symmetry, weights, status: String
      let lower, upper: Int?
      let isArchived: Bool
      let certificate: String?
    }
    let closed, open, failed, archived, bytes: Int
    let instances: [Instance]
  }

  private func run(_ family: String, _ folder: String, _ more: [String] = []) throws -> (Command, Report) {
    let run = try Command(["certify", "--all", family, "--archive", folder, "--format", "json"] + more)
    return (run, try JSONDecoder().decode(Report.self, from: Data(run.output.utf8)))
  }

  private func contents(_ folder: String) throws -> [String: Data] {
    let names = try FileManager.default.contentsOfDirectory(atPath: folder)
    return Dictionary(
      uniqueKeysWithValues: try names.map { ($0, try Data(contentsOf: URL(filePath: folder).appending(path: $0))) })
  }

  /// A range without end stops where the whole group is needed; the second run finds everything in the archive.
  @Test func goesOnWhereItStopped() throws {
    try withTemporaryFolder { folder in
      let (first, report) = try run("S3 × polynomials:1… × weights=convex,affine", folder, ["--jobs", "2"])
      #expect(first.status == 0 && report.closed == 6 && report.archived == 0)
      #expect(report.instances.map(\.upper) == [3, 3, 6, 3, 3, 6])
      #expect(first.errors.split(separator: "\n").count == 6)
      let written = try contents(folder)
      #expect(written.count == 7)
      let (second, again) = try run("S3 × polynomials:1… × weights=convex,affine", folder)
      #expect(second.status == 0 && again.archived == 6 && second.errors.isEmpty)
      #expect(try contents(folder) == written)
      // A longer range does the rest only; more of the same does not change it.
      let (_, more) = try run("S3…S4 × polynomials:1…1", folder, ["--quiet"])
      #expect(more.instances.map(\.isArchived) == [true, false])
      let check = try Command([folder], executable: "reynolds-check")
      #expect(check.status == 0 && check.output.contains("7 certificates: 7 valid"))
    }
  }

  /// The same instance in other words is certified once.
  @Test func isomorphicInstancesAreKeptOnce() throws {
    try withTemporaryFolder { folder in
      let (_, first) = try run("S3 × functions", folder)
      let (_, second) = try run("(1 3),(2 3) × functions", folder)
      #expect(second.instances.map(\.isArchived) == [true])
      #expect(first.instances[0].certificate == second.instances[0].certificate)
      // Other functions are another instance.
      let (_, third) = try run("(1 3),(2 3) × tuples:2…", folder)
      #expect(third.instances.map(\.isArchived) == [false] && third.instances.map(\.upper) == [6])
      #expect(try contents(folder).count == 3)
    }
  }

  @Test func whatIsOpenIsTriedAgainForLonger() throws {
    try withTemporaryFolder { folder in
      let family = "C31 × regular × weights=uniform × symmetry=weak:7/100"
      let (first, report) = try run(family, folder, ["--timeout", "0.2", "--quiet"])
      #expect(first.status == 2 && report.open == 1 && report.instances[0].status == "open")
      let (_, again) = try run(family, folder, ["--timeout", "0.1"])
      #expect(again.archived == 1 && again.open == 1)
      let (_, longer) = try run(family, folder, ["--timeout", "0.3", "--quiet"])
      #expect(longer.archived == 0)
      let text = try Command(["certify", "--all", family, "--timeout", "0.3", "--archive", folder])
      #expect(text.status == 2 && text.output.contains("0 of 1 closed") && text.output.contains("open"))
      #expect(try Command([folder], executable: "reynolds-check").status == 0)
    }
  }

  @Test func tuplesEndWithThePoints() throws {
    try withTemporaryFolder { folder in
      let (run, report) = try run("C3…C4 × tuples:1…9", folder, ["--quiet"])
      #expect(run.status == 0 && report.instances.map(\.upper) == [3, 4])
      let (failing, other) = try self.run("C3 × tuples:9", folder, ["--quiet"])
      #expect(failing.status == 1 && other.failed == 1)
    }
  }

  @Test func anInterruptedRunLeavesAnArchiveInOrder() throws {
    try withTemporaryFolder { folder in
      let archive = folder + "/archive"
      let process = Process()
      process.executableURL = Command.products.appending(path: "reynolds")
      process.arguments = ["certify", "--all", "order<=16 x rational-irreducibles x weights=all", "--archive", archive]
      let (output, errors) = (Pipe(), Pipe())
      process.standardOutput = output
      process.standardError = errors
      try process.run()
      // The first progress line: something is in the archive.
      let line = errors.fileHandleForReading.availableData
      #expect(!line.isEmpty)
      process.interrupt()
      let printed = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
      process.waitUntilExit()
      #expect(process.terminationStatus == 130 && printed.contains("interrupted"))
      let files = try contents(archive)
      let index = String(decoding: files["index.tsv"] ?? Data(), as: UTF8.self)
      #expect(files.count >= 2 && index.split(separator: "\n").count == files.count)
      #expect(files.keys.allSatisfy { $0 == "index.tsv" || index.contains("\t\($0)\t") })
      #expect(try Command([archive], executable: "reynolds-check").status == 0)
    }
  }
}
