import ExactArithmetic

extension ComparisonRow {
  /// The row of a symmetrizer, measured on a problem.
  ///
  /// - Parameters:
  ///   - symmetrizer: what is compared.
  ///   - problem: where.
  ///   - seed: decides draws of randomized symmetrizers and of group elements.
  /// - Throws: what the symmetrizer throws, and ``SymmetrizerError``; among these
  ///   ``SymmetrizerError/unsuitableParameter(_:)`` for a symmetrizer that asks more than it says.
  /// - Complexity: an evaluation at every point, some 300 for continuity, and up to 48 for each of 8 samples
  public init(of symmetrizer: ComparedSymmetrizer, on problem: ComparisonProblem, seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let profile = symmetrizer.profile
    let points = try PointOperator(of: symmetrizer, on: problem, using: &random)
    let counts = try problem.samples.map {
      try symmetrizer.value(of: ComparisonFunction.value, at: $0, using: &random).count
    }
    // The elements asked are distinct, so a statement made without the group is cut at its order.
    let bound = min(profile.queries, problem.group.order)
    let largest = max(counts.max() ?? 0, points.rows.map(\.count).max() ?? 0)
    guard largest <= bound else {
      throw SymmetrizerError.unsuitableParameter(
        "\(symmetrizer.name) says that it asks at most \(bound) times, and asked \(largest) times")
    }
    let error: Enclosure
    if profile.isRandomized {
      error = symmetrizer.expectedError ?? Enclosure(profile.guarantee.error ?? 1)
    } else {
      error = try points.error(of: symmetrizer, on: problem)
    }
    self.init(
      name: symmetrizer.name, source: profile.source,
      weights: profile.isRandomized ? .chance : symmetrizer.scheme == nil ? .point : .fixed,
      maximumQueries: bound, largestQueries: largest,
      meanQueries: Double(counts.reduce(0, +)) / Double(counts.count), error: error,
      errorKind: profile.isRandomized ? .expected : .worst,
      measuredError: try ComparisonRow.measuredError(of: symmetrizer, on: problem, using: &random),
      continuity: try ContinuityMeasurement(
        of: symmetrizer, function: ComparisonFunction.value, on: problem, using: &random),
      continuityStatement: profile.continuity, preservesInvariants: points.preservesInvariants,
      notes: symmetrizer.notes)
  }

  /// The sum over samples x of the variances of f̃ on the orbit of x, over that of f: ‖(I − P)f̃‖²/‖(I − P)f‖² on these orbits, for one f.
  ///
  /// Up to 48 elements the whole orbit is gone through; then the ratio is at most the weak error on all functions. Of larger groups 24 random
  /// elements are taken, the same ones for all samples.
  private static func measuredError(
    of symmetrizer: ComparedSymmetrizer, on problem: ComparisonProblem, using random: inout SplitMix64
  ) throws -> Double {
    let order = problem.group.order
    let elements = order <= 48 ? Array(0..<order) : (0..<24).map { _ in Int.random(in: 0..<order, using: &random) }
    var (symmetrized, original) = (0.0, 0.0)
    for sample in problem.samples.prefix(8) {
      let orbit = elements.map { problem.tensorAction.apply($0, to: sample) }
      symmetrized += variance(
        try orbit.map { try symmetrizer.value(of: ComparisonFunction.value, at: $0, using: &random).value })
      original += variance(orbit.map(ComparisonFunction.value))
    }
    return original > 0 ? symmetrized / original : 0
  }

  private static func variance(_ values: [Double]) -> Double {
    let mean = values.reduce(0, +) / Double(values.count)
    return values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count)
  }
}
