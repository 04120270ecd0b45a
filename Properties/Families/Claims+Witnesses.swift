extension Claim {
  /// What every good support must hit.
  static let witnesses: [Claim] = []
}
