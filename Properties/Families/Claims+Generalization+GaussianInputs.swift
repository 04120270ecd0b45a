import ExactArithmetic
import FiniteGroups
import Generalization
import PropertyTesting

extension Claim {
  /// Linear regression with Gaussian inputs, coordinates permuted by a group.
  static let gaussianInputs: [Claim] = [gaussianGain, gaussianGainForEveryTarget, simulatedGaussianGain]

  private static let gaussianSource = ClaimSource(
    "Elesedy & Zaidi, Provably strict generalisation benefit for equivariant models, ICML 2021",
    "theorem on linear regression with an invariant target")

  private static let gaussianGain = Claim(
    id: "generalization.strict-gain-with-gaussian-inputs",
    statement: """
      For Gaussian inputs, averaging least squares of least norm gains σ²·dim A/(n − d − 1) − s²‖θ_A‖² for n > d + 1, \
      and a similar amount for n < d − 1, infinitely much between with noise; for an invariant target that is positive \
      just if the group moves something and there is noise, or too few observations of a target that is not 0.
      """,
    formula: """
      gain = s²(E‖P_A(X⁺X − I)θ‖² − ‖θ_A‖²) + s²E‖P_A X⁺ξ‖²; θ_A = 0 ⇒ (gain > 0 ⇔ dim A > 0 and (σ² > 0 or n < d, θ ≠ \
      0))
      """,
    source: gaussianSource, hypotheses: ["inputs N(0, s²I)", "G permutes the coordinates"],
    scope: gaussianScope(points: 5), generator: gaussianInstance
  ) { instance, operators in
    let setting = try GaussianInputs(instance)
    guard let regression = try setting.regression() else { return .vacuous("s² > 0, σ² ≥ 0") }
    let found = operators.estimation.gaussianGain(regression)
    guard let stated = setting.gain else {
      return .require(found == nil ? 1 : 0, .equal, 1, "the gain is infinite for d − 1 ≤ n ≤ d + 1 with noise")
    }
    guard let found else { return .require(0, .equal, 1, "the gain is finite") }
    let isStrict =
      setting.complement > 0
      && (setting.noise.signum > 0 || (setting.samples < setting.dimension && setting.invariantPart.signum > 0))
    return .all(
      .require(found, .equal, stated, "the gain, from the moments of Gaussian squares"),
      .require(setting.complementPart.isZero ? found : 0, .atLeast, 0, "no loss for an invariant target"),
      .require(
        setting.complementPart.isZero && found.signum > 0 ? 1 : 0, .equal,
        setting.complementPart.isZero && isStrict ? 1 : 0, "when the gain for an invariant target is strict"))
  }

  private static let gaussianGainForEveryTarget = Claim(
    id: "generalization.averaging-gains-with-gaussian-inputs",
    statement: "For Gaussian inputs, averaging least squares never loses (said without regard to the target).",
    formula: "s²(E‖P_A(X⁺X − I)θ‖² − ‖θ_A‖²) + s²E‖P_A X⁺ξ‖² ≥ 0",
    source: gaussianSource, hypotheses: ["inputs N(0, s²I)", "G permutes the coordinates"],
    reading: "What is left of the theorem of Elesedy & Zaidi without its hypothesis on the target.", expected: .fails,
    scope: gaussianScope(points: 3), generator: gaussianInstance
  ) { instance, _ in
    let setting = try GaussianInputs(instance)
    guard try setting.regression() != nil else { return .vacuous("s² > 0, σ² ≥ 0") }
    // An infinite gain is no loss.
    return .require(setting.gain ?? 0, .atLeast, 0, "R(f̂) − R(Pf̂) ≥ 0")
  }

