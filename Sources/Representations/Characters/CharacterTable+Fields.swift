import ExactArithmetic

/// The kind of an irreducible complex representation, by the invariant bilinear forms it has.
public enum FrobeniusSchurType: Int, Sendable, Hashable {
  /// Realizable over ℝ: an invariant symmetric form. Indicator 1.
  case real = 1
  /// Not self-dual: no invariant bilinear form. Indicator 0.
  case complex = 0
  /// Real character, but not realizable over ℝ: an invariant alternating form. Indicator −1.
  case quaternionic = -1
}

/// An irreducible real representation, through its character over ℂ.
public struct RealConstituent: Sendable, Hashable {
  /// What its complex constituents are.
  public let type: FrobeniusSchurType
  /// The complex irreducible characters that occur: χ, or χ and its conjugate for the complex type.
  public let irreducibles: [Int]
  /// How often each occurs: 2 for the quaternionic type, else 1.
  public let multiplicity: Int
  /// The dimension over ℝ.
  public let dimension: Int
}

/// A Galois orbit of irreducible characters: its sum has rational values.
///
/// The character of the irreducible rational representation is this sum times the Schur index, which a character table
/// does not tell.
public struct RationalConstituent: Sendable, Hashable {
  /// The irreducible characters of the orbit, ascending.
  public let irreducibles: [Int]
  /// The degree of the sum.
  public let degree: Int
}

extension CharacterTable {
  /// The Frobenius–Schur indicator (1/|G|) Σ_g χ(g²) of an irreducible character.
  ///
  /// - Complexity: O(classes)
  public func frobeniusSchurType(of irreducible: Int) -> FrobeniusSchurType {
    // The indicator is −1, 0 or 1, so its residue tells it.
    let row = residues(of: irreducible)
    let squares = classes.powerMap(2).map { row[row.startIndex + $0] }
    let indicator = splitting.field.dot(squares, weights(splitting))
    return indicator == 0 ? .complex : indicator == 1 ? .real : .quaternionic
  }

  /// The row of the complex conjugate of an irreducible character.
  ///
  /// - Complexity: O(classes²)
  public func conjugate(of irreducible: Int) -> Int {
    let row = residues(of: irreducible)
    let image = classes.powerMap(-1).map { row[row.startIndex + $0] }
    return (0..<count).first { residues(of: $0).elementsEqual(image) } ?? irreducible
  }

  /// The irreducible real representations, in the order of their first complex constituents.
  ///
  /// - Complexity: O(classes²) for each
  public var realConstituents: [RealConstituent] {
    (0..<count).compactMap { number in
      let type = frobeniusSchurType(of: number)
      switch type {
      case .real:
        return RealConstituent(type: type, irreducibles: [number], multiplicity: 1, dimension: degrees[number])
      case .quaternionic:
        return RealConstituent(type: type, irreducibles: [number], multiplicity: 2, dimension: 2 * degrees[number])
      case .complex:
        let partner = conjugate(of: number)
        guard number < partner else { return nil }
        return RealConstituent(
          type: type, irreducibles: [number, partner], multiplicity: 1, dimension: 2 * degrees[number])
      }
    }
  }

  /// The character of an irreducible real representation.
  ///
  /// - Complexity: O(classes)
  public func character(of constituent: RealConstituent) -> ClassFunction {
    orbitSum(constituent.irreducibles).scaled(by: Rational(constituent.multiplicity))
  }

  /// The sum of a Galois orbit: up to the Schur index the character of an irreducible rational representation.
  ///
  /// - Complexity: O(classes) sums for each member
  public func character(of constituent: RationalConstituent) -> ClassFunction {
    orbitSum(constituent.irreducibles)
  }

  private func orbitSum(_ irreducibles: [Int]) -> ClassFunction {
    irreducibles.dropFirst().reduce(irreducible(irreducibles[0])) { $0 + irreducible($1) }
  }

  /// The Galois orbits of irreducible characters, in the order of their first members.
  public var rationalConstituents: [RationalConstituent] {
    galoisOrbits.map { RationalConstituent(irreducibles: $0, degree: $0.count * degrees[$0[0]]) }
  }

  /// The degree over ℚ of the field of values of an irreducible character, which is the length of its Galois orbit.
  ///
  /// - Complexity: O(classes)
  public func fieldDegree(of irreducible: Int) -> Int {
    galoisOrbits.first { $0.contains(irreducible) }?.count ?? 1
  }
}
