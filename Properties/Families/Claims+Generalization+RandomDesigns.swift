import ExactArithmetic
import FiniteGroups
import Generalization
import PropertyTesting

extension Claim {
  /// Risks where the inputs are random, too: closed forms against the mean over all lists of observations.
  static let randomDesigns: [Claim] = [
    partitionRisk, partitionWithoutAsymmetryNoise, seriesRisk, seriesInABalancedDesign,
  ]

  private static let gyorfi = ClaimSource(
    "Györfi, Kohler, Krzyżak & Walk, A distribution-free theory of nonparametric regression, 2002", "chapter 4")

  private static let partitionRisk = Claim(
    id: "generalization.risk-of-means-over-orbits",
    statement: """
      With random inputs, the mean of what was observed in each orbit (0 where nothing was) has the risk d² + Σ p((σ² \
      + V)E[1{N>0}/N] + (1−p)ⁿ m²), p, m and V the weight of an orbit and the mean and variance of the target in it, N \
      binomial: the asymmetry of the target acts as noise, too.
      """,
    formula: "E‖f̂ − f*‖² = ‖(I−P_H)f*‖² + Σ_O p_O((σ² + V_O)E[1{N>0}/N] + (1−p_O)ⁿ m_O²)",
    source: gyorfi,
    hypotheses: [
      "μ is invariant", "independent inputs from μ", "independent noise ±σ", "at most 600 lists of observations",
    ],
    scope: .everyAction(
      "all actions on at most 3 points, targets of the basis, n = 1, 2, σ = 0, 1, H = G", points: 3, testOrder: 3,
      order: 6
    ) { try $0.withDesigns(samples: [1, 2]).map { try $0.withWholeGroup() } },
    generator: Gen<Instance> { source in
      var instance = try source.draw(observations)
      let group = try instance.setting().group
      let element = Gen<Int>.int(in: 0...(group.order - 1))
      instance.elements["H"] = try source.draw(element.array(count: 0...2)).map { group.permutation($0) }
      return instance
    }
  ) { instance, operators in
    guard let design = try RandomDesign(instance) else { return .vacuous("at most 600 lists, μ is invariant, σ ≥ 0") }
    let points = design.points
    let subgroup = Subgroup(of: points.action.group, generatedBy: try instance.elementNumbers("H"))
    let orbitOf = (0..<points.action.degree).map { points.action.images(of: $0, under: subgroup.elements) }
    let risk = design.risk { meansOverOrbits($0, orbitOf) }
    let found = operators.estimation.partitionRisk(design.samples, subgroup, design.problem)
    let average = points.action.average(points.target, over: subgroup.elements)
    return .all(
      .require(found.total, .equal, risk, "the risk"),
      .require(
        found.approximation, .equal, points.squaredDistance(points.target, average), "what the class cannot reach"),
      .require(found.asymmetryNoise, .atMost, found.approximation, "V_O E[1{N>0}/N] ≤ V_O, summed"))
  }

  private static let partitionWithoutAsymmetryNoise = Claim(
    id: "generalization.asymmetry-adds-no-noise",
    statement: """
      With random inputs, the mean of what was observed in each orbit has no variance but that of the noise: without \
      noise and empty orbits its risk is d² (true where every point is seen equally often).
      """,
    formula: "E‖f̂ − f*‖² = ‖(I−P)f*‖² + Σ_O p_O(σ²E[1{N>0}/N] + (1−p_O)ⁿ m_O²)",
    source: .ours("§10"),
    hypotheses: [
      "μ is invariant", "independent inputs from μ", "independent noise ±σ", "at most 600 lists of observations",
    ],
    expected: .fails,
    scope: .everyAction(
      "all actions on at most 3 points, targets of the basis, n = 1, 2, σ = 0, 1", points: 3, testOrder: 3, order: 6
    ) { try $0.withDesigns(samples: [1, 2]) },
    generator: observations
  ) { instance, _ in
    guard let design = try RandomDesign(instance) else { return .vacuous("at most 600 lists, μ is invariant, σ ≥ 0") }
    let points = design.points
    let orbitOf = (0..<points.action.degree).map { Set(points.action.orbit(of: $0)) }
    let average = points.action.average(points.target)
    // E[1{N>0}/N] and P(N = 0) for the orbit of each point, from the lists themselves.
    var stated = points.squaredDistance(points.target, average)
    for point in points.target.indices {
      let share = points.measure[point]
      stated += design.mean { list in
        let visits = list.count { orbitOf[point].contains($0.point) }
        return visits == 0
          ? share * average[point] * average[point]
          : share * design.deviation * design.deviation / Rational(visits)
      }
    }
    return .require(
      design.risk { meansOverOrbits($0, orbitOf) }, .equal, stated,
      "E‖f̂ − f*‖² = ‖(I−P)f*‖² + Σ_O p_O(σ²E[1{N>0}/N] + (1−p_O)ⁿ m_O²)")
  }