  private static let simulatedGaussianGain = Claim(
    id: "generalization.gain-with-gaussian-inputs-agrees-with-simulation",
    statement: """
      The exact gain lies in the interval of medians of means that simulated designs give; the interval fails with \
      probability at most e⁻²¹ < 10⁻⁹, so a violation is a defect.
      """,
    formula: "|gain − median of 168 means| ≤ 2√(V/m) but with probability e^{−168/8}",
    source: ClaimSource(
      "Lugosi & Mendelson, Mean estimation and regression under heavy-tailed distributions, 2019", "Theorem 2"),
    hypotheses: ["inputs N(0, s²I)", "G permutes the coordinates", "|n − d| > 3", "d ≤ 6, n ≤ 12"], testCases: 20,
    scope: gaussianScope(points: 3, seed: 1) { [$0.dimension + 4] },
    generator: Gen<Instance> { source in
      let instance = try source.draw(gaussianInstance)
      let dimension = try PointAction(instance.setting()).degree
      let isFew = dimension > 4 ? try source.draw(Gen<Int>.int(in: 0...2)) == 0 : false
      let samples = isFew ? 1 : dimension + 4 + (try source.draw(Gen<Int>.int(in: 0...2)))
      return try source.draw(.simulated(instance, few: 168, many: 1680)).with(number: Rational(samples), as: "n")
    }
  ) { instance, operators in
    let setting = try GaussianInputs(instance)
    guard abs(setting.samples - setting.dimension) > 3, setting.dimension <= 6, setting.samples <= 12 else {
      return .vacuous("|n − d| > 3, d ≤ 6, n ≤ 12")
    }
    guard let regression = try setting.regression(), let gain = setting.gain else { return .vacuous("s² > 0, σ² ≥ 0") }
    let found = try operators.estimation.simulatedGaussianGain(
      regression, try instance.integer("repetitions", in: 168...100_000), try instance.seed())
    return .requireBetween(
      gain, found.estimate - found.halfWidth, found.estimate + found.halfWidth, "the gain in the interval simulated")
  }

  private static func gaussianScope(
    points: Int, seed: Int? = nil,
    samples: @escaping @Sendable (GaussianInputs) -> [Int] = { Array(1...($0.dimension + 3)) }
  ) -> Scope {
    .everyAction(
      "all actions on at most \(points) coordinates, θ = (1, 1, …), (1, 0, …), σ² = 0, 1, few n", points: points,
      testOrder: 4, order: 6
    ) { instance in
      let degree = try PointAction(instance.setting()).degree
      return try [(0..<degree).map { _ in Rational(1) }, (0..<degree).map { $0 == 0 ? 1 : 0 }].flatMap { target in
        var instance = instance.with(number: 1, as: "s²").with(number: 0, as: "σ²").with(number: 1, as: "n")
        if let seed {
          instance = instance.with(number: Rational(seed), as: "seed").with(number: 168, as: "repetitions")
        }
        instance.vectors["θ"] = target
        return try samples(GaussianInputs(instance)).flatMap { count in
          [0, 1].map { instance.with(number: Rational(count), as: "n").with(number: $0, as: "σ²") }
        }
      }
    }
  }

  private static let gaussianInstance = Gen<Instance> { source in
    var instance = Instance(group: try source.draw(Gen<InstanceGroup>.group(order: 12)))
    let actions = try PointAction.all(of: instance.setting().group, points: 6)
    instance.action = actions[try source.draw(Gen<Int>.int(in: 0...(actions.count - 1)))]
    let action = try PointAction(instance.setting())
    let target = try source.draw(Gen<[Rational]>.vector(count: action.degree))
    instance.vectors["θ"] = try source.draw(Gen<Bool>.bool()) ? action.average(target) : target
    instance.numbers["s²"] = try source.draw(.ratio(denominator: 4))
    instance.numbers["σ²"] = try source.draw(Gen<Int>.int(in: 0...2)) == 0 ? 0 : try source.draw(.ratio(denominator: 4))
    instance.numbers["n"] = Rational(try source.draw(Gen<Int>.int(in: 1...10)))
    return instance
  }
}
