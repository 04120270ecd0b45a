import ExactArithmetic

extension Scheme {
  /// The least K with integer weights K·ω(g).
  var commonDenominator: Rational {
    entries.reduce(.one) { factor, entry in
      let rest = entry.weight * factor
      return rest.isInteger ? factor : factor * Rational(rest.denominator)
    }
  }

  /// (Σ|ω(g)|)², which no weak error exceeds; 1 for convex schemes.
  var errorLimit: Rational {
    let total = entries.reduce(Rational.zero) { $0 + $1.weight.magnitude }
    return total * total
  }
}
