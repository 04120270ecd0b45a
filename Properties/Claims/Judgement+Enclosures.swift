import ExactArithmetic

extension Judgement {
  /// The judgement of a relation between numbers that are known to many digits only: it is violated when the enclosures prove that, and
  /// holds when they do not, if both are narrow.
  ///
  /// Irrational errors that are equal can never be proved to be so by enclosures; a case of this kind must not count as undecided, or
  /// the claims about equality would have no cases at all.
  static func requireWithin(
    _ left: Enclosure, _ relation: Relation, _ right: Enclosure, _ statement: String
  ) -> Judgement {
    let judgement = require(Quantity(left), relation, Quantity(right), statement)
    let isNarrow = left.width <= .enclosureTolerance && right.width <= .enclosureTolerance
    return judgement.undecided != nil && isNarrow ? .holds : judgement
  }
}

extension Rational {
  /// How wide an enclosure may be to count as a number: 2⁻³⁰.
  static let enclosureTolerance = Rational(1, 1 << 30)
}
