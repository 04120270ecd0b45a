import ExactArithmetic
@testable import Generalization
import Properties

extension PlantedDefect {
  static let complexityDefects: [PlantedDefect] = [
    PlantedDefect(
      "covering numbers: the diameter for the radius", claims: ["generalization.covering-numbers-of-the-orbits"]
    ) {
      $0.generalization.coverings = { radius, metric in try metric.coverings(squaredRadius: 4 * radius) }
    },
    PlantedDefect(
      "covering numbers: those of the points for those of the orbits",
      claims: ["generalization.covering-numbers-of-the-orbits"]
    ) {
      $0.generalization.coverings = { radius, metric in
        let found = try metric.coverings(squaredRadius: radius)
        return QuotientCoverings(
          squaredRadius: radius, order: found.order, largestOrbit: found.largestOrbit, space: found.space,
          quotient: found.space, doubledPacking: nil, doubledCovering: nil)
      }
    },
    PlantedDefect(
      "complexity of bounded functions: the orbits forgotten",
      claims: ["generalization.invariance-does-not-raise-complexity"]
    ) {
      $0.generalization.boundedComplexity = { sample, _ in BoundedFunctions.rademacherComplexity(at: sample) }
    },
    PlantedDefect(
      "complexity of bounded functions: repeated points counted once",
      claims: ["generalization.invariance-does-not-raise-complexity"]
    ) {
      $0.generalization.boundedComplexity = { sample, orbits in
        let points = orbits.map { orbits in sample.map { orbits.orbitOf[$0] } } ?? sample
        return Rational(Set(points).count, sample.count)
      }
    },
    PlantedDefect(
      "partial symmetry: the asymmetry under the identity alone",
      claims: ["generalization.partial-symmetry-reduces-coverings"]
    ) {
      let standard = $0.generalization.partialSymmetry
      $0.generalization.partialSymmetry = { functions, _, action, radius in try standard(functions, [], action, radius)
      }
    },
    PlantedDefect(
      "expected gap: of one more sample", claims: ["generalization.gap-at-most-twice-the-complexity"]
    ) {
      let standard = $0.generalization.symmetrization
      $0.generalization.symmetrization = { functions, size in try standard(functions, size + 1) }
    },
    PlantedDefect(
      "gain of averaging: the noise forgotten", claims: ["generalization.strict-gain-of-averaging"]
    ) {
      let standard = $0.generalization.interpolationGain
      $0.generalization.interpolationGain = { counts, problem in
        try standard(
          counts,
          FiniteProblem(action: problem.action, measure: problem.measure, target: problem.target, noiseVariance: 0))
      }
    },
    PlantedDefect(
      "bounded asymmetry: a² for a in the noise", claims: ["generalization.risk-of-bounded-asymmetry"]
    ) {
      $0.generalization.ballRisk = { radius, setting in
        let stated = try setting.ball(radiusSquared: radius)
        return RiskStatement(
          kind: stated.kind, approximation: stated.approximation, estimation: Surd(setting.invariantNoise),
          misfit: stated.misfit, formula: stated.formula, hypotheses: stated.hypotheses, source: stated.source)
      }
    },
    PlantedDefect(
      "averaged kernel: λ for nλ", claims: ["generalization.averaged-kernel-is-augmentation"]
    ) {
      let standard = $0.generalization.averagedKernelRisk
      $0.generalization.averagedKernelRisk = { counts, ridge, problem in
        try standard(counts, ridge / Rational(counts.reduce(0, +)), problem)
      }
    },
    PlantedDefect(
      "augmented fit: the data without their images", claims: ["generalization.augmented-fit-is-invariant"]
    ) {
      let standard = $0.generalization.augmentedFit
      $0.generalization.augmentedFit = { input, ridge, _ in try standard(input, ridge, [.identity(input.count)]) }
    },
    PlantedDefect(
      "augmented fit: images summed, not averaged", claims: ["generalization.augmented-fit-is-invariant"]
    ) {
      let standard = $0.generalization.augmentedFit
      $0.generalization.augmentedFit = { input, ridge, elements in
        try standard(input, ridge / Rational(elements.count), elements)
      }
    },
  ]
}
