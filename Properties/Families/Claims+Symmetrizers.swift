import Averaging
import ExactArithmetic
import FiniteGroups
import PropertyTesting
import Symmetrizers

extension Claim {
  /// Other ways to symmetry: what they guarantee, cost, and do to continuity.
  static let symmetrizers: [Claim] =
    [
      residualPathway, partialInvariance, partialGeneratedInvariance, relaxedError, relaxedWeights, singleFunctionDraws,
      classDraws,
    ] + canonicalizations + signedCanonicalizations + vectorContinuity + alignments + sortedDirections + frameAverages
    + evaluations + residuals + draws + relaxedLayers + trainings

  static let finzi = ClaimSource(
    "Finzi, Benton & Wilson, Residual pathway priors for soft equivariance constraints, NeurIPS 2021",
    "residual pathway")
  static let romero = ClaimSource(
    "Romero & Lohit, Learning partial equivariances from data, NeurIPS 2022", "distributions on the group")
  static let wang = ClaimSource(
    "Wang, Walters & Yu, Approximately equivariant networks, ICML 2022; Wang, Walters & Smidt, 2023",
    "relaxed group convolution")

  private static let residualPathway = Claim(
    id: "symmetrizers.residual-pathway-keeps-a-share",
    statement:
      "The residual pathway (1 − α)P + α keeps the part α of what is not invariant: its weak error is α² for every function.",
    formula: "E_ω f − P f = α(I−P)f, ω = (1−α)/|G| + α·δ_e",
    source: finzi,
    scope: .everyAction(
      "all actions on at most 5 points, functions of the basis, α = −1, 0, 1/3, 1", points: 5, testOrder: 5, order: 8
    ) { instance in
      try instance.withBasisFunctions().flatMap { instance in
        [-1, 0, Rational(1, 3), 1].map { instance.with(number: $0, as: "α") }
      }
    },
    generator: Gen<Instance> { source in
      var instance = try source.draw(Gen<Instance>.frame(order: 16, isEquivariant: true))
      instance.elements = [:]
      return instance.with(number: try source.draw(.fraction()), as: "α")
    }
  ) { instance, operators in
    let action = try PointAction(instance.setting())
    let f = try instance.vector("f", count: action.degree)
    let share = try instance.number("α")
    let scheme = try operators.symmetrizers.residualPathway(action.group, share)
    var functions = instance
    functions.functionClass = .functions
    let weak = operators.averaging.weakError(scheme, try functions.setting().errors())
    let isTrivial = action.orbits.count == action.degree
    let (averaged, mean) = (action.average(f, by: scheme), action.average(f))
    return .all(
      [.requireWithin(weak, .equal, Enclosure(isTrivial ? 0 : share * share), "the weak error of ω is α²")]
        + (0..<action.degree).map {
          .require(averaged[$0] - mean[$0], .equal, share * (f[$0] - mean[$0]), "E_ω f − Pf = α(f − Pf)")
        })
  }

  private static let partialInvariance = Claim(
    id: "symmetrizers.partial-averaging-invariance",
    statement: """
      Averages over a distribution ω on the group are invariant under h, for all functions, just if ω(hg) = ω(g) for all g; these h are \
      a subgroup.
      """,
    formula: "ρ(h)E_ω = E_ω on functions on G ⇔ ω(h⁻¹g) = ω(g) for all g",
    source: romero, hypotheses: ["ω ≥ 0"],
    scope: .everyGroup("all groups, equal weights on all sets that contain e", testOrder: 6, order: 8) {
      try $0.withSubsets()
    },
    generator: Gen<Instance> { source in
      var instance = Instance(group: try source.draw(Gen<InstanceGroup>.group(order: 16)))
      let group = try instance.setting().group
      instance.assign(try source.draw(Gen<AveragingScheme>.scheme(in: group, .convex)), as: "ω", in: group)
      return instance
    }
  ) { instance, operators in
    let group = try instance.setting().group
    let scheme = try instance.scheme("ω")
    guard scheme.entries.allSatisfy({ $0.weight.signum > 0 }) else { return .vacuous("ω ≥ 0") }
    let found = try operators.symmetrizers.invarianceGroup(scheme, group)
    let members = (0..<group.order).filter { group.fixesAverages(of: scheme, $0) }
    return .all(
      .require(found.order, .equal, members.count, "the number of h with ρ(h)E_ω = E_ω"),
      .require(members.count { !found.contains($0) }, .equal, 0, "elements h that are missing"))
  }

