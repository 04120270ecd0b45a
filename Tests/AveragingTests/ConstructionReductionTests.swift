import Averaging
import ExactArithmetic
import FiniteGroups
import Representations
import Testing

@Suite struct ConstructionReductionTests {
  /// Exact schemes shrink to dim M(F ⊕ 1) elements or fewer and stay exact, with convex and with affine weights.
  @Test(arguments: [
    ("S4", "functions"), ("C2^3", "polynomials:1"), ("C2^3", "polynomials:2"), ("S3", "regular"), ("D5", "functions"),
    ("A4", "functions"), ("Q8", "regular"), ("C12", "characters:4,3"),
  ])
  func sizesAreAtMostTheDimension(_ name: String, _ text: String) throws {
    let functions = try makeClass(name, text)
    let problem = try SchemeProblem(functions, target: .exact)
    let criterion = ExactnessCriterion(ClassCharacter(functions))
    #expect(problem.coefficientDimension == criterion.dimension)
    for weightClass in [WeightClass.convex, .affine] {
      let result = try CaratheodoryConstruction(weightClass: weightClass, rounds: 2).scheme(for: problem, seed: 4)
      #expect(result.scheme.size <= criterion.dimension)
      #expect(result.scheme.isExact(on: functions) && result.isExact)
      #expect(result.scheme.weightClass == weightClass || result.scheme.size == functions.group.order)
      if weightClass == .convex { #expect(result.scheme.entries.allSatisfy { $0.weight.signum > 0 }) }
    }
    if criterion.costsWholeGroup {
      #expect(try CaratheodoryConstruction().scheme(for: problem, seed: 1).scheme.size == functions.group.order)
    }
  }

  /// A tableau of 78 · 120 entries, beyond those whose steps are taken in rational numbers; the weights are exact all the same.
  @Test func largeTableausAreReducedInFloatingPoint() throws {
    let functions = try makeClass("S5", "tuples:2")
    let problem = try SchemeProblem(functions, target: .exact)
    let result = try CaratheodoryConstruction(rounds: 1).scheme(for: problem, seed: 1)
    #expect(problem.coefficientDimension == 78 && result.scheme.size <= 78 && result.scheme.size >= 20)
    #expect(result.isExact && result.scheme.isExact(on: functions))
    #expect(result.scheme.weightClass == .convex && result.scheme.entries.allSatisfy { $0.weight.signum > 0 })
  }

  @Test func onlyExactSchemesAreReduced() throws {
    let problem = try SchemeProblem(try makeClass("S3", "functions"), target: .exact)
    let point = try AveragingScheme([(0, 1)], weightClass: .convex)
    #expect(throws: ConstructionError.self) { try CaratheodoryConstruction(point).scheme(for: problem, seed: 1) }
    // An affine exact scheme is reduced to an affine one: 1/6 of the group, moved along what functions on 3 points do
    // not see.
    let group = problem.group
    let signs = (0..<6).map { element in
      (0..<3).reduce(0) { $0 + (group.image(of: $1, under: element) == $1 ? 1 : 0) } == 1 ? -1 : 1
    }
    let affine = try AveragingScheme(
      signs.enumerated().map { ($0, Rational(1, 6) + Rational($1, 2)) }, weightClass: .affine)
    let result = try CaratheodoryConstruction(affine).scheme(for: problem, seed: 1)
    #expect(result.isExact && result.scheme.size <= 5 && result.scheme.weightClass == .affine)
  }
}

@Suite struct ConstructionWeightTests {
  /// Optima that are known: the difference set in C7; the group without a point, 1/(|G|−1)²; three consecutive
  /// elements of C4 (1/9, uniform) and of C5 (weights 2/5, 1/5, 2/5 with error 1/5).
  @Test func knownOptima() throws {
    for (name, exponents, error, weights) in [
      ("C7", [1, 2, 4], Rational(2, 9), [Rational(1, 3), Rational(1, 3), Rational(1, 3)]),
      ("C6", [1, 2, 3, 4, 5], Rational(1, 25), Array(repeating: Rational(1, 5), count: 5)),
      ("C4", [0, 1, 2], Rational(1, 9), Array(repeating: Rational(1, 3), count: 3)),
      ("C5", [0, 1, 2], Rational(1, 5), [Rational(2, 5), Rational(1, 5), Rational(2, 5)]),
    ] {
      let group = try GroupDescription(name).enumerated()
      var powers = [0]
      for _ in 1..<group.order { powers.append(group.product(powers[powers.count - 1], group.generatorIndices[0])) }
      let support = exponents.map { powers[$0] }
      let problem = try SchemeProblem(regularOf: group, target: .weak(error))
      let result = try OptimizedWeightsConstruction(support: support, prunes: false).scheme(for: problem, seed: 1)
      let expected = try AveragingScheme(Array(zip(support, weights)).map { ($0.0, $0.1) }, weightClass: .convex)
      #expect(result.scheme == expected, "\(name)")
      #expect(result.reachesTarget, "\(name)")
      #expect(!problem.isProvablyWeak(result.scheme, epsilon: error - Rational(1, 1 << 50)))
      let bound = try #require(result.supportBound)
      #expect(bound <= error.approximation && bound > error.approximation - 1e-6, "\(name)")
    }
  }

  /// No weights on a support are better than the bound, and affine weights are at least as good as convex ones.
  @Test func theDualBoundHolds() throws {
    let problem = try SchemeProblem(try makeClass("S4", "functions"), target: .weak(Rational(1, 100)))
    var random = SplitMix64(seed: 11)
    for _ in 0..<3 {
      let support = Array(Set((0..<6).map { _ in Int.random(in: 0..<24, using: &random) })).sorted()
      let convex = try OptimizedWeightsConstruction(support: support, prunes: false).scheme(for: problem, seed: 1)
      let affine = try OptimizedWeightsConstruction(support: support, weightClass: .affine, prunes: false)
        .scheme(for: problem, seed: 1)
      let bound = try #require(convex.supportBound)
      #expect(bound <= convex.weakError.upper && convex.weakError.upper < bound + 1e-6)
      #expect(affine.weakError.lower <= convex.weakError.upper + 1e-9 && affine.supportBound == nil)
      for _ in 0..<20 {
        let weights = support.map { _ in Int.random(in: 1...50, using: &random) }
        let total = weights.reduce(0, +)
        let scheme = try AveragingScheme(
          zip(support, weights).map { ($0, Rational($1, total)) }, weightClass: .convex)
        #expect(problem.weakError(of: scheme).upper >= bound)
      }
    }
  }

  @Test func supportsAreChecked() throws {
    let problem = try SchemeProblem(try makeClass("S3", "functions"), target: .weak(Rational(1, 4)))
    for support in [[], [6], [-1, 2]] {
      #expect(throws: ConstructionError.self) {
        try OptimizedWeightsConstruction(support: support).scheme(for: problem, seed: 1)
      }
    }
  }
}

@Suite struct SchemeProblemTests {
  @Test func negativeErrorsAreRefused() throws {
    let group = try GroupDescription("C3").enumerated()
    #expect(throws: ConstructionError.malformedProblem("an error is at least 0, not -1")) {
      try SchemeProblem(regularOf: group, target: .weak(-1))
    }
  }
}
