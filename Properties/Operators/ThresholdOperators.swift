import Averaging
public import BigInt
import ExactArithmetic
public import Representations

/// Threshold degrees and their bounds; the standard ones are those of Representations.
public struct ThresholdOperators: Sendable {
  /// For each irreducible character, the least degree of a symmetric power of a faithful character in which it occurs.
  public var symmetricDegrees: @Sendable (CharacterTable, ClassFunction) throws -> [Int] = {
    try $0.symmetricThreshold(of: $1).firstDegrees
  }

  /// The same for tensor powers.
  public var tensorDegrees: @Sendable (CharacterTable, ClassFunction) throws -> [Int] = {
    try $0.tensorThreshold(of: $1).firstDegrees
  }

  /// min{|G|, Σ M_λ − 1}.
  public var paperBound: @Sendable (CharacterTable, ClassFunction) throws -> Int = {
    try $0.thresholdBounds(of: $1).paper
  }

  /// min{|G| − 1, Σ M_λ − dim ρ}.
  public var sharpBound: @Sendable (CharacterTable, ClassFunction) throws -> Int = {
    try $0.thresholdBounds(of: $1).sharp
  }

  /// Σ (M_λ − 1), which bounds nothing.
  public var disprovedFormula: @Sendable (CharacterTable, ClassFunction) throws -> Int = {
    try $0.thresholdBounds(of: $1).disprovedFormula
  }

  /// Σ M_λ over all eigenvalues λ.
  public var eigenvalueTotal: @Sendable (CharacterTable, ClassFunction) throws -> Int = {
    try MolienSeries(of: $1, table: $0).largestMultiplicities.total
  }

  /// The number r of different values of a character.
  public var distinctValues: @Sendable (CharacterTable, ClassFunction) throws -> Int = {
    try $0.thresholdBounds(of: $1).distinctValues
  }

  /// The k-th symmetric power of a character.
  public var symmetricPower: @Sendable (ClassFunction, Int) throws -> ClassFunction = { try $0.symmetricPower($1) }

  /// How often each irreducible character occurs in the symmetric powers of degree 0 to k: one row for each degree.
  public var symmetricMultiplicities: @Sendable (CharacterTable, ClassFunction, Int) throws -> [[BigInt]] = {
    try MolienSeries(of: $1, table: $0).coefficients(upTo: $2)
  }

  /// dim M(⊕_{ℓ≤k} Symˡρ ⊕ 1) for k = 0, 1, …, K*.
  public var profileDimensions: @Sendable (CharacterTable, ClassFunction) throws -> [Int] = {
    try Profile(of: $1, table: $0).levels.map(\.dimension)
  }

  /// Operations of Reynolds.
  public init() {}
}
