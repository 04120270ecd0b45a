import ExactArithmetic
import FiniteGroups
import Symmetrizers
import Testing

private func weights<Method: PointwiseSymmetrizer>(_ method: Method, at input: Method.Input) throws -> [WeightedQuery<
  Method.Element
>] {
  var random = SplitMix64(seed: 0)
  return try method.queries(at: input, using: &random)
}

@Suite struct WeightedFrameTests {
  private func points(_ count: Int, _ dimension: Int, using random: inout SplitMix64) -> [[Rational]] {
    (0..<count).map { _ in (0..<dimension).map { _ in Rational(Int.random(in: -6...6, using: &random)) } }
  }

  @Test func sortDirectionsIsEquivariantWithAtMostAllPairsOfQueries() throws {
    var random = SplitMix64(seed: 1)
    let group = try FiniteGroup(generators: GroupDescription("S4").generators, degree: 4)
    let elements = [1, 5, 9, 23].map { group.permutation($0) }
    let frame = SortDirections<Rational>(points: 4)
    for _ in 0..<6 {
      let cloud = points(4, 2, using: &random)
      let found = try weights(frame, at: cloud)
      #expect(found.count <= 12)
      #expect(found.reduce(Rational.zero) { $0 + $1.weight } == 1)
      #expect(found.allSatisfy { $0.weight.signum > 0 })
      #expect(try frame.invarianceViolation(points: [cloud], elements: elements) == nil)
      if Set(cloud).count == 4 { #expect(try frame.equivarianceViolation(points: [cloud], elements: elements) == nil) }
    }
    // Points on a line are sorted in two ways, with equal weight; equal points in one.
    let line: [[Rational]] = [[0, 0], [2, 4], [1, 2], [3, 6]]
    #expect(try weights(frame, at: line).map(\.weight) == [Rational(1, 2), Rational(1, 2)])
    #expect(try weights(frame, at: Array(repeating: [1, 2], count: 4)).count == 1)
    // In general position all n(n − 1) orders differ.
    #expect(try weights(frame, at: [[0, 0], [1, 5], [7, 2], [3, 11]]).count == 12)
  }

  /// The weights by another way: directions on a fine grid of the border of the square.
  @Test func weightsAreLengthsOfTheBorder() throws {
    let cloud: [[Rational]] = [[0, 0], [3, 1], [-1, 2]]
    let found = try weights(SortDirections<Rational>(points: 3), at: cloud)
    let steps = 4_000
    var counts: [[Int]: Int] = [:]
    for step in 0..<steps {
      let place = (Double(step) + 0.5) * 8 / Double(steps)
      let side = place.truncatingRemainder(dividingBy: 2) - 1
      let direction = [(1, side), (-side, 1), (-1, -side), (side, -1)][Int(place / 2)]
      let heights = cloud.map { direction.0 * $0[0].approximation + direction.1 * $0[1].approximation }
      counts[(0..<3).sorted { heights[$0] < heights[$1] }.map { $0 + 1 }, default: 0] += 1
    }
    #expect(counts.count == found.count)
    for query in found {
      let share = Double(counts[query.element.oneLine] ?? 0) / Double(steps)
      #expect(abs(share - query.weight.approximation) < 2 / Double(steps))
    }
  }

  @Test func sortDirectionsIsContinuousWhereSortingRowsJumps() throws {
    func value<Method: PointwiseSymmetrizer<Permutation, [[Rational]]>>(_ method: Method, _ small: Rational) throws
      -> Rational
    {
      let cloud: [[Rational]] = [[small, 1], [0, 0]]
      return try weights(method, at: cloud).reduce(Rational.zero) {
        $0 + $1.weight * method.carriedBack(cloud, by: $1.element)[0][1]
      }
    }
    for k in 2...20 {
      let small = Rational(1, 1 << k)
      #expect(
        try (value(SortDirections<Rational>(points: 2), small) - value(SortDirections<Rational>(points: 2), -small))
          .magnitude <= 4 * small)
      let rows: Sorting<[Rational]> = .rows()
      #expect(try (value(rows, small) - value(rows, -small)).magnitude == 1)
    }
  }

