import ExactArithmetic
import FiniteGroups
import Testing

@testable import Generalization

/// The action on points of the permutations that images of points, counted from 1, generate.
func permutationAction(_ generators: [Int]...) throws -> TabulatedAction {
  let permutations = try generators.map { try Permutation(oneLine: $0) }
  return try TabulatedAction(
    naturalOf: try FiniteGroup(generators: permutations, degree: generators.first?.count ?? 0))
}

/// The cycle of n points under the rotation by a step.
func rotatedCycle(_ count: Int, by step: Int) throws -> QuotientMetric {
  let action = try permutationAction((0..<count).map { ($0 + step) % count + 1 })
  return try QuotientMetric(of: try FiniteMetricSpace(cycle: count), under: action)
}

/// Random points of a small grid, all different.
func randomPoints(_ count: Int, dimension: Int, _ random: inout SplitMix64) -> [[Rational]] {
  var points: Set<[Int]> = []
  while points.count < count { points.insert((0..<dimension).map { _ in Int.random(in: 0...4, using: &random) }) }
  return points.sorted { $0.lexicographicallyPrecedes($1) }.map { $0.map { Rational($0) } }
}

/// The least cover by trying all subsets, smallest first.
func coveringNumberByEnumeration(_ space: FiniteMetricSpace, squaredRadius: Rational) -> Int {
  var least = space.count
  for mask in 0..<(1 << space.count) where mask.nonzeroBitCount < least {
    let covers = (0..<space.count).allSatisfy { x in
      (0..<space.count).contains { mask >> $0 & 1 == 1 && space.squaredDistances[x, $0] <= squaredRadius }
    }
    if covers { least = mask.nonzeroBitCount }
  }
  return least
}

/// The largest packing by trying all subsets.
func packingNumberByEnumeration(_ space: FiniteMetricSpace, squaredRadius: Rational) -> Int {
  var largest = 0
  for mask in 0..<(1 << space.count) where mask.nonzeroBitCount > largest {
    let members = (0..<space.count).filter { mask >> $0 & 1 == 1 }
    let isPacking = members.allSatisfy { x in
      members.allSatisfy { x == $0 || space.squaredDistances[x, $0] > squaredRadius }
    }
    if isPacking { largest = members.count }
  }
  return largest
}

@Suite struct FiniteMetricSpaceTests {
  @Test func metricsAreAccepted() throws {
    #expect(try FiniteMetricSpace(cycle: 5).squaredDistances[0, 3] == 4)
    // The unit square: 1, 1, √2.
    let square = try FiniteMetricSpace(euclidean: [[0, 0], [1, 0], [0, 1]])
    #expect(square.squaredDistances[1, 2] == 2)
    #expect(square.squaredScales == [0, 1, 2])
    // Three points on a line: the triangle inequality is an equation, √9 = √1 + √4.
    let line = Matrix<Rational>(rows: [[0, 1, 9], [1, 0, 4], [9, 4, 0]], columnCount: 3)
    #expect(try FiniteMetricSpace(squaredDistances: line).count == 3)
  }

  @Test func otherTablesAreRefused() {
    func distances(_ rows: [[Rational]]) throws(ComplexityError) {
      _ = try FiniteMetricSpace(distances: Matrix(rows: rows, columnCount: rows[0].count))
    }
    #expect(throws: ComplexityError.triangle(from: 2, via: 1, to: 0)) {
      try distances([[0, 1, 3], [1, 0, 1], [3, 1, 0]])
    }
    #expect(throws: ComplexityError.mismatchedPoints(expected: 1, found: 2)) { try distances([[0, 1]]) }
    for rows: [[Rational]] in [[[1]], [[0, 1], [2, 0]], [[0, 0], [0, 0]], [[0, -1], [-1, 0]]] {
      #expect(throws: ComplexityError.self) { try distances(rows) }
    }
    // Just above the equation √9 = √1 + √4.
    let line = Matrix<Rational>(
      rows: [[0, 1, Rational(901, 100)], [1, 0, 4], [Rational(901, 100), 4, 0]], columnCount: 3)
    #expect(throws: ComplexityError.triangle(from: 2, via: 1, to: 0)) {
      try FiniteMetricSpace(squaredDistances: line)
    }
  }
}

