public import ExactArithmetic

/// The functions f : X → [−B, B] with |f(x) − f(y)| ≤ L d(x, y), in the supremum norm.
///
/// The invariant ones on a space with isometries are the same functions on X/G, with the same norm; so their covering
/// numbers are those of the ball on ``QuotientMetric/quotient``.
///
/// Covering numbers N(δ) (balls of radius δ around functions of the class) between
/// - the number of maps j : X → {0, …, ⌈B/δ⌉ − 1} with |j(x) − j(y)| ≤ ⌈L d/2δ⌉ − 1: multiples of any step h > 2δ near
///   enough to 2δ are functions of the class at distances ≥ h, so no ball holds two of them; and
/// - for each cover of X at radius r with Lr < δ, the number of maps i of the cover to {0, …, K−1}, K = ⌈2B/w⌉, w = 2(δ
///   − Lr), with |i(x) − i(y)| ≤ ⌈L d/w⌉: functions whose values at the cover lie in the same cells of width w differ
///   by at most w + 2Lr = 2δ, and the middle of the largest and the least function of a cell is in the class and within
///   δ of all.
///
/// For one point both are ⌈B/δ⌉. They are counted where that is possible, and else estimated: from below by 2 to the
/// number of points of a packing at distances > 2δ/L, from above by the choices along a tree.
///
/// Source: A. N. Kolmogorov, V. M. Tikhomirov, "ε-entropy and ε-capacity of sets in functional spaces", 1959, §9, for
/// connected spaces; the finite form and the middle of a cell are proved here.
public struct LipschitzBall: Sendable, Hashable {
  /// X.
  public let space: FiniteMetricSpace
  /// L ≥ 0.
  public let constant: Rational
  /// B > 0.
  public let bound: Rational

  /// The ball on a space.
  ///
  /// - Throws: ``ComplexityError/outOfRange(name:value:range:)``.
  public init(on space: FiniteMetricSpace, constant: Rational, bound: Rational) throws(ComplexityError) {
    try ComplexityError.requireNonnegative(constant, "a Lipschitz constant")
    try ComplexityError.requirePositive(bound, "a bound of the values")
    self.space = space
    self.constant = constant
    self.bound = bound
  }

  /// Bounds of N(δ), the first at most the second.
  ///
  /// - Parameters:
  ///   - radius: δ > 0.
  ///   - countLimit: beyond so many steps of counting the estimates are used.
  ///   - nodeLimit: of the searches for covers and packings of X.
  /// - Throws: ``ComplexityError/outOfRange(name:value:range:)``.
  /// - Complexity: O(scales · (countLimit · points + nodeLimit · points²)) at most
  public func coveringNumberBounds(
    radius: Rational, countLimit: Int = 200_000, nodeLimit: Int = 2_000
  ) throws(ComplexityError) -> Enclosure {
    try ComplexityError.requirePositive(radius, "the radius of a cover")
    // The zero function is within B of all.
    if bound <= radius { return Enclosure(.one) }
    let step = 2 * radius
    let levels = RationalRoot.ceiling(ofSquare: (bound / radius) * (bound / radius))
    guard levels < RationalRoot.limit else {
      throw .outOfRange(
        name: "the bound of the values over the radius", value: bound / radius, range: "less than 2³¹ − 1")
    }
    let separated = LevelMaps(points: Array(0..<space.count), levels: levels) { x, y in
      max(0, steps(x, y, width: step) - 1)
    }
    var lower = separated.count(limit: countLimit) ?? .one
    if constant.signum > 0 {
      let packing = try space.packingNumber(
        squaredRadius: (step / constant) * (step / constant), nodeLimit: nodeLimit)
      lower = max(lower, Rational.power(2, packing.lower))
    } else {
      lower = max(lower, Rational(levels))
    }
    var upper: Rational?
    for squaredScale in space.squaredScales {
      // √ from above, so that Lr is not underestimated.
      let reach = constant * Enclosure.squareRoot(of: squaredScale).upper
      if reach >= radius { break }
      let width = 2 * (radius - reach)
      let cover =
        squaredScale.isZero
        ? Array(0..<space.count)
        : try space.coveringNumber(squaredRadius: squaredScale, nodeLimit: nodeLimit).cover
      let cells = RationalRoot.ceiling(ofSquare: (2 * bound / width) * (2 * bound / width))
      // Nearly the whole radius is spent on the cover of X.
      if cells == RationalRoot.limit { continue }
      let maps = LevelMaps(points: cover, levels: cells) { x, y in steps(x, y, width: width) }
      let count = maps.count(limit: countLimit) ?? maps.treeBound()
      upper = min(upper ?? count, count)
    }
    return Enclosure(lower, upper ?? lower)
  }

  /// ⌈L d(x, y)/w⌉, exactly.
  private func steps(_ x: Int, _ y: Int, width: Rational) -> Int {
    let factor = constant / width
    return RationalRoot.ceiling(ofSquare: factor * factor * space.squaredDistances[x, y])
  }
}
