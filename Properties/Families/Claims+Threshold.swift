extension Claim {
  /// From which degree on exact symmetry costs the whole group.
  static let threshold: [Claim] = []
}
