public import ExactArithmetic
public import FiniteGroups

/// Some transformations of a finite X (the identity is always among them): a subset of a group, or any maps X → X.
///
/// They need not form a group, and what they leave nearly unchanged their products change more: if all |f(gx) − f(x)| ≤
/// ε, a product of k of them changes f by at most kε, and no better in general (a rotation of a cycle by one step).
///
/// Source of the setting: M. Petrache, S. Trivedi, "Approximation-generalization trade-offs under (approximate) group
/// equivariance", NeurIPS 2023, arXiv 2305.17592 (ε-stabilizers of a class, transformations that need not be finite in
/// number or a group).
public struct TransformationSet: Sendable, Hashable {
  /// The images of all points, for each transformation; the identity first, none twice.
  public let maps: [[Int]]
  /// The number of points of X.
  public let pointCount: Int

  /// Transformations by the images of the points.
  ///
  /// - Throws: ``ComplexityError/mismatchedPoints(expected:found:)`` for a map of other points.
  /// - Complexity: O(maps · points)
  public init(of pointCount: Int, maps: [[Int]]) throws(ComplexityError) {
    for map in maps {
      guard map.count == pointCount else { throw .mismatchedPoints(expected: pointCount, found: map.count) }
      if let image = map.first(where: { !(0..<pointCount).contains($0) }) {
        throw .mismatchedPoints(expected: pointCount, found: image)
      }
    }
    let identity = Array(0..<pointCount)
    var seen: Set<[Int]> = [identity]
    self.maps = [identity] + maps.filter { seen.insert($0).inserted }
    self.pointCount = pointCount
  }

  /// Some elements of a group acting on the points.
  ///
  /// - Precondition: indices of elements.
  /// - Complexity: O(elements · points)
  public init(_ elements: [Int], of action: TabulatedAction) {
    let identity = Array(0..<action.pointCount)
    var seen: Set<[Int]> = [identity]
    let images = elements.map { element in identity.map { action.image(of: $0, under: element) } }
    maps = [identity] + images.filter { seen.insert($0).inserted }
    pointCount = action.pointCount
  }

  /// The ε-stabilizer of a class in the supremum norm: the elements g with |f(gx) − f(x)| ≤ ε for all functions of the
  /// class and all points. It contains inverses, but for ε > 0 not always products. (In L²(μ) see
  /// ``EpsilonStabilizers``.)
  ///
  /// - Throws: ``ComplexityError/mismatchedPoints(expected:found:)``, ``ComplexityError/outOfRange(name:value:range:)``
  ///   for a negative ε.
  /// - Complexity: O(order · functions · points)
  public init(
    stabilizing functions: FiniteFunctionClass, within asymmetry: Rational, in action: TabulatedAction
  ) throws(ComplexityError) {
    try ComplexityError.requireNonnegative(asymmetry, "the change allowed")
    var elements: [Int] = []
    for element in 0..<action.group.order {
      let change = try TransformationSet([element], of: action).asymmetry(of: functions)
      if change <= asymmetry { elements.append(element) }
    }
    self.init(elements, of: action)
  }

  /// ε = max |f(gx) − f(x)| over the transformations, the functions of a class and the points.
  ///
  /// - Throws: ``ComplexityError/mismatchedPoints(expected:found:)``.
  /// - Complexity: O(maps · functions · points)
  public func asymmetry(of functions: FiniteFunctionClass) throws(ComplexityError) -> Rational {
    guard functions.pointCount == pointCount else {
      throw .mismatchedPoints(expected: pointCount, found: functions.pointCount)
    }
    var largest = Rational.zero
    for map in maps.dropFirst() {
      for function in 0..<functions.functionCount {
        for point in 0..<pointCount {
          let change = functions.values[function, map[point]] - functions.values[function, point]
          largest = max(largest, change.magnitude)
        }
      }
    }
    return largest
  }

  /// The square of the largest distance by which a transformation moves a point. The L-Lipschitz functions with values
  /// in [−B, B] have the asymmetry min(L·(its root), 2B), attained by a distance from a point, cut off; so the
  /// ε-stabilizer of that class in G, ε < 2B, is {g : d(x, gx) ≤ ε/L for all x}.
  ///
  /// - Throws: ``ComplexityError/mismatchedPoints(expected:found:)``.
  /// - Complexity: O(maps · points)
  public func squaredDisplacement(in space: FiniteMetricSpace) throws(ComplexityError) -> Rational {
    guard space.count == pointCount else { throw .mismatchedPoints(expected: pointCount, found: space.count) }
    return maps.flatMap { map in map.indices.map { space.squaredDistances[$0, map[$0]] } }.max() ?? .zero
  }

  /// The fewest points from which the transformations reach all: X₀ with every x = g·z, z ∈ X₀.
  ///
  /// At least |X|/(number of transformations) points; equal exactly when the images of X₀ tile X. For a whole group one
  /// point of each orbit. More transformations never need more points.
  ///
  /// - Parameter nodeLimit: the search stops there, and then only bounds of the least number are known.
  /// - Complexity: exponential in the worst case; O(nodes · points²) at most
  public func representatives(nodeLimit: Int = FiniteMetricSpace.defaultNodeLimit) -> PartialRepresentatives {
    let reach = (0..<pointCount).map { point in
      let images = Set(maps.map { $0[point] })
      return PointSet(of: pointCount) { images.contains($0) }
    }
    var search = MinimumSetCover(of: pointCount, by: reach, nodeLimit: nodeLimit)
    let outcome = search.solve()
    let retraction = (0..<pointCount).map { point in
      outcome.cover.contains(point) ? point : outcome.cover.first { reach[$0].contains(point) } ?? point
    }
    return PartialRepresentatives(points: outcome.cover, retraction: retraction, lower: outcome.lower)
  }
}

/// Points from which transformations reach all.
public struct PartialRepresentatives: Sendable, Hashable {
  /// X₀, ascending.
  public let points: [Int]
  /// For each x a point z of X₀ with x = g·z; z = x on X₀.
  public let retraction: [Int]
  /// No choice has fewer points.
  public let lower: Int
  /// The least number, where the search was complete.
  public var exactCount: Int? { lower == points.count ? lower : nil }
}
