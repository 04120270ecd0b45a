extension Claim {
  /// Exact schemes are designs.
  static let designs: [Claim] = []
}
