public import ExactArithmetic
public import FiniteGroups

/// What averaging an estimate over a group gains, R(f̂) − R(Pf̂), with every term an exact rational number: any design
/// with finitely many outcomes, any estimate linear in the observations, any uncorrelated noise of mean 0 and variance
/// σ².
///
/// Laws for an *invariant* μ (P is then an orthogonal projection of L²(μ)):
/// 1. gain = E‖(I−P)(f̂ − f*)‖² − ‖(I−P)f*‖²;
/// 2. for invariant f*: gain = E‖(I−P)f̂‖² ≥ 0;
/// 3. for invariant f*: gain > 0 ⇔ f̂ is not almost surely invariant (``isEstimateInvariant`` decides that apart from
///    the gain).
///
/// Where a hypothesis is missing the gain *can be negative*, with two points that are exchanged:
/// - f* = (1, −1), not invariant, both points observed without noise: −1;
/// - μ = (9/10, 1/10), not invariant, f* = 1, one observation from μ: −7/100.
/// One point has no group that moves it, so two are the fewest.
///
/// Source: B. Elesedy, S. Zaidi, "Provably strict generalisation benefit for equivariant models", ICML 2021, arXiv
/// 2102.10333, the lemma on the generalisation gap of averaging; 1 for other targets follows by the same orthogonality.
public struct StrictGain: Sendable, Hashable {
  /// R(f̂) = E‖f̂ − f*‖².
  public let risk: Rational
  /// R(Pf̂).
  public let averagedRisk: Rational
  /// E‖(I−P)f̂‖².
  public let estimateAsymmetry: Rational
  /// E‖(I−P)(f̂ − f*)‖².
  public let errorAsymmetry: Rational
  /// ‖(I−P)f*‖².
  public let targetAsymmetry: Rational
  /// Whether μ is invariant.
  public let hasInvariantMeasure: Bool
  /// Whether f̂ is invariant for every outcome of the design and the noise, up to points of measure 0.
  public let isEstimateInvariant: Bool

  /// R(f̂) − R(Pf̂).
  public var gain: Rational { risk - averagedRisk }

  /// Whether laws 1, 2 and 3 are true of these numbers where their hypotheses hold. They are theorems: `false` is a
  /// defect.
  public var lawsHold: Bool {
    guard hasInvariantMeasure else { return true }
    guard gain == errorAsymmetry - targetAsymmetry else { return false }
    if targetAsymmetry.signum > 0 { return true }
    return gain == estimateAsymmetry && (gain.signum > 0) != isEstimateInvariant
  }

  /// The gain for a random design.
  ///
  /// - Parameters:
  ///   - smoother: the estimate for each outcome of the design.
  ///   - designs: the design.
  ///   - action: the group on the points.
  ///   - measure: μ, not necessarily invariant; the law of the inputs that the risk refers to.
  ///   - target: f*.
  ///   - noiseVariance: σ² ≥ 0.
  /// - Throws: ``RegressionError`` for sizes that do not fit, weights that are no probability, a negative variance;
  ///   what the smoother throws.
  /// - Complexity: O(outcomes · points²), and the smoothers
  public init(
    of smoother: (FixedDesign) throws -> LinearSmoother, over designs: DesignDistribution, action: TabulatedAction,
    measure: [Rational], target: [Rational], noiseVariance: Rational
  ) throws {
    let count = action.pointCount
    for (what, list) in [("weights of points", measure), ("values of the target", target)] where list.count != count {
      throw RegressionError.mismatched(what: what, count: list.count, expected: count)
    }
    let sum = measure.reduce(Rational.zero, +)
    guard sum == 1, measure.allSatisfy({ $0.signum >= 0 }) else { throw RegressionError.notAProbability(sum: sum) }
    if noiseVariance.signum < 0 {
      throw RegressionError.outOfRange(name: "the variance of the noise", value: noiseVariance, range: "at least 0")
    }
    let orbits = action.orbits
    func square(_ function: [Rational]) -> Rational {
      zip(measure, function).reduce(.zero) { $0 + $1.0 * $1.1 * $1.1 }
    }
    func difference(_ left: [Rational], _ right: [Rational]) -> [Rational] { zip(left, right).map { $0 - $1 } }
    func rest(_ function: [Rational]) -> [Rational] { difference(function, orbits.average(function)) }
    var (risk, averaged, asymmetry, error) = (Rational.zero, Rational.zero, Rational.zero, Rational.zero)
    var isInvariant = true
    for outcome in designs.outcomes {
      guard outcome.design.counts.count == count else {
        throw RegressionError.mismatched(
          what: "counts of a design", count: outcome.design.counts.count, expected: count)
      }
      let fit = try smoother(outcome.design)
      let mean = fit.mean(of: target)
      var terms = [
        square(difference(mean, target)), square(difference(orbits.average(mean), target)), square(rest(mean)),
        square(rest(difference(mean, target))),
      ]
      for (point, times) in outcome.design.counts.enumerated() where times > 0 && noiseVariance.signum > 0 {
        let column = (0..<count).map { fit.response[$0, point] }
        let variance = noiseVariance * Rational(times)
        let spread = square(rest(column))
        terms[0] += variance * square(column)
        terms[1] += variance * square(orbits.average(column))
        terms[2] += variance * spread
        terms[3] += variance * spread
        if zip(measure, rest(column)).contains(where: { !$0.isZero && !$1.isZero }) { isInvariant = false }
      }
      if zip(measure, rest(mean)).contains(where: { !$0.isZero && !$1.isZero }) { isInvariant = false }
      risk += outcome.probability * terms[0]
      averaged += outcome.probability * terms[1]
      asymmetry += outcome.probability * terms[2]
      error += outcome.probability * terms[3]
    }
    self.risk = risk
    averagedRisk = averaged
    estimateAsymmetry = asymmetry
    errorAsymmetry = error
    targetAsymmetry = square(rest(target))
    isEstimateInvariant = isInvariant
    hasInvariantMeasure = action.group.generatorIndices.allSatisfy { generator in
      measure.indices.allSatisfy { measure[action.image(of: $0, under: generator)] == measure[$0] }
    }
  }
}
