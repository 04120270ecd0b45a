import ExactArithmetic
import PropertyTesting
import Representations

extension Claim {
  /// Bounds for thresholds, true and false.
  static let thresholdBounds: [Claim] = [
    paperBound, sharpBound, secondTermAlone, disprovedFormula, tensorBound, tensorBoundLowered,
  ]

  private static let paperBound = Claim(
    id: "threshold.paper-bound", statement: "K* is at most |G| and at most Σ_λ M_λ − 1.",
    formula: "K*(ρ) ≤ min{|G|, (Σ_λ M_λ) − 1}",
    source: .paper("Theorem 13"), hypotheses: ["ρ is faithful", "dim ρ ≥ 1"], testCases: 40,
    scope: .everyCharacter(atMost: 1, testOrder: 6, order: 8), generator: .character(order: 16)
  ) { instance, operators in
    let character = try instance.character()
    let eigenvalues = try CharacterEigenvalues(character, instance.setting())
    guard eigenvalues.isFaithful else { return .vacuous("ρ is faithful") }
    let table = eigenvalues.table
    let total = eigenvalues.largestMultiplicities.reduce(0, +)
    let bound = try operators.threshold.paperBound(table, character)
    let threshold = try operators.threshold.symmetricDegrees(table, character).max() ?? 0
    return .all(
      .require(bound, .equal, min(table.groupOrder, total - 1), "the bound = min{|G|, Σ M_λ − 1}"),
      .require(threshold, .atMost, bound, "K* ≤ min{|G|, Σ M_λ − 1}"))
  }

  private static let sharpBound = Claim(
    id: "threshold.sharp-bound", statement: "K* is at most |G| − 1 and at most Σ_λ M_λ − dim ρ.",
    formula: "K*(ρ) ≤ min{|G| − 1, Σ_λ M_λ − dim ρ}",
    source: .ours("§3, sharper than Theorem 13"), hypotheses: ["ρ is faithful"], testCases: 40,
    scope: .everyCharacter(atMost: 1, testOrder: 6, order: 8), generator: .character(order: 16)
  ) { instance, operators in
    let character = try instance.character()
    let eigenvalues = try CharacterEigenvalues(character, instance.setting())
    guard eigenvalues.isFaithful else { return .vacuous("ρ is faithful") }
    let table = eigenvalues.table
    let total = eigenvalues.largestMultiplicities.reduce(0, +)
    let bound = try operators.threshold.sharpBound(table, character)
    let threshold = try operators.threshold.symmetricDegrees(table, character).max() ?? 0
    return .all(
      .require(try operators.threshold.eigenvalueTotal(table, character), .equal, total, "Σ M_λ over all eigenvalues"),
      .require(
        bound, .equal, min(table.groupOrder - 1, total - eigenvalues.dimension),
        "the bound = min{|G| − 1, Σ M_λ − dim ρ}"),
      .require(threshold, .atMost, bound, "K* ≤ min{|G| − 1, Σ M_λ − dim ρ}"))
  }

  private static let secondTermAlone = Claim(
    id: "threshold.second-term-alone",
    statement:
      "The second term of the sharper bound alone never exceeds |G| (so that the minimum would be superfluous).",
    formula: "Σ_λ M_λ − dim ρ ≤ |G|",
    source: .ours("§3, a remark refuted there"), hypotheses: ["ρ is faithful"], expected: .fails, testCases: 20,
    scope: .everyCharacter(atMost: 3, testOrder: 3, order: 3), generator: .character(order: 8)
  ) { instance, operators in
    let character = try instance.character()
    let eigenvalues = try CharacterEigenvalues(character, instance.setting())
    guard eigenvalues.isFaithful else { return .vacuous("ρ is faithful") }
    let total = try operators.threshold.eigenvalueTotal(eigenvalues.table, character)
    return .require(total - eigenvalues.dimension, .atMost, eigenvalues.table.groupOrder, "Σ M_λ − dim ρ ≤ |G|")
  }

