public import ExactArithmetic

/// A covering number N(X, ε) between proved bounds: the least number of points of X such that each point is within ε of
/// one of them.
public struct CoveringNumber: Sendable, Hashable {
  /// No cover has fewer points: the search was complete, or a fractional packing of the balls has this total weight.
  public let lower: Int
  /// The points of a cover.
  public let cover: [Int]

  /// The number of points of ``cover``, which N does not exceed.
  public var upper: Int { cover.count }
  /// N(X, ε) where both bounds agree.
  public var exact: Int? { lower == upper ? lower : nil }
}

/// A packing number M(X, ε) between proved bounds: the largest number of points at distances > ε from each other.
public struct PackingNumber: Sendable, Hashable {
  /// The points of a packing.
  public let packing: [Int]
  /// No packing has more points: the search was complete, or so many sets of diameter ≤ ε cover X.
  public let upper: Int

  /// The number of points of ``packing``, which M is not below.
  public var lower: Int { packing.count }
  /// M(X, ε) where both bounds agree.
  public var exact: Int? { lower == upper ? lower : nil }
}

extension FiniteMetricSpace {
  /// The nodes of a search unless the caller says otherwise; spaces of some sixty points rarely need as many.
  public static let defaultNodeLimit = 200_000

  /// N(X, ε), with closed balls around points of X.
  ///
  /// Laws: M(X, 2ε) ≤ N(X, ε) ≤ M(X, ε); N is non-increasing in ε; N(X, 0) is the number of points. *Not* monotone in
  /// X: a subset may need more of its own points.
  ///
  /// - Parameters:
  ///   - squaredRadius: ε² ≥ 0.
  ///   - nodeLimit: the search stops there, and bounds remain.
  /// - Throws: ``ComplexityError/outOfRange(name:value:range:)`` for a negative number.
  /// - Complexity: exponential in the worst case; O(nodes · points²) at most
  public func coveringNumber(
    squaredRadius: Rational, nodeLimit: Int = defaultNodeLimit
  ) throws(ComplexityError) -> CoveringNumber {
    try ComplexityError.requireNonnegative(squaredRadius, "the square of a radius")
    var search = MinimumSetCover(of: count, by: balls(squaredRadius: squaredRadius), nodeLimit: nodeLimit)
    let outcome = search.solve()
    return CoveringNumber(lower: outcome.lower, cover: outcome.cover)
  }

  /// M(X, ε): points at distances > ε from each other.
  ///
  /// - Parameters:
  ///   - squaredRadius: ε² ≥ 0.
  ///   - nodeLimit: the search stops there, and bounds remain.
  /// - Throws: ``ComplexityError/outOfRange(name:value:range:)`` for a negative number.
  /// - Complexity: exponential in the worst case; O(nodes · points²) at most
  public func packingNumber(
    squaredRadius: Rational, nodeLimit: Int = defaultNodeLimit
  ) throws(ComplexityError) -> PackingNumber {
    try ComplexityError.requireNonnegative(squaredRadius, "the square of a radius")
    var search = MaximumPacking(near: balls(squaredRadius: squaredRadius), nodeLimit: nodeLimit)
    let outcome = search.solve()
    return PackingNumber(packing: outcome.packing, upper: outcome.upper)
  }
}

extension ComplexityError {
  static func requireNonnegative(_ value: Rational, _ name: String) throws(ComplexityError) {
    if value.signum < 0 { throw .outOfRange(name: name, value: value, range: "at least 0") }
  }

  static func requirePositive(_ value: Rational, _ name: String) throws(ComplexityError) {
    if value.signum <= 0 { throw .outOfRange(name: name, value: value, range: "greater than 0") }
  }
}
