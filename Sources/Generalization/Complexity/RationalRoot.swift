import ExactArithmetic

/// Whole numbers near square roots of rational ones.
enum RationalRoot {
  /// Larger roots are not told apart.
  static let limit = 1 << 31

  /// ⌈√q⌉ for q ≥ 0, exactly; ``limit`` if it is not below that.
  static func ceiling(ofSquare q: Rational) -> Int {
    if q > Rational(limit - 1) * Rational(limit - 1) { return limit }
    // The double only says where to begin.
    var root = max(0, Int(q.approximation.squareRoot()))
    while Rational(root) * Rational(root) < q { root += 1 }
    while root > 0 && Rational(root - 1) * Rational(root - 1) >= q { root -= 1 }
    return root
  }
}

extension Rational {
  /// A whole power of a whole number.
  static func power(_ base: Int, _ exponent: Int) -> Rational {
    (0..<exponent).reduce(.one) { product, _ in product * Rational(base) }
  }
}
