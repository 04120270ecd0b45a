public import ExactArithmetic

/// A finite metric space whose squared distances are rational, so that distances may be square roots of rational
/// numbers.
///
/// Every comparison is exact: d(x, y) ≤ r is decided as d(x, y)² ≤ r².
public struct FiniteMetricSpace: Sendable, Hashable {
  /// The squares of the distances, a symmetric matrix.
  public let squaredDistances: Matrix<Rational>

  /// The number of points.
  public var count: Int { squaredDistances.rowCount }

  /// The space with given squared distances.
  ///
  /// - Throws: ``ComplexityError/notADistance(first:second:reason:)``,
  ///   ``ComplexityError/triangle(from:via:to:)``.
  /// - Complexity: O(points³)
  public init(squaredDistances: Matrix<Rational>) throws(ComplexityError) {
    let count = squaredDistances.rowCount
    guard squaredDistances.columnCount == count else {
      throw .mismatchedPoints(expected: count, found: squaredDistances.columnCount)
    }
    for first in 0..<count {
      guard squaredDistances[first, first].isZero else {
        throw .notADistance(first: first, second: first, reason: "a point has distance 0 from itself")
      }
      for second in 0..<first {
        guard squaredDistances[first, second] == squaredDistances[second, first] else {
          throw .notADistance(first: first, second: second, reason: "a distance is the same both ways")
        }
        guard squaredDistances[first, second].signum > 0 else {
          throw .notADistance(first: first, second: second, reason: "different points have a positive distance")
        }
      }
    }
    self.squaredDistances = squaredDistances
    if let (from, via, to) = triangleViolation { throw .triangle(from: from, via: via, to: to) }
  }

  /// The space with given rational distances.
  ///
  /// - Throws: as ``init(squaredDistances:)``; a negative distance is refused too.
  /// - Complexity: O(points³)
  public init(distances: Matrix<Rational>) throws(ComplexityError) {
    for first in 0..<distances.rowCount {
      for second in 0..<distances.columnCount where distances[first, second].signum < 0 {
        throw .notADistance(first: first, second: second, reason: "a distance is not negative")
      }
    }
    try self.init(squaredDistances: distances.mapEntries { $0 * $0 })
  }

  /// Different points of ℚᵈ with their Euclidean distances.
  ///
  /// - Precondition: points with equally many coordinates.
  /// - Throws: ``ComplexityError/notADistance(first:second:reason:)`` where two points are equal.
  /// - Complexity: O(points² · (points + d))
  public init(euclidean points: [[Rational]]) throws(ComplexityError) {
    var squares = Matrix<Rational>(rowCount: points.count, columnCount: points.count, repeating: .zero)
    for first in points.indices {
      for second in points.indices {
        squares[first, second] = zip(points[first], points[second]).reduce(.zero) { sum, pair in
          sum + (pair.0 - pair.1) * (pair.0 - pair.1)
        }
      }
    }
    try self.init(squaredDistances: squares)
  }

  /// The vertices of the cycle with unit edges, at the lengths of shortest paths.
  ///
  /// - Precondition: `count >= 1`.
  public init(cycle count: Int) throws(ComplexityError) {
    precondition(count >= 1, "a cycle has a vertex")
    var distances = Matrix<Rational>(rowCount: count, columnCount: count, repeating: .zero)
    for first in 0..<count {
      for second in 0..<count {
        let step = abs(first - second)
        distances[first, second] = Rational(min(step, count - step))
      }
    }
    try self.init(distances: distances)
  }

  /// The distance of two points, between ends that differ by at most 2⁻⁶⁴.
  public func distance(_ first: Int, _ second: Int) -> Enclosure {
    Enclosure.squareRoot(of: squaredDistances[first, second])
  }

  /// The different squared distances, ascending, 0 first.
  ///
  /// - Complexity: O(points² log points)
  public var squaredScales: [Rational] { Set(squaredDistances.entries).union([.zero]).sorted() }

  /// The points within a distance of each point: row x is the closed ball around x.
  ///
  /// - Complexity: O(points²)
  func balls(squaredRadius: Rational) -> [PointSet] {
    (0..<count).map { center in
      PointSet(of: count) { squaredDistances[center, $0] <= squaredRadius }
    }
  }

  /// Three points at which the triangle inequality fails.
  ///
  /// √a ≤ √b + √c ⇔ a − b − c ≤ 0 or (a − b − c)² ≤ 4bc.
  private var triangleViolation: (from: Int, via: Int, to: Int)? {
    for from in 0..<count {
      for to in 0..<from {
        let long = squaredDistances[from, to]
        for via in 0..<count {
          let (first, second) = (squaredDistances[from, via], squaredDistances[via, to])
          let excess = long - first - second
          if excess.signum > 0 && excess * excess > 4 * first * second { return (from, via, to) }
        }
      }
    }
    return nil
  }
}
