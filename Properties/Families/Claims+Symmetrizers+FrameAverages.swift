import ExactArithmetic
import FiniteGroups
import PropertyTesting
import Symmetrizers

extension Claim {
  /// Averaging over a frame that the caller gives, with outputs that move.
  static let frameAverages: [Claim] = [frameAverageIsEquivariant, frameViolationsAreFound]

  private static let frameAverageIsEquivariant = Claim(
    id: "symmetrizers.frame-average-is-equivariant",
    statement: """
      The average over an equivariant frame, outputs carried back, is equivariant for every function, leaves equivariant functions as they \
      are, and asks |F(x)| queries at x.
      """,
    formula: "f̃(x) = (1/|F(x)|) Σ_{g∈F(x)} ρ(g)f(g⁻¹x), f̃(hx) = ρ(h)f̃(x)",
    source: ClaimSource(puny.document, "Theorem 1, equivariant outputs"), hypotheses: ["F(gx) = gF(x)"],
    reading: "Outputs are functions on the points, moved with them.",
    scope: .everyAction(
      "all actions on at most 4 points, the frames made from single elements, f(x) = δ_x weighted by its number",
      points: 4,
      testOrder: 3, order: 6
    ) { instance in
      try instance.withEquivariantFrames().map { instance in
        var instance = instance
        let degree = try PointAction(instance.setting()).degree
        instance.vectors["f"] = (0..<(degree * degree)).map { $0 / degree == $0 % degree ? Rational($0 % degree) : 0 }
        return instance
      }
    },
    generator: frameOfOutputs(isEquivariant: true)
  ) { instance, operators in
    let action = try PointAction(instance.setting())
    let (count, frame) = (action.degree, try instance.frame(count: action.degree))
    guard action.isEquivariant(frame) else { return .vacuous("F(gx) = gF(x)") }
    let entries = try instance.vector("f", count: count * count)
    let method = operators.canonicalizations.frameAveraging(frame, action)
    let asked = try (0..<count).map { try AskedPoints(method, at: $0) }
    /// Σ ω(g) ρ(g) f(g⁻¹x) for outputs f(x).
    func average(_ outputs: (Int) -> [Rational], at point: Int) -> [Rational] {
      zip(asked[point].queries, asked[point].points).reduce([Rational](repeating: 0, count: count)) { sum, query in
        let moved = action.moved(outputs(query.1), by: query.0.element)
        return sum.indices.map { sum[$0] + query.0.weight * moved[$0] }
      }
    }
    let values = (0..<count).map { average({ Array(entries[($0 * count)..<(($0 + 1) * count)]) }, at: $0) }
    // x ↦ δ_x is equivariant.
    let unit = { (point: Int) -> [Rational] in (0..<count).map { $0 == point ? 1 : 0 } }
    return .all(
      (0..<count).flatMap { point in
        [
          .require(asked[point].queries.count, .equal, frame[point].count, "|F(x)| queries"),
          .require(asked[point].queries.count, .atMost, asked[point].promised, "queries, as the profile says"),
          .require(average(unit, at: point) == unit(point) ? 1 : 0, .equal, 1, "x ↦ δ_x stays as it is"),
        ]
      }
        + action.group.generatorIndices.flatMap { h in
          (0..<count).map { point in
            .require(
              values[action.image(of: point, under: h)] == action.moved(values[point], by: h) ? 1 : 0, .equal, 1,
              "f̃(hx) = ρ(h)f̃(x), h a generator")
          }
        })
  }

  private static let frameViolationsAreFound = Claim(
    id: "symmetrizers.frame-violations-are-found",
    statement: """
      The search for a violation, over all points and generators, finds one just if the frame is not equivariant; and one that concerns \
      invariance just if the points asked, with their weights, differ somewhere on an orbit.
      """,
    formula: "violation = ∅ ⇔ F(hx) = hF(x) for all x and generators h",
    source: puny, hypotheses: ["sets F(x) ≠ ∅"],
    scope: .everyAction(
      "all actions on at most 3 points, all frames with one element for each point", points: 3, testOrder: 2, order: 4
    ) { try $0.withSingleElements() },
    generator: Gen<Instance>.oneOf(frameOfOutputs(isEquivariant: true), frameOfOutputs(isEquivariant: false))
  ) { instance, operators in
    let action = try PointAction(instance.setting())
    let group = action.group
    let frame = try instance.frame(count: action.degree)
    let method = operators.canonicalizations.frameAveraging(frame, action)
    let points = 0..<action.degree
    let strict = try method.equivarianceViolation(points: points, elements: group.generatorIndices)
    let weak = try method.invarianceViolation(points: points, elements: group.generatorIndices)
    // Each point of the orbit with the share of the elements that ask it.
    let measures = points.map { point in
      Dictionary(
        frame[point].map { (action.image(of: point, under: group.inverse($0)), Rational(1, frame[point].count)) },
        uniquingKeysWith: +)
    }
    let isInvariant = group.generatorIndices.allSatisfy { h in
      points.allSatisfy { measures[action.image(of: $0, under: h)] == measures[$0] }
    }
    return .all(
      .require(strict == nil ? 1 : 0, .equal, action.isEquivariant(frame) ? 1 : 0, "no violation ⇔ equivariant"),
      .require(weak == nil ? 1 : 0, .equal, isInvariant ? 1 : 0, "no violation of invariance ⇔ equal points asked"))
  }

  /// A frame, with a function f whose values are functions on the points.
  private static func frameOfOutputs(isEquivariant: Bool) -> Gen<Instance> {
    Gen { source in
      var instance = try source.draw(Gen<Instance>.frame(order: 10, isEquivariant: isEquivariant))
      let degree = try PointAction(instance.setting()).degree
      instance.vectors["f"] = try source.draw(Gen<[Rational]>.vector(count: degree * degree))
      return instance
    }
  }
}
