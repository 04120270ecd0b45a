import ExactArithmetic
import FiniteGroups
import Generalization
import PropertyTesting

extension Claim {
  /// Near stabilizers of classes of functions, and what near symmetry under a part of a group does to complexities.
  static let nearStabilizers: [Claim] = [
    stabilizersGrow, stabilizerOfOneFunctionIsNormal, unitBallStabilizer, partialComplexity, partialComplexityUnchanged,
  ]

  private static let stabilizersGrow = Claim(
    id: "generalization.near-stabilizers-grow",
    statement: """
      The elements that move no function of a class by more than ε are among those for a larger ε, and form a normal \
      set if the group maps the class to itself.
      """,
    formula: "ε ≤ δ ⇒ Stab_ε ⊆ Stab_δ; G·F = F ⇒ hStab_εh⁻¹ = Stab_ε",
    source: petrache, hypotheses: ["μ is invariant", "the class is all images of a function"],
    scope: .everyAction(
      "all actions on at most 4 points, images of f = (0, 1, 2, …), ε = 1/2, δ = 1/2, 1", points: 4, testOrder: 4,
      order: 8
    ) {
      try $0.withCountingTarget().flatMap { [$0.with(number: Rational(1, 2), as: "δ"), $0.with(number: 1, as: "δ")] }
    },
    generator: stabilizerProblem
  ) { instance, operators in
    let points = try PointProblem(instance)
    let (epsilon, delta) = (try instance.number("ε"), try instance.number("δ"))
    guard let problem = try points.problem(), epsilon.signum >= 0, delta.signum >= 0 else {
      return .vacuous("μ is invariant, ε, δ ≥ 0")
    }
    let (action, group) = (points.action, points.action.group)
    let images = Set((0..<group.order).map { action.moved(points.target, by: $0) })
    func stabilizer(_ bound: Rational) throws -> [Int] {
      try operators.generalization.stabilizer(bound, Array(images), problem)
    }
    let (small, large) = (try stabilizer(epsilon), Set(try stabilizer(epsilon + delta)))
    let exact = (0..<group.order).filter { element in
      images.allSatisfy { points.squaredDistance(action.moved($0, by: element), $0) <= epsilon * epsilon }
    }
    let members = Set(small)
    let conjugates = small.flatMap { element in
      group.generatorIndices.map { group.product(group.product($0, element), group.inverse($0)) }
    }
    return .all(
      .require(small == exact ? 1 : 0, .equal, 1, "Stab_ε by its definition"),
      .require(small.count { !large.contains($0) }, .equal, 0, "elements of Stab_ε outside of Stab_{ε+δ}"),
      .require(conjugates.count { !members.contains($0) }, .equal, 0, "conjugates outside of Stab_ε"))
  }

  private static let stabilizerOfOneFunctionIsNormal = Claim(
    id: "generalization.near-stabilizer-of-a-function-is-normal",
    statement:
      "The elements that move one function by at most ε are a normal set (true if the class is mapped to itself).",
    formula: "hStab_εh⁻¹ = Stab_ε",
    source: .ours("§10"), hypotheses: ["μ is invariant"], expected: .fails,
    scope: .everyAction(
      "all actions on at most 4 points, targets of the basis, ε = 0", points: 4, testOrder: 6, order: 8
    ) { try $0.withTargets().map { $0.with(number: 0, as: "ε") } },
    generator: stabilizerProblem
  ) { instance, operators in
    let points = try PointProblem(instance)
    let epsilon = try instance.number("ε")
    guard let problem = try points.problem(), epsilon.signum >= 0 else { return .vacuous("μ is invariant, ε ≥ 0") }
    let group = points.action.group
    let stabilizer = try operators.generalization.stabilizer(epsilon, [points.target], problem)
    let members = Set(stabilizer)
    let outside = stabilizer.lazy.flatMap { element in
      group.generatorIndices.map { group.product(group.product($0, element), group.inverse($0)) }
    }.first { !members.contains($0) }
    guard let outside else { return .holds }
    return .require(
      points.displacements[outside], .atMost, epsilon * epsilon,
      "‖ρ(hgh⁻¹)f − f‖² ≤ ε² for a conjugate \(group.permutation(outside)) of an element of Stab_ε")
  }

