import Averaging
import ExactArithmetic
import FiniteGroups
import PropertyTesting
import Representations

extension Claim {
  /// Lower bounds for approximate and exact symmetry.
  static let bounds: [Claim] =
    [plancherel, plancherelIdentity, wholeGroupThreshold, linearAgain, quotient] + boundsDifferenceSets + boundsDelsarte
    + boundsCosets + boundsCodes + boundsNamed

  private static let plancherel = Claim(
    id: "bounds.plancherel", requires: [.regular],
    statement: "On all functions of the group, a scheme of size k, of whatever weights, has weak error at least "
      + "(|G|−k)/(k(|G|−1)); so weak(ε) costs at least |G|/(1 + ε(|G|−1)).",
    formula: "weak(ω) ≥ (|G|−k)/(k(|G|−1)), k = size(ω); AC_wk(F, ε) ≥ |G|/(1 + ε(|G|−1))",
    source: .paper("Remark 16"),
    hypotheses: ["F ⊇ all irreducible representations", "|G| ≥ 2"],
    scope: .everyUniformScheme(on: .regular, "all functions on the group", testOrder: 6, order: 9),
    generator: .schemeOnGroup(order: 12, weights: WeightClass.allCases)
  ) { instance, operators in
    let setting = try instance.setting()
    let (order, scheme) = (setting.group.order, try instance.scheme("ω"))
    if order == 1 { return .vacuous("|G| ≥ 2") }
    let least = plancherelError(order: order, size: scheme.size)
    let error = try setting.weakError(of: scheme, near: least, operators)
    let epsilon = error.enclosure.upper
    let bound = Rational(order) / (1 + epsilon * Rational(order - 1))
    return .all(
      .require(error, .atLeast, Quantity(least), "weak(ω) ≥ (|G|−k)/(k(|G|−1))"),
      .require(
        scheme.size, .atLeast, operators.bounds.plancherel(order, epsilon), "k ≥ the stated bound at ε = weak(ω)"),
      .require(
        Rational(operators.bounds.plancherel(order, epsilon)), .equal, Rational(bound.ceiling),
        "the stated bound is ⌈|G|/(1 + ε(|G|−1))⌉"))
  }

  /// (|G|−k)/(k(|G|−1)).
  static func plancherelError(order: Int, size: Int) -> Rational {
    order == 1 ? .zero : Rational(order - size, size * (order - 1))
  }

  private static let plancherelIdentity = Claim(
    id: "bounds.plancherel-identity", requires: [.regular],
    statement:
      "On all functions of the group the squared Frobenius norm of the average is |G| times the sum of the squared weights.",
    formula: "‖E_ω‖²_HS = Σ_π d_π‖ω̂(π)‖²_HS = |G| Σ ω(g)² ≥ |G|/size(ω)",
    source: .paper("Remark 16, Plancherel's identity"),
    scope: .everyUniformScheme(on: .regular, "all functions on the group", testOrder: 6, order: 9),
    generator: .schemeOnGroup(order: 16, weights: WeightClass.allCases)
  ) { instance, operators in
    let setting = try instance.setting()
    let (order, scheme) = (Rational(setting.group.order), try instance.scheme("ω"))
    let norm = try setting.functions().constituents.reduce(Rational.zero) {
      $0 + Rational($1.multiplicity) * operators.averaging.average(scheme, $1).squaredNorm
    }
    let squares = scheme.entries.reduce(Rational.zero) { $0 + $1.weight * $1.weight }
    return .all(
      .require(norm, .equal, order * squares, "‖E_ω‖²_HS = |G| Σω²"),
      .require(squares, .atLeast, Rational(1, scheme.size), "Σω² ≥ 1/size"))
  }

  private static let wholeGroupThreshold = Claim(
    id: "bounds.whole-group-threshold", requires: [.regular],
    statement:
      "On all functions of the group weak(ε) costs |G| exactly when ε < 1/(|G|−1)²: every smaller scheme has at least that "
      + "error, and the uniform scheme on all elements but one has it.",
    formula: "AC_wk(F, ε) = |G| ⇔ ε < 1/(|G|−1)²",
    source: .ours("§5"),
    hypotheses: ["F ⊇ all irreducible representations", "|G| ≥ 2"],
    scope: .everyUniformScheme(on: .regular, "all functions on the group", testOrder: 6, order: 9),
    generator: .schemeOnGroup(order: 12, weights: WeightClass.allCases)
  ) { instance, operators in
    let setting = try instance.setting()
    let (order, scheme) = (setting.group.order, try instance.scheme("ω"))
    if order == 1 { return .vacuous("|G| ≥ 2") }
    let threshold = Rational(1, (order - 1) * (order - 1))
    let rest = try AveragingScheme.uniform(on: Array(1..<order))
    var parts = [
      Judgement.require(
        try setting.weakError(of: rest, near: threshold, operators), .equal, Quantity(threshold),
        "weak(uniform on G − e) = 1/(|G|−1)²"),
      .require(
        operators.bounds.plancherel(order, threshold), .equal, order - 1, "the stated bound at 1/(|G|−1)² is |G| − 1"),
      .require(operators.bounds.plancherel(order, threshold / 2), .equal, order, "the stated bound below is |G|"),
    ]
    if scheme.size < order {
      parts.append(
        .require(
          try setting.weakError(of: scheme, near: threshold, operators), .atLeast, Quantity(threshold),
          "weak(ω) ≥ 1/(|G|−1)² if size(ω) < |G|"))
    }
    return .all(parts)
  }

