extension Claim {
  /// Rational against real weights.
  static let fields: [Claim] = []
}
