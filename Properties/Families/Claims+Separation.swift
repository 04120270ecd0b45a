extension Claim {
  /// What would settle the separation of exact and approximate symmetry: standing searches.
  static let separation: [Claim] = []
}
