import Averaging
import ExactArithmetic
import FiniteGroups
import Representations
import Testing

@Suite struct DesignConstructionTests {
  private func problem(_ group: String, _ epsilon: Rational) throws -> SchemeProblem {
    try SchemeProblem(
      try IrreducibleRepresentations(of: try GroupDescription(group).enumerated()), target: .weak(epsilon))
  }

  /// The computed weak error is the one counted, on abelian and nonabelian groups; complements beyond half of the group.
  @Test(arguments: [
    ("C7", Rational(1, 4), 3, Rational(2, 9)), ("C7", Rational(1, 5), 4, Rational(1, 8)),
    ("7:3", Rational(1, 5), 5, Rational(4, 25)), ("C13", Rational(1, 5), 4, Rational(3, 16)),
    ("Q8xC2", Rational(1, 8), 6, Rational(1, 9)), ("C11", Rational(1, 7), 5, Rational(3, 25)),
  ])
  func differenceSets(_ group: String, _ epsilon: Rational, _ size: Int, _ error: Rational) throws {
    let result = try DifferenceSetConstruction().scheme(for: try problem(group, epsilon), seed: 1)
    #expect(result.scheme.size == size && result.reachesTarget && result.guaranteedSize == size)
    let exact = try #require(result.weakError.exact)
    #expect(exact.lower <= error && error <= exact.upper && exact.width < Rational(1, 1_000_000))
  }

  /// The exact error by quadratic forms on all functions of the group.
  @Test func exactError() throws {
    let set = try DifferenceSet.paley(7)
    let functions = try makeClass("C7", "regular")
    #expect(try set.scheme.weakError(on: functions).enclosure.contains(set.weakError))
  }

  @Test(arguments: [("C10", Rational(1, 2)), ("S3", Rational(1, 2)), ("C7", Rational(1, 50)), ("C2", Rational(1, 2))])
  func refusals(_ group: String, _ epsilon: Rational) throws {
    let problem = try problem(group, epsilon)
    #expect(throws: ConstructionError.self) { try DifferenceSetConstruction().scheme(for: problem, seed: 1) }
  }
}
