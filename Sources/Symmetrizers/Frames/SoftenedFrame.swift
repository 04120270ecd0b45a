import BigInt
public import ExactArithmetic

/// A weighted frame that keeps continuity, for every finite group of matrices on clouds of labelled points.
///
/// With a reference cloud c and s_g(x) = ⟨g⁻¹x, c⟩, M(x) = max_g s_g(x), the weights are proportional to **φ_g(x) =
/// max(0, s_g(x) − M(x) + τ(x))**: the elements that bring x within τ of being nearest to c take part, so it is the
/// partition by the domains {x : s_e(x) = M(x)}, softened at their borders. τ is either δ·N(x) (relative), N(x) the
/// largest coordinate of the orbit of x − Px in absolute value, P the mean over the group; or δ itself (absolute).
///
/// Laws.
/// - Strictly equivariant: s_{hg}(hx) = s_g(x), and M, N, τ are invariant. So f becomes invariant, and equivariant
///   with outputs carried back.
/// - Continuous for invariance: where N(x) > 0 the weights are continuous, since the sum of the φ_g is at least τ >
///   0; where N(x) = 0, x is fixed by the group, all points g⁻¹x_k converge to x as x_k → x, and weights sum to 1.
/// - Continuous for equivariance: absolute softening always, because τ > 0 everywhere; relative softening but for the
///   points with N(x) = 0, near which weights depend on the direction.
/// - Between 1 and |G| queries: relative softening does not depend on the scale of x, absolute softening asks
///   everything near fixed points and little far away. For C_n on a single point of the plane in an orthonormal
///   basis, c = e₁ and δ ≤ (1 − cos 2π/n) cos π/n, n > 2: at most 2 (two s_g are within τ of M only if x is near a
///   border, and the third largest is at most M cos 2π/n, while M ≥ |x| cos π/n and N ≤ |x|). One does not suffice,
///   see ``ReflectionCriterion``.
///
/// Weights are rational numbers, and a continuous function with rational values is constant; so weights that would be
/// irrational are replaced by the ratios of ⌊2⁴⁸ φ_g/τ⌋: still exactly equivariant, with jumps below |G|·2⁻⁴⁷ in the
/// sum of the changes of all weights. Rational points under rational matrices are not concerned. Over doubles s_g is
/// rounded, so equivariance holds up to rounding.
///
/// Source: the notion is that of N. Dym, H. Lawrence, J. W. Siegel, ICML 2024 (robust and stable weighted frames);
/// this construction is ours.
///
/// - Complexity: O(order · d² · points)
public struct SoftenedFrame<Scalar: SignedNumeric & Comparable & Sendable>: PointwiseSymmetrizer {
  /// How wide the borders are.
  public enum Softening: Sendable, Hashable {
    /// δ times the size of x.
    case relative(Rational)
    /// δ.
    case absolute(Rational)

    /// δ.
    public var width: Rational {
      switch self {
      case .relative(let width), .absolute(let width): width
      }
    }
  }

  /// The group.
  public let group: FiniteMatrixGroup<RealCyclotomic>
  /// How wide the borders are.
  public let softening: Softening
  /// c: one row for each point that counts; further points do not.
  public let reference: [[Rational]]
  /// At most |G| queries.
  public let profile: SymmetrizerProfile

  private let inverseMatrices: [Matrix<Scalar>]
  private let mean: Matrix<Scalar>
  private let coefficients: [[Scalar]]
  private let width: Scalar
  /// φ/τ as a rational number.
  private let quotient: @Sendable (Scalar, Scalar) -> Rational?

  private init(
    _ group: FiniteMatrixGroup<RealCyclotomic>, softening: Softening, reference: [[Rational]]?, isRounded: Bool,
    convert: (RealCyclotomic) -> Scalar, quotient: @escaping @Sendable (Scalar, Scalar) -> Rational?
  ) throws(CanonicalizationError) {
    guard softening.width.signum > 0 else { throw .softening(softening.width.description) }
    let reference = reference ?? [(0..<group.dimension).map { Rational(1, 1 << min(3 * $0, 60)) }]
    if let wrong = reference.firstIndex(where: { $0.count != group.dimension }) {
      throw .wrongDimension(point: wrong, count: reference[wrong].count, expected: group.dimension)
    }
    self.group = group
    self.softening = softening
    self.reference = reference
    self.quotient = quotient
    inverseMatrices = (0..<group.order).map { group.matrices[group.inverse($0)].mapEntries(convert) }
    coefficients = reference.map { $0.map { convert(RealCyclotomic($0)) } }
    width = convert(RealCyclotomic(softening.width))
    var sum = Matrix<RealCyclotomic>(rowCount: group.dimension, columnCount: group.dimension, repeating: 0)
    for matrix in group.matrices {
      for row in 0..<group.dimension {
        for column in 0..<group.dimension { sum[row, column] += matrix[row, column] }
      }
    }
    mean = sum.mapEntries { convert($0.scaled(by: Rational(1, group.order))) }
    profile = SymmetrizerProfile(
      name: "softened-frame", source: "Dym, Lawrence, Siegel 2024 (the notion)", queries: group.order,
      guarantee: SymmetryGuarantee(
        isRounded ? .none : .exact, error: isRounded ? nil : 0,
        scope: isRounded ? "every function, but for rounding" : "every function, made invariant or equivariant"),
      continuity: Continuity(
        isPreserved: true, reason: "weights are continuous, but for the rounding of irrational ones to rational numbers"
      ))
  }

