public import ExactArithmetic
public import FiniteGroups

/// A relaxed group convolution on a finite group:
///
///     (f ⋆ ψ)(g) = Σ_h f(h) Σ_l w_l(h) ψ_l(g⁻¹h).
///
/// With one weight for all h it is the group convolution with the kernel Σ_l w_l ψ_l, which commutes with all left translations
/// (L_u f)(h) = f(u⁻¹h); weights that vary with h relax this. How far, exactly, is in ``RelaxedGroupConvolution/EquivarianceError``.
///
/// Numbers are rational (everything exact) or doubles.
///
/// Source: R. Wang, R. Walters, R. Yu, "Approximately equivariant networks for imperfectly symmetric dynamics", ICML 2022, arXiv
/// 2201.11969, for translations and rotations; R. Wang, R. Walters, T. E. Smidt, "Relaxed octahedral group convolution for learning symmetry
/// breaking in 3D physical systems", 2023, arXiv 2310.02299, for finite groups.
public struct RelaxedGroupConvolution<Scalar: SignedNumeric & Sendable>: Sendable {
  /// The group.
  public let group: FiniteGroup
  /// ψ_l(g): a list of |G| numbers for each l.
  public let kernels: [[Scalar]]
  /// w_l(h): a list of |G| numbers for each l.
  public let weights: [[Scalar]]

  /// A layer.
  ///
  /// - Throws: ``SymmetrizerError/wrongShape(_:)`` unless there are as many lists of weights as kernels, at least one, each with a number
  ///   for each element.
  public init(on group: FiniteGroup, kernels: [[Scalar]], weights: [[Scalar]]) throws(SymmetrizerError) {
    guard !kernels.isEmpty, kernels.count == weights.count, (kernels + weights).allSatisfy({ $0.count == group.order })
    else {
      throw .wrongShape(
        "a relaxed convolution has as many lists of weights as kernels, each with \(group.order) numbers; not "
          + "\(kernels.map(\.count)) and \(weights.map(\.count))")
    }
    self.group = group
    self.kernels = kernels
    self.weights = weights
  }

  /// The group convolution with one kernel: weights 1.
  ///
  /// - Throws: ``SymmetrizerError/wrongShape(_:)``.
  public init(on group: FiniteGroup, kernel: [Scalar]) throws(SymmetrizerError) {
    try self.init(on: group, kernels: [kernel], weights: [Array(repeating: 1, count: group.order)])
  }

  /// The layer applied to a function on the group.
  ///
  /// - Precondition: a value for each element.
  /// - Complexity: O(order² · kernels) operations, O(order²) products of the group
  public func callAsFunction(_ function: [Scalar]) -> [Scalar] {
    precondition(function.count == group.order, "a function on the group has a value for each element")
    return (0..<group.order).map { g in
      let inverse = group.inverse(g)
      return (0..<group.order).reduce(into: 0 as Scalar) { sum, h in
        let place = group.product(inverse, h)
        for l in kernels.indices { sum += function[h] * weights[l][h] * kernels[l][place] }
      }
    }
  }

  /// The layer as a matrix: row g, column h.
  ///
  /// - Complexity: O(order² · kernels)
  public var matrix: Matrix<Scalar> {
    var result = Matrix<Scalar>(rowCount: group.order, columnCount: group.order, repeating: 0)
    for g in 0..<group.order {
      let inverse = group.inverse(g)
      for h in 0..<group.order {
        let place = group.product(inverse, h)
        for l in kernels.indices { result[g, h] += weights[l][h] * kernels[l][place] }
      }
    }
    return result
  }
}
