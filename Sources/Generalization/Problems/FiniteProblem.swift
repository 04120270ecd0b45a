public import ExactArithmetic
public import FiniteGroups

/// A learning problem all of whose quantities are exact: finitely many points with an action of a group G, an invariant
/// probability μ of the inputs, a target f* with rational values, and noise of rational variance σ².
///
/// Functions are lists with a value for each point; inner products are those of L²(μ), for which the Reynolds operators P_H
/// of all subgroups H are orthogonal projections because μ is invariant.
///
/// Source: `mathematics.md` §10, after M. Petrache & S. Trivedi, "Approximation-generalization trade-offs under
/// (approximate) group equivariance", NeurIPS 2023, arXiv 2305.17592.
public struct FiniteProblem: Sendable {
  /// The group acting on the points.
  public let action: TabulatedAction
  /// μ(x) > 0 for each point; sums to 1, constant on orbits.
  public let measure: [Rational]
  /// f*(x) for each point.
  public let target: [Rational]
  /// σ² ≥ 0, the variance of one observation y = f*(x) + noise.
  public let noiseVariance: Rational
  /// The orbits of the whole group.
  public let orbits: OrbitPartition

  /// A problem; the uniform measure unless another is given.
  ///
  /// - Throws: ``ProblemError`` for wrong counts, weights that are not positive, do not sum to 1 or are not invariant, and a
  ///   negative variance.
  /// - Complexity: O(points · generators)
  public init(
    action: TabulatedAction, measure: [Rational]? = nil, target: [Rational], noiseVariance: Rational
  ) throws(ProblemError) {
    let count = action.pointCount
    let weights = measure ?? [Rational](repeating: count == 0 ? 1 : Rational(1, count), count: count)
    guard weights.count == count else { throw .count(of: "weights of the measure", weights.count, expected: count) }
    guard target.count == count else { throw .count(of: "values of the target", target.count, expected: count) }
    for weight in weights where weight.signum <= 0 {
      throw .outOfRange("the weight of a point", weight, allowed: "positive (leave out points without weight)")
    }
    let sum = weights.reduce(Rational.zero, +)
    guard sum == 1 else { throw .measureSum(sum) }
    for generator in action.group.generatorIndices {
      for point in 0..<count {
        let image = action.image(of: point, under: generator)
        guard weights[image] == weights[point] else { throw .measureNotInvariant(point: point, image: image) }
      }
    }
    guard noiseVariance.signum >= 0 else {
      throw .outOfRange("the variance of the noise", noiseVariance, allowed: "at least 0")
    }
    self.action = action
    self.measure = weights
    self.target = target
    self.noiseVariance = noiseVariance
    orbits = action.orbits
  }

  /// The number of points, which is the dimension of all functions.
  public var pointCount: Int { action.pointCount }

  /// ⟨f, h⟩ = Σ μ(x) f(x) h(x).
  ///
  /// - Complexity: O(points)
  public func innerProduct(_ left: [Rational], _ right: [Rational]) -> Rational {
    measure.indices.reduce(Rational.zero) { $0 + measure[$1] * left[$1] * right[$1] }
  }

  /// ‖f‖² = Σ μ(x) f(x)².
  ///
  /// - Complexity: O(points)
  public func squaredNorm(_ function: [Rational]) -> Rational { innerProduct(function, function) }

  /// ‖f − h‖².
  ///
  /// - Complexity: O(points)
  public func squaredDistance(_ left: [Rational], _ right: [Rational]) -> Rational {
    squaredNorm(zip(left, right).map { $0 - $1 })
  }

  /// P_H f, the average over a subgroup; over the whole group if none is given.
  ///
  /// - Complexity: O(points · generators)
  public func average(_ function: [Rational], over subgroup: Subgroup? = nil) -> [Rational] {
    (subgroup.map(action.orbits(under:)) ?? orbits).average(function)
  }
}
