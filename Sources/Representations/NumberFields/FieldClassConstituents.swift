import ExactArithmetic
import FiniteGroups

/// Which irreducible characters occur in the homogeneous parts of a class over a number field: dimensions of matrix
/// coefficients by character theory, independent of any rank.
public struct FieldClassConstituents: Sendable {
  /// The irreducible characters of the group.
  public let table: CharacterTable
  /// For each irreducible character, the least degree of a part of F ⊕ 1 in which it occurs; `nil` if it occurs in none.
  public let firstDegrees: [Int?]

  /// Decomposes the homogeneous parts.
  ///
  /// - Throws: ``RepresentationError/characters(_:)``.
  /// - Complexity: that of the character table, and O(degree · classes · (degree + classes)) products modulo primes
  public init(of functionClass: FieldFunctionClass) throws(RepresentationError) {
    do throws(CharacterError) {
      let group = functionClass.group
      let table = try CharacterTable(of: group)
      let representatives = ConjugacyClasses(of: group).representatives
      let character = try ClassFunction(
        classes: table.classes, values: representatives.map { functionClass.character(at: $0).cyclotomic })
      var powers = PowerMultiplicities(.symmetric, of: try table.multiplicities(of: character), table: table)
      // Row 0 is the trivial character, which the constants of F ⊕ 1 contribute in degree 0.
      var first = [Int?](repeating: nil, count: table.count)
      first[0] = 0
      while true {
        if functionClass.degrees.contains(powers.degree) {
          for irreducible in first.indices where first[irreducible] == nil && powers.contains(irreducible) {
            first[irreducible] = powers.degree
          }
        }
        if powers.degree >= functionClass.degrees.upperBound || !first.contains(nil) { break }
        powers.advance()
      }
      self.table = table
      firstDegrees = first
    } catch { throw .characters(error) }
  }

  /// The irreducible characters that occur in F ⊕ 1, ascending.
  public var occurring: [Int] { firstDegrees.indices.filter { firstDegrees[$0] != nil } }

  /// The dimension of the matrix coefficients of the parts of F ⊕ 1 of degree at most `degree`, over the field: Σ d² over the
  /// irreducible characters that occur.
  public func dimension(upTo degree: Int) -> Int {
    firstDegrees.indices.reduce(0) { sum, irreducible in
      guard let first = firstDegrees[irreducible], first <= degree else { return sum }
      return sum + table.degrees[irreducible] * table.degrees[irreducible]
    }
  }

  /// The dimension over ℚ of the space that the rational components of all matrix coefficients span: Σ d² over the
  /// irreducible characters that occur in F ⊕ 1 or a Galois conjugate of it.
  public var rationalDimension: Int {
    table.galoisOrbits.reduce(0) { sum, orbit in
      orbit.contains { firstDegrees[$0] != nil }
        ? sum + orbit.count * table.degrees[orbit[0]] * table.degrees[orbit[0]] : sum
    }
  }
}
