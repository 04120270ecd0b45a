import ExactArithmetic
import FiniteGroups
import Generalization
import PropertyTesting

extension Claim {
  /// Exact risks three ways: the closed form, the mean over all signs of the noise, and a simulation with its interval.
  static let simulations: [Claim] = [kernelRidgeRisk, penalizedRisk, ballSimulation, plugInAsymmetry]

  /// 1 − 5·10⁻¹⁰: a simulation whose interval misses the exact number is a defect.
  static let simulationConfidence = 1 - 5e-10

  private static let simulationSource = ClaimSource(
    "Maurer & Pontil, Empirical Bernstein bounds and sample variance penalization, COLT 2009", "Theorem 4")

  private static let kernelRidgeRisk = Claim(
    id: "generalization.risk-of-kernel-ridge-agrees-with-simulation",
    statement: """
      The risk of kernel ridge regression in closed form is the mean over all signs of the noise, and lies in the \
      interval of a simulation, which fails with probability at most 10⁻⁹, so a violation is a defect.
      """,
    formula: "‖E f̂ − f*‖² + σ²Σ n(x)‖T(·, x)‖² = E‖f̂ − f*‖² ∈ simulated mean ± margin",
    source: simulationSource,
    hypotheses: ["μ and K are invariant", "λ > 0", "independent noise ±σ", "at most 4 observations"],
    testCases: 30,
    scope: .everyAction(
      "all actions on at most 3 points, targets of the basis, two kernels, all sets of observed points, σ = λ = 1",
      points: 3, testOrder: 2, order: 6
    ) {
      try simulated($0.withDesigns(samples: [1], deviations: [1])).flatMap { try $0.withKernels() }.flatMap {
        try $0.withObservedSets()
      }
    },
    generator: Gen<Instance> { source in
      try source.draw(.simulated(source.draw(kernelProblems), few: 200, many: 6000))
    }
  ) { instance, operators in
    guard let fit = try KernelCase(instance) else { return .vacuous("μ and K are invariant, λ > 0, few observations") }
    guard let columns = PointKernel.ridgeFit(fit.kernel.matrix, fit.ridge, observed: fit.observed) else {
      return .require(0, .equal, 1, "a kernel and a positive λ have a solution")
    }
    let smoother = try operators.estimation.kernelRidge(fit.kernel.matrix, fit.ridge, fit.counts, fit.problem)
    return try agreement(of: smoother, with: fit.risk(columns), fit.problem, instance, operators)
  }

  private static let penalizedRisk = Claim(
    id: "generalization.risk-of-penalized-least-squares-agrees-with-simulation",
    statement: """
      Least squares with the penalties κ‖f‖² and λ‖(I−P)f‖², every point seen once, is Pz/(1+κ) + (I−P)z/(1+κ+λ); its \
      risk in closed form is the mean over all signs, and lies in the interval of a simulation, which fails with \
      probability at most 10⁻⁹.
      """,
    formula: "E‖Pz/(1+κ) + (I−P)z/(1+κ+λ) − f*‖² = closed form ∈ simulated mean ± margin",
    source: simulationSource,
    hypotheses: ["every point is seen once", "independent noise ±σ", "at most 5 points", "κ, λ ≥ 0"], testCases: 30,
    scope: .everyAction(
      "all actions on at most 4 points, targets of the basis, σ² = 1, κ = 0, 1, λ = 0, 1", points: 4, testOrder: 3,
      order: 6
    ) { instance in
      try simulated(instance.withTargets()).flatMap { instance in
        [(0, 0), (0, 1), (1, 1)].map { (pair: (Rational, Rational)) in
          instance.with(number: pair.0, as: "κ").with(number: pair.1, as: "λ")
        }
      }
    },
    generator: Gen<Instance> { source in
      let instance = try source.draw(Claim.riskProblem)
      let penalty = Gen<Int>.int(in: 0...6)
      return try source.draw(.simulated(instance, few: 200, many: 6000))
        .with(number: Rational(try source.draw(penalty), 3), as: "κ")
        .with(number: Rational(try source.draw(penalty), 3), as: "λ")
    }
  ) { instance, operators in
    guard let sample = try RiskCase(instance), sample.points.action.degree <= 5 else {
      return .vacuous("at most 5 points, σ² ≥ 0")
    }
    let (whole, rest) = (try instance.number("κ"), try instance.number("λ"))
    guard whole.signum >= 0, rest.signum >= 0 else { return .vacuous("κ, λ ≥ 0") }
    let action = sample.points.action
    let risk = sample.risk { values in
      zip(values, action.average(values)).map { $1 / (1 + whole) + ($0 - $1) / (1 + whole + rest) }
    }
    let smoother = try operators.estimation.penalizedLeastSquares(
      RidgePenalty(whole: whole, complement: rest), [Int](repeating: 1, count: action.degree), sample.problem)
    return try agreement(of: smoother, with: risk, sample.problem, instance, operators)
  }

