extension Claim {
  /// What Proposition 10 says of the three errors, and what leaves them unchanged.
  static let errors: [Claim] = []
}
