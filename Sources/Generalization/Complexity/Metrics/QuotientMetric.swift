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
  public let orbits: PointOrbits
  /// X/G, whose points are the numbers of the orbits.
  public let quotient: FiniteMetricSpace
  /// The number of elements of the group, which acts faithfully.
  public let order: Int
  /// The least squared distance by which an element other than the identity moves a point; `nil` for the trivial group.
  /// The action is free exactly when this is positive.
  public let squaredDisplacement: Rational?

  /// The quotient under a permutation group of the points.
  ///
  /// - Throws: ``ComplexityError/mismatchedPoints(expected:found:)``,
  ///   ``ComplexityError/notIsometric(generator:first:second:)``.
  /// - Complexity: O(points² · generators + order · points + orbits³)
  public init(of space: FiniteMetricSpace, under group: FiniteGroup) throws(ComplexityError) {
    if let (generator, first, second) = try space.isometryViolation(by: group) {
      throw .notIsometric(generator: generator, first: first, second: second)
    }
    self.space = space
    orbits = PointOrbits(of: group)
    quotient = try FiniteMetricSpace(squaredDistances: try space.leastDistanceOfOrbits(under: group))
    order = group.order
    squaredDisplacement = (0..<group.order).filter { $0 != group.identity }.flatMap { element in
      (0..<space.count).map { space.squaredDistances[$0, group.image(of: $0, under: element)] }
    }.min()
  }

  /// Whether no element but the identity has a fixed point.
  public var isFree: Bool { squaredDisplacement.map { $0.signum > 0 } ?? true }
}

extension FiniteMetricSpace {
  /// A generator (from 0) and two points whose distance it changes; `nil` if the group acts by isometries.
  ///
  /// - Throws: ``ComplexityError/mismatchedPoints(expected:found:)``.
  /// - Complexity: O(points² · generators)
  public func isometryViolation(
    by group: FiniteGroup
  ) throws(ComplexityError) -> (generator: Int, first: Int, second: Int)? {
    guard group.degree == count else { throw .mismatchedPoints(expected: count, found: group.degree) }
    for (number, generator) in group.generators.enumerated() {
      for first in 0..<count {
        for second in 0..<first
        where squaredDistances[generator(first), generator(second)] != squaredDistances[first, second] {
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
  public func leastDistanceOfOrbits(under group: FiniteGroup) throws(ComplexityError) -> Matrix<Rational> {
    guard group.degree == count else { throw .mismatchedPoints(expected: count, found: group.degree) }
    let orbits = PointOrbits(of: group).orbits
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
