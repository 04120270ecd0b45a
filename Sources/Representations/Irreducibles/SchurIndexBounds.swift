import ExactArithmetic
import FiniteGroups

/// Theorems on the Schur index over ℚ of one irreducible character χ, applied one after the other.
///
/// Sources: I. M. Isaacs, "Character Theory of Finite Groups", 1976, chapter 10; P. Roquette, "Realisierung von Darstellungen
/// endlicher nilpotenter Gruppen", 1958; M. Benard and M. Schacher, "Schur subgroups II", 1972.
struct SchurIndexBounds: Sendable {
  /// A multiple of the index.
  private(set) var upper: Int
  /// A divisor of the index.
  private(set) var lower: Int

  /// What the character alone tells.
  ///
  /// - The index divides χ(1), and ℚ(χ) contains a root of unity of that order (Benard, Schacher; for real χ it is at most 2
  ///   by Brauer and Speiser).
  /// - It is even for the Frobenius–Schur indicator −1, for χ is not realizable over ℝ.
  /// - For a group of odd prime power order it is 1; for a 2-group it is 2 exactly for the indicator −1 (Roquette).
  init(of row: CharacterRow, field: CharacterField, groupOrder: Int) {
    lower = row.type == .quaternionic ? 2 : 1
    upper = Divisibility.greatestCommonDivisor(row.degree, field.rootOfUnityCount)
    if Divisibility.primeDivisors(groupOrder).count <= 1 { upper = lower }
  }

  /// Takes note of a representation realizable over a field F that contains ℚ(χ): the index divides ⟨χ, ψ⟩ · [F : ℚ(χ)].
  mutating func include(multiplicity: Int, fieldDegree: Int) {
    upper = Divisibility.greatestCommonDivisor(upper, multiplicity * fieldDegree)
  }

  /// The result.
  var index: SchurIndex { lower == upper ? .exactly(upper) : .atMost(upper) }
}