@Suite struct QuotientMetricTests {
  /// Reflections of the square grid, by hand: the distance of orbits from all pairs of elements.
  @Test func quotientIsTheLeastDistance() throws {
    let action = try permutationAction([3, 6, 9, 2, 5, 8, 1, 4, 7], [3, 2, 1, 6, 5, 4, 9, 8, 7])
    let points = (0..<9).map { [Rational($0 / 3), Rational($0 % 3)] }
    let metric = try QuotientMetric(of: try FiniteMetricSpace(euclidean: points), under: action)
    #expect(action.group.order == 8 && metric.orbits.orbits == [[0, 2, 6, 8], [1, 3, 5, 7], [4]])
    for left in 0..<9 {
      for right in 0..<9 {
        let least = (0..<8).map { metric.space.squaredDistances[left, action.image(of: right, under: $0)] }.min()
        #expect(
          metric.quotient.squaredDistances[metric.orbits.orbitOf[left], metric.orbits.orbitOf[right]] == least)
      }
    }
    #expect(!metric.isFree && metric.squaredDisplacement == 0)
  }

  /// Without isometries: four points, orbits {0}, {1, 2}, {3}; the least distances 1, 1, 10 are no metric. Three orbits
  /// are needed for that, and one of two points, so four points are the fewest.
  @Test func actionsThatAreNotIsometricAreNamed() throws {
    let space = try FiniteMetricSpace(
      distances: Matrix(rows: [[0, 1, 9, 10], [1, 0, 9, 9], [9, 9, 0, 1], [10, 9, 1, 0]], columnCount: 4))
    let action = try permutationAction([1, 3, 2, 4])
    #expect(throws: ComplexityError.notIsometric(generator: 0, first: 1, second: 0)) {
      try QuotientMetric(of: space, under: action)
    }
    let least = try space.leastDistanceOfOrbits(under: action)
    #expect(least == Matrix(rows: [[0, 1, 100], [1, 0, 1], [100, 1, 0]], columnCount: 3))
    #expect(throws: ComplexityError.triangle(from: 2, via: 1, to: 0)) { try FiniteMetricSpace(squaredDistances: least) }
    #expect(throws: ComplexityError.mismatchedPoints(expected: 3, found: 4)) {
      try QuotientMetric(of: try FiniteMetricSpace(cycle: 3), under: action)
    }
  }
}

@Suite struct CoveringNumberTests {
  @Test func searchAgreesWithEnumeration() throws {
    var random = SplitMix64(seed: 11)
    for count in [1, 4, 7, 9] {
      let space = try FiniteMetricSpace(euclidean: randomPoints(count, dimension: 2, &random))
      for scale in space.squaredScales.prefix(5) {
        let covering = try space.coveringNumber(squaredRadius: scale)
        #expect(covering.exact == coveringNumberByEnumeration(space, squaredRadius: scale))
        #expect(
          (0..<count).allSatisfy { x in covering.cover.contains { space.squaredDistances[x, $0] <= scale } })
        let packing = try space.packingNumber(squaredRadius: scale)
        #expect(packing.exact == packingNumberByEnumeration(space, squaredRadius: scale))
        // M(2ε) ≤ N(ε) ≤ M(ε).
        #expect(covering.upper <= packing.lower)
        #expect(try space.packingNumber(squaredRadius: 4 * scale).lower <= covering.lower)
      }
    }
  }

  /// Cycles: ⌈n/(2r + 1)⌉ balls, ⌊n/(r + 1)⌋ points of a packing; more than 64 points, too.
  @Test(arguments: [12, 31, 60, 70]) func cyclesHaveClosedForms(count: Int) throws {
    let space = try FiniteMetricSpace(cycle: count)
    for radius in [1, 2, 5] {
      let square = Rational(radius * radius)
      #expect(try space.coveringNumber(squaredRadius: square).exact == (count + 2 * radius) / (2 * radius + 1))
      #expect(try space.packingNumber(squaredRadius: square).exact == count / (radius + 1))
    }
  }

  @Test func boundsRemainWhereTheSearchIsStopped() throws {
    var random = SplitMix64(seed: 5)
    let space = try FiniteMetricSpace(euclidean: randomPoints(24, dimension: 3, &random))
    for limit in [0, 3] {
      let covering = try space.coveringNumber(squaredRadius: 2, nodeLimit: limit)
      let exact = try #require(try space.coveringNumber(squaredRadius: 2).exact)
      #expect(covering.lower <= exact && exact <= covering.upper)
      let packing = try space.packingNumber(squaredRadius: 2, nodeLimit: limit)
      let largest = try #require(try space.packingNumber(squaredRadius: 2).exact)
      #expect(packing.lower <= largest && largest <= packing.upper)
    }
    #expect(throws: ComplexityError.self) { try space.coveringNumber(squaredRadius: -1) }
  }
}

