extension Claim {
  /// Sentences of the simulated rebuttal, and what is true of them.
  static let rebuttal: [Claim] = []
}
