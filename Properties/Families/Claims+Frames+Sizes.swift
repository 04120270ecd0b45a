import Averaging
import ExactArithmetic
import PropertyTesting
import Representations

extension Claim {
  static let frameHasStabilizers = Claim(
    id: "frames.size-is-a-multiple-of-the-stabilizer",
    statement: "An equivariant frame has at x a multiple of |Stab(x)| elements, so at least so many.",
    formula: "F(gx) = gF(x) ⇒ |Stab(x)| divides |F(x)|",
    source: .ours("§9: hF(x) = F(x) for h ∈ Stab(x)"), hypotheses: ["F(gx) = gF(x)"],
    scope: .everyAction(
      "all actions on at most 5 points, the frames made from single elements", points: 5, testOrder: 6, order: 8
    ) { try $0.withEquivariantFrames() },
    generator: .frame(order: 16, isEquivariant: true)
  ) { instance, operators in
    let action = try PointAction(instance.setting())
    // The frame of the instance, and those that the library makes from its set at the first point and from single elements of it.
    let given = try instance.frame(count: action.degree)
    let made = ([given[0]] + given[0].map { [$0] }).map { operators.frames.equivariantFrame($0, action) }
    guard action.isEquivariant(given) else { return .vacuous("F(gx) = gF(x)") }
    return .all(
      ([given] + made).flatMap { frame in
        (0..<action.degree).map { point in
          .require(
            frame[point].count % action.stabilizer(of: point).count, .equal, 0, "|F(x)| mod |Stab(x)| = 0")
        }
      }
        + made.map { frame in
          .require(action.isEquivariant(frame) ? 1 : 0, .equal, 1, "the frame made from a set is equivariant")
        })
  }

  static let oneElementFrameExists = Claim(
    id: "frames.one-element-frame-exists",
    statement: "Every action has an equivariant frame with one element for each point.",
    formula: "c : X → G with c(gx) = g c(x) exists",
    source: .ours("§9; one query for each point is the least conceivable frame"),
    reading: "Equivariance of the frame itself, not only of the average; canonicalization asks for less.",
    expected: .fails,
    scope: .everyAction("all actions on at most 4 points", points: 4, testOrder: 4, order: 8) { [$0] },
    generator: .frame(order: 8, isEquivariant: true)
  ) { instance, _ in
    let action = try PointAction(instance.setting())
    // At the least point of each orbit any element may be tried; it must not matter which element carries it to gx.
    let parts = action.orbits.map { orbit -> Judgement in
      let possible = (0..<action.group.order).count { choice in
        action.stabilizer(of: orbit[0]).allSatisfy { action.group.product($0, choice) == choice }
      }
      return .require(possible, .atLeast, 1, "the number of c(x₀) with c(gx₀) = g c(x₀) well defined, x₀ in an orbit")
    }
    return .all(parts)
  }

  static let weightedFrameIsInvariant = Claim(
    id: "frames.weighted-frame-is-invariant",
    statement:
      "The average with equivariant weights, which depend on the point, is invariant, and leaves invariant functions as they are.",
    formula: "μ_{hx}(hg) = μ_x(g), Σ μ_x = 1 ⇒ x ↦ Σ μ_x(g) f(g⁻¹x) is invariant, and f where f is",
    source: ClaimSource("Dym, Lawrence & Siegel, arXiv 2402.16077", "weighted frames"),
    hypotheses: ["μ_{hx}(hg) = μ_x(g)"],
    generator: .weightedFrame(order: 12)
  ) { instance, operators in
    let setting = try instance.setting()
    let action = try PointAction(setting)
    let f = try instance.vector("f", count: action.degree)
    let weights = try (0..<action.degree).map { try instance.scheme("μ(\($0 + 1))") }
    for generator in setting.group.generatorIndices {
      for point in 0..<action.degree {
        let moved = weights[point].translated(left: generator, in: setting.group)
        guard moved.entries == weights[action.image(of: point, under: generator)].entries else {
          return .vacuous("μ_{hx}(hg) = μ_x(g)")
        }
      }
    }
    let numbers = (0..<action.degree).map { Rational(action.orbit(of: $0)[0] + 1) }
    return .all(
      [
        action.requireInvariance("Σ μ_{hx}(g) f(g⁻¹hx) = Σ μ_x(g) f(g⁻¹x), h a generator") {
          operators.frames.weightedAverage(f, weights[$0], $0, action)
        }
      ]
        + (0..<action.degree).map {
          .require(
            operators.frames.weightedAverage(numbers, weights[$0], $0, action), .equal, numbers[$0],
            "Σ μ_x(g) i(g⁻¹x) = i(x) for the invariant i that numbers the orbits")
        })
  }

