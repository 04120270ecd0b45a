import ExactArithmetic

extension Scheme {
  /// The least K with integer weights K·ω(g).
  var commonDenominator: Rational {
    entries.reduce(.one) { factor, entry in
      let rest = entry.weight * factor
      return rest.isInteger ? factor : factor * Rational(rest.denominator)
    }
  }
}