@Suite struct QuotientCoveringTests {
  @Test func inequalitiesHold() throws {
    var cases = [try rotatedCycle(12, by: 3), try rotatedCycle(15, by: 5), try rotatedCycle(14, by: 7)]
    let signs = try permutationAction([4, 3, 2, 1])
    cases.append(try QuotientMetric(of: try FiniteMetricSpace(euclidean: [[-3], [-1], [1], [3]]), under: signs))
    for metric in cases {
      for scale in metric.space.squaredScales {
        let report = try metric.coverings(squaredRadius: scale)
        #expect(report.isConsistent)
        #expect(report.space.exact == coveringNumberByEnumeration(metric.space, squaredRadius: scale))
        #expect(report.quotient.exact == coveringNumberByEnumeration(metric.quotient, squaredRadius: scale))
      }
    }
  }

  /// The exact gain |G| is false at radius 1 on the cycle of 8 points, although orbits are spread out; it holds on
  /// those of 4, 6, 10.
  @Test func exactGainFailsOnTheCycleOfEight() throws {
    let report = try rotatedCycle(8, by: 4).coverings(squaredRadius: 1)
    #expect(report.space.exact == 3 && report.quotient.exact == 2 && report.gainIsOrder == false)
    #expect(report.doubledPacking?.exact == 1 && report.isConsistent)
    #expect(try rotatedCycle(6, by: 3).coverings(squaredRadius: 1).gainIsOrder == true)
    #expect(try rotatedCycle(10, by: 5).coverings(squaredRadius: 1).gainIsOrder == true)
    // At radius 0 the gain of a free action is |G|.
    #expect(try rotatedCycle(8, by: 4).coverings(squaredRadius: 0).gainIsOrder == true)
  }

  /// A fixed point: N(X, 0) = 3 < |G|·M(X/G, 0) = 4.
  @Test func fixedPointsGainLess() throws {
    let metric = try QuotientMetric(
      of: try FiniteMetricSpace(euclidean: [[0], [-1], [1]]), under: try permutationAction([1, 3, 2]))
    let report = try metric.coverings(squaredRadius: 0)
    #expect(report.space.exact == 3 && report.quotient.exact == 2 && report.gainIsOrder == false)
    #expect(report.doubledPacking == nil && report.isConsistent)
    // Free, but 2ε ≥ s: |G|·M(X/G, 2ε) = 2 > N(X, ε) = 1, so the third inequality is not claimed.
    let pair = try QuotientMetric(of: try FiniteMetricSpace(cycle: 2), under: try permutationAction([2, 1]))
    let near = try pair.coverings(squaredRadius: 1)
    #expect(pair.isFree && near.space.exact == 1 && near.doubledPacking == nil && near.isConsistent)
    #expect(try pair.quotient.packingNumber(squaredRadius: 4).exact == 1)
  }
}

@Suite struct LipschitzBallTests {
  /// One point: ⌈B/δ⌉ exactly.
  @Test func onePointIsExact() throws {
    let ball = try LipschitzBall(on: try FiniteMetricSpace(cycle: 1), constant: 1, bound: 1)
    for (radius, number) in [(Rational(1, 2), 2), (Rational(1, 3), 3), (Rational(2, 5), 3), (1, 1), (5, 1)] {
      #expect(try ball.coveringNumberBounds(radius: radius) == Enclosure(Rational(number)))
    }
    #expect(throws: ComplexityError.self) { try ball.coveringNumberBounds(radius: 0) }
    // Extreme ratios are refused, extreme slopes are as good as none.
    #expect(throws: ComplexityError.self) { try ball.coveringNumberBounds(radius: 1 / Rational.power(2, 80)) }
    let steep = try LipschitzBall(on: try FiniteMetricSpace(cycle: 2), constant: Rational.power(2, 90), bound: 1)
    #expect(try steep.coveringNumberBounds(radius: Rational(1, 2)) == Enclosure(4))
    #expect(RationalRoot.ceiling(ofSquare: 0) == 0 && RationalRoot.ceiling(ofSquare: Rational(9, 4)) == 2)
    #expect(RationalRoot.ceiling(ofSquare: 16) == 4 && RationalRoot.ceiling(ofSquare: Rational(161, 10)) == 5)
  }