  private static let unitBallStabilizer = Claim(
    id: "generalization.near-stabilizer-of-the-unit-ball",
    statement: """
      An element moves functions of norm at most 1 by up to 2cos(π/2ℓ) for its longest cycle of odd length ℓ, and by \
      up to 2 if it has one of even length; so the ε-stabilizer of the unit ball is read off the cycles.
      """,
    formula: "‖ρ(g) − I‖² = max over cycles of 4 (even length), 2 + 2cos(π/ℓ) (odd length ℓ)",
    source: .ours("§10"), hypotheses: ["μ is invariant"],
    reading: "A cycle of length ℓ has the eigenvalues e^{2πik/ℓ}; the one farthest from 1 counts.",
    scope: .everyAction(
      "all actions on at most 5 points, ε² = 0, 1, 3, 7/2, 4", points: 5, testOrder: 5, order: 8
    ) { instance in
      try instance.withTargets().prefix(1).flatMap { instance in
        [0, 1, 3, Rational(7, 2), 4].map { instance.with(number: $0, as: "ε²") }
      }
    },
    generator: Gen<Instance> { source in
      let instance = try source.draw(Gen<Instance>.randomDesign(order: 12, points: 6, samples: 1...1))
      return instance.with(number: Rational(try source.draw(Gen<Int>.int(in: 0...20)), 4), as: "ε²")
    }
  ) { instance, operators in
    let points = try PointProblem(instance)
    let square = try instance.number("ε²")
    guard let problem = try points.problem(), square.signum >= 0 else { return .vacuous("μ is invariant, ε² ≥ 0") }
    let found = Set(try operators.estimation.unitBallStabilizer(square, problem))
    return .all(
      (0..<points.action.group.order).map { element in
        let norm = points.action.cycleLengths(of: element).reduce(Enclosure(0)) { largest, length in
          let value =
            length == 1
            ? Enclosure(0)
            : length % 2 == 0
              ? Enclosure(4) : Enclosure(2) + Enclosure.cosine(ofTurns: Rational(1, 2 * length)).scaled(by: 2)
          return value.lower > largest.lower ? value : largest
        }
        return .require(
          Quantity(norm), found.contains(element) ? .atMost : .greater, Quantity(square),
          "‖ρ(g) − I‖² for the element \(points.action.group.permutation(element))")
      })
  }

  private static let partialComplexity = Claim(
    id: "generalization.partial-symmetry-changes-complexity-by-epsilon",
    statement: """
      If some elements change each function of a class by at most ε and carry X₀ onto all points, the expected \
      Rademacher complexities on X and on X₀ differ by at most ε, and the expected gap is at most twice that on X₀ and \
      2ε.
      """,
    formula: "|E R_n(F) − E R_n(F|X₀)| ≤ ε, E sup_f (μf − μ_n f) ≤ 2 E R_n(F|X₀) + 2ε",
    source: petrache, hypotheses: ["μ is uniform", "at most 8 functions, 4 points", "n ≤ 2"],
    scope: .everyAction(
      "all actions on at most 2 points, two functions with values 0, 1, all elements, n = 1, 2", points: 2,
      testOrder: 2, order: 4
    ) { instance in
      try instance.withPairsOfFunctions().flatMap { instance in
        [1, 2].map { instance.with(number: $0, as: "n") }
      }
    },
    generator: partialClasses
  ) { instance, operators in
    guard let partial = try PartialClass(instance) else { return .vacuous("at most 8 functions, 4 points") }
    let size = try instance.integer("n", in: 1...2)
    let (gap, complexity) = partial.functions.gapAndComplexity(size)
    let (_, reduced) = partial.onRepresentatives.gapAndComplexity(size)
    let epsilon = partial.action.largestChange(of: partial.functions, under: partial.elements)
    let found = try operators.estimation.partialComplexity(
      partial.functions, partial.elements, TabulatedAction(instance.setting().action, of: partial.action.group), size)
    return .all(
      .require(found.complexity, .equal, complexity, "E R_n(F), by all samples and signs"),
      .require(found.gap, .equal, gap, "the expected gap, by all samples"),
      .require(found.holds ? 1 : 0, .equal, 1, "the inequalities for the points that were chosen"),
      .require((complexity - reduced).magnitude, .atMost, epsilon, "|E R_n(F) − E R_n(F|X₀)| ≤ ε"),
      .require((found.complexity - found.reducedComplexity).magnitude, .atMost, epsilon, "the same as computed"),
      .require(gap, .atMost, 2 * reduced + 2 * epsilon, "E sup_f (μf − μ_n f) ≤ 2 E R_n(F|X₀) + 2ε"))
  }

