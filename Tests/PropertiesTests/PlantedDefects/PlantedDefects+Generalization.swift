import Averaging
import ExactArithmetic
import FiniteGroups
@testable import Generalization
import Properties

extension PlantedDefect {
  static let generalization = learningDefects + complexityDefects

  private static let learningDefects: [PlantedDefect] = [
    PlantedDefect(
      "average of a fitted function: over the generators, not the group",
      claims: ["generalization.averaging-gains-the-asymmetry"]
    ) {
      $0.generalization.average = { function, problem in
        let elements = problem.action.group.generatorIndices
        guard !elements.isEmpty else { return function }
        return (0..<problem.pointCount).map { point in
          elements.reduce(.zero) { $0 + problem.action.moved(function, by: $1)[point] } / Rational(elements.count)
        }
      }
    },
    PlantedDefect(
      "average of a fitted function: the mean over all points, not over orbits",
      claims: ["generalization.averaging-gains-the-asymmetry"]
    ) {
      $0.generalization.average = { function, problem in
        let mean = problem.innerProduct(function, function.map { _ in 1 })
        return function.map { _ in mean }
      }
    },
    PlantedDefect(
      "scheme average: weights without their signs",
      claims: ["generalization.affine-schemes-never-harm-invariant-targets", "generalization.scheme-reaches-level"]
    ) {
      $0.generalization.schemeAverage = { function, scheme, problem in
        var result = function.map { _ in Rational.zero }
        for entry in scheme.entries {
          for (point, value) in problem.action.moved(function, by: entry.element).enumerated() {
            result[point] += entry.weight.magnitude * value
          }
        }
        return result
      }
    },
    PlantedDefect(
      "scheme average: the first element only",
      claims: ["generalization.scheme-reaches-level", "generalization.convex-schemes-never-harm-invariant-targets"]
    ) {
      $0.generalization.schemeAverage = { function, scheme, problem in
        scheme.support.first.map { problem.action.moved(function, by: $0) } ?? function
      }
    },
    PlantedDefect(
      "asymmetry: ‖f‖² − ‖Pf‖² without the measure", claims: ["generalization.averaging-gains-the-asymmetry"]
    ) {
      $0.generalization.asymmetry = { function, problem in
        let average = problem.average(function)
        return zip(function, average).reduce(.zero) { $0 + $1.0 * $1.0 - $1.1 * $1.1 }
      }
    },
    PlantedDefect(
      "best approximation: a² for a", claims: ["generalization.approximation-error"]
    ) {
      $0.generalization.bestApproximation = { radius, problem in
        try AsymmetryBall(radiusSquared: radius * radius, of: problem).bestApproximation()
      }
    },
    PlantedDefect(
      "best approximation: the average of the target, whatever a",
      claims: [
        "generalization.approximation-error", "generalization.no-penalty-iff-model-asymmetry-reaches-data-asymmetry",
      ]
    ) {
      $0.generalization.bestApproximation = { _, problem in
        try AsymmetryBall(radiusSquared: 0, of: problem).bestApproximation()
      }
    },
    PlantedDefect(
      "risk of shrinkage: the complement's noise scaled by c, not c²",
      claims: ["generalization.risk-of-ridge-on-the-complement"]
    ) {
      $0.generalization.shrinkageRisk = { factor, setting in
        let (small, none) = (try setting.shrinkage(keeping: factor), setting.none)
        return RiskStatement(
          replacing: small,
          estimation: Surd(setting.invariantNoise + factor * setting.complementNoise), hypotheses: none.hypotheses)
      }
    },
    PlantedDefect(
      "risk of the average: without the noise of the invariants",
      claims: ["generalization.risk-of-ridge-on-the-complement"]
    ) {
      $0.generalization.averagedRisk = { setting in
        RiskStatement(replacing: setting.exact, estimation: Surd(0), hypotheses: "")
      }
    },
    PlantedDefect(
      "risk without symmetry: the noise of the complement only",
      claims: ["generalization.risk-of-ridge-on-the-complement"]
    ) {
      $0.generalization.plainRisk = { setting in
        RiskStatement(replacing: setting.none, estimation: Surd(setting.complementNoise), hypotheses: "")
      }
    },
    PlantedDefect(
      "best c: d/(d + noise) squared once too often",
      claims: ["generalization.optimal-asymmetry-at-most-that-of-the-data"]
    ) {
      $0.generalization.optimalFactor = { $0.optimalFactor * $0.optimalFactor }
    },
    PlantedDefect(
      "best c: the noise of one sample, not of n", claims: ["generalization.more-data-less-symmetry"]
    ) {
      $0.generalization.optimalFactor = { setting in
        let noise = setting.complementNoise * Rational(setting.samples)
        return setting.dataAsymmetry.divided(by: setting.dataAsymmetry + noise) ?? 1
      }
    },
    PlantedDefect(
      "crossover: all dimensions for those of the complement",
      claims: ["generalization.averaging-pays-up-to-the-crossover"]
    ) {
      $0.generalization.crossover = { setting in
        (Rational(setting.dimension) * setting.noiseVariance).divided(by: setting.dataAsymmetry)
      }
    },
    PlantedDefect(
      "risk of approximate averaging: ε for 1 + √ε in the bias",
      claims: ["generalization.risk-of-approximate-averaging"]
    ) {
      $0.generalization.schemeRisk = { error, setting in
        let stated = try setting.scheme(weakError: error)
        return RiskStatement(
          replacing: stated, approximation: Surd(setting.dataAsymmetry * error), estimation: stated.estimation,
          hypotheses: "")
      }
    },
    PlantedDefect(
      "risk of random averaging: drawn with replacement",
      claims: ["generalization.expected-risk-of-random-averaging"]
    ) {
      $0.generalization.sampleRisk = { size, _, setting in try setting.sample(size: size) }
    },
    PlantedDefect(
      "model groups: of the next larger group", claims: ["generalization.risk-of-a-model-group"]
    ) {
      $0.generalization.modelGroups = { _, problem in
        try ModelGroupTable([Subgroup(whole: problem.action.group)], of: problem)
      }
    },
    PlantedDefect(
      "partial averaging: equal weights, whatever they are", claims: ["generalization.risk-of-partial-averaging"]
    ) {
      $0.generalization.partialAveraging = { scheme, problem in
        try PartialAveraging(.uniform(on: scheme.support), on: problem)
      }
    },
    PlantedDefect(
      "ε-stabilizers: ε for ε²",
      claims: ["generalization.near-stabilizers-multiply"]
    ) {
      $0.generalization.stabilizer = { epsilon, functions, problem in
        try EpsilonStabilizers(of: functions, on: problem).elements(epsilonSquared: epsilon)
      }
    },
    PlantedDefect(
      "ε-stabilizers: what they generate",
      claims: ["generalization.near-stabilizers-multiply", "generalization.near-stabilizer-is-a-subgroup"]
    ) {
      $0.generalization.stabilizer = { epsilon, functions, problem in
        try EpsilonStabilizers(of: functions, on: problem).generatedSubgroup(epsilonSquared: epsilon * epsilon).elements
      }
    },
    PlantedDefect(
      "ε-stabilizers: generators only", claims: ["generalization.exact-stabilizer-is-a-subgroup"]
    ) {
      $0.generalization.stabilizer = { epsilon, functions, problem in
        let all = try EpsilonStabilizers(of: functions, on: problem).generatedSubgroup(
          epsilonSquared: epsilon * epsilon)
        return [0] + all.generators.filter { $0 != 0 }
      }
    },
    PlantedDefect(
      "needed weak error: a/D for a²/D²", claims: ["generalization.scheme-reaches-level"]
    ) {
      $0.generalization.neededWeakError = { size, level in
        let ratio = level.divided(by: size) ?? 1
        return min(1, ratio * ratio)
      }
    },
  ]
}

extension RiskStatement {
  /// The statement with other parts.
  fileprivate init(
    replacing base: RiskStatement, approximation: Surd? = nil, estimation: Surd, hypotheses: String
  ) {
    self.init(
      kind: base.kind, approximation: approximation ?? base.approximation, estimation: estimation, misfit: base.misfit,
      formula: base.formula, hypotheses: hypotheses, source: base.source)
  }
}
