import Averaging
import ExactArithmetic
import FiniteGroups
import PropertyTesting
import Symmetrizers

extension Claim {
  /// The residual pathway beyond its weak error, and the prior that leads to it.
  static let residuals: [Claim] = [residualPathwayCost, posteriorMean, priorKeepsInvariants]

  private static let residualPathwayCost = Claim(
    id: "symmetrizers.residual-pathway-cost",
    statement: """
      The residual pathway asks |G| queries, |G| − 1 at α = −1/(|G| − 1) and one at α = 1; it keeps invariant functions, has nonnegative \
      weights just if −1/(|G| − 1) ≤ α ≤ 1 or |G| = 1, and its strong error lies between α² and 2α².
      """,
    formula: """
      |supp ω| = |G| for α ≠ 1, −1/(|G| − 1), |G| − 1 for α = −1/(|G| − 1), |G| > 1; ω ≥ 0 ⇔ −1/(|G| − 1) ≤ α ≤ 1 for |G| > 1; \
      α² ≤ strong(ω) ≤ 2α² where F₀ ≠ 0
      """,
    source: finzi,
    reading:
      "At α = −1/(|G| − 1) the identity has weight 0, so nothing is asked there; for |G| = 1 the identity is all there is.",
    testCases: 40,
    scope: .everyAction(
      "all actions on at most 4 points, α = −1, −1/(|G| − 1), 0, 1/3, 1", points: 4, testOrder: 3, order: 6
    ) { instance in
      let order = try instance.setting().group.order
      return [-1, Rational(-1, max(order - 1, 1)), 0, Rational(1, 3), 1].map { instance.with(number: $0, as: "α") }
    },
    generator: Gen<Instance> { source in
      var instance = Instance(group: try source.draw(Gen<InstanceGroup>.group(order: 8)))
      let group = try instance.setting().group
      instance.action = try source.draw(Gen<Instance>.points(of: group))
      let share = try source.draw(
        Gen<Rational>.oneOf(.fraction(), .just(Rational(-1, max(group.order - 1, 1)))))
      return instance.with(number: share, as: "α")
    }
  ) { instance, operators in
    let action = try PointAction(instance.setting())
    let (order, share) = (action.group.order, try instance.number("α"))
    let scheme = try operators.symmetrizers.residualPathway(action.group, share)
    let isWithoutIdentity = order > 1 && share == Rational(-1, order - 1)
    let isConvex = order == 1 || (share >= Rational(-1, order - 1) && share <= 1)
    let numbers = (0..<action.degree).map { Rational(action.orbit(of: $0)[0] + 1) }
    var functions = instance
    functions.functionClass = .functions
    let strong = try operators.averaging.strongError(scheme, functions.setting().errors())
    let isTrivial = action.orbits.count == action.degree
    let square = isTrivial ? 0 : share * share
    return .all(
      .require(
        scheme.size, .equal, share == 1 ? 1 : isWithoutIdentity ? order - 1 : order,
        "|supp ω| = 1 at α = 1, |G| − 1 at α = −1/(|G| − 1), |G| else"),
      .require(
        scheme.entries.allSatisfy { $0.weight.signum > 0 } ? 1 : 0, .equal, isConvex ? 1 : 0,
        "ω ≥ 0 ⇔ −1/(|G| − 1) ≤ α ≤ 1 or |G| = 1"),
      .require(
        action.average(numbers, by: scheme) == numbers ? 1 : 0, .equal, 1,
        "E_ω i = i for the invariant i that numbers the orbits"),
      .requireWithin(strong, .atLeast, Enclosure(square), "strong(ω) ≥ α²"),
      .requireWithin(strong, .atMost, Enclosure(2 * square), "strong(ω) ≤ 2α²"))
  }

