import Averaging
import ExactArithmetic
import FiniteGroups
import PropertyTesting
import Representations

extension Claim {
  /// Exact schemes, by the system that they solve.
  static let exactnessOfSchemes: [Claim] = [linearSystem, moveFromUniform, reducedSchemes]

  private static let linearSystem = Claim(
    id: "exactness.linear-system",
    statement: "A scheme is exact on F if and only if it gives every matrix coefficient its mean.",
    formula: "E_ω = P on F ⇔ Σ ω(g) φ(g) = mean(φ) for all φ ∈ M(F)",
    source: .ours("§1, exact schemes"),
    scope: .everyUnion(", the uniform schemes on the subgroups with at most two generators", testOrder: 6, order: 12) {
      instance in
      let group = try instance.setting().group
      let seeds = (0..<group.order).flatMap { first in (first..<group.order).map { [first, $0] } }
      let subgroups = Set(seeds.map { Subgroup(of: group, generatedBy: $0).elements })
      return try subgroups.sorted { $0.lexicographicallyPrecedes($1) }.map { elements in
        var instance = instance
        instance.assign(try .uniform(on: elements), as: "ω", in: group)
        return instance
      }
    },
    generator: .schemeNearExactness(order: 12)
  ) { instance, operators in
    let setting = try instance.setting()
    let functions = try setting.functions()
    let scheme = try instance.scheme("ω")
    let group = setting.group
    // ‖E_ω − P‖² by the definition of both.
    let whole = AveragingScheme.wholeGroup(group, weightClass: .convex)
    let distance = functions.constituents.reduce(Rational.zero) {
      $0 + (scheme.matrix(on: $1) - whole.matrix(on: $1)).squaredNorm
    }
    let residual = operators.exactness.coefficientBasis(functions).reduce(Rational.zero) { sum, values in
      let mean = Rational(values.reduce(0, +), group.order)
      let value = scheme.entries.reduce(-mean) { $0 + $1.weight * Rational(values[$1.element]) }
      return sum + value * value
    }
    return .require(
      residual.isZero ? 1 : 0, .equal, distance.isZero ? 1 : 0,
      "all matrix coefficients get their means (1) iff ‖E_ω − P‖² = 0 (1)")
  }

  private static let moveFromUniform = Claim(
    id: "exactness.move-from-uniform",
    statement:
      "If a function φ ≠ 0 on G is orthogonal to M(F ⊕ 1), moving from the uniform scheme along φ until a weight "
      + "reaches 0 gives an exact convex scheme on fewer than |G| elements.",
    formula: "φ ⊥ M(F ⊕ 1), φ ≠ 0, t = 1/(|G| max(−φ)) ⇒ ω = 1/|G| + tφ is exact, ω ≥ 0, |supp ω| < |G|",
    source: .ours("§3, the criterion, constructive direction"), hypotheses: ["F lacks an irreducible representation"],
    generator: .complementFunction(order: 16)
  ) { instance, operators in
    let setting = try instance.setting()
    let group = setting.group
    let functions = try setting.functions()
    let elements = try instance.elementNumbers("G")
    var direction = [Rational](repeating: .zero, count: group.order)
    for (element, value) in zip(elements, try instance.vector("φ", count: elements.count)) {
      direction[element] = value
    }
    guard let least = direction.min(), least.signum < 0 else { return .vacuous("φ ≠ 0 has negative values") }
    let basis = operators.exactness.coefficientBasis(functions)
    let isOrthogonal = basis.allSatisfy { values in
      zip(values, direction).reduce(Rational.zero) { $0 + Rational($1.0) * $1.1 }.isZero
    }
    guard isOrthogonal else { return .vacuous("φ ⊥ M(F ⊕ 1)") }
    let share = Rational(1, group.order)
    let weights = direction.map { share - share * $0 / least }
    let scheme = try AveragingScheme(
      weights.enumerated().map { (element: $0.offset, weight: $0.element) }, weightClass: .convex)
    return .all(
      .require(scheme.size, .less, group.order, "|supp ω| < |G|"),
      .require(operators.averaging.isExact(scheme, functions) ? 1 : 0, .equal, 1, "ω is exact (1)"))
  }

