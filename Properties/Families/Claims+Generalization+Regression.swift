import ExactArithmetic
import FiniteGroups
import Generalization
import PropertyTesting

extension Claim {
  /// Linear regression made invariant.
  static let regression: [Claim] = [
    strictGain, augmentedFitIsInvariant, averagedFitIsAugmentedFit, averagedKernel,
  ]

  private static let strictGain = Claim(
    id: "generalization.strict-gain-of-averaging",
    statement: """
      For an invariant target, averaging the interpolation of noisy observations (0 elsewhere) gains exactly its expected asymmetry; it \
      gains nothing just if the interpolation is always invariant.
      """,
    formula: "E‖f̂ − f*‖² − E‖Pf̂ − f*‖² = E‖(I−P)f̂‖²",
    source: elesedy, hypotheses: ["Pf* = f*", "independent noise ±σ", "at most 7 points"],
    scope: .everyAction(
      "all actions on at most 4 points, the target that numbers the orbits, all sets of observed points", points: 4,
      testOrder: 4, order: 8
    ) { instance in
      guard let instance = try instance.withOrbitNumbers().first else { return [] }
      let degree = try PointAction(instance.setting()).degree
      return try (1..<(1 << degree)).map { mask in
        var instance = instance.with(number: 1, as: "σ²")
        instance.vectors["f*"] = try instance.vector("f")
        instance.vectors["counts"] = (0..<degree).map { Rational(mask >> $0 & 1) }
        return instance
      }
    },
    generator: Gen<Instance> { source in
      var instance = try source.draw(Claim.riskProblem)
      let points = try PointProblem(instance)
      instance.vectors["f*"] = points.action.average(points.target)
      var counts = try source.draw(Gen<Int>.int(in: 0...1).array(count: points.action.degree))
      counts[try source.draw(Gen<Int>.int(in: 0...(counts.count - 1)))] = 1
      instance.vectors["counts"] = counts.map { Rational($0) }
      return instance
    }
  ) { instance, operators in
    guard let sample = try RiskCase(instance) else { return .vacuous("at most 7 points") }
    let points = sample.points
    guard points.action.fixes(points.target) else { return .vacuous("Pf* = f*") }
    let counts = try instance.vector("counts", count: points.action.degree)
    guard counts.allSatisfy({ $0 == 0 || $0 == 1 }), counts.contains(1) else { return .vacuous("counts 0 and 1") }
    func interpolation(_ values: [Rational]) -> [Rational] { zip(counts, values).map { $0 * $1 } }
    let risk = sample.risk(interpolation)
    let averaged = sample.risk { points.action.average(interpolation($0)) }
    // E‖(I−P)f̂‖²: bias and noise of (I−P)f̂, measured from 0.
    let asymmetry = points.asymmetry(interpolation(points.target)) + points.noiseOfRest(interpolation, sample.noise)
    let found = try operators.generalization.interpolationGain(counts.map { $0 == 1 ? 1 : 0 }, sample.problem)
    return .all(
      .require(risk - averaged, .equal, asymmetry, "R(f̂) − R(Pf̂) = E‖(I−P)f̂‖²"),
      .require(found.gain, .equal, asymmetry, "the gain"), .require(found.risk, .equal, risk, "the risk"),
      .require(found.isEstimateInvariant ? 1 : 0, .equal, asymmetry.isZero ? 1 : 0, "no gain just if f̂ is invariant"))
  }

  private static let augmentedFitIsInvariant = Claim(
    id: "generalization.augmented-fit-is-invariant",
    statement: """
      Ridge regression on all images of the data is invariant: augmentation over the whole group makes the fitted function symmetric, \
      though no step of it averages.
      """,
    formula: "ŵ = argmin (1/|G|)Σ_g (1 − ⟨w, gx⟩)² + λ‖w‖² satisfies gŵ = ŵ",
    source: ClaimSource(
      "Chen, Dobriban & Lee, A group-theoretic framework for data augmentation, JMLR 21, 2020",
      "augmentation as averaging"),
    hypotheses: ["λ > 0", "G permutes the coordinates"],
    scope: .everyAction(
      "all actions on at most 5 coordinates, x = (1, 2, …) and (1, 0, …), λ = 1", points: 5, testOrder: 5, order: 8
    ) { try $0.withInputs() },
    generator: fitInstance
  ) { instance, operators in
    let action = try PointAction(instance.setting())
    let input = try instance.vector("x", count: action.degree)
    let ridge = try instance.number("λ")
    guard ridge.signum > 0 else { return .vacuous("λ > 0") }
    let weights = try operators.generalization.augmentedFit(input, ridge, action.permutationMatrices)
    let gradient = action.augmentedGradient(at: weights, input: input, ridge: ridge)
    return .all(
      [action.requireInvariance("gŵ = ŵ for the generators g") { weights[$0] }]
        + gradient.map { .require($0, .equal, 0, "the derivative of the augmented criterion at ŵ") })
  }

