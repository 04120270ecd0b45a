import ExactArithmetic
import FiniteGroups
import Testing

@testable import Generalization

/// The rotations of n points by some steps.
private func rotations(_ count: Int, by steps: [Int]) throws -> TransformationSet {
  try TransformationSet(of: count, maps: steps.map { step in (0..<count).map { ($0 + step + count) % count } })
}

@Suite struct PartialSymmetryTests {
  /// Rotations by −1, 0, 1 reach n points from ⌈n/3⌉: a tiling exactly when 3 divides n.
  @Test(arguments: [6, 7, 8, 9]) func representativesOfAnInterval(count: Int) throws {
    let symmetry = try rotations(count, by: [-1, 1])
    let found = symmetry.representatives()
    #expect(found.exactCount == (count + 2) / 3)
    for point in 0..<count {
      #expect(symmetry.maps.contains { $0[found.retraction[point]] == point })
      #expect(found.points.contains(found.retraction[point]))
    }
    for point in found.points { #expect(found.retraction[point] == point) }
  }

  @Test func wholeGroupsHaveOneRepresentativeOfEachOrbit() throws {
    let action = try permutationAction([2, 3, 1, 4, 5], [1, 2, 3, 5, 4])
    let symmetry = TransformationSet(Array(0..<action.group.order), of: action)
    #expect(symmetry.maps.count == 6)
    #expect(symmetry.representatives().exactCount == 2)
  }

  @Test func asymmetryIsTheLargestChange() throws {
    let symmetry = try rotations(4, by: [1])
    #expect(try symmetry.asymmetry(of: FiniteFunctionClass([[0, 1, 3, 2], [0, 0, 0, 1]])) == 2)
    #expect(try rotations(4, by: []).asymmetry(of: FiniteFunctionClass([[0, 1, 3, 2]])) == 0)
    #expect(try rotations(8, by: [1, -2]).squaredDisplacement(in: FiniteMetricSpace(cycle: 8)) == 4)
    #expect(throws: ComplexityError.self) { try symmetry.asymmetry(of: FiniteFunctionClass([[0, 1]])) }
    #expect(throws: ComplexityError.self) { try TransformationSet(of: 2, maps: [[0, 2]]) }
    #expect(throws: ComplexityError.self) { try TransformationSet(of: 2, maps: [[0]]) }
  }

  /// The Lipschitz functions attain L times the displacement: distances from a point do.
  @Test func lipschitzFunctionsAttainTheDisplacement() throws {
    let space = try FiniteMetricSpace(cycle: 7)
    let symmetry = try rotations(7, by: [1, 2])
    let distances = try FiniteFunctionClass(
      (0..<7).map { center in (0..<7).map { x in Rational(min(abs(x - center), 7 - abs(x - center))) } })
    let change = try symmetry.asymmetry(of: distances)
    #expect(change * change == (try symmetry.squaredDisplacement(in: space)))
  }

  /// The stabilizers of a ramp on a cycle of 8 points are intervals of rotations: {0}, {−1, 0, 1}, …; the second is no
  /// group, and its representatives are fewer than the points, more than one.
  @Test func stabilizersInTheSupremumNorm() throws {
    let action = try permutationAction([2, 3, 4, 5, 6, 7, 8, 1])
    let ramp = try FiniteFunctionClass([[0, 1, 2, 3, 4, 3, 2, 1]])
    for (asymmetry, count, representatives) in [(0, 1, 8), (1, 3, 3), (2, 5, 2), (3, 7, 2), (4, 8, 1)] {
      let symmetry = try TransformationSet(stabilizing: ramp, within: Rational(asymmetry), in: action)
      #expect(symmetry.maps.count == count)
      #expect(symmetry.representatives().exactCount == representatives)
    }
    #expect(throws: ComplexityError.self) { try TransformationSet(stabilizing: ramp, within: -1, in: action) }
  }

  /// A product of k steps changes functions by k times as much: ε-stabilizers are no groups.
  @Test func productsAddUp() throws {
    let ramp = try FiniteFunctionClass([[0, 1, 2, 3, 3, 2, 1, 0]])
    #expect(try rotations(8, by: [1]).asymmetry(of: ramp) == 1)
    #expect(try rotations(8, by: [2]).asymmetry(of: ramp) == 2)
    #expect(try rotations(8, by: [3]).asymmetry(of: ramp) == 3)
  }
}

@Suite struct PartialSymmetryInequalityTests {
  @Test func inequalitiesHoldForSubsetsAndGroups() throws {
    var random = SplitMix64(seed: 8)
    for steps in [[1], [1, -1], [2], [1, 2, 3]] {
      let symmetry = try rotations(4, by: steps)
      for _ in 0..<3 {
        let functions = try FiniteFunctionClass(
          (0..<4).map { _ in
            let base = Int.random(in: -2...2, using: &random)
            return (0..<4).map { _ in Rational(4 * base + Int.random(in: -1...1, using: &random), 4) }
          })
        let report = try PartialSymmetryInequalities(
          of: functions, under: symmetry,
          distribution: [Rational(1, 2), Rational(1, 4), Rational(1, 8), Rational(1, 8)], sampleSize: 2,
          radius: Rational(1, 8))
        #expect(report.holds && report.asymmetry.signum > 0)
      }
    }
  }

