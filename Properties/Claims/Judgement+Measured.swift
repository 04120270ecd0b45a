import ExactArithmetic

extension Judgement {
  /// The judgement that an exact number lies between two ends that were computed in doubles, each moved outwards by
  /// 10⁻⁹(1 + |x|): what a few operations on doubles lose is far less.
  static func requireBetween(
    _ value: Rational, _ lower: Double, _ upper: Double, _ statement: String
  ) -> Judgement {
    .all(
      .require(value, .atLeast, Rational.near(lower).lower, "\(statement): the lower end"),
      .require(value, .atMost, Rational.near(upper).upper, "\(statement): the upper end"))
  }
}

extension Rational {
  /// The numbers within 10⁻⁹(1 + |x|) of a double x; what is not finite is taken as ±2⁵⁸, beyond all numbers of the
  /// claims.
  static func near(_ value: Double) -> Enclosure {
    let limit = Double(1 << 58)
    let clipped = value.isNaN ? limit : min(max(value, -limit), limit)
    let shift = min(40, 58 - max(0, Int(clipped.exponent)))
    let center = Rational(Int((clipped * Double(1 << shift)).rounded())) / Rational(1 << shift)
    let slack = (1 + center.magnitude) / 1_000_000_000
    return Enclosure(center - slack, center + slack)
  }
}