  private static let partialGeneratedInvariance = Claim(
    id: "symmetrizers.averaging-over-generators-is-invariant",
    statement: """
      Averaging with equal weights over a set of elements makes functions invariant under all that the set generates (as if partial \
      symmetry were that of a smaller group).
      """,
    formula: "h ∈ ⟨S⟩ ⇒ ρ(h)E_S = E_S",
    source: romero, hypotheses: ["e ∈ S"], expected: .fails,
    scope: .everyGroup("all groups, equal weights on all sets that contain e", testOrder: 6, order: 8) {
      try $0.withSubsets()
    },
    generator: Gen<Instance> { source in
      var instance = Instance(group: try source.draw(Gen<InstanceGroup>.group(order: 16)))
      let group = try instance.setting().group
      let elements = try source.draw(Gen<Int>.int(in: 0...(group.order - 1)).array(count: 0...4))
      instance.assign(try .uniform(on: Set(elements + [0]).sorted()), as: "ω", in: group)
      return instance
    }
  ) { instance, _ in
    let group = try instance.setting().group
    let scheme = try instance.scheme("ω")
    guard scheme.support.contains(group.identity), Set(scheme.entries.map(\.weight)).count == 1 else {
      return .vacuous("equal weights on a set that contains e")
    }
    let generated = Subgroup(of: group, generatedBy: scheme.support)
    let moved = generated.elements.count { !group.fixesAverages(of: scheme, $0) }
    return .require(moved, .equal, 0, "elements h of ⟨S⟩ with ρ(h)E_S ≠ E_S")
  }

  private static let relaxedError = Claim(
    id: "symmetrizers.relaxed-convolution-error",
    statement: """
      The squared distance of a relaxed convolution from the nearest group convolution is the sum over h of the squared Γ-length of \
      w(h) − w̄, Γ the Gram matrix of the kernels.
      """,
    formula: "‖T − T̄‖² = Σ_h ‖w(h) − w̄‖²_Γ, T̄ = E_u L_u⁻¹ T L_u",
    source: wang, hypotheses: ["two kernels"],
    scope: .everyGroup(
      "all groups, kernels 1 at e and at each element, weights 1 and a weight that is 1 at each element alone",
      testOrder: 6,
      order: 8
    ) { try $0.withRelaxedConvolutions(dependent: false) },
    generator: relaxedInstance
  ) { instance, operators in
    let group = try instance.setting().group
    let layer = try instance.relaxedConvolution(on: group)
    let matrix = operators.symmetrizers.relaxedConvolution(layer)
    // The definition, entry by entry; then the mean of its translates.
    var stated = Matrix<Rational>(rowCount: group.order, columnCount: group.order, repeating: 0)
    for g in 0..<group.order {
      for h in 0..<group.order {
        let place = group.product(group.inverse(g), h)
        stated[g, h] = (0..<2).reduce(.zero) { $0 + layer.weights[$1][h] * layer.kernels[$1][place] }
      }
    }
    var distance = Rational.zero
    var largest = Rational.zero
    for u in 0..<group.order {
      var change = Rational.zero
      for g in 0..<group.order {
        for h in 0..<group.order {
          let difference = stated[g, h] - stated[group.product(u, g), group.product(u, h)]
          change += difference * difference
        }
      }
      // The mean of ‖T − L_u⁻¹TL_u‖² is twice the squared distance from the mean.
      distance += change / Rational(2 * group.order)
      largest = max(largest, change)
    }
    let error = operators.symmetrizers.equivarianceError(layer)
    return .all(
      .require(matrix == stated ? 1 : 0, .equal, 1, "the matrix of the layer"),
      .require(error.distance, .equal, distance, "‖T − T̄‖²"),
      .require(error.worstChange, .equal, largest, "max ‖TL_u − L_uT‖²"))
  }