  private static let disprovedFormula = Claim(
    id: "threshold.eigenvalue-formula",
    statement: "K* is at most Σ_λ (M_λ − 1) (as printed in secondary notes on the paper).",
    formula: "K*(ρ) ≤ Σ_λ (M_λ − 1)",
    source: ClaimSource("secondary notes on arXiv 2512.11855", "the threshold degree"), hypotheses: ["ρ is faithful"],
    expected: .fails, testCases: 20, scope: .everyCharacter(atMost: 1, testOrder: 3, order: 6),
    generator: .character(order: 8)
  ) { instance, operators in
    let character = try instance.character()
    let eigenvalues = try CharacterEigenvalues(character, instance.setting())
    guard eigenvalues.isFaithful else { return .vacuous("ρ is faithful") }
    let threshold = try operators.threshold.symmetricDegrees(eigenvalues.table, character).max() ?? 0
    return .require(
      threshold, .atMost, try operators.threshold.disprovedFormula(eigenvalues.table, character), "K* ≤ Σ (M_λ − 1)")
  }

  private static let tensorBound = Claim(
    id: "threshold.tensor-bound",
    statement:
      "Every irreducible representation occurs in a tensor power of degree less than the number r of distinct values "
      + "of the character of a faithful representation (Burnside, Brauer, Steinberg).",
    formula: "Irr(⊕_{ℓ<r} ρ^{⊗ℓ}) = Irr(G), r = |χ(G)|",
    source: .paper("first version; Burnside–Brauer–Steinberg"), hypotheses: ["ρ is faithful"], testCases: 40,
    scope: .everyCharacter(atMost: 1, testOrder: 6, order: 8), generator: .character(order: 16)
  ) { instance, operators in
    let character = try instance.character()
    let eigenvalues = try CharacterEigenvalues(character, instance.setting())
    guard eigenvalues.isFaithful else { return .vacuous("ρ is faithful") }
    let table = eigenvalues.table
    let distinct = try operators.threshold.distinctValues(table, character)
    let counted = eigenvalues.values.indices.count { !eigenvalues.values[..<$0].contains(eigenvalues.values[$0]) }
    let degrees = try operators.threshold.tensorDegrees(table, character)
    let limit = min(degrees.max() ?? 0, table.groupOrder)
    let defined = try eigenvalues.firstDegrees(in: eigenvalues.tensorPowers(upTo: limit))
    return .all(
      [
        .require(distinct, .equal, counted, "r = number of distinct values of the character"),
        .require(degrees.max() ?? 0, .less, distinct, "tensor threshold < r"),
      ]
        + zip(degrees, defined).enumerated().map { row, pair in
          .require(pair.0, .equal, pair.1, "first degree of χ\(row + 1) in the tensor powers")
        })
  }

  private static let tensorBoundLowered = Claim(
    id: "threshold.tensor-bound-lowered",
    statement:
      "Tensor powers of degree at most r − 2 suffice (the bound of Burnside, Brauer and Steinberg lowered by one).",
    formula: "Irr(⊕_{ℓ≤r−2} ρ^{⊗ℓ}) = Irr(G), r = |χ(G)|",
    source: .ours("§3, a sharpening that fails"), hypotheses: ["ρ is faithful", "G is not trivial"], expected: .fails,
    testCases: 20, scope: .everyCharacter(atMost: 1, testOrder: 3, order: 6), generator: .character(order: 8)
  ) { instance, operators in
    let character = try instance.character()
    let eigenvalues = try CharacterEigenvalues(character, instance.setting())
    guard eigenvalues.isFaithful else { return .vacuous("ρ is faithful") }
    guard eigenvalues.table.groupOrder > 1 else { return .vacuous("G is not trivial") }
    let threshold = try operators.threshold.tensorDegrees(eigenvalues.table, character).max() ?? 0
    let distinct = try operators.threshold.distinctValues(eigenvalues.table, character)
    return .require(threshold, .atMost, distinct - 2, "tensor threshold ≤ r − 2")
  }
}
