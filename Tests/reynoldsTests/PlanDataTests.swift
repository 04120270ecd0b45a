import Foundation
import Testing

/// `reynolds plan --data`.
@Suite struct PlanDataTests {
  struct Report: Decodable {
    struct Estimate: Decodable {
      let value, lower, upper: Double
      let given: Bool
    }
    struct Plan: Decodable {
      struct Figure: Decodable {
        struct Number: Decodable { let upper: Double }
        let symbol: String
        let value: Number
      }
      let level, functionClass: String
      let figures: [Figure]

      enum CodingKeys: String, CodingKey {
        case level, figures
        case functionClass = "class"
      }

      func figure(_ symbol: String) -> Double? { figures.first { $0.symbol == symbol }?.value.upper }
    }
    let rows, points, orbits, completeOrbits, orbitPairs, repeatedPairs: Int
    let method: String?
    let squaredAsymmetry: Estimate?
    let noise: Estimate
    let signal: Double
    let lowerEnd, upperEnd: Plan?
    let plan: Plan
    let endsAgree: Bool?
  }

  /// The values 1 ± 1/2 and 2 ± 1/2 and 3 ± 1/2 at the points 1, 2, 3.
  private static let three = "point,y\n" + [1, 2, 3].map { "\($0),\($0).5\n\($0),\($0 - 1).5\n" }.joined()

  private func run(_ text: String, _ arguments: [String]) throws -> Command {
    try withTemporaryFolder { folder in
      let path = "\(folder)/data.csv"
      try text.write(toFile: path, atomically: true, encoding: .utf8)
      return try Command(["plan", "--group", "S3", "--data", path, "--quiet"] + arguments)
    }
  }

  private func report(_ text: String, _ arguments: [String] = []) throws -> Report {
    let command = try run(text, arguments + ["--format", "json"])
    #expect(command.status == 0, "\(command.errors)")
    return try JSONDecoder().decode(Report.self, from: Data(command.output.utf8))
  }

