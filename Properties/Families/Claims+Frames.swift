extension Claim {
  /// What escapes the lower bound because its weights depend on the point.
  static let frames: [Claim] = []
}