  private static let posteriorMean = Claim(
    id: "symmetrizers.residual-prior-posterior-mean",
    statement: """
      Under a Gaussian prior of variance A on invariant functions and B on all functions, with noise of variance S, the posterior mean is \
      a residual pathway times a number between 0 and 1; its share α lies between 0 and 1.
      """,
    formula: "f̂ = Σ(Σ + S)⁻¹y, Σ = A·P + B·1; f̂ = c((1 − α)P + α)y, c = (A+B)/(A+B+S), 0 ≤ α ≤ 1",
    source: ClaimSource(finzi.document, "section 3; conditioning of Gaussian variables"),
    hypotheses: ["A, B ≥ 0, A + B > 0, S > 0"],
    reading: "f̂ = Σ(Σ + S)⁻¹y is checked without inverses: Σ(y − f̂) = S f̂.",
    scope: .everyAction(
      "all actions on at most 5 points, functions of the basis, variances 0, 1 and 2", points: 5, testOrder: 3, order: 6
    ) { instance in
      try instance.withBasisFunctions().flatMap { instance in
        [(0, 1), (1, 0), (1, 2), (2, 1)].map { variances in
          instance.with(number: Rational(variances.0), as: "A").with(number: Rational(variances.1), as: "B")
            .with(number: 1, as: "S")
        }
      }
    },
    generator: priorInstance
  ) { instance, operators in
    let action = try PointAction(instance.setting())
    let y = try instance.vector("f", count: action.degree)
    guard let (prior, a, b, s) = try instance.prior() else { return .vacuous("A, B ≥ 0, A + B > 0, S > 0") }
    let mean = operators.augmentations.posteriorMean(prior, y, action.averageMatrix())
    func covariance(_ function: [Rational]) -> [Rational] {
      zip(function, action.average(function)).map { b * $0 + a * $1 }
    }
    let share = prior.residual
    let average = action.average(y)
    return .all(
      [
        .require(share.signum >= 0 && share <= 1 ? 1 : 0, .equal, 1, "0 ≤ α ≤ 1"),
        .require(prior.invariantGain, .equal, (a + b) / (a + b + s), "c = (A + B)/(A + B + S)"),
        .require(covariance(y.minus(mean)) == mean.map { s * $0 } ? 1 : 0, .equal, 1, "Σ(y − f̂) = S f̂"),
      ]
        + y.indices.map {
          .require(
            mean[$0], .equal, prior.invariantGain * ((1 - share) * average[$0] + share * y[$0]),
            "f̂ = c((1 − α)P + α)y")
        })
  }

  private static let priorKeepsInvariants = Claim(
    id: "symmetrizers.residual-prior-keeps-invariants",
    statement:
      "The posterior mean leaves invariant data as they are, as the residual pathway leaves invariant functions.",
    formula: "Py = y ⇒ f̂ = y",
    source: finzi, hypotheses: ["A, B ≥ 0, A + B > 0, S > 0", "y is invariant"],
    reading: "They are multiplied by c = (A + B)/(A + B + S) < 1: a prior shrinks.", expected: .fails,
    scope: .everyAction(
      "all actions on at most 2 points, the constant 1, A = B = S = 1", points: 2, testOrder: 2, order: 4
    ) {
      instance in
      var instance = instance
      instance.vectors["f"] = try [Rational](repeating: 1, count: PointAction(instance.setting()).degree)
      return [instance.with(number: 1, as: "A").with(number: 1, as: "B").with(number: 1, as: "S")]
    },
    generator: priorInstance.map { try $0.withOrbitNumbers()[0] }
  ) { instance, operators in
    let action = try PointAction(instance.setting())
    let y = try instance.vector("f", count: action.degree)
    guard let (prior, _, _, _) = try instance.prior() else { return .vacuous("A, B ≥ 0, A + B > 0, S > 0") }
    guard action.fixes(y) else { return .vacuous("y is invariant") }
    let mean = operators.augmentations.posteriorMean(prior, y, action.averageMatrix())
    return .all(y.indices.map { .require(mean[$0], .equal, y[$0], "f̂ = y") })
  }

  private static let priorInstance = Gen<Instance> { source in
    var instance = try source.draw(Gen<Instance>.frame(order: 12, isEquivariant: true))
    instance.elements = [:]
    let part = Gen<Int>.int(in: 0...4)
    let (first, second) = (try source.draw(part), try source.draw(part))
    return instance.with(number: Rational(first), as: "A").with(
      number: Rational(first == 0 ? second + 1 : second), as: "B"
    )
    .with(number: try source.draw(Gen<Rational>.ratio(denominator: 6)), as: "S")
  }
}

extension Instance {
  /// The prior with the variances A, B and S; `nil` where these are none.
  fileprivate func prior() throws -> (prior: ResidualPrior, a: Rational, b: Rational, s: Rational)? {
    let (a, b, s) = (try number("A"), try number("B"), try number("S"))
    guard a.signum >= 0, b.signum >= 0, (a + b).signum > 0, s.signum > 0 else { return nil }
    return (try ResidualPrior(invariantVariance: a, residualVariance: b, noiseVariance: s), a, b, s)
  }
}

extension PointAction {
  /// The matrix of P on functions on the points: column x is the mean of the orbit of δ_x.
  fileprivate func averageMatrix() -> Matrix<Rational> {
    Matrix(
      rows: (0..<degree).map { point in average((0..<degree).map { $0 == point ? 1 : 0 }) }, columnCount: degree)
  }
}