  /// W = 3/2 with 3 degrees of freedom: σ = 1/√2; Q/N = 2/3, less qσ²/N = 1/6.
  @Test func estimates() throws {
    let report = try report(PlanDataTests.three)
    #expect(report.rows == 6 && report.points == 3 && report.orbits == 1 && report.completeOrbits == 1)
    #expect(report.orbitPairs == 12 && report.repeatedPairs == 3 && report.method == "complete-orbits")
    let square = try #require(report.squaredAsymmetry)
    #expect(abs(square.value - 0.5) < 1e-9 && square.lower < 0.5 && square.upper > 0.5 && !square.given)
    #expect(abs(report.noise.value - 0.5.squareRoot()) < 1e-9 && report.noise.lower < report.noise.upper)
    // Σ 2x²/6 − 3σ²/6 = 14/3 − 1/4.
    #expect(abs(report.signal * report.signal - (14.0 / 3 - 0.25)) < 1e-4)
    #expect(report.plan.functionClass == "functions" && report.plan.figure("n") == 6)
    let (low, high) = (try #require(report.lowerEnd), try #require(report.upperEnd))
    #expect(abs((low.figure("d²") ?? 0) - square.lower) < 1e-4 && abs((high.figure("d²") ?? 0) - square.upper) < 1e-4)
    #expect((low.figure("σ") ?? 0) >= report.noise.upper && (high.figure("σ") ?? 9) <= report.noise.lower)
    #expect(report.endsAgree == (low.level == high.level) || report.endsAgree == false)
  }

  /// Options come before what is estimated.
  @Test func overrides() throws {
    let known = try report(PlanDataTests.three, ["--noise", "0.1", "--samples", "1000", "--signal", "10"])
    #expect(known.noise.given && known.plan.figure("σ") == 0.1 && known.plan.figure("n") == 1000)
    #expect(known.plan.figure("‖f*‖") == 10 && (known.squaredAsymmetry?.lower ?? 0) > 0.5)
    #expect(known.endsAgree == true)
    let given = try report("p,y\n1,2\n1,3\n", ["--asymmetry", "0.1"])
    #expect(given.squaredAsymmetry == nil && given.endsAgree == nil && given.plan.figure("A") == 0.1)
    #expect(abs(given.noise.value - 0.5.squareRoot()) < 1e-9 && given.orbitPairs == 0)
  }

  /// Coordinates instead of numbers of points, and text for people.
  @Test func coordinates() throws {
    let points = ["0,0,1", "0,1,0", "1,0,0", "0,0,1", "1,1,1"]
    let text = "a,b,c,y\n" + points.enumerated().map { "\($1),\($0).25\n" }.joined()
    let command = try run(text, [])
    #expect(command.status == 0, "\(command.errors)")
    for part in [
      "5 rows at 4 points in 2 orbits; orbits observed at all their points: 2", "squared asymmetry d²",
      "the intervals hold together with confidence 0.95", "least asymmetry, most noise", "The recommendation",
      "class polynomials:1 (assumed", "the plan for the estimates",
    ] {
      #expect(command.output.contains(part), "“\(part)” is missing in\n\(command.output)")
    }
  }

  @Test func arrays() throws {
    try withTemporaryFolder { folder in
      func save(_ name: String, _ values: [Double]) throws -> String {
        let header = "{'descr': '<f8', 'fortran_order': False, 'shape': (\(values.count),), }"
        let padded = header + String(repeating: " ", count: 128 - 11 - header.utf8.count) + "\n"
        var bytes: [UInt8] = [0x93] + Array("NUMPY".utf8) + [1, 0, UInt8(padded.utf8.count), 0] + Array(padded.utf8)
        for value in values { withUnsafeBytes(of: value.bitPattern.littleEndian) { bytes += $0 } }
        let path = "\(folder)/\(name).npy"
        try Data(bytes).write(to: URL(fileURLWithPath: path))
        return path
      }
      let inputs = try save("x", [1, 1, 2, 2, 3, 3])
      let targets = try save("y", [1.5, 0.5, 2.5, 1.5, 3.5, 2.5])
      let arguments = ["plan", "--group", "S3", "--quiet", "--format", "json", "--data", inputs]
      let command = try Command(arguments + ["--targets", targets])
      #expect(command.status == 0, "\(command.errors)")
      let report = try JSONDecoder().decode(Report.self, from: Data(command.output.utf8))
      #expect(abs((report.squaredAsymmetry?.value ?? 0) - 0.5) < 1e-9)
      let lonely = try Command(arguments)
      #expect(lonely.status == 64 && lonely.errors.contains("--targets FILE.npy"))
      let short = try Command(arguments + ["--targets", try save("z", [1])])
      #expect(short.status == 65 && short.errors.contains("z.npy has the shape (1)"))
    }
  }

  @Test(arguments: [
    ("p,y\n1,2\n2\n", [], 65, "line 3: 1 field instead of the 2"),
    ("p,y\n1,2\n2,nan\n", [], 65, "line 3, column 2 (y): nan is not finite"),
    ("p,y\n4,2\n1,1\n", [], 65, "line 2, column 1 (p): 4.0 is no point"), ("", [], 65, "has nothing"),
    ("p,y\n1,2\n1,3\n", [], 65, "none of the 2 rows lies in the orbit of another point"),
    ("p,y\n1,2\n2,3\n3,3\n", [], 65, "no point is observed twice"),
    ("p,y\n1,2\n2,3\n2,3\n", [], 65, "at most 2 of 3"),
    ("p,y\n1,\u{0}\n", [], 65, "line 2: this is not a text"), ("p,y\n1,2\n", ["--target-column", "z"], 64, "“z”"),
    ("a,b,y\n1,2,3\n", [], 65, "2 input columns; expected is 3"),
    ("p,y\n1,2\n", ["--class", "tuples:2"], 64, "not for tuples:2"),
    ("p,y\n1,2\n2,9\n", ["--bound", "5"], 65, "line 3: the observation 9.0 exceeds the bound"),
    ("p,y\n1,2\n", ["--bound", "-5", "--asymmetry", "0.1"], 64, "--bound is for measuring"),
    ("p,y\n1,2\n", ["--confidence", "2"], 64, "the confidence"),
    ("p,y\n1,1\n2,-1\n3,0\n", ["--noise", "10"], 65, "the observations are not larger than their noise"),
    ("p,y\n1,1e155\n2,2e155\n3,1e155\n1,1.1e155\n", [], 65, "line 3 (y): the largest observation is 2e+155"),
    ("p,y\n1,1\n2,2\n3,3\n", ["--noise", "0", "--signal", "0.1"], 64, "‖(I − P)f*‖ is at least 0.81"),
    ("p,y\n1,2\n", ["--targets", "y.npy"], 64, "--targets goes with --data X.npy"),
  ])
  func refusals(text: String, arguments: [String], status: Int32, message: String) throws {
    let command = try run(text, arguments)
    #expect(command.status == status && command.errors.contains(message), "\(command.status): \(command.errors)")
    #expect(command.output.isEmpty)
  }

  /// An estimate that is a point is still an estimate; a signal within the interval of d is noted.
  @Test func estimatedNoiseAndSmallSignal() throws {
    let exact = try report("p,y\n1,1\n1,1\n2,2\n2,2\n3,3\n3,3\n")
    #expect(!exact.noise.given && exact.noise.upper == 0)
    let noted = try run(PlanDataTests.three, ["--signal", "0.8"])
    #expect(noted.status == 0 && noted.output.contains("note: --signal 0.8: the upper end of d² exceeds ‖f*‖²"))
  }

  @Test func missingNumbersAndFiles() throws {
    let nothing = try Command(["plan", "--group", "S3", "--asymmetry", "0.1"])
    #expect(nothing.status == 64 && nothing.errors.contains("--samples, --noise missing"))
    let absent = try Command(["plan", "--group", "S3", "--data", "/no/such.csv"])
    #expect(absent.status == 66 && absent.errors.contains("/no/such.csv cannot be read"))
    let folder = try Command(["plan", "--group", "S3", "--data", "/tmp"])
    #expect(folder.status == 66 && folder.errors.contains("/tmp cannot be read: it is a folder"))
    let useless = try Command(["plan", "--group", "S3", "--target-column", "y"])
    #expect(useless.status == 64 && useless.errors.contains("--target-column goes with --data"))
  }
}