  private static let ballSimulation = Claim(
    id: "generalization.risk-of-bounded-asymmetry-agrees-with-simulation",
    statement: """
      The risk of least squares on the functions of asymmetry at most a, which has no closed form, is the mean over \
      all signs of the noise; it lies in the interval of a simulation, which fails with probability at most 10⁻⁹.
      """,
    formula: "E‖min(1, a/‖(I−P)z‖)(I−P)z − (I−P)f*‖² ∈ simulated mean ± margin",
    source: simulationSource,
    hypotheses: ["every point is seen once", "noise ±1", "at most 5 points"], testCases: 30,
    scope: .everyAction(
      "all actions on at most 4 points, targets of the basis, a² = 0, 1/8, 1", points: 4, testOrder: 3, order: 6
    ) { instance in
      try simulated(instance.withTargets()).flatMap { instance in
        [0, Rational(1, 8), 1].map { instance.with(number: $0, as: "a²") }
      }
    },
    generator: Gen<Instance> { source in
      let instance = try source.draw(Claim.riskProblem).with(number: 1, as: "σ²")
      return try source.draw(.simulated(instance, few: 200, many: 6000))
        .with(number: source.draw(.ratio(denominator: 6)) * 2, as: "a²")
    }
  ) { instance, operators in
    guard let sample = try RiskCase(instance), sample.points.action.degree <= 5, sample.noise == 1 else {
      return .vacuous("at most 5 points, σ² = 1")
    }
    let square = try instance.number("a²")
    guard square.signum >= 0 else { return .vacuous("a² ≥ 0") }
    let exact = sample.complementRiskBySigns(squaredRadius: square)
    let found = try operators.estimation.simulatedBallRisk(
      Surd.squareRoot(of: square).approximation, sample.problem, instance.repetitions(), simulationConfidence,
      instance.seed())
    return .requireBetween(exact.midpoint, found.lower, found.upper, "the mean loss over all signs in the interval")
  }

  private static let plugInAsymmetry = Claim(
    id: "generalization.asymmetry-of-the-data-is-that-of-the-target",
    statement: "The squared asymmetry of the observed values is, in the mean, that of the target.",
    formula: "E‖(I−P)z‖² = ‖(I−P)f*‖²",
    source: .ours("§10"), hypotheses: ["every point is seen once, independent noise ±σ", "at most 7 points"],
    reading: "True without noise; noise adds qσ²/n, so that invariant targets look asymmetric.", expected: .fails,
    scope: .everyAction(
      "all actions on at most 3 points, targets of the basis, σ² = 1", points: 3, testOrder: 3, order: 6
    ) { try $0.withTargets() },
    generator: Claim.riskProblem
  ) { instance, _ in
    guard let sample = try RiskCase(instance) else { return .vacuous("at most 7 points") }
    let points = sample.points
    // Signs cancel in the mean, and σ² is a factor of what is left.
    let unit = points.mean(observing: Array(points.target.indices), deviation: 1) { values in
      points.asymmetry(values.minus(points.target))
    }
    return .require(
      points.dataAsymmetry + sample.noise * unit, .equal, points.dataAsymmetry, "E‖(I−P)z‖² = ‖(I−P)f*‖²")
  }

  /// Closed form = exact mean, and the exact mean in the simulated interval.
  private static func agreement(
    of smoother: LinearSmoother, with risk: Rational, _ problem: FiniteProblem, _ instance: Instance,
    _ operators: Operators
  ) throws -> Judgement {
    let found = try operators.estimation.simulatedRisk(
      smoother, problem, instance.repetitions(), simulationConfidence, instance.seed())
    return .all(
      .require(
        operators.estimation.risk(smoother, problem), .equal, risk, "the closed form is the mean over all signs"),
      .requireBetween(risk, found.lower, found.upper, "the risk in the simulated interval"))
  }

  /// Instances with a seed, few repetitions and λ = 1.
  private static func simulated(_ instances: [Instance]) -> [Instance] {
    instances.map {
      $0.with(number: 1, as: "seed").with(number: 200, as: "repetitions").with(number: 1, as: "λ")
    }
  }

  /// Targets on at most 4 points, with an invariant kernel and at most 4 observations.
  static let kernelProblems = Gen<Instance>.kernelProblem(
    .randomDesign(order: 8, points: 4, samples: 1...1), observations: 4)
}

extension Instance {
  /// The number `repetitions`, of what is simulated.
  fileprivate func repetitions() throws -> Int { try integer("repetitions", in: 2...100_000) }
}

/// Kernel ridge regression with few observations.
struct KernelCase {
  let points: PointProblem
  let problem: FiniteProblem
  let kernel: PointKernel
  let observed: [Int]
  let ridge: Rational
  let deviation: Rational

  /// `nil` if μ or K is not invariant, K is no kernel, λ or σ is out of range, or there are more than 4 observations.
  init?(_ instance: Instance) throws {
    points = try PointProblem(instance)
    deviation = try instance.number("σ")
    ridge = try instance.number("λ")
    guard deviation.signum >= 0, ridge.signum > 0,
      let problem = try points.problem(noiseVariance: deviation * deviation),
      let kernel = try instance.kernel(on: points.action), kernel.isInvariant,
      let observed = try instance.observed(on: points.action, limit: 4)
    else { return nil }
    (self.problem, self.kernel, self.observed) = (problem, kernel, observed)
  }

  /// How often each point is observed.
  var counts: [Int] { points.target.indices.map { point in observed.count { $0 == point } } }

  /// The mean of a quantity of the estimate Σ yᵢ·columnᵢ over all signs of the noise.
  func mean(_ columns: [[Rational]], _ value: ([Rational]) -> Rational) -> Rational {
    points.mean(observing: observed, deviation: deviation) { values in
      value(
        points.target.indices.map { x in zip(values, columns).reduce(.zero) { $0 + $1.0 * $1.1[x] } })
    }
  }

  /// The risk of the estimate Σ yᵢ·columnᵢ.
  func risk(_ columns: [[Rational]]) -> Rational { mean(columns) { points.squaredDistance($0, points.target) } }
}
