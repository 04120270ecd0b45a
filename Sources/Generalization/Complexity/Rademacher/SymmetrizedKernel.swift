public import ExactArithmetic

/// A kernel on a finite X that does not change under a group, k(gx, gy) = k(x, y), and its average k̄(x, y) = E_g k(x,
/// gy), which is the kernel of the invariant functions with the same norm.
///
/// The group then acts by isometries on the space of functions, the projection P on invariants is orthogonal, k̄_x = P
/// k_x, and k = k̄ + (k − k̄) splits the space into invariants and complement.
///
/// Source: B. Elesedy, "Provably strict generalisation benefit for invariance in kernel methods", NeurIPS 2021, section
/// 3.
public struct SymmetrizedKernel: Sendable, Hashable {
  /// k on X × X.
  public let kernel: Matrix<Rational>
  /// k̄ on X × X.
  public let average: Matrix<Rational>

  /// The kernel k − k̄ of the complement.
  public var complement: Matrix<Rational> {
    var rest = kernel
    for row in 0..<kernel.rowCount {
      for column in 0..<kernel.columnCount { rest[row, column] -= average[row, column] }
    }
    return rest
  }

  /// A kernel with its average.
  ///
  /// - Throws: ``ComplexityError/mismatchedPoints(expected:found:)``, ``ComplexityError/notAGramMatrix(reason:)``,
  ///   ``ComplexityError/notInvariantKernel(generator:first:second:)``.
  /// - Complexity: O(points³ + points² · (generators + largest orbit))
  public init(_ kernel: Matrix<Rational>, under action: TabulatedAction) throws(ComplexityError) {
    guard action.pointCount == kernel.rowCount else {
      throw .mismatchedPoints(expected: kernel.rowCount, found: action.pointCount)
    }
    _ = try KernelBall(gram: kernel)
    for (number, generator) in action.group.generatorIndices.enumerated() {
      for first in 0..<kernel.rowCount {
        for second in 0...first
        where kernel[action.image(of: first, under: generator), action.image(of: second, under: generator)]
          != kernel[first, second]
        {
          throw .notInvariantKernel(generator: number, first: first, second: second)
        }
      }
    }
    self.kernel = kernel
    // A uniform element sends y to a uniform point of its orbit.
    let orbits = action.orbits
    average = Matrix(
      rows: (0..<kernel.rowCount).map { orbits.average(Array(kernel[row: $0])) }, columnCount: kernel.rowCount)
  }

  /// The ball of all functions of norm ≤ 1 at a sample of points, which may repeat.
  ///
  /// - Precondition: points of X.
  /// - Throws: ``ComplexityError/notAGramMatrix(reason:)`` for no points.
  public func ball(at sample: [Int]) throws(ComplexityError) -> KernelBall {
    try KernelBall(gram: kernel.restricted(to: sample))
  }

  /// The ball of the invariant functions of norm ≤ 1 at a sample.
  ///
  /// Law: σᵀK̄σ ≤ σᵀKσ for all signs, so its Rademacher complexity is not the larger one.
  ///
  /// - Precondition: points of X.
  /// - Throws: ``ComplexityError/notAGramMatrix(reason:)`` for no points.
  public func invariantBall(at sample: [Int]) throws(ComplexityError) -> KernelBall {
    try KernelBall(gram: average.restricted(to: sample))
  }

  /// The ball of the complement at a sample.
  ///
  /// - Precondition: points of X.
  /// - Throws: ``ComplexityError/notAGramMatrix(reason:)`` for no points.
  public func complementBall(at sample: [Int]) throws(ComplexityError) -> KernelBall {
    try KernelBall(gram: complement.restricted(to: sample))
  }

  /// The Rademacher complexity of {f : ‖Pf‖ ≤ b, ‖(I−P)f‖ ≤ a} at a sample: b times that of the invariant ball plus a
  /// times that of the complement's, exactly, because the supremum is attained in both parts at once. So it grows
  /// linearly with the asymmetry allowed.
  ///
  /// Without a bound b of the invariant part it is infinite (unless there are no invariants): F_a alone is no bounded
  /// class.
  ///
  /// - Throws: ``ComplexityError/outOfRange(name:value:range:)``, ``ComplexityError/tooLarge(what:count:limit:)``.
  /// - Complexity: that of two ``KernelBall/rademacherComplexity()``
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