  private static let seriesRisk = Claim(
    id: "generalization.risk-of-series-regression",
    statement: """
      With random inputs, the series estimate in a stable space V, its complement shrunk by c, has an exact risk in \
      which the second moment of the observations stands for σ²; the best c is d²/(d² + w/n), w/n the variance of the \
      complement.
      """,
    formula: """
      misfit + (1−c)²d² + (1/n)(E[K₀y²] − ‖PΠf*‖²) + (c²/n)(E[K₁y²] − d²), K₀ + K₁ the reproducing kernel of V on the \
      diagonal
      """,
    source: ClaimSource(
      "Tsybakov, Introduction to nonparametric estimation, 2009", "section 1.7, projection estimators"),
    hypotheses: [
      "V is spanned by the images of a function f ≠ 0", "μ is invariant", "independent inputs from μ",
      "independent noise ±σ", "at most 600 lists of observations",
    ],
    scope: .everyAction(
      "all actions on at most 3 points, targets of the basis, f = (1, 2, 0), n = 1, 2, σ = 0, 1, c = 0, 1/2",
      points: 3, testOrder: 3, order: 6
    ) { instance in
      try instance.withDesigns(samples: [1, 2]).flatMap { $0.withSpan(factors: [0, Rational(1, 2)]) }
    },
    generator: spans
  ) { instance, operators in
    guard let design = try RandomDesign(instance) else { return .vacuous("at most 600 lists, μ is invariant, σ ≥ 0") }
    guard let space = try SeriesSpace(instance, on: design.points) else { return .vacuous("f ≠ 0") }
    let factor = try instance.number("c")
    func risk(_ factor: Rational) -> Rational { design.risk { space.estimate($0, keeping: factor) } }
    let best = try operators.estimation.seriesFactor(design.samples, space.features, design.problem)
    return .all(
      .require(
        try operators.estimation.seriesRisk(design.samples, factor, space.features, design.problem), .equal,
        risk(factor), "the risk at c"),
      .require(best, .atLeast, 0, "c* ≥ 0"), .require(best, .atMost, 1, "c* ≤ 1"),
      .require(risk(best), .atMost, risk(factor), "risk(c*) ≤ risk(c)"))
  }