  /// Two far points are a square: ⌈B/δ⌉² boxes.
  @Test func farPointsAreIndependent() throws {
    let far = try FiniteMetricSpace(euclidean: [[0], [100]])
    #expect(
      try LipschitzBall(on: far, constant: 1, bound: 1).coveringNumberBounds(radius: Rational(1, 3)) == Enclosure(9))
    // With L = 0 only constants.
    #expect(
      try LipschitzBall(on: far, constant: 0, bound: 1).coveringNumberBounds(radius: Rational(1, 3)) == Enclosure(3))
  }

  /// Functions with values on a fine grid are a part of the ball: their own packing and covering numbers, by search,
  /// lie within the bounds (packings at > 2δ below, a cover of the grid at δ − half a grid step above).
  @Test func boundsHoldForFunctionsOnAGrid() throws {
    let space = try FiniteMetricSpace(cycle: 3)
    let ball = try LipschitzBall(on: space, constant: 1, bound: 1)
    let radius = Rational(1, 2)
    let bounds = try ball.coveringNumberBounds(radius: radius)
    var functions: [[Rational]] = []
    for code in 0..<125 {
      let values = [code / 25, code / 5 % 5, code % 5].map { Rational($0 - 2, 2) }
      if (values.max() ?? 0) - (values.min() ?? 0) <= 1 { functions.append(values) }
    }
    var search = MaximumPacking(
      near: functions.map { f in
        PointSet(of: functions.count) { g in zip(f, functions[g]).allSatisfy { ($0 - $1).magnitude <= 2 * radius } }
      }, nodeLimit: 10_000)
    let packing = search.solve()
    #expect(Rational(packing.packing.count) <= bounds.upper)
    #expect(bounds.lower >= 2 && bounds.lower <= bounds.upper)
  }

  /// Symmetry makes the ball smaller, N(invariant) ≤ N(all) because averages map covers to covers. Where the values at
  /// the points are free, ln N is divided by |G| exactly.
  @Test func invariantFunctionsNeedFewerBalls() throws {
    let metric = try rotatedCycle(8, by: 4)
    for constant in [Rational(1, 2), 1, 2] {
      let radius = Rational(3, 4)
      let all = try LipschitzBall(on: metric.space, constant: constant, bound: 2).coveringNumberBounds(radius: radius)
      let invariant = try LipschitzBall(on: metric.quotient, constant: constant, bound: 2)
        .coveringNumberBounds(radius: radius)
      #expect(invariant.lower <= all.lower && invariant.upper <= all.upper && invariant.lower <= all.upper)
    }
    let steep = Rational(10)
    #expect(
      try LipschitzBall(on: metric.space, constant: steep, bound: 2).coveringNumberBounds(radius: Rational(3, 4))
        == Enclosure(6561))
    #expect(
      try LipschitzBall(on: metric.quotient, constant: steep, bound: 2).coveringNumberBounds(radius: Rational(3, 4))
        == Enclosure(81))
  }

  /// Where counting is given up, the estimates contain the counted bounds.
  @Test func estimatesContainCounts() throws {
    let ball = try LipschitzBall(on: try FiniteMetricSpace(cycle: 6), constant: 1, bound: 2)
    let counted = try ball.coveringNumberBounds(radius: Rational(1, 2))
    let estimated = try ball.coveringNumberBounds(radius: Rational(1, 2), countLimit: 0)
    #expect(estimated.lower <= counted.lower && counted.upper <= estimated.upper)
    #expect(estimated.lower >= 2)
  }
}
