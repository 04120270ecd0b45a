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

  /// Ridge regression of quadratic polynomials on eight random examples with random outputs, exactly: the asymmetry of what is learned
  /// from augmented data, over that of what is learned from the data as they are.
  private static func trainedRows(
    _ problem: ComparisonProblem, _ settings: ComparisonSettings, _ seed: UInt64
  ) throws -> [ComparisonRow] {
    let dimension = problem.action.dimension
    guard dimension <= 8 else {
      throw SymmetrizerError.tooLarge(
        "quadratic polynomials in \(dimension) variables, in exact arithmetic; 8 variables are the limit")
    }
    guard problem.isOrthogonal else {
      throw SymmetrizerError.unsuitableParameter(
        "the learner's norm is invariant under orthogonal matrices only, and these are in another basis")
    }
    let learner = try PolynomialRidge(dimension: dimension, degree: 2, penalty: Rational(1, 4))
    var random = SplitMix64(seed: seed)
    let data = (0..<8).map { _ in
      WeightedExample(
        (0..<dimension).map { _ in Rational(Int.random(in: -3...3, using: &random)) },
        Rational(Int.random(in: -9...9, using: &random)))
    }
    func asymmetry(_ augmentation: TrainingAugmentation<FiniteGroup>) throws -> Rational {
      let examples = try augmentation.examples(
        from: data, inputAction: problem.tensorAction, outputAction: TrivialAction(problem.group), using: &random)
      let coefficients = try learner.fit(examples)
      return problem.asymmetry(of: problem.points.map { learner.value(coefficients, at: $0) })
    }
    let plain = try asymmetry(.none(problem.group))
    let subset = try TrainingAugmentation.fixedRandom(count: settings.draws, of: problem.group, using: &random)
    return try [
      ("training-augmentation (full)", TrainingAugmentation.full(problem.group)),
      ("training-augmentation (a fixed \(settings.draws) at random)", subset),
    ].map { name, augmentation in
      let share = plain.isZero ? 0 : try asymmetry(augmentation) / plain
      return ComparisonRow(
        name: name, source: "Chen, Dobriban & Lee, JMLR 2020", weights: .none, maximumQueries: 1, largestQueries: 1,
        meanQueries: 1,
        error: Enclosure(share), errorKind: .trained, measuredError: nil, continuity: nil,
        continuityStatement: Continuity(isPreserved: true, reason: "the trained function is a polynomial"),
        preservesInvariants: nil)
    }
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
    let constant = layer(Array(repeating: 1, count: group.order))
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
      preservesInvariants: constant.allSatisfy { $0 == 1 })
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
