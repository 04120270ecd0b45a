import Averaging
import ExactArithmetic
import FiniteGroups
import Foundation
import Representations
import Testing

func makeClass(_ group: String, _ text: String, action: String = "natural") throws -> FunctionClass {
  let description = try GroupDescription(group)
  let enumerated = try description.enumerated()
  return try FunctionClass(
    try FunctionClassSpecification(text), group: enumerated,
    action: try description.action(try ActionSpecification(action), of: enumerated))
}

@Suite struct ExactnessCriterionTests {
  /// The criterion, from characters, and the rank of the matrix coefficients never disagree.
  @Test(arguments: [
    ("S3", 0...3), ("S4", 0...6), ("C2^3", 0...3), ("B2", 0...4), ("A4", 0...3), ("D4", 0...3), ("D5", 0...2),
    ("Q8", 0...1), ("S5", 1...3),
    ("C4xS3", 0...3), ("SmallGroup(21,1)", 0...2), ("SmallGroup(18,4)", 0...2), ("C8", 0...1),
  ])
  func agreesWithTheRank(_ group: String, _ degrees: ClosedRange<Int>) throws {
    for degree in degrees {
      let functions = try makeClass(group, "polynomials:\(degree)")
      let criterion = ExactnessCriterion(ClassCharacter(functions))
      let space = MatrixCoefficientSpace(
        of: functions, dimension: ExactnessCriterion(ClassCharacter(functions)).dimension)
      #expect(criterion.dimension == space.dimension, "\(group) in degree \(degree)")
      #expect(criterion.costsWholeGroup == (space.dimension == functions.group.order))
    }
  }

  /// K* of S_n on ℝⁿ is n(n−1)/2, of B_n it is n²: the degree at which exactness first costs the whole group.
  @Test(arguments: [("S3", 3), ("S4", 6), ("B2", 4), ("C2^3", 3)])
  func thresholdDegreesOfReflectionGroups(_ group: String, _ threshold: Int) throws {
    for degree in 0...threshold {
      let criterion = ExactnessCriterion(ClassCharacter(try makeClass(group, "polynomials:\(degree)")))
      #expect(criterion.costsWholeGroup == (degree == threshold))
    }
  }

  @Test func countsIrreducibles() throws {
    let criterion = ExactnessCriterion(ClassCharacter(try makeClass("S4", "functions")))
    #expect(criterion.occurring == 2 && criterion.irreducibles == 5 && criterion.dimension == 10)
    // Pairs of complex conjugate characters count as two.
    let rotation = ExactnessCriterion(ClassCharacter(try makeClass("C8", "characters:8")))
    #expect(rotation.occurring == 5 && rotation.dimension == 5)
  }
}

@Suite struct DelsarteBoundTests {
  /// Known values: k = fix gives n for S_n on points, n(n−1) on ordered pairs.
  @Test(arguments: [
    ("S3", "functions", 3), ("S4", "functions", 4), ("S5", "functions", 5), ("S4", "tuples:2", 12),
    ("S5", "tuples:2", 20),
    ("S3", "polynomials:2", 3), ("C8", "regular", 8), ("C8", "characters:8", 2), ("C2^3", "polynomials:2", 4),
    ("A4", "functions", 4),
  ])
  func knownValues(_ group: String, _ text: String, _ size: Int) throws {
    #expect(DelsarteBound(ClassCharacter(try makeClass(group, text)))?.size == size)
  }

  @Test(arguments: [
    ("S4", "polynomials:2"), ("B2", "polynomials:2"),
    ("Q8", "matrices:[[0,-1,0,0],[1,0,0,0],[0,0,0,-1],[0,0,1,0]];[[0,0,-1,0],[0,0,0,1],[1,0,0,0],[0,-1,0,0]]"),
  ])
  func theFunctionHasTheStatedForm(_ group: String, _ text: String) throws {
    let character = ClassCharacter(try makeClass(group, text))
    let bound = try #require(DelsarteBound(character))
    for column in 0..<character.classes.count {
      let value = zip(bound.coefficients, character.translates).reduce(bound.constant) {
        $0 + $1.0 * Rational($1.1[column])
      }
      #expect(value == bound.classValues[column])
      #expect(value.signum >= 0)
    }
    let mean =
      zip(bound.classValues, character.classes.sizes).reduce(Rational.zero) { $0 + $1.0 * Rational($1.1) }
      / Rational(character.group.order)
    #expect(bound.value == bound.classValues[0] / mean && bound.value > 1)
  }

  @Test func trivialClass() throws {
    #expect(DelsarteBound(ClassCharacter(try makeClass("S3", "polynomials:0")))?.size == 1)
    #expect(DelsarteBound(ClassCharacter(try makeClass("C1", "functions")))?.size == 1)
  }
}

