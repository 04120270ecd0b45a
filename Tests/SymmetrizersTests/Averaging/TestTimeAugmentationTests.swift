import Averaging
import ExactArithmetic
import FiniteGroups
import Representations
import Symmetrizers
import Testing

@Suite struct TestTimeAugmentationTests {
  @Test func laws() throws {
    let problem = try ExactProblem("S3")
    try problem.expectLaws(TestTimeAugmentation<FiniteGroup, [Rational]>(over: problem.group, count: 4))
    let distribution = try AveragingScheme([(0, Rational(1, 4)), (3, Rational(3, 4))], weightClass: .convex)
    try problem.expectLaws(SampledAveraging<Int, [Rational]>(from: distribution, count: 3))
    #expect(throws: SymmetrizerError.self) {
      try TestTimeAugmentation<FiniteGroup, Int>(over: problem.group, count: 0)
    }
    #expect(throws: SymmetrizerError.self) {
      try SampledAveraging<Int, Int>(from: AveragingScheme([(0, 2), (1, -1)], weightClass: .affine), count: 2)
    }
  }

  /// E‖(1/n)Σρ(gᵢ)f‖² over all |G|ⁿ draws is ‖f‖²/n for f ∈ F₀, exactly.
  @Test(arguments: [("C3", 3), ("S3", 2), ("C2^2", 3)])
  func expectedErrorIsOneOverCount(name: String, count: Int) throws {
    let group = try GroupDescription(name).enumerated()
    // Functions on the group: any vector without invariant part.
    var function = (0..<group.order).map { Rational($0 * $0 + 3 * $0) }
    let mean = function.reduce(0, +) / Rational(group.order)
    function = function.map { $0 - mean }
    var draws: [[Int]] = [[]]
    for _ in 0..<count { draws = draws.flatMap { draw in (0..<group.order).map { draw + [$0] } } }
    var total = Rational.zero
    for draw in draws {
      for point in 0..<group.order {
        let value =
          draw.reduce(Rational.zero) { $0 + function[group.product(group.inverse($1), point)] } / Rational(count)
        total += value * value
      }
    }
    let square = function.reduce(Rational.zero) { $0 + $1 * $1 }
    let method = try TestTimeAugmentation<FiniteGroup, Int>(over: group, count: count)
    #expect(total / Rational(draws.count) == square * Rational(1, count))
    #expect(method.profile.guarantee.error == Rational(1, count))
    #expect(method.profile.guarantee.kind == .expected)
  }

  /// The formula of ``SampledAveraging`` over all draws with their probabilities.
  @Test func expectedErrorOfADistribution() throws {
    let group = try GroupDescription("S3").enumerated()
    let distribution = try AveragingScheme(
      [(0, Rational(1, 2)), (1, Rational(1, 3)), (4, Rational(1, 6))], weightClass: .convex)
    let function: [Rational] = [5, -2, 1, -7, 3, 0]
    func moved(_ g: Int, _ x: Int) -> Rational { function[group.product(group.inverse(g), x)] }
    func square(_ values: [Rational]) -> Rational { values.reduce(0) { $0 + $1 * $1 } }
    var expected = Rational.zero
    for first in distribution.entries {
      for second in distribution.entries {
        let values = (0..<6).map { (moved(first.element, $0) + moved(second.element, $0)) / 2 }
        expected += first.weight * second.weight * square(values)
      }
    }
    let average = (0..<6).map { x in
      distribution.entries.reduce(Rational.zero) { $0 + $1.weight * moved($1.element, x) }
    }
    #expect(function.reduce(0, +).isZero)
    #expect(expected == square(average) + (square(function) - square(average)) / 2)
  }

  @Test func drawsFollowTheDistribution() throws {
    let distribution = try AveragingScheme([(2, Rational(1, 10)), (5, Rational(9, 10))], weightClass: .convex)
    let method = try SampledAveraging<Int, Int>(from: distribution, count: 2_000)
    var random = SplitMix64(seed: 11)
    let queries = try method.queries(at: 0, using: &random)
    let rare = try #require(queries.first { $0.element == 2 })
    // Hoeffding: a deviation of 0.05 among 2000 draws has probability below 2·exp(−10).
    #expect((rare.weight - Rational(1, 10)).magnitude < Rational(1, 20))
  }

  @Test func fixedDrawsAreSchemesAndSeedsDecide() throws {
    let group = try GroupDescription("S20").permutationGroup()
    let method = try TestTimeAugmentation<PermutationGroup, [Double]>(over: group, count: 7)
    var first = SplitMix64(seed: 2)
    var second = SplitMix64(seed: 2)
    #expect(try method.fixedDraw(using: &first) == method.fixedDraw(using: &second))
    #expect(try method.fixedDraw(using: &first).size <= 7)
    let action = TensorAction(PermutedCoordinates<PermutationGroup, Double>(group))
    let result = symmetrized(
      { $0[0] }, by: method, inputAction: action, outputAction: TrivialAction<PermutationGroup, Double>(group))
    #expect(throws: SymmetrizerError.needsRandomNumbers(name: "test-time-augmentation")) {
      try result(Array(repeating: 0, count: 20))
    }
    #expect(try result(Array(repeating: 0.1, count: 20), using: &first) == 0.1)
  }
}
