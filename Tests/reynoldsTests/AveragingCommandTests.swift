import Foundation
import Testing

@Suite struct AveragingCommandTests {
  struct Bounds: Decodable {
    let lower, upper: String
    let exact: String?
  }

  struct SchemeReport: Decodable {
    let size: Int
    let weak, strong: Bounds
    let reachesTarget: Bool
    let exactlySymmetric: Bool?
  }

  struct ErrorReport: Decodable {
    let size: Int
    let weak, strong: Bounds
    let exactlySymmetric: Bool?
  }

  struct BoundsReport: Decodable {
    let lower, upper: Int
    let complexity: Int?
  }

  private func decode<Report: Decodable>(_ type: Report.Type, _ arguments: [String]) throws -> Report {
    let command = try Command(arguments + ["--format", "json"])
    #expect(command.status == 0, "\(command.errors)")
    return try JSONDecoder().decode(type, from: Data(command.output.utf8))
  }

  /// `mathematics.md` §5: {1, 2, 4} in C7 is a difference set, and 2/9 the weak error of 3 elements.
  @Test func schemeIsSavedAndJudged() throws {
    try withTemporaryFolder { folder in
      let path = "\(folder)/c7.json"
      let made = try decode(
        SchemeReport.self,
        [
          "scheme", "--group", "C7", "--class", "regular", "--symmetry", "weak:2/9", "--method", "search", "--output",
          path,
        ])
      #expect(made.size == 3 && made.weak.exact == "2/9" && made.reachesTarget && made.exactlySymmetric == false)
      let judged = try decode(ErrorReport.self, ["error", path, "--class", "regular"])
      #expect(judged.size == 3 && judged.weak.exact == "2/9" && judged.exactlySymmetric == false)
      // A different scheme does not replace it.
      let second = try Command([
        "scheme", "--group", "C7", "--class", "regular", "--method", "full", "--output", path,
      ])
      #expect(second.status == 73 && second.errors.contains("it was not touched"))
      let wrongGroup = try Command(["error", path, "--group", "C8"])
      #expect(wrongGroup.status == 65 && wrongGroup.errors.contains("its generators are not those"))
    }
  }

  /// Groups whose elements are never listed, with signs too: what is saved has the same errors when it is read again.
  @Test(
    arguments: [
      ("S20", "functions", "weak:0.25", "greedy"), ("S20", "functions", "weak:0.25", "sample-verify"),
      ("B8", "polynomials:1", "strong:0.9", "greedy"), ("S13", "polynomials:2", "exact", "subgroup"),
    ])
  func hugeGroups(group: String, functions: String, symmetry: String, method: String) throws {
    try withTemporaryFolder { folder in
      let path = "\(folder)/scheme.json"
      let made = try decode(
        SchemeReport.self,
        [
          "scheme", "--group", group, "--class", functions, "--symmetry", symmetry, "--method", method, "--output",
          path,
        ])
      #expect(made.reachesTarget && made.exactlySymmetric == (symmetry == "exact"))
      let judged = try decode(ErrorReport.self, ["error", path, "--class", functions])
      #expect(judged.size == made.size && judged.exactlySymmetric == made.exactlySymmetric)
      #expect(judged.weak.lower == made.weak.lower && judged.weak.upper == made.weak.upper)
      #expect(judged.strong.upper == made.strong.upper)
    }
  }

  @Test func subgroupsByName() throws {
    let made = try decode(
      SchemeReport.self,
      ["scheme", "--group", "S20", "--class", "functions", "--method", "subgroup", "--subgroup", "C20"])
    #expect(made.size == 20 && made.exactlySymmetric == true)
  }

  @Test func exactScheme() throws {
    let made = try decode(SchemeReport.self, ["scheme", "--group", "S4", "--class", "functions"])
    #expect(made.size == 4 && made.exactlySymmetric == true && made.strong.exact == "0")
  }

  @Test func bounds() throws {
    let c7 = try decode(
      BoundsReport.self, ["bounds", "--group", "C7", "--class", "regular", "--symmetry", "weak:2/9"])
    #expect(c7.lower == 3)
    let s4 = try decode(BoundsReport.self, ["bounds", "--group", "S4", "--class", "polynomials:6"])
    #expect(s4.complexity == 24)
  }

  @Test func profileReachesTheGroup() throws {
    let abstract = try Command(["profile", "--group", "S4"])
    #expect(abstract.status == 0 && abstract.output.contains("the whole group from degree 6 on"))
    let pointwise = try Command(["profile", "--group", "S4", "--reading", "pointwise"])
    #expect(pointwise.output.contains("never costs the whole group on these points"))
  }

