import ExactArithmetic
import PropertyTesting
import Representations

extension Claim {
  /// Frames and canonicalization: weights that depend on the point, and what they escape.
  static let frames: [Claim] = [
    canonicalizationIsInvariant, canonicalizationFixesInvariants, equivariantFrameIsInvariant, anyFrameIsInvariant,
    frameFixesInvariants, frameHasStabilizers, oneElementFrameExists, weightedFrameIsInvariant,
    constantFrameIsWholeGroup, noMethodIsCheaper,
  ]

  static let puny = ClaimSource(
    "Puny et al., Frame averaging for invariant and equivariant network design, ICLR 2022", "Theorem 1")

  private static let canonicalizationIsInvariant = Claim(
    id: "frames.canonicalization-is-invariant",
    statement: """
      With one query for each point, at the least point of its orbit, every function becomes invariant: weights that depend on the \
      point need no large group average.
      """,
    formula: "x ↦ f(c(x)⁻¹x) is invariant, c(x)⁻¹x = min Gx",
    source: .ours("§9"),
    scope: .everyAction(
      "all actions on at most 6 points, all functions of the basis", points: 6, testOrder: 6, order: 12
    ) { try $0.withBasisFunctions() },
    generator: .frame(order: 16, isEquivariant: true)
  ) { instance, operators in
    let action = try PointAction(instance.setting())
    let f = try instance.vector("f", count: action.degree)
    return action.requireInvariance("f(c(gx)⁻¹gx) = f(c(x)⁻¹x), g a generator") { point in
      action.value(of: f, moved: operators.frames.canonicalElement(point, action), at: point)
    }
  }

  private static let canonicalizationFixesInvariants = Claim(
    id: "frames.canonicalization-fixes-invariants",
    statement: "Canonicalization leaves invariant functions as they are.",
    formula: "f(c(x)⁻¹x) = f(x) for invariant f",
    source: .ours("§9"),
    scope: .everyAction(
      "all actions on at most 6 points, the function that numbers the orbits", points: 6, testOrder: 6, order: 12
    ) { try $0.withOrbitNumbers() },
    generator: Gen<Instance>.frame(order: 16, isEquivariant: true).map { try $0.withOrbitNumbers()[0] }
  ) { instance, operators in
    let action = try PointAction(instance.setting())
    let f = try instance.vector("f", count: action.degree)
    guard action.fixes(f) else { return .vacuous("f is invariant") }
    return .all(
      (0..<action.degree).map { point in
        let element = operators.frames.canonicalElement(point, action)
        let asked = action.image(of: point, under: action.group.inverse(element))
        return .all(
          .require(asked, .equal, action.orbit(of: point)[0], "the least point of the orbit is asked for"),
          .require(f[asked], .equal, f[point], "f(c(x)⁻¹x) = f(x)"))
      })
  }

  private static let equivariantFrameIsInvariant = Claim(
    id: "frames.equivariant-frame-is-invariant",
    statement: "The average of any function over an equivariant frame is invariant.",
    formula: "x ↦ (1/|F(x)|) Σ_{g∈F(x)} f(g⁻¹x) is invariant if F(gx) = gF(x)",
    source: puny, hypotheses: ["F(gx) = gF(x)"],
    scope: .everyAction(
      "all actions on at most 5 points, the frames made from single elements, all functions of the basis", points: 5,
      testOrder: 4, order: 8
    ) { instance in try instance.withBasisFunctions().flatMap { try $0.withEquivariantFrames() } },
    generator: .frame(order: 16, isEquivariant: true)
  ) { instance, operators in
    let action = try PointAction(instance.setting())
    let f = try instance.vector("f", count: action.degree)
    let frame = try instance.frame(count: action.degree)
    guard action.isEquivariant(frame) else { return .vacuous("F(gx) = gF(x)") }
    return action.requireInvariance("⟨f⟩(gx) = ⟨f⟩(x), g a generator") {
      operators.frames.average(f, frame[$0], $0, action)
    }
  }

  private static let anyFrameIsInvariant = Claim(
    id: "frames.any-frame-is-invariant",
    statement: "The average of a function over a frame is invariant, whether or not the frame is equivariant.",
    formula: "x ↦ (1/|F(x)|) Σ_{g∈F(x)} f(g⁻¹x) is invariant for any sets F(x) ≠ ∅",
    source: ClaimSource(puny.document, "Theorem 1 without its hypothesis F(gx) = gF(x)"), expected: .fails,
    scope: .everyAction(
      "all actions on at most 3 points, all frames with one element for each point, all functions of the basis",
      points: 3, testOrder: 2, order: 4
    ) { instance in try instance.withBasisFunctions().flatMap { try $0.withSingleElements() } },
    generator: .frame(order: 8, isEquivariant: false)
  ) { instance, operators in
    let action = try PointAction(instance.setting())
    let f = try instance.vector("f", count: action.degree)
    let frame = try instance.frame(count: action.degree)
    return action.requireInvariance("⟨f⟩(gx) = ⟨f⟩(x), g a generator") {
      operators.frames.average(f, frame[$0], $0, action)
    }
  }

  private static let frameFixesInvariants = Claim(
    id: "frames.average-fixes-invariants",
    statement: "The average of an invariant function over any frame, equivariant or not, is the function itself.",
    formula: "f invariant ⇒ (1/|F(x)|) Σ_{g∈F(x)} f(g⁻¹x) = f(x)",
    source: .ours("§9"),
    generator: Gen<Instance>.frame(order: 16, isEquivariant: false).map { try $0.withOrbitNumbers()[0] }
  ) { instance, operators in
    let action = try PointAction(instance.setting())
    let f = try instance.vector("f", count: action.degree)
    guard action.fixes(f) else { return .vacuous("f is invariant") }
    let frame = try instance.frame(count: action.degree)
    return .all(
      (0..<action.degree).map {
        .require(operators.frames.average(f, frame[$0], $0, action), .equal, f[$0], "⟨f⟩(x) = f(x)")
      })
  }
}
