import ExactArithmetic
import FiniteGroups
@testable import Generalization
import Properties

extension PlantedDefect {
  static let estimationDefects = riskDefects + kernelDefects + intervalDefects

  private static let riskDefects: [PlantedDefect] = [
    PlantedDefect(
      "means over orbits: the asymmetry adds no noise", claims: ["generalization.risk-of-means-over-orbits"]
    ) {
      let standard = $0.estimation.partitionRisk
      $0.estimation.partitionRisk = { samples, subgroup, problem in
        let risk = standard(samples, subgroup, problem)
        return PartitionRisk(
          approximation: risk.approximation, empty: risk.empty, noise: risk.noise, asymmetryNoise: 0)
      }
    },
    PlantedDefect(
      "means over orbits: of the whole group for those of H", claims: ["generalization.risk-of-means-over-orbits"]
    ) {
      let standard = $0.estimation.partitionRisk
      $0.estimation.partitionRisk = { samples, _, problem in standard(samples, nil, problem) }
    },
    PlantedDefect("series: n + 1 for n", claims: ["generalization.risk-of-series-regression"]) {
      let standard = $0.estimation.seriesRisk
      $0.estimation.seriesRisk = { try standard($0 + 1, $1, $2, $3) }
    },
    PlantedDefect("series: nothing of the complement is shrunk", claims: ["generalization.risk-of-series-regression"]) {
      $0.estimation.seriesFactor = { _, _, _ in 1 }
    },
    PlantedDefect("Gaussian inputs: n − d for n − d − 1", claims: ["generalization.strict-gain-with-gaussian-inputs"]) {
      $0.estimation.gaussianGain = { setting in (try? setting.changed(samples: setting.sampleSize + 1))?.gain ?? nil }
    },
    PlantedDefect(
      "Gaussian inputs: the gain by noise alone", claims: ["generalization.strict-gain-with-gaussian-inputs"]
    ) { $0.estimation.gaussianGain = { $0.noiseGain } },
    PlantedDefect(
      "Gaussian inputs: simulated with twice the variance of the noise",
      claims: ["generalization.gain-with-gaussian-inputs-agrees-with-simulation"]
    ) {
      let standard = $0.estimation.simulatedGaussianGain
      $0.estimation.simulatedGaussianGain = { setting, repetitions, seed in
        try standard(setting.changed(noise: 2 * setting.noiseVariance), repetitions, seed)
      }
    },
    PlantedDefect("risk: bias without variance", claims: ["generalization.risk-of-kernel-ridge-agrees-with-simulation"])
    {
      $0.estimation.risk = { $0.risk(on: $1).squaredBias }
    },
    PlantedDefect(
      "simulation: data without noise",
      claims: ["generalization.risk-of-penalized-least-squares-agrees-with-simulation"]
    ) {
      let standard = $0.estimation.simulatedRisk
      $0.estimation.simulatedRisk = { try standard($0, $1.withoutNoise(), $2, $3, $4) }
    },
    PlantedDefect(
      "penalized least squares: the penalty on the complement forgotten",
      claims: ["generalization.risk-of-penalized-least-squares-agrees-with-simulation"]
    ) {
      let standard = $0.estimation.penalizedLeastSquares
      $0.estimation.penalizedLeastSquares = { try standard(RidgePenalty(whole: $0.whole), $1, $2) }
    },
    PlantedDefect(
      "bounded asymmetry: simulated data without noise",
      claims: ["generalization.risk-of-bounded-asymmetry-agrees-with-simulation"]
    ) {
      let standard = $0.estimation.simulatedBallRisk
      $0.estimation.simulatedBallRisk = { try standard($0, $1.withoutNoise(), $2, $3, $4) }
    },
    PlantedDefect(
      "gradient step: the penalty forgotten", claims: ["generalization.streaming-augmentation-is-full-in-the-mean"]
    ) {
      $0.estimation.gradientStep = { function, item, rule in
        DescentRule(kernel: rule.kernel, rate: rule.rate, penalty: 0).step(from: function, item: item)
      }
    },
    PlantedDefect(
      "gradient step: residuals clipped at ±1", claims: ["generalization.streaming-augmentation-is-full-in-the-mean"]
    ) {
      $0.estimation.gradientStep = { function, item, rule in
        let residual = max(-1, min(1, function[item.point] - item.label))
        return rule.step(
          from: function, item: DescentItem(point: item.point, label: function[item.point] - residual))
      }
    },
  ]

