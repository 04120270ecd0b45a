import Averaging
import ExactArithmetic
import FiniteGroups
import PropertyTesting
import Representations

extension Claim {
  /// Delsarte's bound for convex weights, and what it needs.
  static let boundsDelsarte: [Claim] = [delsarte, delsarteExact, fixedPoints, delsarteAffine, delsarteAtIdentity]

  private static let delsarte = Claim(
    id: "bounds.delsarte",
    statement:
      "Delsarte's bound: with convex weights, the value of the linear program on class functions at ε bounds the size of every "
      + "scheme of weak error at most ε.",
    formula: "size(ω) ≥ k(e)/(c₁ + ε Σ_{π≠1} max(c_π, 0) d_π²), k = Σ c_π d_π χ_π ≥ 0 off e, k(e) > 0",
    source: ClaimSource("Delsarte 1973; Reynolds, mathematics", "§5"),
    hypotheses: ["ω ≥ 0", "c_π = 0 outside Irr(F) ∪ {1}"],
    scope: .everyUniformScheme(on: .functions, "functions on the points", testOrder: 6, order: 9),
    generator: .schemeOnClass(order: 12, weights: [.uniform, .convex])
  ) { instance, operators in
    let setting = try instance.setting()
    let (functions, scheme) = (try setting.functions(), try instance.scheme("ω"))
    guard scheme.entries.allSatisfy({ $0.weight.signum > 0 }) else { return .vacuous("ω ≥ 0") }
    let occurring = try setting.occurring()
    let epsilon = operators.averaging.weakError(scheme, try setting.errors()).upper.shortenedUp
    guard let value = operators.bounds.delsarte(occurring, epsilon) else { return .vacuous("the program is solved") }
    var parts = [
      Judgement.require(
        Rational(scheme.size), .atLeast, Rational(value.ceiling), "size(ω) ≥ ⌈the stated bound at ε = weak(ω)⌉"),
      .require(value.quantity, .atLeast, Quantity(1), "k = 1 proves 1"),
    ]
    // The characters of F ⊕ 1 with mean 1 on G: each is a class function in the program.
    let sizes = setting.classes.sizes
    let traces = setting.classes.representatives.map { functions.character(at: $0) }
    if let stated = operators.bounds.character(traces, sizes, epsilon) {
      parts.append(
        .require(
          Rational(value.ceiling), .atLeast, Rational(stated),
          "the best class function proves what the character of F proves"))
    }
    return .all(parts)
  }

  private static let delsarteExact = Claim(
    id: "bounds.delsarte-exact",
    statement:
      "For exact symmetry with convex weights every scheme has at least k(e)/mean(k) elements; the linear program without a "
      + "character table and the one with it have the same value.",
    formula: "size(ω) ≥ k(e)/mean(k) for exact ω ≥ 0",
    source: ClaimSource("Delsarte 1973; Reynolds, mathematics", "§5"),
    hypotheses: ["ω ≥ 0 exact on F"],
    scope: .everyGroup("the whole group, functions on the points", testOrder: 12, order: 24) { group in
      var instance = Instance(group: group, functionClass: .functions)
      let enumerated = try instance.setting().group
      instance.assign(.wholeGroup(enumerated, weightClass: .uniform), as: "ω", in: enumerated)
      return [instance]
    },
    generator: .exactSchemeOnClass(order: 16)
  ) { instance, operators in
    let setting = try instance.setting()
    let (functions, scheme) = (try setting.functions(), try instance.scheme("ω"))
    guard scheme.entries.allSatisfy({ $0.weight.signum > 0 }), try setting.standing(of: scheme, at: .zero) == .equal
    else { return .vacuous("ω ≥ 0 exact on F") }
    guard let value = operators.bounds.exactDelsarte(functions),
      let other = operators.bounds.delsarte(try setting.occurring(), .zero)
    else { return .vacuous("the programs are solved") }
    return .all(
      .require(Rational(scheme.size), .atLeast, value, "size(ω) ≥ k(e)/mean(k)"),
      .require(Quantity(value), .equal, other.quantity, "the two programs have the same value"))
  }