  /// The witness of two points: all constants attained, and statement 1 without 2ε is false.
  @Test func constantsAreBestPossible() throws {
    let functions = try FiniteFunctionClass([[0, 1], [0, -1]])
    let symmetry = try rotations(2, by: [1])
    let report = try PartialSymmetryInequalities(
      of: functions, under: symmetry, distribution: [0, 1], sampleSize: 1, radius: 0)
    #expect(report.holds && report.asymmetry == 1 && report.reducedCovering.exact == 1)
    #expect(report.covering.exact == 1)
    #expect(try functions.coveringNumber(radius: Rational(199, 100)).exact == 2)
    #expect(report.complexity == 1 && report.reducedComplexity == 0)
  }

  /// The bound by covers is not below the exact expected gap of a part of the class.
  @Test func coveringBoundHolds() throws {
    let space = try FiniteMetricSpace(cycle: 4)
    let symmetry = try rotations(4, by: [2])
    // Lipschitz functions with values −1, −½, 0, ½, 1 that change by at most ½ under the rotation by 2.
    var functions: [[Rational]] = []
    for code in 0..<625 {
      let values = [code / 125, code / 25 % 5, code / 5 % 5, code % 5].map { Rational($0 - 2, 2) }
      let isLipschitz = (0..<4).allSatisfy { (values[$0] - values[($0 + 1) % 4]).magnitude <= Rational(1, 2) }
      if isLipschitz && (0..<2).allSatisfy({ (values[$0] - values[$0 + 2]).magnitude <= Rational(1, 2) }) {
        functions.append(values)
      }
    }
    let family = try FiniteFunctionClass(functions)
    let uniform = [Rational](repeating: Rational(1, 4), count: 4)
    let representatives = symmetry.representatives().points
    for size in [1, 2] {
      let gap = try SymmetrizationInequality(of: family, distribution: uniform, sampleSize: size).expectedGap
      let asymmetry = try symmetry.asymmetry(of: family)
      let bound = try CoveringBound(
        on: space.subspace(representatives), asymmetry: asymmetry, constant: Rational(1, 2), bound: 1,
        sampleSize: size, radii: [Rational(1, 4), Rational(1, 2), 1])
      #expect(gap <= bound.bound.upper)
    }
    // For many points the price ε remains, and without symmetry the larger covering number does.
    func bound(_ space: FiniteMetricSpace, _ asymmetry: Rational, _ size: Int) throws -> Rational {
      try CoveringBound(
        on: space, asymmetry: asymmetry, constant: Rational(1, 2), bound: 1, sampleSize: size,
        radii: [Rational(1, 8), Rational(1, 4), Rational(1, 2)]
      ).bound.upper
    }
    let reduced = try space.subspace(representatives)
    #expect(try bound(reduced, 0, 100) < bound(space, 0, 100))
    #expect(try bound(reduced, Rational(1, 100), 10) < bound(space, 0, 10))
    #expect(try bound(space, 0, 100_000) < bound(reduced, Rational(1, 2), 100_000))
    #expect(throws: ComplexityError.self) {
      try CoveringBound(on: space, asymmetry: 0, constant: 1, bound: 1, sampleSize: 1, radii: [])
    }
  }
}