  private static let relaxedWeights = Claim(
    id: "symmetrizers.relaxed-convolution-equivariant-iff-weights-constant",
    statement:
      "A relaxed group convolution is equivariant just if its weights do not depend on the place (true for independent kernels).",
    formula: "T L_u = L_u T for all u ⇔ w_l(h) = w_l(e) for all l, h",
    source: wang, hypotheses: ["two kernels"], expected: .fails,
    scope: .everyGroup(
      "all groups, one kernel twice, weights 1 and opposite weights at each element", testOrder: 4, order: 6
    ) { try $0.withRelaxedConvolutions(dependent: true) },
    generator: Gen<Instance> { source in
      var instance = try source.draw(relaxedInstance)
      instance.vectors["ψ2"] = instance.vectors["ψ1"]
      instance.vectors["w2"] = instance.vectors["w1"]?.map { 1 - $0 }
      return instance
    }
  ) { instance, operators in
    let group = try instance.setting().group
    let layer = try instance.relaxedConvolution(on: group)
    let isConstant = layer.weights.allSatisfy { weights in weights.allSatisfy { $0 == weights[0] } }
    return .require(
      operators.symmetrizers.equivarianceError(layer).isEquivariant ? 1 : 0, .equal, isConstant ? 1 : 0,
      "T is equivariant (1) or not (0) = the weights are constant (1) or not (0)")
  }

  private static let singleFunctionDraws = Claim(
    id: "symmetrizers.random-draws-for-one-function",
    statement:
      "The mean over n independent random elements leaves the part 1/n of the asymmetry of a function, in the mean: whatever the group.",
    formula: "E‖E_ω f − Pf‖² = ‖(I−P)f‖²/n, ω the mean of n random elements",
    source: .ours("§4: the variance of a mean"), hypotheses: ["|G|ⁿ ≤ 4096"],
    scope: .everyAction(
      "all actions on at most 4 points, functions of the basis, n = 1, 2", points: 4, testOrder: 4, order: 8
    ) { instance in
      try instance.withBasisFunctions().flatMap { instance in
        [1, 2].map { instance.with(number: $0, as: "n") }
      }
    },
    generator: Gen<Instance> { source in
      var instance = try source.draw(Gen<Instance>.frame(order: 8, isEquivariant: true))
      instance.elements = [:]
      return instance.with(number: Rational(try source.draw(Gen<Int>.int(in: 1...3))), as: "n")
    }
  ) { instance, operators in
    let action = try PointAction(instance.setting())
    let f = try instance.vector("f", count: action.degree)
    let count = try instance.integer("n", in: 1...12)
    guard let tuples = tuples(count, below: action.group.order) else { return .vacuous("|G|ⁿ ≤ 4096") }
    let mean = action.average(f)
    func squared(_ function: [Rational]) -> Rational {
      zip(function, mean).reduce(.zero) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
    }
    let moved = (0..<action.group.order).map { action.moved(f, by: $0) }
    var sum = Rational.zero
    for tuple in tuples {
      sum += squared(
        (0..<action.degree).map { point in
          tuple.reduce(.zero) { $0 + moved[$1][point] } / Rational(count)
        })
    }
    let stated = try operators.symmetrizers.drawError(action.group, count) ?? -1
    return .require(
      sum / Rational(tuples.count), .equal, stated * squared(f), "the mean of ‖E_ω f − Pf‖² over all draws")
  }