  private static let fixedPoints = Claim(
    id: "bounds.fixed-points",
    statement:
      "With convex weights, functions on n points under a group with m orbits cost at least n/m exactly and n/(m + ε(n−m)) for "
      + "weak(ε), by the number of fixed points as class function; so S_n on n points costs n.",
    formula: "size(ω) ≥ fix(e)/(m + ε(n − m)), m = mean(fix) = number of orbits, ε = weak(ω)",
    source: .ours("§5, k = fix"),
    hypotheses: ["ω ≥ 0", "F = functions on the points"],
    scope: .everyUniformScheme(on: .functions, "functions on the points", testOrder: 6, order: 9),
    generator: .frequency(
      (
        2,
        Gen<InstanceGroup>.group(order: 24).flatMap {
          .withScheme(Instance(group: $0, functionClass: .functions), weights: [.uniform, .convex])
        }
      ),
      (
        1,
        Gen<InstanceGroup>.group(order: 24).flatMap {
          .withExactScheme(Instance(group: $0, functionClass: .functions))
        }
      ))
  ) { instance, operators in
    let setting = try instance.setting()
    let scheme = try instance.scheme("ω")
    guard scheme.entries.allSatisfy({ $0.weight.signum > 0 }) else { return .vacuous("ω ≥ 0") }
    guard case .functions? = instance.functionClass else { return .vacuous("F = functions on the points") }
    let (group, classes) = (setting.group, setting.classes)
    let fixed = classes.representatives.map { element in
      (0..<group.degree).count { group.image(of: $0, under: element) == $0 }
    }
    let epsilon = operators.averaging.weakError(scheme, try setting.errors()).upper.shortenedUp
    // The number of orbits, by their definition.
    var orbits = Set<Set<Int>>()
    for point in 0..<group.degree { orbits.insert(Set((0..<group.order).map { group.image(of: point, under: $0) })) }
    let (points, mean) = (Rational(group.degree), Rational(orbits.count))
    let bound = points / (mean + epsilon * (points - mean))
    guard let stated = operators.bounds.character(fixed, classes.sizes, epsilon) else {
      return .require(0, .equal, 1, "a bound is stated for a character without negative values")
    }
    return .all(
      .require(Rational(stated), .equal, Rational(bound.ceiling), "the stated bound is ⌈n/(m + ε(n − m))⌉"),
      .require(scheme.size, .atLeast, stated, "size(ω) ≥ the stated bound"))
  }

  private static let delsarteAtIdentity = Claim(
    id: "bounds.delsarte-without-positive-identity", requires: [.regular],
    statement:
      "k(e)/mean(k) is a lower bound for every class function k ≥ 0 off e, whatever k(e) is (as printed in secondary notes).",
    formula: "AC_ex(F) ≥ k(e)/mean(k), k ≥ 0 off e",
    source: ClaimSource("secondary notes on Delsarte's bound", "without the hypothesis k(e) > 0"),
    hypotheses: ["F = all functions on G, so AC_ex = |G|", "k(g) = k(g⁻¹) ≥ 0 for g ≠ e", "mean(k) ≠ 0"],
    expected: .fails,
    scope: .everyGroup(
      "all groups, all class functions with values from −2 to 2, all functions on the group", testOrder: 3, order: 3
    ) { group in
      let instance = Instance(group: group, functionClass: .regular)
      let count = try instance.setting().classes.count
      var lists: [[Rational]] = [[]]
      for _ in 0..<count { lists = lists.flatMap { list in (-2...2).map { list + [Rational($0)] } } }
      return lists.map { values in
        var next = instance
        next.vectors["k"] = values
        return next
      }
    },
    generator: Gen { source in
      var instance = Instance(group: try source.draw(Gen<InstanceGroup>.catalogued(order: 8)), functionClass: .regular)
      let classes = try instance.setting().classes
      var values = try source.draw(Gen<Int>.int(in: 0...3).array(count: classes.count)).map { Rational($0) }
      values[0] = Rational(try source.draw(Gen<Int>.int(in: -12...12)))
      for number in classes.inverseClasses.indices { values[classes.inverseClasses[number]] = values[number] }
      instance.vectors["k"] = values
      return instance
    }
  ) { instance, _ in
    let setting = try instance.setting()
    let classes = setting.classes
    let values = try instance.vector("k", count: classes.count)
    guard values.dropFirst().allSatisfy({ $0.signum >= 0 }),
      classes.inverseClasses.indices.allSatisfy({ values[$0] == values[classes.inverseClasses[$0]] })
    else { return .vacuous("k(g) = k(g⁻¹) ≥ 0 for g ≠ e") }
    let sum = zip(values, classes.sizes).reduce(Rational.zero) { $0 + $1.0 * Rational($1.1) }
    if sum.isZero { return .vacuous("mean(k) ≠ 0") }
    let order = Rational(setting.group.order)
    return .require(order, .atLeast, values[0] * order / sum, "AC_ex = |G| ≥ k(e)/mean(k)")
  }

  private static let delsarteAffine = Claim(
    id: "bounds.delsarte-for-affine",
    statement: "Delsarte's bound holds for weights of any sign.",
    formula: "size(ω) ≥ k(e)/mean(k) for exact ω of any sign",
    source: .ours("§5, the hypothesis ω ≥ 0 dropped"),
    hypotheses: ["ω exact on F"],
    expected: .fails,
    scope: affineScope,
    generator: Gen<InstanceGroup>.catalogued(order: 8).flatMap { group in
      Gen<Instance>.withExactScheme(Instance(group: group, functionClass: .functions))
    }
  ) { instance, operators in
    let setting = try instance.setting()
    let scheme = try instance.scheme("ω")
    guard operators.averaging.isExact(scheme, try setting.functions()) else { return .vacuous("ω exact on F") }
    guard let value = operators.bounds.exactDelsarte(try setting.functions()) else {
      return .vacuous("the program is solved")
    }
    return .require(Rational(scheme.size), .atLeast, value, "size(ω) ≥ k(e)/mean(k)")
  }
}

extension RealCyclotomic {
  /// The number as a quantity: exact if it is rational.
  var quantity: Quantity {
    rational.map { Quantity($0) } ?? Quantity(enclosure(bits: 80), closedForm: description)
  }
}

extension Setting {
  /// Irr(F), by the character of F.
  func occurring() throws -> OccurringIrreducibles {
    try OccurringIrreducibles(in: .character(of: functions(), classes: classes), of: characterTable())
  }
}
