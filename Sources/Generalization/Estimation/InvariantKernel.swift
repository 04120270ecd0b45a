public import ExactArithmetic

/// A symmetric kernel on the points of a problem with K(gx, gy) = K(x, y), with rational values.
public struct InvariantKernel: Sendable, Hashable {
  /// K(x, y).
  public let values: Matrix<Rational>
  /// K̄(x, y), the mean of K(x, gy) over g: the kernel of the invariant functions, PK = KP = PKP.
  public let averaged: Matrix<Rational>

  /// A kernel.
  ///
  /// - Throws: ``ProblemError/unsuitable(_:)`` for a matrix of another size, one that is not symmetric or not invariant, and one
  ///   that is not positive semidefinite.
  /// - Complexity: O(points² · generators + points³)
  public init(_ values: Matrix<Rational>, on problem: FiniteProblem) throws(ProblemError) {
    let count = problem.pointCount
    guard values.rowCount == count, values.columnCount == count else {
      throw .count(of: "rows of the kernel", values.rowCount, expected: count)
    }
    for x in 0..<count {
      for y in 0..<count {
        guard values[x, y] == values[y, x] else {
          throw .unsuitable(
            "a kernel must be symmetric; its values at points \(x + 1), \(y + 1) and \(y + 1), \(x + 1) differ")
        }
        for generator in problem.action.group.generatorIndices {
          let image = (problem.action.image(of: x, under: generator), problem.action.image(of: y, under: generator))
          guard values[image.0, image.1] == values[x, y] else {
            throw .unsuitable(
              "the kernel must be invariant; its values at points \(x + 1), \(y + 1) and at their images "
                + "\(image.0 + 1), \(image.1 + 1) differ")
          }
        }
      }
    }
    guard values.isPositiveSemidefinite() else {
      throw .unsuitable("a kernel must be positive semidefinite, and this matrix is not")
    }
    self.values = values
    averaged = Matrix(
      rows: (0..<count).map { problem.orbits.average(Array(values[row: $0])) }, columnCount: count)
  }

  /// K̄ + t(K − K̄): the kernel for which functions of the complement count 1/t times as much in the norm; t = 0 makes them
  /// impossible, t = 1 changes nothing.
  ///
  /// Kernel ridge with this kernel is the Lagrangian form of F_a in the space of K.
  ///
  /// - Precondition: `weight >= 0`, so that the kernel is positive semidefinite.
  /// - Complexity: O(points²)
  public func mixed(complementWeight weight: Rational) -> Matrix<Rational> {
    precondition(weight.signum >= 0, "a kernel has no negative part")
    var result = values
    for x in 0..<values.rowCount {
      for y in 0..<values.columnCount {
        result[x, y] = averaged[x, y] + weight * (values[x, y] - averaged[x, y])
      }
    }
    return result
  }
}

extension LinearSmoother {
  /// Kernel ridge regression: the minimizer of (1/n)Σ(yᵢ − f(xᵢ))² + λ‖f‖²_K over the space of the kernel,
  /// f̂ = K(·, X)(K(X, X) + nλI)⁻¹y. Equal points are gathered: (K + nλ·diag(1/n(x)))⁻¹ on different ones.
  ///
  /// - Parameters:
  ///   - kernel: symmetric and positive semidefinite, on all points; ``InvariantKernel/mixed(complementWeight:)`` makes one.
  ///   - ridge: λ > 0.
  ///   - design: the points that are observed, with their numbers.
  /// - Throws: ``ProblemError/outOfRange(_:_:allowed:)``, ``ProblemError/count(of:_:expected:)``;
  ///   ``ProblemError/unsuitable(_:)`` for a matrix that is no kernel.
  /// - Complexity: O(points³) operations
  public init(
    kernelRidge kernel: Matrix<Rational>, ridge: Rational, design: FixedDesign
  ) throws(ProblemError) {
    let count = design.counts.count
    guard kernel.rowCount == count, kernel.columnCount == count else {
      throw .count(of: "rows of the kernel", kernel.rowCount, expected: count)
    }
    guard ridge.signum > 0 else { throw .outOfRange("the ridge", ridge, allowed: "positive") }
    let observed = design.counts.indices.filter { design.counts[$0] > 0 }
    let factor = ridge * Rational(design.samples)
    let system = Matrix(
      rows: observed.map { x in
        observed.map { y in kernel[x, y] + (x == y ? factor / Rational(design.counts[x]) : 0) }
      }, columnCount: observed.count)
    guard let inverse = system.inverse() else {
      throw .unsuitable("kernel plus ridge has no inverse: the matrix is not positive semidefinite")
    }
    let columns = Matrix(
      rows: (0..<count).map { x in observed.map { kernel[x, $0] } }, columnCount: observed.count)
    let weights = columns * inverse
    var response = Matrix<Rational>(rowCount: count, columnCount: count, repeating: 0)
    for (number, point) in observed.enumerated() {
      for row in 0..<count { response[row, point] = weights[row, number] / Rational(design.counts[point]) }
    }
    self.init(design: design, response: response)
  }
}
