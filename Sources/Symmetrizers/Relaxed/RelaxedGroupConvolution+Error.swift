public import ExactArithmetic

extension RelaxedGroupConvolution where Scalar == Rational {
  /// How far a relaxed group convolution T is from commuting with left translations, in Frobenius norms, exactly.
  ///
  /// Let Γ_lm = Σ_g ψ_l(g)ψ_m(g), ‖v‖²_Γ = vᵀΓv, w(h) = (w_l(h))_l and w̄ its mean over h.
  ///
  /// - T L_u − L_u T has, after the translation L_u, the matrix Σ_l (w_l(k) − w_l(u⁻¹k)) ψ_l(g⁻¹k) in row g and column k. As g⁻¹k
  ///   runs through G with g, ‖T L_u − L_u T‖² = Σ_k ‖w(k) − w(u⁻¹k)‖²_Γ: ``change(under:)``.
  /// - The mean of L_u⁻¹ T L_u over u is the convolution with the kernel Σ_l w̄_l ψ_l, the equivariant operator nearest to T; the distance
  ///   is ‖T − T̄‖² = Σ_k ‖w(k) − w̄‖²_Γ, and the mean of ‖T L_u − L_u T‖² over u is twice that, as in mathematics.md §1.
  /// - So T is equivariant **if and only if** Γ(w(k) − w̄) = 0 for all k. For linearly independent ψ_l, Γ is positive definite and this
  ///   says that all w_l are constant; for dependent ones weights may vary along the relations, and T is a group convolution nevertheless.
  public struct EquivarianceError: Sendable, Hashable {
    /// ‖T − T̄‖²: the squared distance to the nearest equivariant operator, in the Frobenius norm.
    public let distance: Rational
    /// ‖T‖².
    public let square: Rational
    /// max_u ‖T L_u − L_u T‖², at most 4‖T − T̄‖².
    public let worstChange: Rational

    /// The part of ‖T‖² that is not equivariant, between 0 and 1; 0 for T = 0.
    public var share: Rational { square.isZero ? 0 : distance / square }
    /// Whether the layer commutes with all translations.
    public var isEquivariant: Bool { distance.isZero }
  }

  /// The Gram matrix Γ of the kernels.
  ///
  /// - Complexity: O(order · kernels²)
  public var gram: Matrix<Rational> {
    Matrix(
      rows: kernels.map { left in
        kernels.map { right in zip(left, right).reduce(Rational.zero) { $0 + $1.0 * $1.1 } }
      }, columnCount: kernels.count)
  }

  /// ‖T L_u − L_u T‖² in the Frobenius norm.
  ///
  /// - Precondition: an element of the group.
  /// - Complexity: O(order · kernels²)
  public func change(under element: Int) -> Rational { change(under: element, gram) }

  private func change(under element: Int, _ gram: Matrix<Rational>) -> Rational {
    let inverse = group.inverse(element)
    return (0..<group.order).reduce(Rational.zero) { sum, k in
      let before = group.product(inverse, k)
      return sum + gram.quadraticForm(at: weights.map { $0[k] - $0[before] })
    }
  }

  /// The weights of the nearest equivariant layer, w̄.
  public var meanWeights: [Rational] {
    weights.map { $0.reduce(Rational.zero, +) / Rational(group.order) }
  }

  /// The exact error of equivariance.
  ///
  /// - Complexity: O(order² · kernels²)
  public var equivarianceError: EquivarianceError {
    let gram = gram
    let mean = meanWeights
    var (distance, square) = (Rational.zero, Rational.zero)
    for k in 0..<group.order {
      let weight = weights.map { $0[k] }
      square += gram.quadraticForm(at: weight)
      distance += gram.quadraticForm(at: zip(weight, mean).map { $0 - $1 })
    }
    let worst = (0..<group.order).reduce(Rational.zero) { max($0, change(under: $1, gram)) }
    return EquivarianceError(distance: distance, square: square, worstChange: worst)
  }

  /// The nearest equivariant layer: the group convolution with the kernel Σ_l w̄_l ψ_l.
  ///
  /// - Complexity: O(order · kernels)
  public func equivariantPart() throws(SymmetrizerError) -> RelaxedGroupConvolution {
    let mean = meanWeights
    return try RelaxedGroupConvolution(
      on: group,
      kernel: (0..<group.order).map { g in
        zip(mean, kernels).reduce(Rational.zero) { $0 + $1.0 * $1.1[g] }
      })
  }
}
