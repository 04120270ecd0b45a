extension Claim {
  static let exactnessOfPoints: [Claim] = []
}
