public import Averaging
public import ExactArithmetic
import FiniteGroups

/// Averaging the least squares estimate with a scheme ω: f̂ = E_ω z in the white design of ``RiskSetting``. Partial symmetry (a
/// subset of the group, or a distribution on it) is the convex case.
///
/// The risk is ‖f* − E_ωΠ_V f*‖² + tr(E_ω E_ω*)·σ²/n, exactly. It joins the trade-off to `mathematics.md` §4:
/// on the complement ‖E_ω‖² ≤ ε, so both parts differ from exact symmetrization by O(√ε)d² and at most qε·σ²/n.
public struct PartialAveragingRisk: Sendable {
  /// The scheme.
  public let scheme: AveragingScheme
  /// ‖f* − E_ωΠ_V f*‖².
  public let squaredBias: Rational
  /// tr(E_ω E_ω*) on V: dim V for one element, dim V^G for exact schemes.
  public let varianceFactor: Rational
  /// ‖(I − P)E_ωΠ_V f*‖², the asymmetry that the mean of the estimate keeps.
  public let asymmetry: Rational

  /// The effect of a scheme on a problem.
  ///
  /// - Parameters:
  ///   - scheme: on the group of the problem.
  ///   - space: a G-stable space V; all functions if `nil`.
  ///   - problem: the points, the measure, the target and σ².
  /// - Throws: ``ProblemError/notStable(function:element:)``; ``ProblemError/outOfRange(_:_:allowed:)`` for a scheme with
  ///   elements that the group does not have.
  /// - Complexity: O(size² · points) for all functions, O(size · dimension · points + dimension² · points) for a space
  public init(
    _ scheme: AveragingScheme, in space: FeatureSpace? = nil, on problem: FiniteProblem
  ) throws(ProblemError) {
    let action = problem.action
    for element in scheme.support where !(0..<action.group.order).contains(element) {
      throw .outOfRange(
        "an element of a scheme", Rational(element), allowed: "from 0 to \(action.group.order - 1) in this group")
    }
    try space?.requireStability(under: action.group.generatorIndices, action: action)
    let projected = space?.projection(of: problem.target) ?? problem.target
    let mean = action.average(projected, with: scheme)
    self.scheme = scheme
    squaredBias = problem.squaredDistance(problem.target, mean)
    asymmetry = problem.asymmetry(of: mean)
    if let space {
      varianceFactor = space.hilbertSchmidtSquare(on: problem) { action.average($0, with: scheme) }
    } else {
      // tr ρ(g)ρ(h)* is the number of fixed points of gh⁻¹.
      varianceFactor = scheme.entries.reduce(Rational.zero) { sum, left in
        scheme.entries.reduce(sum) { sum, right in
          let quotient = action.group.product(left.element, action.group.inverse(right.element))
          return sum + left.weight * right.weight * Rational(action.fixedPointCount(of: quotient))
        }
      }
    }
  }

  /// The risk with n samples.
  ///
  /// - Precondition: `samples >= 1`.
  public func risk(samples: Int, noiseVariance: Rational) -> Rational {
    squaredBias + varianceFactor * noiseVariance / Rational(samples)
  }
}

extension AveragingScheme {
  /// c·δ_e + (1 − c)·ω: the function itself with weight c, its average with 1 − c. An averaging scheme again, of at most one
  /// element more, which takes ‖(I − P)f‖ to at most (c + (1 − c)√ε)‖(I − P)f‖.
  ///
  /// - Parameters:
  ///   - factor: c.
  ///   - identity: the index of the identity, 0 in every enumerated group.
  /// - Throws: ``ProblemError/outOfRange(_:_:allowed:)`` for c outside of [0, 1].
  /// - Complexity: O(size)
  public func mixed(keeping factor: Rational, identity: Int = 0) throws(ProblemError) -> AveragingScheme {
    guard factor.signum >= 0, factor <= 1 else {
      throw .outOfRange("the kept part of the complement", factor, allowed: "from 0 to 1")
    }
    var weights = entries.map { (element: $0.element, weight: $0.weight * (1 - factor)) }
    if let place = weights.firstIndex(where: { $0.element == identity }) {
      weights[place].weight += factor
    } else {
      weights.append((identity, factor))
    }
    do {
      return try AveragingScheme(weights, weightClass: weightClass == .affine ? .affine : .convex)
    } catch {
      throw .unsuitable("\(error)")
    }
  }
}

extension FeatureSpace {
  /// ‖A‖² in the Hilbert–Schmidt norm for a linear map A from V to functions: Σ‖Au‖² over an orthonormal basis.
  ///
  /// - Complexity: O(dimension² · points), and the map of each function of the basis
  func hilbertSchmidtSquare(on problem: FiniteProblem, _ map: ([Rational]) -> [Rational]) -> Rational {
    let images = (0..<dimension).map { map(Array(basis[row: $0])) }
    var sum = Rational.zero
    for row in images.indices {
      for column in images.indices {
        sum += inverseGram[row, column] * problem.innerProduct(images[row], images[column])
      }
    }
    return sum
  }
}
