public import ExactArithmetic

/// One item of training data: a point, counted from 0, and its label.
public struct DescentItem: Sendable, Hashable {
  /// x.
  public let point: Int
  /// y.
  public let label: Rational

  /// An item.
  public init(point: Int, label: Rational) { (self.point, self.label) = (point, label) }
}

/// Stochastic gradient descent for regularized least squares in the space of a kernel on finitely many points, in exact
/// numbers.
public struct DescentRule: Sendable, Hashable {
  /// k(x, y), a square matrix on the points.
  public let kernel: Matrix<Rational>
  /// η.
  public let rate: Rational
  /// λ.
  public let penalty: Rational

  /// A rule.
  public init(kernel: Matrix<Rational>, rate: Rational, penalty: Rational) {
    (self.kernel, self.rate, self.penalty) = (kernel, rate, penalty)
  }

  /// f − η((f(x) − y)k(x, ·) + λf).
  ///
  /// Source: Kivinen, Smola & Williamson, "Online learning with kernels", IEEE Transactions on Signal Processing 52
  /// (2004).
  ///
  /// - Precondition: a value of f for each point, and a point of the kernel.
  /// - Complexity: O(points)
  public func step(from function: [Rational], item: DescentItem) -> [Rational] {
    let residual = function[item.point] - item.label
    return function.indices.map { place in
      function[place] - rate * (residual * kernel[item.point, place] + penalty * function[place])
    }
  }
}