  @Test func doublesAreTheRationalNumbersThatTheyAre() throws {
    let cloud = [[0.1, 0.2], [0.3, -0.7], [1e-30, 5]]
    let doubles = try weights(SortDirections<Double>(points: 3), at: cloud)
    #expect(doubles.reduce(Rational.zero) { $0 + $1.weight } == 1)
    let halves = [[0.5, 0.25], [-1.75, 3], [8, 1e3]]
    let exact: [[Rational]] = [[Rational(1, 2), Rational(1, 4)], [Rational(-7, 4), 3], [8, 1000]]
    #expect(
      try weights(SortDirections<Double>(points: 3), at: halves)
        == weights(SortDirections<Rational>(points: 3), at: exact))
    #expect(throws: CanonicalizationError.notOrdered(place: 1)) {
      try weights(SortDirections<Double>(points: 2), at: [[0, 1], [.infinity, 0]])
    }
    #expect(throws: CanonicalizationError.wrongLength(2, expected: 3)) {
      try weights(SortDirections<Double>(points: 3), at: [[0, 1], [2, 0]])
    }
  }

  private func exact(_ cloud: [[Rational]]) -> [[RealCyclotomic]] { cloud.map { $0.map { RealCyclotomic($0) } } }

  @Test func softenedFramesAreEquivariant() throws {
    var random = SplitMix64(seed: 3)
    for (group, points) in [
      (try matrixGroup("C4", plane: true), 1), (try matrixGroup("C5", plane: true), 1), (try matrixGroup("S3"), 2),
      (try solid(.tetrahedral), 2), (try matrixGroup("C2^3"), 1),
    ] {
      for softening in [SoftenedFrame<RealCyclotomic>.Softening.relative(Rational(1, 3)), .absolute(1)] {
        let frame = try SoftenedFrame<RealCyclotomic>(under: group, softening: softening)
        var clouds = (0..<2).map { _ in exact(self.points(points, group.dimension, using: &random)) }
        clouds.append(exact(Array(repeating: Array(repeating: 0, count: group.dimension), count: points)))
        for cloud in clouds {
          let found = try weights(frame, at: cloud)
          #expect(found.reduce(Rational.zero) { $0 + $1.weight } == 1)
          #expect(found.allSatisfy { $0.weight.signum > 0 })
        }
        #expect(try frame.equivarianceViolation(points: clouds, elements: [1, group.order - 1]) == nil)
      }
    }
  }

  /// At most two queries for a point of the plane under a quarter turn, one inside the domains, all at the centre.
  @Test func queriesOfTheQuarterTurn() throws {
    let group = try matrixGroup("C4", plane: true)
    // (1 − cos 90°) cos 45° = 0.707…
    let frame = try SoftenedFrame<RealCyclotomic>(
      under: group, softening: .relative(Rational(7, 10)), reference: [[1, 0]])
    var counts: Set<Int> = []
    for first in -6...6 {
      for second in -6...6 where first != 0 || second != 0 {
        counts.insert(try weights(frame, at: [[RealCyclotomic(first), RealCyclotomic(second)]]).count)
      }
    }
    #expect(counts == [1, 2])
    #expect(try weights(frame, at: [[0, 0]]).count == 4)
    #expect(throws: CanonicalizationError.softening("0")) {
      try SoftenedFrame<RealCyclotomic>(under: group, softening: .relative(0))
    }
  }

  /// Across the line where the alignment jumps, the weighted mean changes with the distance, not at once.
  @Test func softenedFramesAreContinuousWhereAlignmentJumps() throws {
    let group = try matrixGroup("C4", plane: true)
    let frame = try SoftenedFrame<RealCyclotomic>(under: group, softening: .relative(Rational(1, 2)))
    let alignment = CloudAlignment<RealCyclotomic>(under: group)
    func value<Method: PointwiseSymmetrizer<Int, [[RealCyclotomic]]>>(_ method: Method, _ point: [Rational]) throws
      -> Rational
    {
      let cloud = exact([point])
      return try weights(method, at: cloud).reduce(Rational.zero) {
        $0 + $1.weight * (method.carriedBack(cloud, by: $1.element)[0][1].rational ?? 0)
      }
    }
    for k in 3...16 {
      let small = Rational(1, 1 << k)
      let (one, other): ([Rational], [Rational]) = ([1 + small, 1], [1 - small, 1])
      // The weights have Lipschitz constants below 8 here, and |f| is at most 2.
      #expect(try (value(frame, one) - value(frame, other)).magnitude <= 40 * small)
      #expect(try (value(alignment, one) - value(alignment, other)).magnitude >= 1)
    }
  }

  /// The constant vector e₁, made equivariant under quarter turns, is 0 at the centre: near it only with absolute
  /// softening.
  @Test func outputsCarriedBackStayContinuousAtFixedPointsWithAbsoluteSoftening() throws {
    let group = try matrixGroup("C4", plane: true)
    func value(_ softening: SoftenedFrame<RealCyclotomic>.Softening, at scale: Rational) throws -> RealCyclotomic {
      let frame = try SoftenedFrame<RealCyclotomic>(under: group, softening: softening)
      let found = try weights(frame, at: exact([[3 * scale, scale]]))
      return found.reduce(RealCyclotomic.zero) { $0 + group.matrices[$1.element][0, 0].scaled(by: $1.weight) }
    }
    for k in [4, 10, 20] {
      let scale = Rational(1, 1 << k)
      #expect(try value(.absolute(1), at: scale).magnitude <= RealCyclotomic(8 * scale))
      #expect(try value(.relative(Rational(1, 3)), at: scale) == value(.relative(Rational(1, 3)), at: 1))
    }
    #expect(try value(.relative(Rational(1, 3)), at: 1).magnitude == 1)
    #expect(try value(.relative(Rational(1, 3)), at: 0) == 0)
  }

  @Test func softenedFramesOverDoublesAgreeWithExactOnes() throws {
    let group = try matrixGroup("C5", plane: true)
    let exactFrame = try SoftenedFrame<RealCyclotomic>(under: group, softening: .relative(Rational(1, 2)))
    let frame = try SoftenedFrame<Double>(under: group, softening: .relative(Rational(1, 2)))
    for (x, y) in [(3, 1), (-2, 5), (1, 0), (4, -4)] {
      let right = try weights(exactFrame, at: [[RealCyclotomic(x), RealCyclotomic(y)]])
      let found = try weights(frame, at: [[Double(x), Double(y)]])
      for query in right {
        let other = found.first { $0.element == query.element }?.weight ?? 0
        #expect(abs((query.weight - other).approximation) < 1e-13)
      }
    }
    #expect(throws: CanonicalizationError.self) { try weights(frame, at: [[.nan, 0]]) }
  }
}
