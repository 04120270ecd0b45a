public import ExactArithmetic

/// The effective dimension tr T(T + λ)⁻¹ of a kernel, T its operator on L²(μ), (Tf)(x) = Σ_y K(x, y) μ(y) f(y).
///
/// For an invariant μ the operators of K̄ and of K − K̄ act on invariants and complement, so the effective dimension of
/// K is *the sum* of theirs: what symmetry removes is the effective dimension of the complement. On a sample, tr K(K +
/// nλ)⁻¹, only ≤ is left, as K̄ ≤ K and t/(t + nλ) grows: equality of the sum fails (two points exchanged, K = I, one
/// observed).
///
/// Source: T. Zhang, "Learning bounds for kernel regression using effective data dimensionality", Neural Comput. 17
/// (2005); for averaged kernels B. Elesedy, NeurIPS 2021.
public struct EffectiveDimension: Sendable, Hashable {
  /// That of K.
  public let whole: Rational
  /// That of K̄.
  public let invariant: Rational
  /// That of K − K̄.
  public let complement: Rational
}

extension InvariantKernel {
  /// The effective dimensions in L²(μ).
  ///
  /// - Parameters:
  ///   - ridge: λ > 0.
  ///   - measure: μ, a weight for each point.
  /// - Throws: ``RegressionError/outOfRange(name:value:range:)``, ``RegressionError/mismatched(what:count:expected:)``.
  /// - Complexity: O(points³)
  public func effectiveDimension(
    ridge: Rational, measure: [Rational]
  ) throws(RegressionError) -> EffectiveDimension {
    guard measure.count == values.rowCount else {
      throw .mismatched(what: "weights of points", count: measure.count, expected: values.rowCount)
    }
    return try effectiveDimension(ridge: ridge) { kernel in
      var weighted = kernel
      for row in 0..<kernel.rowCount {
        for column in 0..<kernel.columnCount { weighted[row, column] *= measure[column] }
      }
      return weighted
    }
  }

  /// The effective dimensions of the Gram matrices at a sample, tr K(K + nλ)⁻¹, which are the traces of the smoothers.
  ///
  /// - Parameters:
  ///   - ridge: λ > 0.
  ///   - sample: points, which may repeat, at least one.
  /// - Throws: ``RegressionError/outOfRange(name:value:range:)``.
  /// - Complexity: O(n³)
  public func effectiveDimension(ridge: Rational, at sample: [Int]) throws(RegressionError) -> EffectiveDimension {
    try effectiveDimension(ridge: ridge * Rational(sample.count)) { $0.restricted(to: sample) }
  }

  private func effectiveDimension(
    ridge: Rational, operator form: (Matrix<Rational>) -> Matrix<Rational>
  ) throws(RegressionError) -> EffectiveDimension {
    guard ridge.signum > 0 else { throw .outOfRange(name: "a ridge", value: ridge, range: "greater than 0") }
    func trace(_ kernel: Matrix<Rational>) -> Rational {
      let matrix = form(kernel)
      let size = matrix.rowCount
      guard let inverse = (matrix + .identity(size).scaled(by: ridge)).inverse() else { return .zero }
      // tr T(T + λ)⁻¹ = size − λ tr (T + λ)⁻¹.
      return Rational(size) - ridge * (0..<size).reduce(.zero) { $0 + inverse[$1, $1] }
    }
    return EffectiveDimension(whole: trace(values), invariant: trace(averaged), complement: trace(complement))
  }
}