  /// The elements that bring the cloud near to the reference, weighted.
  ///
  /// - Throws: ``CanonicalizationError/wrongDimension(point:count:expected:)``,
  ///   ``CanonicalizationError/notOrdered(place:)`` for coordinates that are not finite.
  public func queries(
    at input: [[Scalar]], using random: inout some RandomNumberGenerator
  ) throws -> [WeightedQuery<Int>] {
    for (number, point) in input.enumerated() where point.count != group.dimension {
      throw CanonicalizationError.wrongDimension(point: number, count: point.count, expected: group.dimension)
    }
    let heights = (0..<group.order).map { element in
      zip(coefficients, input).reduce(Scalar.zero) { sum, pair in
        zip(pair.0, inverseMatrices[element].applied(to: pair.1)).reduce(sum) { $0 + $1.0 * $1.1 }
      }
    }
    let highest = heights.dropFirst().reduce(heights[0]) { max($0, $1) }
    let tolerance: Scalar
    switch softening {
    case .absolute: tolerance = width
    case .relative: tolerance = width * size(of: input)
    }
    // A cloud that the group fixes: all elements alike.
    guard tolerance > 0 else { return try equal(input) }
    var weights: [(element: Int, weight: Rational)] = []
    for (element, height) in heights.enumerated() where height - highest + tolerance > 0 {
      guard let weight = quotient(height - highest + tolerance, tolerance) else {
        throw CanonicalizationError.notOrdered(place: 0)
      }
      if weight.signum > 0 { weights.append((element, weight)) }
    }
    let total = weights.reduce(Rational.zero) { $0 + $1.weight }
    guard total.signum > 0 else { throw CanonicalizationError.notOrdered(place: 0) }
    return weights.map { WeightedQuery($0.element, weight: $0.weight / total) }
  }

  private func equal(_ input: [[Scalar]]) throws -> [WeightedQuery<Int>] {
    if let place = input.firstIndex(where: { point in point.contains { $0 != $0 } }) {
      throw CanonicalizationError.notOrdered(place: place)
    }
    return (0..<group.order).map { WeightedQuery($0, weight: Rational(1, group.order)) }
  }

  /// The largest coordinate of the orbit of x − Px, in absolute value.
  private func size(of input: [[Scalar]]) -> Scalar {
    let centred = input.map { point in zip(point, mean.applied(to: point)).map { $0 - $1 } }
    var largest = Scalar.zero
    for matrix in inverseMatrices {
      for point in centred {
        for coordinate in matrix.applied(to: point) {
          largest = max(largest, coordinate < 0 ? -coordinate : coordinate)
        }
      }
    }
    return largest
  }

  /// The cloud g⁻¹x.
  public func carriedBack(_ input: [[Scalar]], by element: Int) -> [[Scalar]] {
    element == 0 ? input : input.map { inverseMatrices[element].applied(to: $0) }
  }

  /// The product g·h.
  public func product(_ left: Int, _ right: Int) -> Int { group.product(left, right) }
}

extension SoftenedFrame where Scalar == RealCyclotomic {
  /// The exact frame.
  ///
  /// - Parameters:
  ///   - group: the matrices of the group.
  ///   - softening: how wide the borders are.
  ///   - reference: the cloud c; by default one point (1, 1/8, 1/64, …).
  /// - Throws: ``CanonicalizationError/softening(_:)``, ``CanonicalizationError/wrongDimension(point:count:expected:)``
  public init(
    under group: FiniteMatrixGroup<RealCyclotomic>, softening: Softening, reference: [[Rational]]? = nil
  ) throws(CanonicalizationError) {
    try self.init(
      group, softening: softening, reference: reference, isRounded: false, convert: { $0 },
      quotient: { value, tolerance in
        let exact = value / tolerance
        return exact.rational ?? Rational(exact.scaled(by: Rational(BigInt(1) << 48)).floor) / Rational(BigInt(1) << 48)
      })
  }
}

extension SoftenedFrame where Scalar == Double {
  /// The frame in doubles.
  ///
  /// - Parameters:
  ///   - group: the matrices of the group.
  ///   - softening: how wide the borders are.
  ///   - reference: the cloud c; by default one point (1, 1/8, 1/64, …).
  /// - Throws: ``CanonicalizationError/softening(_:)``, ``CanonicalizationError/wrongDimension(point:count:expected:)``
  public init(
    under group: FiniteMatrixGroup<RealCyclotomic>, softening: Softening, reference: [[Rational]]? = nil
  ) throws(CanonicalizationError) {
    try self.init(
      group, softening: softening, reference: reference, isRounded: true, convert: { $0.approximation },
      quotient: { Rational(dyadic: $0 / $1) })
  }
}