  /// Several orbits of points: the three quotients of C2² reach the group, two orbits of B2 lack a character for ever.
  @Test func profileOfSeveralOrbits() throws {
    let quotients = try Command(["profile", "--group", "(1 2)(5 6),(3 4)(5 6)", "--reading", "pointwise"])
    #expect(quotients.output.contains("the whole group from degree 1 on"))
    let square = try Command(["profile", "--group", "B2", "--reading", "pointwise", "--points", "1,0;1,1"])
    #expect(square.output.contains("no function on them has X"))
    let malformed = try Command(["profile", "--group", "B2", "--reading", "pointwise", "--points", "1,0;x"])
    #expect(malformed.status == 64 && malformed.errors.contains("--points 1,0;x"))
  }

  @Test func scalingIsTheSameForItsSeed() throws {
    let arguments = [
      "scaling", "--family", "binary", "--parameters", "2,3", "--epsilon", "1/4", "--repeats", "1", "--quiet",
      "--format", "csv", "--construction", "sample",
    ]
    let first = try Command(arguments)
    #expect(first.status == 0 && first.errors.isEmpty && first.output.split(separator: "\n").count == 3)
    #expect(try Command(arguments).output == first.output)
    // A part of the run, as after an interruption, has the rows of the whole run.
    let part = try Command(arguments.map { $0 == "2,3" ? "3" : $0 })
    #expect(part.status == 0 && part.output.split(separator: "\n").last == first.output.split(separator: "\n").last)
  }

  @Test func scalingByConstruction() throws {
    let all = try Command([
      "scaling", "--family", "binary", "--parameters", "3,4,10", "--epsilon", "1/4", "--repeats", "1", "--quiet",
    ])
    #expect(all.status == 0 && all.errors.isEmpty)
    for name in ["sample", "sample-verify", "uniform-subset", "small-bias", "derandomized", "search", "optimize"] {
      #expect(all.output.contains("\(name): found ≈") == (name == "sample"))
      #expect(all.output.contains(" \(name) "))
    }
    #expect(all.output.contains("search has no row for C2^10: irreducible matrices are tabulated"))
  }

  @Test(
    arguments: [
      (["scheme", "--group", "S4", "--symmetry", "weak:x"], 64, "weak:1/9"),
      (["scheme", "--group", "S4", "--method", "magic"], 64, "derandomized"),
      (["scheme", "--group", "S4", "--method", "full", "--size", "3"], 64, "--size goes with sample"),
      (["scheme", "--group", "S20", "--class", "regular"], 65, "too large to enumerate"),
      (["scheme", "--group", "S20", "--action", "regular"], 65, "too large to enumerate"),
      (["scheme", "--group", "B9", "--class", "functions"], 65, "acts on coordinates with signs"),
      (["scheme", "--group", "S20", "--method", "derandomized"], 65, "needs the list of all elements"),
      (["scheme", "--group", "S20", "--method", "magic"], 64, "greedy"),
      (["scheme", "--group", "S20", "--method", "greedy"], 65, "ask for an ε above 0"),
      (["scheme", "--group", "S20", "--method", "subgroup", "--subgroup", "C21"], 65, "moves 21 points"),
      (["scheme", "--group", "A20", "--method", "subgroup", "--subgroup", "(1 2)"], 65, "must be elements"),
      (["scheme", "--group", "S20", "--method", "sample-verify", "--failure-probability", "1"], 64, "between 0 and 1"),
      (["scheme", "--group", "S4", "--method", "greedy"], 65, "not enumerated"),
      (["scheme", "--group", "S4", "--method", "subgroup", "--subgroup", "C3"], 64, "not enumerated"),
      (["bounds", "--group", "S4", "--weights", "positive"], 64, "convex, affine or uniform"),
      (["bounds", "--group", "S40", "--class", "regular"], 65, "too large to enumerate"),
      (["error", "/nonexistent.json"], 66, "cannot read"),
      (["profile"], 64, "--group"),
      (["profile", "--group", "S4", "--action", "X9"], 64, "X1 … X5"),
      (["profile", "--group", "S4", "--action", "X1"], 65, "not faithful"),
      (["scaling", "--family", "tetris"], 64, "symmetric-polynomials"),
      (["scaling", "--family", "binary", "--construction", "magic"], 64, "small-bias"),
      (["scaling", "--family", "binary", "--order-limit", "0"], 64, "from 1 to 10000"),
      (["scaling", "--family", "cyclic", "--parameters", "1"], 64, "from 2 to"),
      (["scaling", "--family", "cyclic", "--epsilon", "1"], 64, "between 0 and 1"),
    ] as [([String], Int32, String)])
  func refuses(_ arguments: [String], _ status: Int32, _ reason: String) throws {
    let command = try Command(arguments)
    #expect(command.status == status && command.errors.contains(reason), "\(command.status) \(command.errors)")
    #expect(command.output.isEmpty)
  }

  @Test func malformedSchemesAreRefused() throws {
    try withTemporaryFolder { folder in
      let path = "\(folder)/scheme.json"
      try "{\"format\":\"reynolds-scheme\",\"version\":1}".write(toFile: path, atomically: true, encoding: .utf8)
      let command = try Command(["error", path])
      #expect(command.status == 65 && command.errors.contains("lacks \"group\""), "\(command.errors)")
    }
  }
}
