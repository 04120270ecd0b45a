public import ExactArithmetic
public import FiniteGroups

/// S_n on n points of the plane: the points sorted along *all* directions, each order weighted by the directions that
/// give it.
///
/// A weighted frame in the sense of Dym, Lawrence, Siegel (2024): ωₓ(g) is the measure of the directions a for which
/// g⁻¹x is in ascending order of ⟨a, ·⟩. Directions are measured by the length that they cut from the border of the
/// square max(|a₁|, |a₂|) = 1, so that weights of rational points are rational and everything is exact. (Any measure
/// without atoms serves; theirs is that of angles.)
///
/// Laws: invariant for every f; with distinct points strictly equivariant, so equivariant for outputs too; at most
/// n(n − 1) queries for n > 1, because the order changes only where a is orthogonal to a difference of two points.
/// Continuous: let x_k → x. For every a but the finitely many directions orthogonal to a difference of distinct
/// points of x, sorting along a is continuous at x (points that coincide in x may be exchanged, which changes nothing
/// in the limit); so the integrals of f over a converge, by dominated convergence. Equal weights would need all n!
/// queries (``ReflectionCriterion``).
///
/// A law that fails: equivariance with outputs carried back where two points coincide.
///
/// - Complexity: O(n³ log n) comparisons of rational numbers, n(n − 1) queries at most
public struct SortDirections<Scalar: Sendable>: PointwiseSymmetrizer {
  /// The number of points.
  public let count: Int

  private let exact: @Sendable (Scalar) -> Rational?

  /// At most n(n − 1) queries.
  public var profile: SymmetrizerProfile {
    SymmetrizerProfile(
      name: "sort-directions", source: "Dym, Lawrence, Siegel 2024", queries: max(1, count * (count - 1)),
      guarantee: SymmetryGuarantee(
        .exact, error: 0, scope: "every function, made invariant; made equivariant where the points are distinct"),
      continuity: Continuity(
        isPreserved: true, reason: "for almost every direction sorting along it is continuous at the given points"))
  }

  /// The orders of the points along all directions, as the permutations that carry the sorted cloud to the cloud.
  ///
  /// - Throws: ``CanonicalizationError/wrongLength(_:expected:)``,
  ///   ``CanonicalizationError/wrongDimension(point:count:expected:)``, ``CanonicalizationError/notOrdered(place:)``
  ///   for infinite coordinates and such that are no numbers.
  public func queries(
    at input: [[Scalar]], using random: inout some RandomNumberGenerator
  ) throws -> [WeightedQuery<Permutation>] {
    guard input.count == count else { throw CanonicalizationError.wrongLength(input.count, expected: count) }
    var points: [(Rational, Rational)] = []
    for (number, point) in input.enumerated() {
      guard point.count == 2 else {
        throw CanonicalizationError.wrongDimension(point: number, count: point.count, expected: 2)
      }
      guard let first = exact(point[0]), let second = exact(point[1]) else {
        throw CanonicalizationError.notOrdered(place: number)
      }
      points.append((first, second))
    }
    let turns = SquareBorder.places(orthogonalToDifferencesOf: points)
    guard let first = turns.first else { return [WeightedQuery(Permutation(identity: count), weight: 1)] }
    var places: [[Int]: Int] = [:]
    var found: [(images: [Int], weight: Rational)] = []
    for (from, to) in zip(turns, turns.dropFirst() + [first + SquareBorder.length]) {
      let direction = SquareBorder.direction(at: (from + to) * Rational(1, 2))
      let heights = points.map { direction.0 * $0.0 + direction.1 * $0.1 }
      let images = WordRanks.ascending(heights.indices) { heights[$0] < heights[$1] }
      let weight = (to - from) * Rational(1, 8)
      if let place = places[images] {
        found[place].weight += weight
      } else {
        places[images] = found.count
        found.append((images, weight))
      }
    }
    return try found.map { WeightedQuery(try MinimalImageSearch.permutation($0.images), weight: $0.weight) }
  }

  /// The cloud that has point g(j) at place j.
  public func carriedBack(_ input: [[Scalar]], by element: Permutation) -> [[Scalar]] { element.carriedBack(input) }

  /// The product g·h.
  public func product(_ left: Permutation, _ right: Permutation) -> Permutation { left * right }
}

extension SortDirections where Scalar == Rational {
  /// Clouds of so many points with rational coordinates.
  public init(points count: Int) {
    self.count = count
    exact = { $0 }
  }
}

extension SortDirections where Scalar == Double {
  /// Clouds of so many points in doubles, which are rational numbers and treated as such: nothing is rounded.
  public init(points count: Int) {
    self.count = count
    exact = { Rational(dyadic: $0) }
  }
}

/// The border of the square with corners (±1, ±1), as a circle of length 8 that begins at (1, −1).
private enum SquareBorder {
  static let length = Rational(8)

  /// - Complexity: O(1)
  static func direction(at place: Rational) -> (Rational, Rational) {
    let place = place < length ? place : place - length
    if place < 2 { return (1, place - 1) }
    if place < 4 { return (3 - place, 1) }
    if place < 6 { return (-1, 5 - place) }
    return (place - 7, -1)
  }

  /// The places of all directions orthogonal to a difference of distinct points, ascending.
  static func places(orthogonalToDifferencesOf points: [(Rational, Rational)]) -> [Rational] {
    var places: Set<Rational> = []
    for (number, left) in points.enumerated() {
      for right in points[..<number] {
        let (first, second) = (left.0 - right.0, left.1 - right.1)
        guard let scale = max(first.magnitude, second.magnitude).reciprocal else { continue }
        let (x, y) = (-second * scale, first * scale)
        let place = x == 1 ? y + 1 : y == 1 ? 3 - x : x == -1 ? 5 - y : 7 + x
        for opposite in [place, place + 4] { places.insert(opposite < length ? opposite : opposite - length) }
      }
    }
    return places.sorted()
  }
}
