import ExactArithmetic

/// For every root of unity λ the largest multiplicity M_λ with which it is an eigenvalue of one ρ(g).
///
/// If λ has multiplicity m for g, λᵗ has it for gᵗ, t coprime to the exponent: M_λ depends on the order of λ only.
public struct EigenvalueMultiplicities: Sendable {
  /// The orders of the eigenvalues with their largest multiplicities, by ascending order of λ; all multiplicities
  /// positive.
  public let byOrder: [(order: Int, multiplicity: Int)]
  /// The dimension of the representation.
  public let dimension: Int

  /// Σ M_λ over all eigenvalues λ.
  public var total: Int { byOrder.reduce(0) { $0 + Divisibility.totient($1.order) * $1.multiplicity } }

  /// The number of eigenvalues λ.
  public var eigenvalueCount: Int { byOrder.reduce(0) { $0 + Divisibility.totient($1.order) } }

  /// - Complexity: that of ``CharacterTable/spectrum(of:at:)`` for each class and constituent
  init(of constituents: [Int], table: CharacterTable) {
    var largest: [Int: Int] = [:]
    for number in 0..<table.count where EigenvalueMultiplicities.isFirst(number, in: table.classes) {
      let spectrum = table.spectrum(multiplicities: constituents, at: number)
      for (exponent, multiplicity) in spectrum.multiplicities.enumerated() where multiplicity > 0 {
        let order = spectrum.order / Divisibility.greatestCommonDivisor(exponent, spectrum.order)
        largest[order] = max(largest[order] ?? 0, multiplicity)
      }
    }
    byOrder = largest.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    dimension = zip(constituents, table.degrees).reduce(0) { $0 + $1.0 * $1.1 }
  }

  /// Whether no class of lower number has generators of the same cyclic subgroups; those have conjugate eigenvalues.
  private static func isFirst(_ number: Int, in classes: ClassStructure) -> Bool {
    let order = classes.elementOrders[number]
    return !(0..<order).contains { exponent in
      classes.power(ofClass: number, exponent) < number
        && Divisibility.greatestCommonDivisor(exponent, order) == 1
    }
  }
}
