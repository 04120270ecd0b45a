import ExactArithmetic
import FiniteGroups
import Generalization
import PropertyTesting

/// Linear regression with inputs N(0, s²I) whose coordinates a group permutes, and the gain of averaging from the
/// moments of sums of squares of Gaussian numbers.
struct GaussianInputs {
  /// d.
  let dimension: Int
  /// dim A, the dimension of the vectors whose average is 0.
  let complement: Int
  /// n.
  let samples: Int
  /// ‖Φθ‖² and ‖θ_A‖².
  let invariantPart: Rational
  let complementPart: Rational
  /// σ² and s².
  let noise: Rational
  let inputs: Rational

  init(_ instance: Instance) throws {
    let action = try PointAction(instance.setting())
    let target = try instance.vector("θ", count: action.degree)
    let average = action.average(target)
    dimension = action.degree
    complement = action.degree - action.orbits.count
    samples = try instance.integer("n", in: 1...1000)
    invariantPart = average.reduce(.zero) { $0 + $1 * $1 }
    complementPart = target.minus(average).reduce(.zero) { $0 + $1 * $1 }
    noise = try instance.number("σ²")
    inputs = try instance.number("s²")
  }

  /// The same in the library; `nil` for variances that are none.
  func regression() throws -> GaussianRegression? {
    guard inputs.signum > 0, noise.signum >= 0 else { return nil }
    return try GaussianRegression(
      dimension: dimension, complementDimension: complement, sampleSize: samples, inputVariance: inputs,
      noiseVariance: noise, squaredInvariantPart: invariantPart, squaredComplementPart: complementPart)
  }

  /// E(z₁² + … + z_k²)² for standard Gaussian numbers, term by term.
  private static func squareOfSum(_ count: Int) -> Rational {
    (0..<count).reduce(.zero) { sum, i in sum + Rational((0..<count).reduce(0) { $0 + (i == $1 ? 3 : 1) }) }
  }

  /// E 1/(z₁² + … + z_k²) = Γ(k/2 − 1)/(2Γ(k/2)), k ≥ 3.
  private static func meanInverse(_ count: Int) -> Rational { 1 / (2 * (Rational(count, 2) - 1)) }

  /// The gain; `nil` where it is infinite.
  var gain: Rational? {
    let part = Rational(complement)
    // X⁺X − I is minus a projection Q on a uniform subspace of dimension m = d − n; E Qᵢᵢ² is the second moment of the
    // ratio of m squares to d, which is independent of the sum of the d squares.
    let rank = max(0, dimension - samples)
    let same = GaussianInputs.squareOfSum(rank) / GaussianInputs.squareOfSum(dimension)
    let other = dimension == 1 ? 0 : (Rational(rank, dimension) - same) / Rational(dimension - 1)
    let signal = invariantPart * part * other + complementPart * (same + (part - 1) * other) - complementPart
    if noise.isZero || complement == 0 { return inputs * signal }
    // (XᵀX)⁻¹ᵢᵢ is the inverse of the sum of n − d + 1 squares; for n < d the trace of (XᵀX)⁺ is that of (XXᵀ)⁻¹, and
    // spreads evenly.
    if samples > dimension + 1 {
      return inputs * signal + noise * part * GaussianInputs.meanInverse(samples - dimension + 1)
    }
    guard samples < dimension - 1 else { return nil }
    let trace = Rational(samples) * GaussianInputs.meanInverse(dimension - samples + 1)
    return inputs * signal + noise * part / Rational(dimension) * trace
  }
}

extension Instance {
  /// The number `seed`, for what is simulated.
  func seed() throws -> UInt64 { UInt64(try integer("seed", in: 0...1_000_000)) }
}

extension Gen where Value == Instance {
  /// An instance with a seed, mostly few repetitions, and in one case of sixteen many, which make the interval narrow.
  static func simulated(_ instance: Instance, few: Int, many: Int) -> Gen<Instance> {
    Gen { source in
      let count = try source.draw(Gen<Int>.int(in: 0...15)) == 15 ? many : few
      return instance.with(number: Rational(try source.draw(Gen<Int>.int(in: 0...9999))), as: "seed")
        .with(number: Rational(count), as: "repetitions")
    }
  }
}
