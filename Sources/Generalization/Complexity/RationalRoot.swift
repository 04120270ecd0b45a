import ExactArithmetic

/// Whole numbers near square roots of rational ones.
enum RationalRoot {
  /// ⌈√q⌉ for q ≥ 0, exactly.
  static func ceiling(ofSquare q: Rational) -> Int {
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
