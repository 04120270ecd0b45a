import BigInt
import ExactArithmetic
import PropertyTesting
import Representations

extension Claim {
  /// Threshold degrees and the profile of the powers of a representation.
  static let threshold: [Claim] = [thresholdDefinitions, thresholdBounds, thresholdExamples].flatMap { $0 }

  /// What thresholds are.
  private static let thresholdDefinitions: [Claim] = [
    symmetricMultiplicities, firstDegrees, profile, faithfulnessDropped,
  ]

  private static let symmetricMultiplicities = Claim(
    id: "threshold.symmetric-multiplicities",
    statement:
      "The coefficients of the Molien series are the multiplicities of the irreducible representations in the symmetric "
      + "powers.",
    formula: "m_π(t) = Σ_k ⟨π, Symᵏρ⟩ tᵏ, tr Symᵏρ(g) = [tᵏ] 1/det(1 − tρ(g))",
    source: .ours("§3, Molien series"), testCases: 25,
    scope: .everyCharacter(atMost: 1, testOrder: 4, order: 7),
    generator: .character(order: 12, dimension: 5)
  ) { instance, operators in
    let character = try instance.character()
    let eigenvalues = try CharacterEigenvalues(character, instance.setting())
    let degree = 4
    let series = try operators.threshold.symmetricMultiplicities(eigenvalues.table, character, degree)
    var parts: [Judgement] = []
    for (k, values) in eigenvalues.symmetricPowers(upTo: degree).enumerated() {
      let power = try operators.threshold.symmetricPower(character, k)
      let wrong = zip(power.values, values).count { $0 != $1 }
      parts.append(
        .require(wrong, .equal, 0, "classes on which the character of Sym^\(k) ρ is not [t^\(k)] 1/det(1 − tρ)"))
      for (row, count) in try eigenvalues.multiplicities(of: values).enumerated() {
        parts.append(
          .require(Rational(series[k][row]), .equal, Rational(count), "⟨χ\(row + 1), Sym^\(k) ρ⟩ in the Molien series"))
      }
    }
    return .all(parts)
  }

  private static let firstDegrees = Claim(
    id: "threshold.first-degrees",
    statement:
      "K* is the least k such that every irreducible representation occurs in a symmetric power of degree at most k.",
    formula: "K*(ρ) = max_π min{ℓ : ⟨π, Symˡρ⟩ ≠ 0}",
    source: .paper("Theorem 13, the threshold degree"), hypotheses: ["ρ is faithful"], testCases: 25,
    scope: .everyCharacter(atMost: 1, testOrder: 5, order: 8),
    generator: .character(order: 10, dimension: 5)
  ) { instance, operators in
    let character = try instance.character()
    let eigenvalues = try CharacterEigenvalues(character, instance.setting())
    guard eigenvalues.isFaithful else { return .vacuous("ρ is faithful") }
    let degrees = try operators.threshold.symmetricDegrees(eigenvalues.table, character)
    let limit = min(degrees.max() ?? 0, eigenvalues.table.groupOrder)
    let defined = try eigenvalues.firstDegrees(in: eigenvalues.symmetricPowers(upTo: limit))
    return .all(
      zip(degrees, defined).enumerated().map { row, pair in
        .require(pair.0, .equal, pair.1, "first degree of χ\(row + 1) in the symmetric powers")
      })
  }

  private static let profile = Claim(
    id: "threshold.profile",
    statement: "dim M of the polynomials of degree at most k never falls with k, and is |G| exactly from k = K* on.",
    formula: "dim M(Sym^{≤k} ρ ⊕ 1) ≤ dim M(Sym^{≤k+1} ρ ⊕ 1);  = |G| ⇔ k ≥ K*",
    source: .ours("§3, the profile"), hypotheses: ["ρ is faithful", "ρ has a real character"], testCases: 15,
    scope: .everyUnion("", testOrder: 6, order: 10), generator: .unionOnGroup(order: 10)
  ) { instance, operators in
    let character = try instance.character()
    let eigenvalues = try CharacterEigenvalues(character, instance.setting())
    guard eigenvalues.isFaithful else { return .vacuous("ρ is faithful") }
    let table = eigenvalues.table
    let dimensions = try operators.threshold.profileDimensions(table, character)
    let first = try eigenvalues.firstDegrees(in: eigenvalues.symmetricPowers(upTo: dimensions.count - 1))
    var parts: [Judgement] = [
      .require(dimensions.count - 1, .equal, first.max() ?? 0, "last degree of the profile = K*")
    ]
    for (k, value) in dimensions.enumerated() {
      let sum = first.indices.filter { first[$0] <= k || $0 == 0 }.reduce(0) {
        $0 + table.degrees[$1] * table.degrees[$1]
      }
      parts.append(.require(value, .equal, sum, "dim M(Sym^{≤\(k)} ρ ⊕ 1) = Σ d² over what occurs"))
      parts.append(
        .require(value, k == dimensions.count - 1 ? .equal : .less, table.groupOrder, "dim M = |G| at K*, less before"))
      if k > 0 { parts.append(.require(dimensions[k - 1], .atMost, value, "the profile does not fall at k = \(k)")) }
    }
    return .all(parts)
  }

  private static let faithfulnessDropped = Claim(
    id: "threshold.without-faithfulness",
    statement:
      "Every irreducible representation occurs in a symmetric power of degree at most |G| of any representation that is not "
      + "a sum of trivial ones (without faithfulness).",
    formula: "ρ nontrivial ⇒ Irr(⊕_{ℓ≤|G|} Symˡρ) = Irr(G)",
    source: .paper("Theorem 13, without the hypothesis that ρ is faithful"), hypotheses: ["ρ is not trivial"],
    expected: .fails, testCases: 20, scope: .everyCharacter(atMost: 1, testOrder: 4, order: 6),
    generator: .character(order: 6, dimension: 4)
  ) { instance, _ in
    let character = try instance.character()
    let eigenvalues = try CharacterEigenvalues(character, instance.setting())
    guard eigenvalues.spectra.contains(where: { $0.exponents.contains { $0 != 0 } }) else {
      return .vacuous("ρ is not trivial")
    }
    let order = eigenvalues.table.groupOrder
    let first = try eigenvalues.firstDegrees(in: eigenvalues.symmetricPowers(upTo: order))
    return .require(
      first.count { $0 <= order }, .equal, eigenvalues.table.count,
      "irreducible representations in the symmetric powers of degree at most |G| = number of classes")
  }
}
