// Goals of this folder:
// 1. Small real learning problems on which the cost of symmetry is seen in the risk, not only in an operator norm.
// 2. Everything about a problem is fixed before it is run, and every number is the same on every machine with IEEE arithmetic.

/// A learning problem with a symmetry: regression by a Gaussian kernel from noisy samples.
///
/// Labels are y = f*(x) + noise, the noise uniform with standard deviation ``noise`` · √Var f*. The estimator minimizes
/// (1/N) Σ (f(xⱼ) − yⱼ)² + λ‖f‖² over the space of the kernel, the sum over all N training items, augmented ones included; so λ means the
/// same for every augmentation. The risk is E(f − f*)²/Var f*: 0 is perfect, 1 is what predicting 0 has.
public struct TrainingProblem: Sendable, Hashable {
  /// The name, such as `signs-20`.
  public let name: String
  /// The group by which data are augmented.
  public let group: TrainingGroup
  /// What is learned.
  public let target: TrainingTarget
  /// n, the number of training samples.
  public let sampleCount: Int
  /// The number of test inputs of a replicate.
  public let testCount: Int
  /// The standard deviation of the noise as a multiple of that of the target.
  public let noise: Double
  /// s in the kernel exp(−|x − y|²/2s²).
  public let kernelWidth: Double
  /// λ.
  public let penalty: Double
  /// Whether subsets of rotations by small angles are tried too (partial symmetry).
  public let hasArcs: Bool

  /// A problem.
  ///
  /// - Precondition: group and target act on the same space; positive counts, width and penalty.
  public init(
    name: String, group: TrainingGroup, target: TrainingTarget, sampleCount: Int, testCount: Int = 400, noise: Double,
    kernelWidth: Double, penalty: Double, hasArcs: Bool = false
  ) {
    precondition(group.dimension == target.dimension, "group and target act on the same space")
    precondition(sampleCount >= 1 && testCount >= 1, "there are samples and test inputs")
    precondition(noise >= 0 && kernelWidth > 0 && penalty > 0, "the kernel's width and the penalty are positive")
    self.name = name
    self.group = group
    self.target = target
    self.sampleCount = sampleCount
    self.testCount = testCount
    self.noise = noise
    self.kernelWidth = kernelWidth
    self.penalty = penalty
    self.hasArcs = hasArcs
  }

  /// Σ xᵢ under S_6 from 128 sorted inputs.
  public static let sum = TrainingProblem(
    name: "sum", group: .permutations(6), target: .coordinateSum(dimension: 6), sampleCount: 128, noise: 0.1,
    kernelWidth: 1.5, penalty: 1e-4)

  /// Σ |xᵢ| under C2^m from 64 inputs of the positive orthant; the width of the kernel is √m.
  ///
  /// - Precondition: `1 <= m <= 60`.
  public static func signs(_ m: Int) -> TrainingProblem {
    TrainingProblem(
      name: "signs-\(m)", group: .signFlips(m), target: .absoluteSum(dimension: m), sampleCount: 64, noise: 0.1,
      kernelWidth: Double(m).squareRoot(), penalty: 1e-4)
  }

  /// A function of the plane under C_100 from 40 noisy samples: 0.6·(x² − y²) is not invariant, so symmetry is in part wrong.
  public static let anisotropicPlane = plane(name: "plane-anisotropic", anisotropy: 0.6)
  /// Its isotropic partner.
  public static let isotropicPlane = plane(name: "plane-isotropic", anisotropy: 0)

  private static func plane(name: String, anisotropy: Double) -> TrainingProblem {
    TrainingProblem(
      name: name, group: .rotations(100), target: .plane(anisotropy: anisotropy), sampleCount: 40, noise: 0.5,
      kernelWidth: 0.5, penalty: 1e-3, hasArcs: true)
  }

  /// The problems of the standard run: groups of 32 to 1,048,576 elements.
  public static let standard: [TrainingProblem] = [
    .sum, .signs(5), .signs(10), .signs(20), .anisotropicPlane, .isotropicPlane,
  ]

  /// Training inputs with labels.
  struct Samples: Sendable {
    var inputs: [[Double]] = []
    var labels: [Double] = []
  }

  /// Draws training samples.
  func samples(using random: inout some RandomNumberGenerator) -> Samples {
    let amplitude = noise * (3 * target.variance).squareRoot()
    var result = Samples()
    for _ in 0..<sampleCount {
      let input = target.trainingInput(using: &random)
      result.inputs.append(input)
      result.labels.append(target.value(at: input) + amplitude * TrainingTarget.symmetricUniform(using: &random))
    }
    return result
  }
}