  private static let classDraws = Claim(
    id: "symmetrizers.random-draws-for-all-functions",
    statement: """
      The mean over n independent random elements has expected weak error 1/n on all functions at once, as it has for each one: no \
      logarithm of the group is needed.
      """,
    formula: "E(weak error of ω) = 1/n, ω the mean of n random elements",
    source: .ours("§4: why ln 2D stands in the bound"), hypotheses: ["|G| ≥ 2", "|G|ⁿ ≤ 4096"], expected: .fails,
    scope: .everyGroup("all groups, all functions on the group, n = 1, 2", testOrder: 4, order: 4) { group in
      [1, 2].map { Instance(group: group, functionClass: .regular).with(number: $0, as: "n") }
    },
    generator: Gen<Instance> { source in
      let group = try source.draw(Gen<InstanceGroup>.group(order: 6))
      return Instance(group: group, functionClass: .regular).with(number: 2, as: "n")
    }
  ) { instance, operators in
    let setting = try instance.setting()
    let group = setting.group
    let count = try instance.integer("n", in: 1...12)
    guard group.order >= 2, let tuples = tuples(count, below: group.order) else {
      return .vacuous("|G| ≥ 2, |G|ⁿ ≤ 4096")
    }
    let errors = try setting.errors()
    var sum = Enclosure(0)
    for tuple in tuples {
      var weights = [Rational](repeating: .zero, count: group.order)
      for element in tuple { weights[element] += Rational(1, count) }
      let scheme = try AveragingScheme(Array(weights.enumerated()).map { ($0, $1) }, weightClass: .convex)
      sum = sum + operators.averaging.weakError(scheme, errors)
    }
    return .requireWithin(
      sum.scaled(by: Rational(1, tuples.count)), .equal, Enclosure(Rational(1, count)),
      "the mean weak error over all draws = 1/n")
  }

  /// All lists of so many numbers below a bound; `nil` if there are more than 4096.
  static func tuples(_ count: Int, below bound: Int) -> [[Int]]? {
    var result: [[Int]] = [[]]
    for _ in 0..<count {
      guard result.count * bound <= 4096 else { return nil }
      result = result.flatMap { tuple in (0..<bound).map { tuple + [$0] } }
    }
    return result
  }

  static let relaxedInstance = Gen<Instance> { source in
    var instance = Instance(group: try source.draw(Gen<InstanceGroup>.group(order: 12)))
    let order = try instance.setting().group.order
    for name in ["ψ1", "ψ2", "w1", "w2"] { instance.vectors[name] = try source.draw(.vector(count: order)) }
    return instance
  }
}

extension FiniteGroup {
  /// Whether ρ(h)E_ω f = E_ω f for all functions f on the group, of which those that are 1 at one element are a basis.
  fileprivate func fixesAverages(of scheme: AveragingScheme, _ h: Int) -> Bool {
    (0..<order).allSatisfy { place in
      // ρ(g) takes the function that is 1 at k to the one that is 1 at gk.
      var average = [Rational](repeating: .zero, count: order)
      for entry in scheme.entries { average[product(entry.element, place)] += entry.weight }
      let back = inverse(h)
      return (0..<order).allSatisfy { average[product(back, $0)] == average[$0] }
    }
  }
}

extension InstanceGroup {
  /// The group with equal weights ω on each set that contains the identity.
  fileprivate func withSubsets() throws -> [Instance] {
    let instance = Instance(group: self)
    let group = try instance.setting().group
    return try (0..<(1 << (group.order - 1))).map { mask in
      var instance = instance
      instance.assign(
        try .uniform(on: [0] + (1..<max(group.order, 1)).filter { mask >> ($0 - 1) & 1 == 1 }), as: "ω", in: group)
      return instance
    }
  }

  /// The group with relaxed convolutions of two kernels; of one kernel twice, with opposite changes of the weights.
  func withRelaxedConvolutions(dependent: Bool) throws -> [Instance] {
    let instance = Instance(group: self)
    let order = try instance.setting().group.order
    func unit(_ place: Int) -> [Rational] { (0..<order).map { $0 == place ? 1 : 0 } }
    return (0..<order).flatMap { kernel in
      (0..<order).map { place in
        var instance = instance
        instance.vectors["ψ1"] = unit(0)
        instance.vectors["ψ2"] = dependent ? unit(0) : unit(kernel)
        instance.vectors["w1"] = (0..<order).map { _ in 1 }
        instance.vectors["w2"] = unit(place)
        if dependent { instance.vectors["w1"] = unit(place).map { 1 - $0 } }
        return instance
      }
    }
  }
}

extension Instance {
  /// The relaxed convolution with the kernels ψ1, ψ2 and the weights w1, w2.
  func relaxedConvolution(on group: FiniteGroup) throws -> RelaxedGroupConvolution<Rational> {
    try RelaxedGroupConvolution(
      on: group, kernels: [vector("ψ1", count: group.order), vector("ψ2", count: group.order)],
      weights: [vector("w1", count: group.order), vector("w2", count: group.order)])
  }
}