  static let constantFrameIsWholeGroup = Claim(
    id: "frames.constant-frame-is-the-whole-group",
    statement: """
      A frame that does not depend on the point is equivariant only if it is the whole group; then its average is the Reynolds \
      operator. This is where independence of the point enters the lower bound.
      """,
    formula: "S = gS for all g ∈ G, S ≠ ∅ ⇒ S = G",
    source: .ours("§1, §9"),
    scope: .everyGroup(
      "all groups, all sets of elements that contain the identity, one point", testOrder: 6, order: 8
    ) { try Instance(group: $0).withConstantFrames() },
    generator: .frame(order: 12, isEquivariant: true)
  ) { instance, operators in
    let action = try PointAction(instance.setting())
    let set = try instance.elementNumbers("F(1)")
    guard !set.isEmpty else { throw InstanceError("a frame has at least one element at each point") }
    let group = action.group
    let isEquivariant = group.generatorIndices.allSatisfy { generator in
      Set(set.map { group.product(generator, $0) }) == Set(set)
    }
    if !isEquivariant { return .require(set.count, .less, group.order, "|S| < |G| where gS ≠ S for some g") }
    let f = (0..<action.degree).map { Rational($0 * $0 + 1) }
    let whole = operators.averaging.wholeGroup(group)
    return .all(
      [.require(set.count, .equal, group.order, "|S| = |G| where gS = S for all g")]
        + (0..<action.degree).map {
          .require(
            operators.frames.average(f, set, $0, action), .equal,
            operators.frames.weightedAverage(f, whole, $0, action), "⟨f⟩(x) = (Pf)(x)")
        })
  }

  static let noMethodIsCheaper = Claim(
    id: "frames.no-method-below-averaging-cost", requires: [.functionsOnPoints],
    statement: """
      No method of enforcing symmetry reaches exact invariance with fewer queries for each point than the averaging complexity \
      (as the referee asks to be shown: “other enforcement methods cannot bypass the linear cost for exact symmetry”).
      """,
    formula: "x ↦ f(c(x)⁻¹x) invariant for all functions f on X ⇒ 1 ≥ AC_ex(F)",
    source: .review("Referee report, major comment 2"),
    reading: "Weights may depend on the point, as frames and canonicalizations do; F is all functions on the points.",
    expected: .fails,
    scope: .everyAction(
      "all actions on at most 3 points, the canonicalization by least points", points: 3, testOrder: 2, order: 6
    ) { try $0.withCanonicalElements() },
    generator: Gen<Instance>.frame(order: 8, isEquivariant: true).map { try $0.withCanonicalElements()[0] }
  ) { instance, operators in
    let setting = try instance.setting()
    let action = try PointAction(setting)
    let frame = try instance.frame(count: action.degree)
    for index in 0..<action.degree {
      let f = (0..<action.degree).map { Rational($0 == index ? 1 : 0) }
      let values = (0..<action.degree).map { operators.frames.average(f, frame[$0], $0, action) }
      guard action.fixes(values) else { return .vacuous("the method makes every function invariant") }
    }
    let queries = frame.map(\.count).max() ?? 0
    let system = ExactSystem(try operators.costs.coefficients(setting.functions()))
    return .require(
      queries, .atLeast, system.least(.convex).support.count, "queries for each point ≥ AC_ex(F)")
  }
}
