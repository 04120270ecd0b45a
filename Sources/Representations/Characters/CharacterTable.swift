// Goals of this folder:
// 1. The character table of any enumerated group within the limits, exact, and proved by the way it is computed.
// 2. The characters of symmetric groups without enumerating them.
// 3. Everything that is read off a table: fields, indicators, real and rational constituents, decompositions, powers.
// 4. The threshold degree at which the powers of a representation contain every irreducible one.

public import ExactArithmetic

/// The irreducible complex characters of a finite group, with exact cyclotomic values.
///
/// Classes are columns, numbered as in ``classes`` (0 is the identity's); irreducible characters are rows. Each value
/// that occurs is stored once.
///
/// Laws: the rows are orthonormal for the ``ClassFunction`` inner product, the squares of the degrees add up to the
/// order of the group, every value is an algebraic integer. ``verify()`` proves them from the stored values alone.
public struct CharacterTable: Sendable {
  /// The conjugacy classes.
  public let classes: ClassStructure
  /// The degrees χ(1) of the irreducible characters.
  public let degrees: [Int]
  /// The irreducible characters in orbits of the Galois group: each orbit ascending, orbits by their first members.
  ///
  /// The sum over an orbit has rational values; a multiple of it, by the Schur index, is a character of an irreducible
  /// rational representation.
  public let galoisOrbits: [[Int]]

  /// The different values.
  let distinctValues: [Cyclotomic]
  /// For each row, the numbers of its values in `distinctValues`, class by class.
  let valueNumbers: [Int32]
  /// Where the residues live; its root of unity has the exponent of the group as order, or 1 when all values are
  /// rational.
  let splitting: SplittingField
  /// The values modulo the prime, row by row.
  let residues: [UInt32]

  /// The number of irreducible characters, which is the number of classes.
  public var count: Int { degrees.count }

  /// The number of elements of the group.
  public var groupOrder: Int { classes.groupOrder }

  /// The value of an irreducible character at a class.
  ///
  /// - Complexity: O(1)
  public func value(of irreducible: Int, at number: Int) -> Cyclotomic {
    distinctValues[Int(valueNumbers[irreducible * count + number])]
  }

  /// An irreducible character as a class function.
  ///
  /// - Complexity: O(classes)
  public func irreducible(_ number: Int) -> ClassFunction {
    ClassFunction(classes: classes, unchecked: (0..<count).map { value(of: number, at: $0) })
  }

  /// The irreducible characters as class functions.
  public var irreducibles: [ClassFunction] { (0..<count).map(irreducible) }

  /// The characters of degree 1, which are the homomorphisms to the roots of unity.
  public var linearCharacters: [Int] { degrees.indices.filter { degrees[$0] == 1 } }

  /// The residues of a row.
  func residues(of irreducible: Int) -> ArraySlice<UInt32> {
    residues[(irreducible * count)..<((irreducible + 1) * count)]
  }
}