  private static let averagedFitIsAugmentedFit = Claim(
    id: "generalization.averaging-the-fit-is-fitting-the-augmented-data",
    statement: "Averaging what ridge regression fits to the data gives what it fits to all images of the data.",
    formula: "P argmin (1 − ⟨w, x⟩)² + λ‖w‖² = argmin (1/|G|)Σ_g (1 − ⟨w, gx⟩)² + λ‖w‖²",
    source: .ours("§10"), hypotheses: ["λ > 0", "G permutes the coordinates"],
    reading:
      "True where the design has no mixed terms between invariant directions and the others, as for a union of orbits.",
    expected: .fails,
    scope: .everyAction(
      "all actions on at most 3 coordinates, x = (1, 2, …) and (1, 0, …), λ = 1", points: 3, testOrder: 3, order: 6
    ) { try $0.withInputs() },
    generator: fitInstance
  ) { instance, _ in
    let action = try PointAction(instance.setting())
    let input = try instance.vector("x", count: action.degree)
    let ridge = try instance.number("λ")
    guard ridge.signum > 0 else { return .vacuous("λ > 0") }
    let size = input.reduce(ridge) { $0 + $1 * $1 }
    let plain = input.map { $0 / size }
    let gradient = action.augmentedGradient(at: action.average(plain), input: input, ridge: ridge)
    return .require(
      gradient.reduce(.zero) { $0 + $1 * $1 }, .equal, 0,
      "‖derivative of the augmented criterion at the averaged fit‖² = 0")
  }

  private static let averagedKernel = Claim(
    id: "generalization.averaged-kernel-is-augmentation",
    statement: """
      Kernel ridge regression on all images of the data, residuals averaged, is kernel ridge regression on the data with the averaged \
      kernel and the same λ.
      """,
    formula: "fit of K to (gxᵢ, yᵢ) = fit of K̄ to (xᵢ, yᵢ), K̄(x, y) = E_g K(x, gy)",
    source: ClaimSource(
      "Chen, Dobriban & Lee, A group-theoretic framework for data augmentation, JMLR 21, 2020",
      "augmentation as averaging"),
    hypotheses: [
      "K = 1 on the diagonal, 0 elsewhere", "λ > 0", "|G| ≤ 6, at most 4 points", "points seen at most once",
    ],
    scope: .everyAction(
      "all actions on at most 3 points, targets of the basis, all sets of observed points, λ = 1/2", points: 3,
      testOrder: 3, order: 6
    ) { instance in
      let degree = try PointAction(instance.setting()).degree
      return try instance.withTargets().flatMap { instance in
        (1..<(1 << degree)).map { mask in
          var instance = instance.with(number: Rational(1, 2), as: "λ")
          instance.vectors["counts"] = (0..<degree).map { Rational(mask >> $0 & 1) }
          return instance
        }
      }
    },
    generator: Gen<Instance> { source in
      var instance = try source.draw(Claim.riskProblems(order: 6))
      let degree = try PointAction(instance.setting()).degree
      var counts = try source.draw(Gen<Int>.int(in: 0...1).array(count: degree))
      counts[try source.draw(Gen<Int>.int(in: 0...(degree - 1)))] = 1
      instance.vectors["counts"] = counts.map { Rational($0) }
      return instance.with(number: try source.draw(.ratio(denominator: 6)), as: "λ")
    }
  ) { instance, operators in
    guard let sample = try RiskCase(instance), sample.points.action.degree <= 4,
      sample.points.action.group.order <= 6
    else { return .vacuous("|G| ≤ 6, at most 4 points") }
    let action = sample.points.action
    let counts = try instance.vector("counts", count: action.degree)
    let ridge = try instance.number("λ")
    guard counts.allSatisfy({ $0 == 0 || $0 == 1 }), counts.contains(1), ridge.signum > 0 else {
      return .vacuous("counts 0 and 1, λ > 0")
    }
    let observed = counts.indices.filter { counts[$0] == 1 }
    let orbits = action.orbitNumbers
    let averagedKernel = { (x: Int, y: Int) -> Rational in
      orbits[x] == orbits[y] ? Rational(1, orbits.count { $0 == orbits[x] }) : 0
    }
    let images = (0..<action.group.order).flatMap { g in
      observed.map { (point: action.image(of: $0, under: g), from: $0) }
    }
    func fit(_ points: [Int], _ kernel: (Int, Int) -> Rational, _ values: [Rational]) -> [Rational]? {
      let size = Rational(points.count)
      let system = Matrix(
        rows: points.indices.map { row in
          points.indices.map { kernel(points[row], points[$0]) + (row == $0 ? size * ridge : 0) }
        }, columnCount: points.count)
      guard let inverse = system.inverse() else { return nil }
      let weights = inverse.applied(to: values)
      return (0..<action.degree).map { x in
        zip(points, weights).reduce(.zero) { $0 + kernel(x, $1.0) * $1.1 }
      }
    }
    var parts: [Judgement] = []
    var columns: [[Rational]] = []
    for point in 0..<action.degree {
      guard
        let short = fit(observed, averagedKernel, observed.map { $0 == point ? 1 : 0 }),
        let long = fit(images.map(\.point), { $0 == $1 ? 1 : 0 }, images.map { $0.from == point ? 1 : 0 })
      else { return .require(0, .equal, 1, "a kernel and a positive λ have a solution") }
      columns.append(short)
      parts += zip(short, long).map { .require($0, .equal, $1, "the two fits to one observation of value 1") }
    }
    let risk = sample.risk { values in
      (0..<action.degree).map { x in values.indices.reduce(.zero) { $0 + values[$1] * columns[$1][x] } }
    }
    let stated = try operators.generalization.averagedKernelRisk(counts.map { $0 == 1 ? 1 : 0 }, ridge, sample.problem)
    return .all(parts + [.require(stated, .equal, risk, "the risk of the fit with the averaged kernel")])
  }