  private static let partialComplexityUnchanged = Claim(
    id: "generalization.partial-symmetry-keeps-the-complexity",
    statement: "Near symmetry does not change the Rademacher complexity: it is that on points that reach all others.",
    formula: "E R_n(F) = E R_n(F|X₀)",
    source: petrache, hypotheses: ["μ is uniform", "at most 8 functions, 4 points", "n ≤ 2"],
    reading: "True for exact symmetry, ε = 0.", expected: .fails,
    scope: .everyAction(
      "all actions on at most 2 points, two functions with values 0, 1, all elements, n = 1", points: 2,
      testOrder: 2, order: 4
    ) { try $0.withPairsOfFunctions().map { $0.with(number: 1, as: "n") } },
    generator: partialClasses
  ) { instance, _ in
    guard let partial = try PartialClass(instance) else { return .vacuous("at most 8 functions, 4 points") }
    let size = try instance.integer("n", in: 1...2)
    return .require(
      partial.functions.gapAndComplexity(size).complexity, .equal,
      partial.onRepresentatives.gapAndComplexity(size).complexity, "E R_n(F) = E R_n(F|X₀)")
  }

  private static let partialClasses = Gen<Instance> { source in
    let instance = try source.draw(classInstance)
    return instance.with(number: Rational(try source.draw(Gen<Int>.int(in: 1...2))), as: "n")
  }

  private static let stabilizerProblem = Gen<Instance> { source in
    let instance = try source.draw(Gen<Instance>.randomDesign(order: 12, points: 5, samples: 1...1))
    return instance.with(number: try source.draw(.ratio(denominator: 8)) * 2, as: "ε")
      .with(number: try source.draw(.ratio(denominator: 8)), as: "δ")
  }
}

/// A finite class of functions with some elements, and points X₀ from which the elements reach all.
private struct PartialClass {
  let action: PointAction
  let functions: [[Rational]]
  let elements: [Int]
  /// f(z(x)) for each x, z(x) the first point of X₀ from which x is reached.
  let onRepresentatives: [[Rational]]

  init?(_ instance: Instance) throws {
    let action = try PointAction(instance.setting())
    guard let functions = try instance.functions(on: action), action.degree <= 4 else { return nil }
    let elements = try instance.elementNumbers("S")
    let chosen = action.leastRepresentatives(elements)
    let source = (0..<action.degree).map { point in
      chosen.contains(point)
        ? point
        : chosen.first { start in elements.contains { action.image(of: start, under: $0) == point } } ?? point
    }
    (self.action, self.functions, self.elements) = (action, functions, elements)
    onRepresentatives = functions.map { function in source.map { function[$0] } }
  }
}

extension PointAction {
  /// The lengths of the cycles of an element on the points.
  fileprivate func cycleLengths(of element: Int) -> [Int] {
    var isSeen = [Bool](repeating: false, count: degree)
    return (0..<degree).compactMap { start in
      var (point, length) = (start, 0)
      while !isSeen[point] {
        isSeen[point] = true
        length += 1
        point = image(of: point, under: element)
      }
      return length > 0 ? length : nil
    }
  }
}
