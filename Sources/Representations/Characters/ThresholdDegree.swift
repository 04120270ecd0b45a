import BigInt
import ExactArithmetic

/// The degree from which on the powers of a faithful representation ρ contain every irreducible representation.
///
/// For symmetric powers it is K*(ρ), the least k such that every irreducible representation occurs in ⊕_{ℓ≤k} Symˡρ:
/// polynomials of degree at most k on ρ need the whole group for exact averaging if and only if k ≥ K*.
public struct ThresholdDegree: Sendable, Hashable {
  /// For each irreducible character, the least degree of a power in which it occurs.
  public let firstDegrees: [Int]

  /// The largest first degree: the threshold.
  public var value: Int { firstDegrees.max() ?? 0 }
}

/// Upper bounds for threshold degrees.
public struct ThresholdBounds: Sendable, Hashable {
  /// min{|G|, Σ_λ M_λ − 1}, the bound for K* of Tahmasebi and Weber (arXiv 2512.11855, Theorem 13).
  public let paper: Int
  /// min{|G| − 1, Σ_λ M_λ − dim ρ}: a sharper bound for K*, attained by every finite reflection group.
  ///
  /// The product of a Molien series with Π (1 − λt)^{M_λ} is a polynomial of degree at most Σ M_λ − dim ρ; if the
  /// first Σ M_λ − dim ρ + 1 coefficients vanish, the series is 0, which faithfulness forbids.
  public let sharp: Int
  /// Σ_λ (M_λ − 1), for comparison: it is NOT an upper bound (S₃ on ℝ³ gives 2, but K* is 3).
  public let disprovedFormula: Int
  /// The number r of different values of the character: every irreducible representation occurs in ⊕_{ℓ<r} ρ^{⊗ℓ}, so r
  /// − 1 bounds the tensor threshold (Burnside, Brauer, Steinberg).
  public let distinctValues: Int
}

extension CharacterTable {
  /// The threshold degree K* of a faithful representation, exactly.
  ///
  /// A residue other than 0 proves that an irreducible representation occurs; that it does not is concluded from
  /// residues modulo primes whose product exceeds the dimension of the power.
  ///
  /// - Throws: ``CharacterError/notFaithful(kernelOrder:)``, and what ``multiplicities(of:)`` throws.
  /// - Complexity: O(K* · classes · (K* + classes)) products for as many primes as the dimensions need
  public func symmetricThreshold(of character: ClassFunction) throws(CharacterError) -> ThresholdDegree {
    try threshold(.symmetric, of: character)
  }

  /// The least k such that every irreducible representation occurs in ⊕_{ℓ≤k} ρ^{⊗ℓ}, exactly.
  ///
  /// - Throws: ``CharacterError/notFaithful(kernelOrder:)``, and what ``multiplicities(of:)`` throws.
  /// - Complexity: O(threshold · classes²) products for as many primes as the dimensions need
  public func tensorThreshold(of character: ClassFunction) throws(CharacterError) -> ThresholdDegree {
    try threshold(.tensor, of: character)
  }

  /// The known upper bounds for the thresholds of a faithful representation.
  ///
  /// - Throws: ``CharacterError/notFaithful(kernelOrder:)``, and what ``multiplicities(of:)`` throws.
  /// - Complexity: that of ``spectrum(of:at:)`` for each class and constituent
  public func thresholdBounds(of character: ClassFunction) throws(CharacterError) -> ThresholdBounds {
    let constituents = try faithfulConstituents(of: character)
    let largest = EigenvalueMultiplicities(of: constituents, table: self)
    return ThresholdBounds(
      paper: min(groupOrder, largest.total - 1), sharp: min(groupOrder - 1, largest.total - largest.dimension),
      disprovedFormula: largest.total - largest.eigenvalueCount, distinctValues: character.distinctValueCount)
  }

  private func faithfulConstituents(of character: ClassFunction) throws(CharacterError) -> [Int] {
    let constituents = try multiplicities(of: character)
    guard character.isFaithful else { throw .notFaithful(kernelOrder: character.kernelOrder) }
    return constituents
  }

  private func threshold(
    _ kind: PowerResidues.Kind, of character: ClassFunction
  ) throws(CharacterError) -> ThresholdDegree {
    let constituents = try faithfulConstituents(of: character)
    var powers = PowerMultiplicities(kind, of: constituents, table: self)
    var firstDegrees = [Int](repeating: -1, count: count)
    var missing = Array(0..<count)
    // The bounds say that the search ends before degree |G|.
    while powers.degree < groupOrder {
      missing.removeAll { irreducible in
        guard powers.contains(irreducible) else { return false }
        firstDegrees[irreducible] = powers.degree
        return true
      }
      if missing.isEmpty { return ThresholdDegree(firstDegrees: firstDegrees) }
      powers.advance()
    }
    throw .inconsistent("a representation occurs in no power of a faithful one")
  }
}