@Suite struct DivisibilityBoundTests {
  @Test(arguments: [
    ("S4", "functions", 4), ("S4", "polynomials:2", 12), ("S3", "polynomials:2", 3), ("C8", "characters:8", 1),
    ("A4", "functions", 4),
  ])
  func knownValues(_ group: String, _ text: String, _ divisor: Int) throws {
    let functions = try makeClass(group, text)
    let bound = DivisibilityBound(
      MatrixCoefficientSpace(of: functions, dimension: ExactnessCriterion(ClassCharacter(functions)).dimension),
      of: functions)
    #expect(bound.divisor == divisor)
    let denominators = bound.coefficients.map {
      Rational(functions.values(of: $0).reduce(0, +), functions.group.order).denominator
    }
    #expect(denominators.allSatisfy { Rational(divisor).numerator % $0 == 0 })
  }
}

@Suite struct WeakBoundTests {
  /// Rounded up from floating point, far from integers, the sufficient sizes are what the formulas say.
  @Test(arguments: [
    (7, Rational(1, 4)), (7, Rational(1, 10)), (119, Rational(1, 9)), (1, Rational(4, 5)), (3, Rational(3, 4)),
  ])
  func sufficientSizes(_ dimension: Int, _ epsilon: Rational) {
    let logarithm = log(2 * Double(dimension))
    let e = epsilon.approximation
    let tau = e.squareRoot()
    let divergence = ((1 + tau) * log(1 + tau) + (tau < 1 ? (1 - tau) * log(1 - tau) : 0)) / 2
    let expected: [SamplingBound: Double] = [
      .bernstein: 8 / 3 * logarithm / e, .chernoff: 2 * logarithm / e, .kullbackLeibler: logarithm / divergence,
    ]
    for bound in SamplingBound.allCases {
      #expect(bound.sufficientSize(dimension: dimension, epsilon: epsilon) == Int((expected[bound] ?? 0).rounded(.up)))
    }
  }

  @Test func boundsAreOrderedAndRefuseNonsense() {
    for bound in SamplingBound.allCases {
      #expect(bound.sufficientSize(dimension: 0, epsilon: 1) == 1)
      #expect(bound.sufficientSize(dimension: 5, epsilon: 0) == nil)
      #expect(bound.sufficientSize(dimension: 5, epsilon: 2) == nil)
    }
  }

  @Test func plancherel() {
    #expect(WeakLowerBound.plancherel(order: 7, epsilon: Rational(2, 9)) == 3, "met by the difference set {1,2,4}")
    #expect(WeakLowerBound.plancherel(order: 8, epsilon: 0) == 8)
    #expect(WeakLowerBound.plancherel(order: 1, epsilon: 1) == 1)
  }

  /// With all characters the linear program is at least as good as Plancherel; at ε = 0 it is the exact Delsarte bound.
  @Test(arguments: [7, 8, 12])
  func cyclicDelsarte(_ order: Int) throws {
    let divisors = (1...order).filter { order % $0 == 0 }
    for epsilon in [Rational(0), Rational(1, 9), Rational(1, 4), Rational(1, 2), Rational(1)] {
      let bound = WeakLowerBound.cyclicDelsarte(order: order, characterOrders: divisors, epsilon: epsilon)
      #expect(bound >= WeakLowerBound.plancherel(order: order, epsilon: epsilon))
    }
    for divisor in divisors {
      let exact = DelsarteBound(ClassCharacter(try makeClass("C\(order)", "characters:\(divisor)")))?.size
      #expect(WeakLowerBound.cyclicDelsarte(order: order, characterOrders: [divisor], epsilon: 0) == exact)
    }
    #expect(WeakLowerBound.cyclicDelsarte(order: order, characterOrders: [1], epsilon: 0) == 1)
  }

  @Test func characters() {
    // S4 on points: k = fix = (4, 2, 1, 0, 0).
    let sizes = [1, 6, 8, 3, 6]
    #expect(WeakLowerBound.character(values: [4, 2, 1, 0, 0], sizes: sizes, epsilon: 0) == 4)
    #expect(WeakLowerBound.character(values: [4, 2, 1, 0, 0], sizes: sizes, epsilon: Rational(1, 3)) == 2)
    #expect(WeakLowerBound.character(values: [3, 1, 0, -1, -1], sizes: sizes, epsilon: 0) == nil)
    // The regular character is Plancherel's bound.
    let regular = WeakLowerBound.character(values: [24, 0, 0, 0, 0], sizes: sizes, epsilon: Rational(1, 10))
    #expect(regular == WeakLowerBound.plancherel(order: 24, epsilon: Rational(1, 10)))
  }

  @Test func ramanujanSumsAreSumsOfCharacters() {
    for order in 1...12 {
      for element in 0..<order {
        let sum = (1...order).filter { gcd($0, order) == 1 }
          .reduce(0.0) { $0 + cos(2 * Double.pi * Double($1 * element) / Double(order)) }
        #expect(WeakLowerBound.ramanujanSum(order, element) == Int(sum.rounded()))
      }
    }
  }

  private func gcd(_ a: Int, _ b: Int) -> Int { b == 0 ? a : gcd(b, a % b) }
}
