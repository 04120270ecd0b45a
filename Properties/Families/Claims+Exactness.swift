extension Claim {
  /// When exact symmetry costs the whole group.
  static let exactness: [Claim] = []
}
