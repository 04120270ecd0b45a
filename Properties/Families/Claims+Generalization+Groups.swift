extension Claim {
  /// Groups that are not those of the data.
  static let learningGroups: [Claim] = []
}
