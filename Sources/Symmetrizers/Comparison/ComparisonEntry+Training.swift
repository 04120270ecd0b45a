import ExactArithmetic
import FiniteGroups

extension ComparisonEntry {
  /// What makes functions symmetric before they are evaluated: augmented training, relaxed layers.
  static var training: [ComparisonEntry] {
    [
      ComparisonEntry("training-augmentation") { problem, settings, seed in
        try trainedRows(problem, settings, seed)
      },
      ComparisonEntry("relaxed-group-convolution") { problem, _, seed in [try layerRow(problem, seed)] },
    ]
  }

  /// The rows of augmented training, see ``TrainingDraws``.
  private static func trainedRows(
    _ problem: ComparisonProblem, _ settings: ComparisonSettings, _ seed: UInt64
  ) throws -> [ComparisonRow] {
    let group = problem.group
    let count = max(1, settings.trainingDraws)
    var draws = try TrainingDraws(on: problem, count: count, seed: seed)
    func row(_ name: String, _ error: Rational, reason: String, notes: [String] = []) -> ComparisonRow {
      ComparisonRow(
        name: "training-augmentation (\(name))", source: "Chen, Dobriban & Lee, JMLR 2020", weights: .none,
        maximumQueries: 1, largestQueries: 1, meanQueries: 1, error: Enclosure(error), errorKind: .trained,
        measuredError: nil, continuity: nil, continuityStatement: Continuity(isPreserved: true, reason: reason),
        preservesInvariants: nil, notes: notes)
    }
    let reason = "the trained function is a polynomial"
    var rows = [
      row(
        "full; 1 draw of examples", try draws.shares(count: 1) { _ in .full(group) }[0], reason: reason,
        notes: ["0 for all examples, by the theorem in TrainingAugmentation; computed for one draw of them"])
    ]
    let epochs = TrainingDraws.epochs
    let plans: [(name: String, epochs: Int, plan: TrainingDraws.Plan)] = [
      (
        "a fixed \(settings.draws) at random", 1,
        { try .fixedRandom(count: settings.draws, of: group, using: &$0) }
      ),
      (
        "streaming \(settings.draws) in \(epochs) epochs", epochs,
        { _ in try .streaming(count: settings.draws, of: group) }
      ),
    ]
    for (name, epochs, plan) in plans {
      let shares = try draws.shares(epochs: epochs, plan)
      let mean = shares.reduce(Rational.zero, +) / Rational(shares.count)
      rows.append(row("\(name); mean of \(count) draws", mean, reason: reason))
      rows.append(row("\(name); largest of \(count) draws", shares.reduce(Rational.zero, max), reason: reason))
    }
    return rows
  }

  /// Two kernels with random small coefficients, the second one relaxed by the weights 3/4, 1, 5/4 in turn.
  private static func layerRow(_ problem: ComparisonProblem, _ seed: UInt64) throws -> ComparisonRow {
    let group = problem.group
    guard group.order <= 200 else {
      throw SymmetrizerError.tooLarge(
        "a relaxed layer on \(group.order) elements; 200 are the limit of this comparison")
    }
    var random = SplitMix64(seed: seed)
    let kernels = (0..<2).map { _ in (0..<group.order).map { _ in Rational(Int.random(in: -4...4, using: &random)) } }
    let relaxed = (0..<group.order).map { Rational(3 + $0 % 3, 4) }
    let layer = try RelaxedGroupConvolution(
      on: group, kernels: kernels, weights: [Array(repeating: 1, count: group.order), relaxed])
    let asked = (0..<group.order).count { h in
      kernels.indices.contains { l in kernels[l].contains { !$0.isZero } && !layer.weights[l][h].isZero }
    }
    return ComparisonRow(
      name: "relaxed-group-convolution (2 kernels)", source: "Wang, Walters & Smidt 2023", weights: .none,
      maximumQueries: asked, largestQueries: asked, meanQueries: Double(asked),
      error: Enclosure(layer.equivarianceError.share),
      errorKind: .layer,
      measuredError: nil, continuity: nil,
      continuityStatement: Continuity(isPreserved: true, reason: "a linear map of the values on the group"),
      preservesInvariants: nil,
      notes: ["keeps invariants: does not apply, the scale of the random kernels decides whether constants stay"])
  }
}

extension ComparisonProblem {
  /// Whether the generators act by orthogonal matrices.
  var isOrthogonal: Bool {
    group.generatorIndices.allSatisfy { generator in
      let matrix = tensorAction.representation.map(of: generator).matrix
      return matrix.transposed * matrix == .identity(matrix.rowCount)
    }
  }

  /// ‖(I − P)f‖² of a function on the points, as a sum over them.
  func asymmetry(of values: [Rational]) -> Rational {
    var result = Rational.zero
    for orbit in Dictionary(grouping: values.indices, by: { orbitOf[$0] }).values {
      let mean = orbit.reduce(Rational.zero) { $0 + values[$1] } / Rational(orbit.count)
      for place in orbit { result += (values[place] - mean) * (values[place] - mean) }
    }
    return result
  }
}
