extension Claim {
  /// Lower bounds for approximate and exact symmetry.
  static let bounds: [Claim] = []
}