  private static let linearAgain = Claim(
    id: "bounds.linear-again", requires: [.regular],
    statement:
      "At ε = 1/|G| approximate symmetry costs at least half of the group: a scheme with fewer than |G|²/(2|G|−1) elements, "
      + "of whatever weights, has a weak error above 1/|G|.",
    formula: "AC_wk(F, 1/|G|) ≥ |G|²/(2|G|−1) ≥ |G|/2",
    source: .ours("§5"),
    hypotheses: ["F ⊇ all irreducible representations", "size(ω) < |G|²/(2|G|−1)"],
    scope: .everyUniformScheme(on: .regular, "all functions on the group", testOrder: 6, order: 9),
    generator: .schemeOnGroup(order: 16, weights: WeightClass.allCases)
  ) { instance, operators in
    let setting = try instance.setting()
    let (order, scheme) = (setting.group.order, try instance.scheme("ω"))
    let least = Rational(order * order, 2 * order - 1)
    guard Rational(scheme.size) < least else { return .vacuous("size(ω) < |G|²/(2|G|−1)") }
    let epsilon = Rational(1, order)
    return .all(
      .require(
        try setting.weakError(of: scheme, near: epsilon, operators), .greater, Quantity(epsilon), "weak(ω) > 1/|G|"),
      .require(
        Rational(operators.bounds.plancherel(order, epsilon)), .atLeast, least,
        "the stated bound is at least |G|²/(2|G|−1)"))
  }

  private static let quotient = Claim(
    id: "bounds.quotient",
    statement:
      "The bound of Plancherel for a quotient G/N holds for schemes on G and the functions on the cosets of N: weights on a "
      + "coset add up, and the size does not grow.",
    formula: "size(ω) ≥ q/(1 + ε(q−1)), q = |G/N|, ε = weak(ω) on ℝ[G/N]",
    source: .ours("§5, by pushing schemes forward"),
    hypotheses: ["N normal in G, given by the orbits of G acting on the cosets"],
    testCases: 20,
    generator: Gen { source in
      let group = try source.draw(Gen<InstanceGroup>.group(order: 16))
      let enumerated = try Instance(group: group).setting().group
      let normal = try SubgroupClasses(of: enumerated).normalSubgroups
      let chosen = normal[try source.draw(Gen<Int>.int(in: 0...(normal.count - 1)))]
      let cosets = chosen.cosetSpace
      let count = cosets.representatives.count
      let images = try enumerated.generatorIndices.map { generator in
        try Permutation(
          oneLine: cosets.representatives.map { cosets.cosetOf[enumerated.product(generator, $0)] + 1 })
      }
      let instance = Instance(
        group: group, action: .permutation(degree: count, images: images), functionClass: .functions)
      return try source.draw(Gen<Instance>.withScheme(instance, weights: WeightClass.allCases))
    }
  ) { instance, operators in
    let setting = try instance.setting()
    let (functions, scheme) = (try setting.functions(), try instance.scheme("ω"))
    let degree = functions.dimension
    // The group acts on the cosets as G/N, regularly: the trace is 0 or the number of cosets.
    let traces = (0..<setting.group.order).map { functions.character(at: $0) }
    guard traces.allSatisfy({ $0 == 0 || $0 == degree }), try setting.invariantDimension(of: Array(traces.indices)) == 1
    else { return .vacuous("the action on the points is that of a quotient on itself") }
    let epsilon = operators.averaging.weakError(scheme, try setting.errors()).upper.shortenedUp
    let problem = try BoundProblem(of: functions, weightClass: scheme.weightClass, symmetry: .weak(epsilon))
    let stated = try operators.bounds.lower(problem).first { $0.name == .plancherel }
    let bound = Rational(degree) / (1 + epsilon * Rational(degree - 1))
    return .all(
      .require(Rational(scheme.size), .atLeast, bound, "size(ω) ≥ q/(1 + ε(q−1))"),
      .require(
        stated.map { Rational($0.size) } ?? 1, .equal, degree == 1 ? 1 : Rational(bound.ceiling),
        "the stated bound is ⌈q/(1 + ε(q−1))⌉"))
  }
}