  private static let reducedSchemes = Claim(
    id: "exactness.reduced-scheme",
    statement: "There is an exact convex scheme on at most dim M(F ⊕ 1) elements, and an exact affine one.",
    formula: "AC_ex(F) ≤ dim M(F ⊕ 1)",
    source: .ours("§3; Carathéodory"), testCases: 30, scope: .everyUnion("", testOrder: 6, order: 12),
    generator: .unionOnGroup(order: 12)
  ) { instance, operators in
    let functions = try instance.setting().functions()
    let system = ExactnessSystem(functions)
    return .all(
      try [WeightClass.convex, .affine].flatMap { weights -> [Judgement] in
        let scheme = try operators.exactness.reducedScheme(functions, weights)
        let isSolution = system.isSatisfied(scheme.entries.map(\.weight), on: scheme.support)
        let least = scheme.entries.map(\.weight).min() ?? .zero
        return [
          .require(isSolution ? 1 : 0, .equal, 1, "the \(weights.rawValue) scheme solves the system of exactness (1)"),
          .require(scheme.size, .atMost, system.dimension, "size of the \(weights.rawValue) scheme ≤ dim M(F ⊕ 1)"),
          weights == .affine ? .holds : .require(least, .greater, 0, "least weight of the convex scheme > 0"),
        ]
      })
  }
}

extension AveragingScheme {
  /// Σ ω(g) ρ(g) on a summand, entry by entry from the table.
  func matrix(on constituent: Constituent) -> Matrix<Rational> {
    var sum = Matrix<Rational>(
      rowCount: constituent.dimension, columnCount: constituent.dimension, repeating: .zero)
    for entry in entries {
      for row in 0..<constituent.dimension {
        for column in 0..<constituent.dimension {
          let value = constituent.entry(row, column, at: entry.element)
          if value != 0 { sum[row, column] += entry.weight * Rational(value) }
        }
      }
    }
    return sum
  }
}

extension Gen where Value == Instance {
  /// A class with a scheme ω: any affine one, an exact one that solves the system on a random half of the group, or a translate
  /// of a subgroup's.
  static func schemeNearExactness(order limit: Int) -> Gen<Instance> {
    Gen { source in
      var instance = try source.draw(Gen<Instance>.unionOnGroup(order: limit))
      let setting = try instance.setting()
      let group = setting.group
      let scheme = try source.draw(Gen<AveragingScheme>.scheme(in: group, .affine))
      instance.assign(scheme, as: "ω", in: group)
      guard try source.draw(Gen<Bool>.bool(probability: 0.5)) else { return instance }
      let system = ExactnessSystem(try setting.functions())
      let support = try source.draw(Gen<[Int]>.subset(of: Array(0..<group.order)))
      let isConvex = try source.draw(Gen<Bool>.bool(probability: 0.5))
      let weights = isConvex ? system.convexWeights(on: support).weights : system.affineWeights(on: support)
      let exact = try AveragingScheme(
        zip(
          weights == nil ? Array(0..<group.order) : support,
          weights ?? Array(repeating: Rational(1, group.order), count: group.order)
        )
        .map { (element: $0, weight: $1) }, weightClass: .affine)
      instance.assign(exact, as: "ω", in: group)
      return instance
    }
  }

  /// A class that lacks a representation, with a function φ orthogonal to M(F ⊕ 1): its values on the listed elements G.
  static func complementFunction(order limit: Int) -> Gen<Instance> {
    Gen { source in
      var instance = try source.draw(Gen<Instance>.unionOnGroup(order: limit))
      let setting = try instance.setting()
      let group = setting.group
      let basis = ExactnessSystem(try setting.functions()).complement
      let factors = try source.draw(Gen<[Rational]>.vector(count: basis.count))
      instance.elements["G"] = (0..<group.order).map { group.permutation($0) }
      instance.vectors["φ"] = (0..<group.order).map { g in
        zip(factors, basis).reduce(.zero) { $0 + $1.0 * $1.1[g] }
      }
      return instance
    }
  }
}
