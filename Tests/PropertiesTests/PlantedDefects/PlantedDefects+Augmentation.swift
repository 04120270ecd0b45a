import Averaging
import ExactArithmetic
import FiniteGroups
import Properties
@testable import Symmetrizers

extension PlantedDefect {
  static let augmentationDefects: [PlantedDefect] = [
    PlantedDefect(
      "partial averaging: exact where the distribution generates the group",
      claims: ["symmetrizers.partial-averaging-guarantee"]
    ) {
      let standard = $0.augmentations.partialProfile
      $0.augmentations.partialProfile = { scheme, group, functions in
        let generated = Subgroup(of: group, generatedBy: scheme.support)
        return try standard(generated.isWhole ? .wholeGroup(group, weightClass: .uniform) : scheme, group, functions)
      }
    },
    PlantedDefect(
      "partial averaging: half of the weak error", claims: ["symmetrizers.partial-averaging-guarantee"]
    ) {
      let standard = $0.augmentations.partialProfile
      $0.augmentations.partialProfile = { try halved(standard($0, $1, $2)) }
    },
    PlantedDefect(
      "scheme averaging: half of the weak error", claims: ["symmetrizers.scheme-averaging-guarantee"]
    ) {
      let standard = $0.augmentations.schemeProfile
      $0.augmentations.schemeProfile = { try halved(standard($0, $1)) }
    },
    PlantedDefect(
      "sampled averaging: drawn uniformly", claims: ["symmetrizers.sampled-averaging-error"]
    ) {
      $0.augmentations.sampledError = { _, count, _ in Rational(1, count) }
    },
    PlantedDefect(
      "sampled draws: from the whole group", claims: ["symmetrizers.draws-are-schemes"]
    ) {
      let uniform = $0.augmentations.uniformDraw
      $0.augmentations.sampledDraw = { scheme, count, seed in
        try uniform(FiniteGroup(generators: [Permutation(oneLine: [2, 3, 4, 5, 6, 1])], degree: 6), count, seed)
      }
    },
    PlantedDefect(
      "uniform draws: equal weights on the different elements drawn", claims: ["symmetrizers.draws-are-schemes"]
    ) {
      let standard = $0.augmentations.uniformDraw
      $0.augmentations.uniformDraw = { group, count, seed in
        let (queries, promised) = try standard(group, count, seed)
        return (queries.map { WeightedQuery($0.element, weight: Rational(1, queries.count)) }, promised)
      }
    },
    PlantedDefect(
      "uniform draws: the same ones for every seed", claims: ["symmetrizers.random-draws-agree"]
    ) {
      let standard = $0.augmentations.uniformDraw
      $0.augmentations.uniformDraw = { group, count, _ in try standard(group, count, 0) }
    },
    PlantedDefect(
      "posterior mean: the residual pathway without its factor",
      claims: ["symmetrizers.residual-prior-posterior-mean", "symmetrizers.residual-prior-keeps-invariants"]
    ) {
      let standard = $0.augmentations.posteriorMean
      $0.augmentations.posteriorMean = { prior, values, average in
        standard(prior, values, average).map { $0 / prior.invariantGain }
      }
    },
    PlantedDefect(
      "posterior mean: the part B on F₀ alone", claims: ["symmetrizers.residual-prior-posterior-mean"]
    ) {
      $0.augmentations.posteriorMean = { prior, values, average in
        let gain = prior.invariantVariance / (prior.invariantVariance + prior.noiseVariance)
        return zip(values, average.applied(to: values)).map { gain * $1 + prior.residualGain * ($0 - $1) }
      }
    },
    PlantedDefect(
      "residual pathway: the whole group left out at α = 0", claims: ["symmetrizers.residual-pathway-cost"]
    ) {
      let standard = $0.symmetrizers.residualPathway
      $0.symmetrizers.residualPathway = { group, share in
        share.isZero ? .point(group.identity, weightClass: .convex) : try standard(group, share)
      }
    },
    PlantedDefect(
      "residual pathway: the identity keeps a weight at α = −1/(|G| − 1)",
      claims: ["symmetrizers.residual-pathway-cost"]
    ) {
      let standard = $0.symmetrizers.residualPathway
      $0.symmetrizers.residualPathway = { group, share in
        try standard(group, group.order > 1 && share == Rational(-1, group.order - 1) ? share / 2 : share)
      }
    },
    PlantedDefect(
      "relaxed convolution: the weights at e for the mean", claims: ["symmetrizers.relaxed-convolution-nearest"]
    ) {
      $0.augmentations.equivariantPart = { layer in
        let kernel = (0..<layer.group.order).map { g in
          layer.kernels.indices.reduce(Rational.zero) { $0 + layer.weights[$1][0] * layer.kernels[$1][g] }
        }
        return try RelaxedGroupConvolution(on: layer.group, kernel: kernel)
      }
    },
    PlantedDefect(
      "relaxed convolution: the mean change for the largest",
      claims: ["symmetrizers.relaxed-convolution-worst-change-is-the-mean"]
    ) {
      $0.symmetrizers.equivarianceError = { layer in
        let error = layer.equivarianceError
        return .init(distance: error.distance, square: error.square, worstChange: 2 * error.distance)
      }
    },
    PlantedDefect(
      "evaluation: outputs are not carried back", claims: ["symmetrizers.evaluation-is-the-definition"]
    ) {
      $0.augmentations.evaluate = { function, scheme, group, inputs, limit in
        let method = SchemeAveraging<Int, [Rational]>(unverified: scheme ?? .wholeGroup(group, weightClass: .uniform))
        var unused = SplitMix64(seed: 0)
        return try SymmetrizedFunction(
          of: { $0.map(function) }, by: method,
          inputAction: TensorAction(PermutedCoordinates<FiniteGroup, Rational>(group)),
          outputAction: TrivialAction(group), batchLimit: limit
        ).evaluate(inputs, using: &unused)
      }
    },
    PlantedDefect(
      "augmentation: values of examples divided among their images",
      claims: ["symmetrizers.full-augmentation-fits-invariant-functions", "symmetrizers.augmentation-cost"]
    ) {
      let standard = $0.augmentations.augmented
      $0.augmentations.augmented = { data, scheme, group in
        try standard(data, scheme, group).map { WeightedExample($0.input, $0.output * $0.weight, weight: $0.weight) }
      }
    },
    PlantedDefect(
      "augmentation: weights of copies not divided",
      claims: ["symmetrizers.full-augmentation-fits-invariant-functions"]
    ) {
      let standard = $0.augmentations.augmented
      $0.augmentations.augmented = { data, scheme, group in
        try standard(data, scheme, group).map { WeightedExample($0.input, $0.output, weight: 1) }
      }
    },
    PlantedDefect(
      "augmentation: the first element of the scheme left out", claims: ["symmetrizers.augmentation-invariance-group"]
    ) {
      let standard = $0.augmentations.augmented
      $0.augmentations.augmented = { data, scheme, group in
        guard scheme.size > 1 else { return try standard(data, scheme, group) }
        return try standard(data, .uniform(on: Array(scheme.support.dropFirst())), group)
      }
    },
    PlantedDefect(
      "augmentation: all that the set generates",
      claims: ["symmetrizers.augmentation-over-generators-is-invariant"]
    ) {
      let standard = $0.augmentations.augmented
      $0.augmentations.augmented = { data, scheme, group in
        try standard(data, .uniform(on: Subgroup(of: group, generatedBy: scheme.support).elements), group)
      }
    },
    PlantedDefect(
      "ridge regression: the plain sum of squares for the norm",
      claims: ["symmetrizers.full-augmentation-fits-invariant-functions"]
    ) {
      $0.augmentations.fit = { examples, learner in
        var system = Matrix<Rational>.identity(learner.exponents.count).mapEntries { $0 * learner.penalty }
        var target = learner.exponents.map { _ in Rational.zero }
        for example in examples {
          let values = learner.monomials(at: example.input)
          for row in values.indices {
            target[row] += example.weight * values[row] * example.output
            for column in values.indices { system[row, column] += example.weight * values[row] * values[column] }
          }
        }
        return system.solve(target) ?? target
      }
    },
    PlantedDefect(
      "streaming: twice as many draws", claims: ["symmetrizers.augmentation-cost"]
    ) {
      let standard = $0.augmentations.streamed
      $0.augmentations.streamed = { try standard($0, 2 * $1 + 6, $2, $3) }
    },
  ]

  private static func halved(_ profile: SymmetrizerProfile) -> SymmetrizerProfile {
    let guarantee = profile.guarantee
    return SymmetrizerProfile(
      name: profile.name, source: profile.source, queries: profile.queries,
      guarantee: SymmetryGuarantee(guarantee.kind, error: guarantee.error.map { $0 / 2 }, scope: guarantee.scope),
      continuity: profile.continuity)
  }
}
