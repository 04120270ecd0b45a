extension Claim {
  /// How few random elements are approximately symmetric.
  static let sampling: [Claim] = []
}
