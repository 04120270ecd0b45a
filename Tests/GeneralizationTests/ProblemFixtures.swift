import Averaging
import ExactArithmetic
import FiniteGroups

@testable import Generalization

/// Small problems that several tests share.
enum Fixture {
  static func problem(
    _ name: String, action: String = "natural", target: [Rational]? = nil, noise: Rational = 1,
    measure: [Rational]? = nil
  ) throws -> FiniteProblem {
    let description = try GroupDescription(name)
    let group = try description.enumerated()
    let points = try TabulatedAction(try description.action(try ActionSpecification(action), of: group), of: group)
    return try FiniteProblem(
      action: points, measure: measure, target: target ?? values(points.pointCount), noiseVariance: noise)
  }

  /// Numbers without pattern: k² mod 7 − 2, halved.
  static func values(_ count: Int) -> [Rational] { (0..<count).map { Rational(($0 * $0 + $0) % 7 - 2, 2) } }

  /// Two orbits of C3, of points of different weight.
  static func twoOrbits(noise: Rational = Rational(1, 4)) throws -> FiniteProblem {
    try problem(
      "(1 2 3)(4 5)", target: [3, 1, 0, -1, 2], noise: noise,
      measure: [Rational(1, 9), Rational(1, 9), Rational(1, 9), Rational(1, 3), Rational(1, 3)])
  }

  static func subsets(_ count: Int, of total: Int) -> [[Int]] {
    if count == 0 { return [[]] }
    if count > total { return [] }
    return subsets(count, of: total - 1) + subsets(count - 1, of: total - 1).map { $0 + [total - 1] }
  }
}