  private static let kernelDefects: [PlantedDefect] = [
    PlantedDefect("averaged kernel: the kernel itself", claims: ["generalization.averaged-kernel-is-the-projection"]) {
      $0.estimation.averagedKernel = { kernel, _ in kernel }
    },
    PlantedDefect("kernel ridge: λ for nλ", claims: ["generalization.risk-of-kernel-ridge-agrees-with-simulation"]) {
      let standard = $0.estimation.kernelRidge
      $0.estimation.kernelRidge = { try standard($0, $1 / Rational($2.reduce(0, +)), $2, $3) }
    },
    PlantedDefect(
      "kernel gain: of the fit with the averaged kernel",
      claims: ["generalization.strict-gain-of-averaging-kernel-ridge"]
    ) {
      let standard = $0.estimation.kernelGain
      $0.estimation.kernelGain = { try standard(InvariantKernel($0, on: $3).averaged, $1, $2, $3) }
    },
    PlantedDefect(
      "kernel ridge: a point observed often counts once",
      claims: ["generalization.strict-gain-of-averaging-kernel-ridge"]
    ) {
      let standard = $0.estimation.kernelRidge
      $0.estimation.kernelRidge = { try standard($0, $1, $2.map { min($0, 1) }, $3) }
    },
    PlantedDefect("kernel ball: its upper bound", claims: ["generalization.complexity-of-kernel-balls"]) {
      $0.estimation.ballComplexity = { Enclosure.squareRoot(of: try KernelBall(gram: $0).squaredUpperBound) }
    },
    PlantedDefect("bounded asymmetry: a and b exchanged", claims: ["generalization.complexity-of-kernel-balls"]) {
      let standard = $0.estimation.complexityOfBoundedAsymmetry
      $0.estimation.complexityOfBoundedAsymmetry = { try standard($0, $2, $1, $3, $4) }
    },
    PlantedDefect("kernel of L²(μ): without the measure", claims: ["generalization.complexity-counts-orbits"]) {
      $0.estimation.squareIntegrableKernel = { try InvariantKernel(.identity($0.pointCount), on: $0) }
    },
    PlantedDefect("effective dimension: 2λ for λ", claims: ["generalization.effective-dimension-splits"]) {
      let standard = $0.estimation.effectiveDimension
      $0.estimation.effectiveDimension = { try standard($0, 2 * $1, $2) }
    },
    PlantedDefect("effective dimension at a sample: λ for nλ", claims: ["generalization.effective-dimension-splits"]) {
      let standard = $0.estimation.sampleDimension
      $0.estimation.sampleDimension = { try standard($0, $1 / Rational($2.count), $2, $3) }
    },
    PlantedDefect(
      "Lipschitz functions: the diameter of balls for their radius",
      claims: ["generalization.covering-numbers-of-lipschitz-functions"]
    ) {
      let standard = $0.estimation.lipschitzCoverings
      $0.estimation.lipschitzCoverings = { try standard($0, $1, $2, 2 * $3) }
    },
    PlantedDefect(
      "Lipschitz functions: a quarter of the radius", claims: ["generalization.covering-numbers-of-lipschitz-functions"]
    ) {
      let standard = $0.estimation.lipschitzCoverings
      $0.estimation.lipschitzCoverings = { try standard($0, $1, $2, $3 / 4) }
    },
  ]

