public import ExactArithmetic
public import FiniteGroups

/// The orbit space X/G of a finite metric space under a group of isometries, with the quotient metric
/// d(Gx, Gy) = min_g d(x, gy).
///
/// For isometries this is a metric: d(Gx, Gz) ≤ d(x, gy) + d(gy, ghz) for the minimizing g and h. A function on X/G is
/// L-Lipschitz exactly when it is so as an invariant function on X: |f(x) − f(y)| = |f(x) − f(gy)| ≤ L min_g d(x, gy).
///
/// Without isometries min_g d(x, gy) depends on x, and what does not, the least distance of two orbits, need not
/// satisfy the triangle inequality: see ``FiniteMetricSpace/leastDistanceOfOrbits(under:)``.
public struct QuotientMetric: Sendable {
  /// X.
  public let space: FiniteMetricSpace
  /// The orbits: the points of X/G.
  public let orbits: OrbitPartition
  /// X/G, whose points are the numbers of the orbits.
  public let quotient: FiniteMetricSpace
  /// The number of elements of the group.
  public let order: Int
  /// The least squared distance by which an element other than the identity moves a point; `nil` for the trivial group.
  /// The action is free exactly when this is positive.
  public let squaredDisplacement: Rational?

  /// The quotient under an action on the points.
  ///
  /// - Throws: ``ComplexityError/mismatchedPoints(expected:found:)``,
  ///   ``ComplexityError/notIsometric(generator:first:second:)``.
  /// - Complexity: O(points² · generators + order · points + orbits³)
  public init(of space: FiniteMetricSpace, under action: TabulatedAction) throws(ComplexityError) {
    if let (generator, first, second) = try space.isometryViolation(by: action) {
      throw .notIsometric(generator: generator, first: first, second: second)
    }
    self.space = space
    orbits = action.orbits
    quotient = try FiniteMetricSpace(squaredDistances: try space.leastDistanceOfOrbits(under: action))
    order = action.group.order
    squaredDisplacement = (0..<action.group.order).filter { $0 != action.group.identity }.flatMap { element in
      (0..<space.count).map { space.squaredDistances[$0, action.image(of: $0, under: element)] }
    }.min()
  }

  /// Whether no element but the identity fixes a point.
  public var isFree: Bool { squaredDisplacement.map { $0.signum > 0 } ?? true }
}

extension FiniteMetricSpace {
  /// A generator (from 0) and two points whose distance it changes; `nil` if the group acts by isometries.
  ///
  /// - Throws: ``ComplexityError/mismatchedPoints(expected:found:)``.
  /// - Complexity: O(points² · generators)
  public func isometryViolation(
    by action: TabulatedAction
  ) throws(ComplexityError) -> (generator: Int, first: Int, second: Int)? {
    guard action.pointCount == count else { throw .mismatchedPoints(expected: count, found: action.pointCount) }
    for (number, generator) in action.group.generatorIndices.enumerated() {
      for first in 0..<count {
        for second in 0..<first
        where squaredDistances[
          action.image(of: first, under: generator), action.image(of: second, under: generator)]
          != squaredDistances[first, second]
        {
          return (number, first, second)
        }
      }
    }
    return nil
  }

  /// The squares of the least distances of the orbits, min over x ∈ A, y ∈ B of d(x, y)², for any action: the quotient
  /// metric if the group acts by isometries, and otherwise not always a metric.
  ///
  /// - Throws: ``ComplexityError/mismatchedPoints(expected:found:)``.
  /// - Complexity: O(points²)
  public func leastDistanceOfOrbits(under action: TabulatedAction) throws(ComplexityError) -> Matrix<Rational> {
    guard action.pointCount == count else { throw .mismatchedPoints(expected: count, found: action.pointCount) }
    let orbits = action.orbits.orbits
    var least = Matrix<Rational>(rowCount: orbits.count, columnCount: orbits.count, repeating: .zero)
    for (row, left) in orbits.enumerated() {
      for (column, right) in orbits.enumerated() where row != column {
        var minimum = squaredDistances[left[0], right[0]]
        for x in left {
          for y in right { minimum = min(minimum, squaredDistances[x, y]) }
        }
        least[row, column] = minimum
      }
    }
    return least
  }
}
