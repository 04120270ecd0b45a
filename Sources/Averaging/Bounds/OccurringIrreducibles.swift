import ExactArithmetic
public import Representations

/// Irr(F) as rows of a character table: the nontrivial irreducible representations that occur in a function class.
///
/// Averaging complexity depends on F through this set alone. For real weights ω̂(π̄) is the conjugate of ω̂(π), so a class and
/// its conjugate ask for the same; the set is closed under conjugation.
public struct OccurringIrreducibles: Sendable {
  /// The character table of the group.
  public let table: CharacterTable
  /// The row of the trivial character.
  public let trivialRow: Int
  /// The rows of Irr(F) ∖ {1}, closed under conjugation, ascending.
  public let rows: [Int]

  /// The closure of a set of rows under conjugation, without the trivial one.
  ///
  /// - Precondition: rows of the table.
  /// - Complexity: O(classes²) for each row
  public init(rows: some Sequence<Int>, of table: CharacterTable) {
    let trivialRow =
      table.linearCharacters.first { row in (0..<table.count).allSatisfy { table.value(of: row, at: $0) == 1 } } ?? 0
    self.table = table
    self.trivialRow = trivialRow
    self.rows = Set(rows.flatMap { [$0, table.conjugate(of: $0)] }).subtracting([trivialRow]).sorted()
  }

  /// The irreducible representations that occur in a character.
  ///
  /// - Throws: what `CharacterTable/multiplicities(of:)` throws.
  public init(in character: ClassFunction, of table: CharacterTable) throws(CharacterError) {
    let multiplicities = try table.multiplicities(of: character)
    self.init(rows: multiplicities.indices.filter { multiplicities[$0] > 0 }, of: table)
  }

  /// The dimension of M(F ⊕ 1), the span of the matrix coefficients: Σ d² over Irr(F) ∪ {1}.
  public var dimension: Int { rows.reduce(1) { $0 + table.degrees[$1] * table.degrees[$1] } }

  /// D = Σ d over Irr(F) ∖ {1}, what the tail bounds depend on.
  public var totalDegree: Int { rows.reduce(0) { $0 + table.degrees[$1] } }

  /// Whether every irreducible representation occurs in F ⊕ 1.
  public var isComplete: Bool { rows.count == table.count - 1 }

  /// Whether the set is a union of Galois orbits: then M(F ⊕ 1) has a basis of rational functions. Every class of rational
  /// functions on a permutation representation has it.
  public var isGaloisStable: Bool {
    let members = Set(rows)
    return table.galoisOrbits.allSatisfy { orbit in
      orbit.allSatisfy { members.contains($0) } || !orbit.contains { members.contains($0) }
    }
  }

  /// The largest subset that is a union of Galois orbits.
  public var galoisStablePart: OccurringIrreducibles {
    let members = Set(rows)
    return OccurringIrreducibles(
      rows: table.galoisOrbits.filter { $0.allSatisfy { members.contains($0) } }.joined(), of: table)
  }

  /// The classes of the elements that act trivially on F.
  public var kernelClasses: [Int] {
    (0..<table.count).filter { number in
      rows.allSatisfy { table.value(of: $0, at: number) == table.value(of: $0, at: 0) }
    }
  }

  /// The number of elements of the group that acts on F: |G| over the order of the kernel.
  public var effectiveOrder: Int {
    table.groupOrder / kernelClasses.reduce(0) { $0 + table.classes.sizes[$1] }
  }
}