  private static let intervalDefects: [PlantedDefect] = [
    PlantedDefect(
      "asymmetry from data: pairs of an observation with itself",
      claims: ["generalization.asymmetry-estimate-is-unbiased"]
    ) {
      $0.estimation.asymmetryEstimate = { data in
        let count = Double(data.samples)
        let squares = zip(data.points, data.observations).reduce(0) { sum, item in
          sum + item.1 * item.1 / data.measure[item.0].approximation
        }
        return data.asymmetryEstimate * (count - 1) / count + squares / (count * count)
      }
    },
    PlantedDefect(
      "interval of the asymmetry: the margin forgotten", claims: ["generalization.asymmetry-interval-covers"]
    ) {
      let standard = $0.estimation.asymmetryInterval
      $0.estimation.asymmetryInterval = { try standard($0, $1, $2).withoutMargin }
    },
    PlantedDefect("moved pairs: the half forgotten", claims: ["generalization.asymmetry-from-moved-pairs"]) {
      let standard = $0.estimation.asymmetryFromPairs
      $0.estimation.asymmetryFromPairs = { pairs, spread, confidence in
        let root = 2.0.squareRoot()
        return try standard(
          pairs.map { ($0.value * root, $0.moved * root) }, spread * root * (1 + 1e-9), confidence)
      }
    },
    PlantedDefect("interval of a mean: the margin forgotten", claims: ["generalization.mean-interval-covers"]) {
      let standard = $0.estimation.meanInterval
      $0.estimation.meanInterval = { try standard($0, $1, $2, $3).withoutMargin }
    },
    PlantedDefect("interval of a median: at 1/20, whatever is asked", claims: ["generalization.median-interval-covers"])
    {
      $0.estimation.medianInterval = { values, _ in MedianInterval(values, confidence: Rational(1, 20)) }
    },
    PlantedDefect(
      "isotypic parts: one is left out", claims: ["generalization.asymmetry-is-the-sum-of-isotypic-parts"]
    ) {
      let standard = $0.estimation.isotypicParts
      $0.estimation.isotypicParts = { try Array(standard($0, $1).dropLast()) }
    },
    PlantedDefect(
      "partial symmetry: complexities at one point more",
      claims: ["generalization.partial-symmetry-changes-complexity-by-epsilon"]
    ) {
      let standard = $0.estimation.partialComplexity
      $0.estimation.partialComplexity = { try standard($0, $1, $2, $3 + 1) }
    },
    PlantedDefect(
      "stabilizer of the unit ball: ε for ε²", claims: ["generalization.near-stabilizer-of-the-unit-ball"]
    ) {
      let standard = $0.estimation.unitBallStabilizer
      $0.estimation.unitBallStabilizer = { try standard($0 * $0, $1) }
    },
    PlantedDefect("ε-stabilizers: of the first function alone", claims: ["generalization.near-stabilizers-grow"]) {
      let standard = $0.generalization.stabilizer
      $0.generalization.stabilizer = { try standard($0, Array($1.prefix(1)), $2) }
    },
  ]
}

extension MeanInterval {
  /// The interval of one point.
  fileprivate var withoutMargin: MeanInterval {
    MeanInterval(
      estimate: estimate, margin: 0, range: min(lower, estimate)...max(upper, estimate), confidence: confidence,
      method: method, count: count)
  }
}

extension GaussianRegression {
  /// The setting with another sample or noise.
  fileprivate func changed(samples: Int? = nil, noise: Rational? = nil) throws -> GaussianRegression {
    try GaussianRegression(
      dimension: dimension, complementDimension: complementDimension, sampleSize: samples ?? sampleSize,
      inputVariance: inputVariance, noiseVariance: noise ?? noiseVariance, squaredInvariantPart: squaredInvariantPart,
      squaredComplementPart: squaredComplementPart)
  }
}

extension FiniteProblem {
  /// The problem without noise.
  fileprivate func withoutNoise() throws -> FiniteProblem {
    try FiniteProblem(action: action, measure: measure, target: target, noiseVariance: 0)
  }
}
