import Foundation
import Testing

@Suite struct GroupCommandTests {
  /// The keys that scripts may rely on.
  struct Report: Decodable {
    struct Faithful: Decodable {
      let character: String
      let dimension, thresholdDegree, sharpBound, paperBound, disprovedFormula, distinctValues: Int
    }
    let order, exponent, center, derived: Int
    let classSizes, characterDegrees, frobeniusSchur: [Int]
    let abelian, nilpotent, solvable: Bool
    let smallGroup: [Int]?
    let automorphisms: Int?
    let faithful: [Faithful]
  }

  private func report(_ group: String) throws -> Report {
    let command = try Command(["group", group, "--format", "json"])
    #expect(command.status == 0, "\(command.errors)")
    return try JSONDecoder().decode(Report.self, from: Data(command.output.utf8))
  }

  /// GAP 4.12: SmallGroup(24,3) = SL(2,3).
  @Test func factsOfSL23() throws {
    let facts = try report("SmallGroup(24,3)")
    #expect(facts.order == 24 && facts.exponent == 12 && facts.center == 2 && facts.derived == 8)
    #expect(facts.classSizes == [1, 1, 4, 4, 4, 4, 6] && facts.characterDegrees == [1, 1, 1, 2, 2, 2, 3])
    #expect(facts.frobeniusSchur == [-1, 0, 0, 0, 0, 1, 1])
    #expect(!facts.abelian && !facts.nilpotent && facts.solvable)
    #expect(facts.smallGroup == [24, 3] && facts.automorphisms == 24)
  }

  /// `mathematics.md` §3: K* of S_n on ℝⁿ is n(n−1)/2, and S₃ refutes Σ(M−1).
  @Test func thresholdOfNaturalAction() throws {
    let natural = try #require(try report("S3").faithful.first { $0.character == "natural" })
    #expect(natural.thresholdDegree == 3 && natural.sharpBound == 3 && natural.disprovedFormula == 2)
    let four = try #require(try report("S4").faithful.first { $0.character == "natural" })
    #expect(four.thresholdDegree == 6 && four.sharpBound == 6 && four.paperBound > 6)
  }

  @Test func orderOfHugeGroup() throws {
    let command = try Command(["group", "S30", "--format", "json"])
    #expect(command.status == 0)
    #expect(command.output.contains("\"order\" : \"265252859812191058636308480000000\""))
    #expect(command.output.contains("\"notes\"") && !command.output.contains("classSizes"))
  }

  @Test func classesBeyondTheTableLimit() throws {
    let command = try Command(["group", "C600", "--format", "json"])
    #expect(command.status == 0 && command.output.contains("\"classSizes\""))
    #expect(command.output.contains("600 conjugacy classes") && !command.output.contains("characterDegrees"))
  }

  @Test func detailsOfOneRepresentation() throws {
    let command = try Command(["group", "S3", "--character", "natural"])
    #expect(command.status == 0)
    // The invariants of S₃ on ℝ³: 1/((1−t)(1−t²)(1−t³)).
    #expect(command.output.contains("(1) / (1 - t - t^2 + t^4 + t^5 - t^6)"))
    #expect(command.output.contains("K* = 3"))
  }

  @Test(
    arguments: [
      (["group", "S4", "--character", "1"], 65, "its kernel has 24 elements"),
      (["group", "S4", "--character", "9"], 64, "1 to 5"),
      (["group", "S4", "--character", "sign"], 64, "1 to 5"),
      (["group", "SmallGroup(16,15)"], 64, "there are 14 groups of order 16"),
      (["group", "Foo"], 64, "is not a group"),
      (["group", "S30", "--character", "natural"], 65, "computed up to"),
      (["group", "C600", "--character", "2"], 65, "600 conjugacy classes"),
    ] as [([String], Int32, String)])
  func refuses(_ arguments: [String], _ status: Int32, _ reason: String) throws {
    let command = try Command(arguments)
    #expect(command.status == status && command.errors.contains(reason), "\(command.errors)")
    #expect(command.output.isEmpty)
  }
}
