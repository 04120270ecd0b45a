import Averaging
import ExactArithmetic
import FiniteGroups
import PropertyTesting
import Symmetrizers

extension Claim {
  /// Averages with fixed weights as they are evaluated, and what they say of themselves.
  static let evaluations: [Claim] = [evaluation, schemeGuarantee]

  private static let evaluation = Claim(
    id: "symmetrizers.evaluation-is-the-definition",
    statement: """
      The value of a symmetrized function is the weighted sum of the answers at the moved inputs, each carried back, whatever the size of \
      the batches, with as many queries as the scheme has elements; over the whole group the result is equivariant.
      """,
    formula: "f̃(x) = Σ ω(g) ρ(g)f(g⁻¹x); ω = 1/|G| ⇒ f̃(hx) = ρ(h)f̃(x)",
    source: ClaimSource("A. Hurwitz 1897", "averages over groups"), hypotheses: ["at most 6 coordinates"],
    reading: "f(x) = (Σ_j A_ij x_j²)_i; inputs and outputs are permuted.", testCases: 40,
    scope: .everyGroup(
      "all groups on at most 4 points, equal weights on e and another element, A with one entry in each row",
      testOrder: 4, order: 8
    ) { group in
      guard (1...4).contains(group.degree) else { return [] }
      var instance = Instance(group: group)
      let (enumerated, count) = (try instance.setting().group, group.degree)
      instance.vectors["A"] = (0..<(count * count)).map { $0 % count == 0 ? Rational($0 / count + 1) : 0 }
      instance.vectors["x"] = (0..<count).map { Rational($0 + 1) }
      let schemes = try (0..<enumerated.order).map { try AveragingScheme.uniform(on: Set([0, $0]).sorted()) }
      return instance.with("ω", each: schemes, in: enumerated)
    },
    generator: Gen<Instance> { source in
      var instance = Instance(group: try source.draw(Gen<InstanceGroup>.subgroup(order: 24)))
      let (group, count) = (try instance.setting().group, instance.group.degree)
      instance.vectors["A"] = try source.draw(Gen<[Rational]>.vector(count: count * count))
      instance.vectors["x"] = try source.draw(Gen<[Rational]>.vector(count: count))
      instance.assign(try source.draw(Gen<AveragingScheme>.scheme(in: group)), as: "ω", in: group)
      return instance
    }
  ) { instance, operators in
    let (group, count) = (try instance.setting().group, instance.group.degree)
    guard (1...6).contains(count) else { return .vacuous("at most 6 coordinates") }
    let (coefficients, x) = (try instance.vector("A", count: count * count), try instance.vector("x", count: count))
    let scheme = try instance.scheme("ω")
    let function = { @Sendable (point: [Rational]) -> [Rational] in
      (0..<count).map { row in
        (0..<count).reduce(Rational.zero) { $0 + coefficients[row * count + $1] * point[$1] * point[$1] }
      }
    }
    let stated = scheme.entries.reduce([Rational](repeating: 0, count: count)) { sum, entry in
      let g = group.permutation(entry.element)
      let moved = g.moved(function(g.inverse.moved(x)))
      return sum.indices.map { sum[$0] + entry.weight * moved[$0] }
    }
    let inputs = [x] + group.generatorIndices.map { group.permutation($0).moved(x) }
    let whole = try operators.augmentations.evaluate(function, nil, group, inputs, 7).values
    return .all(
      try [1, 2, Int.max].flatMap { limit -> [Judgement] in
        let found = try operators.augmentations.evaluate(function, scheme, group, [x, x], limit)
        return [
          .require(found.values == [stated, stated] ? 1 : 0, .equal, 1, "f̃(x) = Σ ω(g) ρ(g)f(g⁻¹x), twice in a batch"),
          .require(found.queries == [scheme.size, scheme.size] ? 1 : 0, .equal, 1, "queries"),
        ]
      }
        + zip(group.generatorIndices, whole.dropFirst()).map { h, value in
          .require(
            value == group.permutation(h).moved(whole[0]) ? 1 : 0, .equal, 1, "f̃(hx) = ρ(h)f̃(x) over the whole group")
        })
  }

  private static let schemeGuarantee = Claim(
    id: "symmetrizers.scheme-averaging-guarantee",
    statement: """
      What averaging with a scheme proves of itself on the functions on points is true, for weights of either sign: exact just if E_ω is the \
      projection, else at most the error stated on each function; as many queries as elements; invariant functions stay as they are.
      """,
    formula: "‖(I−P)E_ω f‖² ≤ ε‖(I−P)f‖², E_ω i = i for i = Pi",
    source: .paper("section 3"), testCases: 40,
    scope: .everyAction(
      "all actions on at most 3 points, the first functions of the basis, equal weights on e and another element",
      points: 3,
      testOrder: 3, order: 6
    ) { instance in
      let group = try instance.setting().group
      let schemes = try (0..<group.order).map { try AveragingScheme.uniform(on: Set([0, $0]).sorted()) }
      return try instance.withBasisFunctions().prefix(1).flatMap { $0.with("ω", each: schemes, in: group) }
    },
    generator: Gen<Instance> { source in
      var instance = try source.draw(Gen<Instance>.frame(order: 8, isEquivariant: true))
      instance.elements = [:]
      let group = try instance.setting().group
      instance.assign(try source.draw(Gen<AveragingScheme>.scheme(in: group)), as: "ω", in: group)
      return instance
    }
  ) { instance, operators in
    let action = try PointAction(instance.setting())
    let f = try instance.vector("f", count: action.degree)
    let scheme = try instance.scheme("ω")
    var functions = instance
    functions.functionClass = .functions
    let stated = try operators.augmentations.schemeProfile(scheme, functions.setting().functions())
    let numbers = (0..<action.degree).map { Rational(action.orbit(of: $0)[0] + 1) }
    return .all(
      .require(stated.queries, .equal, scheme.size, "queries"),
      .require(
        stated.guarantee.kind == .exact ? 1 : 0, .equal, action.isProjection(scheme) ? 1 : 0, "exact ⇔ E_ω = P"),
      .require(
        action.average(numbers, by: scheme) == numbers ? 1 : 0, .equal, 1, "E_ω i = i for the i that numbers the orbits"
      ),
      .require(
        action.remaining(of: f, by: scheme), .atMost, (stated.guarantee.error ?? -1) * action.remaining(of: f, by: nil),
        "‖(I−P)E_ω f‖² ≤ ε‖(I−P)f‖² for the ε stated"))
  }
}

extension PointAction {
  /// Whether E_ω = P on functions on the points.
  func isProjection(_ scheme: AveragingScheme) -> Bool {
    (0..<degree).allSatisfy { point in
      let unit = (0..<degree).map { Rational($0 == point ? 1 : 0) }
      return average(unit, by: scheme) == average(unit)
    }
  }

  /// ‖E_ω(f − Pf)‖², the identity being meant without a scheme.
  func remaining(of function: [Rational], by scheme: AveragingScheme?) -> Rational {
    let rest = function.minus(average(function))
    return (scheme.map { average(rest, by: $0) } ?? rest).reduce(.zero) { $0 + $1 * $1 }
  }
}
