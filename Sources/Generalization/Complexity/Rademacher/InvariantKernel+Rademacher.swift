public import ExactArithmetic

/// The kernel K splits as K̄ + (K − K̄), the kernels of the invariant functions and of their complement, because the
/// group acts on the functions of the kernel by isometries; so complexities of the parts come from their Gram matrices.
///
/// Source of the splitting: B. Elesedy, "Provably strict generalisation benefit for invariance in kernel methods",
/// NeurIPS 2021, section 3.
extension InvariantKernel {
  /// The kernel K − K̄ of the functions whose average is 0.
  public var complement: Matrix<Rational> { values + averaged.scaled(by: -1) }

  /// The ball of all functions of norm ≤ 1 at a sample of points, which may repeat.
  ///
  /// - Precondition: points of the kernel.
  /// - Throws: ``ComplexityError/notAGramMatrix(reason:)`` for no points.
  public func ball(at sample: [Int]) throws(ComplexityError) -> KernelBall {
    try KernelBall(gram: values.restricted(to: sample))
  }

  /// The ball of the invariant functions of norm ≤ 1 at a sample.
  ///
  /// Law: σᵀK̄σ ≤ σᵀKσ for all signs, so its Rademacher complexity is not the larger one.
  ///
  /// - Precondition: points of the kernel.
  /// - Throws: ``ComplexityError/notAGramMatrix(reason:)`` for no points.
  public func invariantBall(at sample: [Int]) throws(ComplexityError) -> KernelBall {
    try KernelBall(gram: averaged.restricted(to: sample))
  }

  /// The ball of the complement at a sample.
  ///
  /// - Precondition: points of the kernel.
  /// - Throws: ``ComplexityError/notAGramMatrix(reason:)`` for no points.
  public func complementBall(at sample: [Int]) throws(ComplexityError) -> KernelBall {
    try KernelBall(gram: complement.restricted(to: sample))
  }

  /// The Rademacher complexity of {f : ‖Pf‖ ≤ b, ‖(I−P)f‖ ≤ a}, norms of the kernel, at a sample: b times that of the
  /// invariant ball plus a times that of the complement's, exactly, because the supremum is attained in both parts at
  /// once. So it grows linearly with the asymmetry allowed.
  ///
  /// Without a bound b of the invariant part it is infinite (unless there are no invariants): F_a alone is no bounded
  /// class.
  ///
  /// - Throws: ``ComplexityError/outOfRange(name:value:range:)``, ``ComplexityError/tooLarge(what:count:limit:)``.
  /// - Complexity: that of two ``KernelBall/rademacherComplexity(bits:)``
  public func rademacherComplexity(
    invariantBound: Rational, asymmetry: Rational, at sample: [Int]
  ) throws(ComplexityError) -> Enclosure {
    try ComplexityError.requireNonnegative(invariantBound, "the bound of the invariant part")
    try ComplexityError.requireNonnegative(asymmetry, "the asymmetry allowed")
    let invariant = try invariantBall(at: sample).rademacherComplexity()
    let rest = try complementBall(at: sample).rademacherComplexity()
    return invariant.scaled(by: invariantBound) + rest.scaled(by: asymmetry)
  }
}

extension Matrix where Element == Rational {
  /// The rows and columns of some indices, which may repeat.
  func restricted(to indices: [Int]) -> Matrix {
    Matrix(rows: indices.map { row in indices.map { self[row, $0] } }, columnCount: indices.count)
  }
}
