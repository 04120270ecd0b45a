public import ExactArithmetic
public import FiniteGroups

/// Least squares on the H-invariant functions in a *random* design: n independent pairs with x ~ μ. It is the mean of the
/// observations in each orbit of H (a partitioning estimate on X/H), 0 on orbits without any: least squares of least norm.
///
/// Its risk is exact. An orbit O of weight p gets N ~ Bin(n, p) observations, each of mean f̄(O) and variance σ² + V(O), V(O) the
/// variance of f* in the orbit: **in a random design the asymmetry of the target acts as noise too.** So
/// risk = ‖(I − P_H)f*‖² + Σ_O p·((σ² + V(O))·E[1{N>0}/N] + (1 − p)ⁿ·f̄(O)²).
///
/// Source: L. Györfi, M. Kohler, A. Krzyżak & H. Walk, "A distribution-free theory of nonparametric regression", 2002, chapter 4.
public struct PartitionRegression: Sendable {
  /// The problem.
  public let problem: FiniteProblem
  /// The orbits of H.
  public let partition: OrbitPartition

  /// The estimator of a subgroup, by default the whole group.
  public init(on problem: FiniteProblem, under subgroup: Subgroup? = nil) {
    self.problem = problem
    partition = subgroup.map(problem.action.orbits(under:)) ?? problem.orbits
  }

  /// The risk with n samples, split into what the class cannot reach, what empty orbits cost, and variance.
  ///
  /// - Precondition: `samples >= 1`.
  /// - Complexity: O(points + orbits · samples) operations with numbers of O(samples) digits
  public func risk(samples: Int) -> PartitionRisk {
    precondition(samples >= 1, "an estimate takes a sample")
    let average = partition.average(problem.target)
    var (empty, noise, spread) = (Rational.zero, Rational.zero, Rational.zero)
    var inverses: [Rational: Rational] = [:]
    for orbit in partition.orbits {
      let weight = orbit.reduce(Rational.zero) { $0 + problem.measure[$1] }
      let inverse = inverses[weight] ?? PartitionRegression.meanInverse(samples: samples, probability: weight)
      inverses[weight] = inverse
      let mean = average[orbit[0]]
      let variance = orbit.reduce(Rational.zero) { sum, point in
        let difference = problem.target[point] - mean
        return sum + difference * difference * problem.measure[point]
      }
      noise += weight * problem.noiseVariance * inverse
      spread += variance * inverse
      empty += weight * (1 - weight).power(samples) * mean * mean
    }
    return PartitionRisk(
      approximation: problem.squaredDistance(problem.target, average), empty: empty, noise: noise,
      asymmetryNoise: spread)
  }

  /// E[1{N > 0}/N] for N ~ Bin(n, p), exactly, by aₙ = (1 − p)aₙ₋₁ + (1 − (1 − p)ⁿ)/n: from C(n,k)/k =
  /// C(n−1,k)/k + C(n,k)/n.
  ///
  /// - Precondition: `0 <= probability <= 1`, `samples >= 0`.
  /// - Complexity: O(samples) operations with numbers of O(samples) digits
  public static func meanInverse(samples: Int, probability: Rational) -> Rational {
    let rest = 1 - probability
    var (value, power) = (Rational.zero, Rational.one)
    for n in stride(from: 1, through: samples, by: 1) {
      power *= rest
      value = rest * value + (1 - power) / Rational(n)
    }
    return value
  }
}

/// The exact risk of least squares on invariant functions in a random design.
public struct PartitionRisk: Sendable, Hashable {
  /// ‖(I − P_H)f*‖².
  public let approximation: Rational
  /// What orbits without observation cost: Σ μ(O)(1 − μ(O))ⁿ f̄(O)².
  public let empty: Rational
  /// The variance by the noise of the observations.
  public let noise: Rational
  /// The variance by the asymmetry of the target in its orbits.
  public let asymmetryNoise: Rational
  /// Their sum, the risk.
  public var total: Rational { approximation + empty + noise + asymmetryNoise }
}

extension Rational {
  /// The power with a natural exponent.
  fileprivate func power(_ exponent: Int) -> Rational {
    var (result, base, rest) = (Rational.one, self, exponent)
    while rest > 0 {
      if rest & 1 == 1 { result *= base }
      rest >>= 1
      if rest > 0 { base *= base }
    }
    return result
  }
}