  private static let fitInstance = Gen<Instance> { source in
    var instance = Instance(group: try source.draw(Gen<InstanceGroup>.group(order: 12)))
    let actions = try PointAction.all(of: instance.setting().group, points: 6)
    instance.action = actions[try source.draw(Gen<Int>.int(in: 0...(actions.count - 1)))]
    instance.vectors["x"] = try source.draw(.vector(count: PointAction(instance.setting()).degree))
    instance.numbers["λ"] = try source.draw(.ratio(denominator: 6))
    return instance
  }
}

extension Instance {
  /// The instance with two inputs x, and λ = 1.
  fileprivate func withInputs() throws -> [Instance] {
    let degree = try PointAction(setting()).degree
    return [(1...degree).map { Rational($0) }, (0..<degree).map { $0 == 0 ? 1 : 0 }].map { input in
      var instance = with(number: 1, as: "λ")
      instance.vectors["x"] = input
      return instance
    }
  }
}

extension PointAction {
  /// The matrices of all elements, column x the unit vector of gx.
  fileprivate var permutationMatrices: [Matrix<Rational>] {
    let matrices = (0..<group.order).map { element in
      var matrix = Matrix<Rational>(rowCount: degree, columnCount: degree, repeating: 0)
      for point in 0..<degree { matrix[image(of: point, under: element), point] = 1 }
      return matrix
    }
    // An action that is not faithful repeats matrices.
    var seen: Set<Matrix<Rational>> = []
    return matrices.filter { seen.insert($0).inserted }
  }

  /// Half of the derivative of (1/|G|)Σ_g (1 − ⟨w, gx⟩)² + λ‖w‖².
  fileprivate func augmentedGradient(at weights: [Rational], input: [Rational], ridge: Rational) -> [Rational] {
    var gradient = weights.map { ridge * $0 }
    for element in 0..<group.order {
      let moved = self.moved(input, by: element)
      let residual = zip(weights, moved).reduce(Rational(-1)) { $0 + $1.0 * $1.1 }
      for coordinate in 0..<degree { gradient[coordinate] += residual * moved[coordinate] / Rational(group.order) }
    }
    return gradient
  }
}

extension PointProblem {
  /// E‖(I − P)T(noise)‖² for a linear T and independent noise ±σ, by the columns of T.
  fileprivate func noiseOfRest(_ estimator: ([Rational]) -> [Rational], _ variance: Rational) -> Rational {
    let count = action.degree
    return variance
      * (0..<count).reduce(.zero) { sum, point in
        sum + asymmetry(estimator((0..<count).map { $0 == point ? 1 : 0 }))
      }
  }
}