  private static let seriesInABalancedDesign = Claim(
    id: "generalization.random-inputs-cost-nothing",
    statement: """
      The series estimate with random inputs has the risk of least squares where each point is seen equally often.
      """,
    formula: "misfit + (1−c)²d² + (p₀ + c²q)σ²/n",
    source: .ours("§10"),
    hypotheses: [
      "V is spanned by the images of a function f ≠ 0", "μ is invariant", "independent inputs from μ",
      "independent noise ±σ", "at most 600 lists of observations",
    ],
    reading: "What the closed form of the balanced design says when it is used without its hypothesis.",
    expected: .fails,
    scope: .everyAction(
      "all actions on at most 2 points, targets of the basis, f = (1, 2), n = 1, σ = 0, 1, c = 1",
      points: 2, testOrder: 2, order: 4
    ) { instance in
      try instance.withDesigns(samples: [1]).flatMap { $0.withSpan(factors: [1]) }
    },
    generator: spans
  ) { instance, _ in
    guard let design = try RandomDesign(instance) else { return .vacuous("at most 600 lists, μ is invariant, σ ≥ 0") }
    guard let space = try SeriesSpace(instance, on: design.points) else { return .vacuous("f ≠ 0") }
    let factor = try instance.number("c")
    let (points, lost) = (design.points, 1 - factor)
    let projected = space.projection(of: points.target)
    let noise = design.deviation * design.deviation / Rational(design.samples)
    let stated =
      points.squaredDistance(points.target, projected) + lost * lost * points.asymmetry(projected)
      + (space.invariantDimension + factor * factor * (space.dimension - space.invariantDimension)) * noise
    return .require(
      design.risk { space.estimate($0, keeping: factor) }, .equal, stated,
      "E‖f̂_c − f*‖² = misfit + (1−c)²d² + (p₀ + c²q)σ²/n")
  }

  /// For each point the mean of the observations in its class; 0 where there is none.
  private static func meansOverOrbits(
    _ list: [RandomDesign.Observation], _ classOf: [Set<Int>]
  ) -> [Rational] {
    classOf.map { members in
      let seen = list.filter { members.contains($0.point) }
      return seen.isEmpty ? .zero : seen.reduce(.zero) { $0 + $1.value } / Rational(seen.count)
    }
  }

  private static let observations = Gen<Instance>.randomDesign(order: 8, points: 4, samples: 1...3)

  private static let spans = Gen<Instance> { source in
    var instance = try source.draw(Gen<Instance>.randomDesign(order: 8, points: 4, samples: 1...2))
    instance.vectors["f"] = try source.draw(.vector(count: PointAction(instance.setting()).degree))
    return instance.with(number: try source.draw(.ratio(denominator: 4)), as: "c")
  }
}

/// The span V of the images of a function, with its reproducing kernels in L²(μ).
private struct SeriesSpace {
  let features: [[Rational]]
  private let whole: [[Rational]]
  private let invariant: [[Rational]]
  private let measure: [Rational]

  /// `nil` for the function 0.
  init?(_ instance: Instance, on points: PointProblem) throws {
    let action = points.action
    let function = try instance.vector("f", count: action.degree)
    guard function.contains(where: { !$0.isZero }) else { return nil }
    features = (0..<action.group.order).map { action.moved(function, by: $0) }
    whole = points.reproducingKernel(of: features)
    invariant = points.reproducingKernel(of: [action.average(function)])
    measure = points.measure
  }

  var dimension: Rational { trace(whole) }
  var invariantDimension: Rational { trace(invariant) }

  private func trace(_ kernel: [[Rational]]) -> Rational {
    measure.indices.reduce(.zero) { $0 + measure[$1] * kernel[$1][$1] }
  }

  func projection(of function: [Rational]) -> [Rational] {
    whole.map { row in zip(row, zip(measure, function)).reduce(.zero) { $0 + $1.0 * $1.1.0 * $1.1.1 } }
  }

  /// (1/n) Σ yᵢ(K₀(·, xᵢ) + c K₁(·, xᵢ)).
  func estimate(_ list: [RandomDesign.Observation], keeping factor: Rational) -> [Rational] {
    measure.indices.map { x in
      list.reduce(.zero) { sum, item in
        let (all, common) = (whole[x][item.point], invariant[x][item.point])
        return sum + item.value * (common + factor * (all - common))
      } / Rational(list.count)
    }
  }
}

extension Instance {
  /// The instance with the function (1, 2, 0, …) and each factor c.
  fileprivate func withSpan(factors: [Rational]) -> [Instance] {
    let count = vectors["f*"]?.count ?? 0
    return factors.map { factor in
      var instance = with(number: factor, as: "c")
      instance.vectors["f"] = (0..<count).map { $0 < 2 ? Rational($0 + 1) : 0 }
      return instance
    }
  }
}
