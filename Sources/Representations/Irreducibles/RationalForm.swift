public import ExactArithmetic

/// A rational representation made from an exact irreducible one with the character χ: its entries are in a field F, and every
/// entry is replaced by the matrix of its multiplication on F.
///
/// Its character is ``multiplicity`` times the sum over the Galois orbit of χ, with multiplicity [F : ℚ(χ)]. The Schur index of
/// χ divides the multiplicity; the representation is irreducible over ℚ exactly if they are equal.
public struct RationalForm: Sendable {
  /// The exact representation.
  public let representation: ExactIrreducible
  /// The least n with F inside ℚ(ζ_n).
  public let conductor: Int
  /// How often each Galois conjugate of χ occurs: [F : ℚ(χ)].
  public let multiplicity: Int
  /// What is proved about the Schur index of χ.
  public let schurIndex: SchurIndex
  /// Whether the representation is proved to be irreducible over ℚ.
  public var isIrreducible: Bool { schurIndex == .exactly(multiplicity) }
  /// The dimension, χ(1) · [F : ℚ].
  public var dimension: Int { representation.dimension * fieldBasis.count }

  /// A basis of F over ℚ; the coefficients of a number on it are its coordinates at the pivots.
  private let fieldBasis: [Cyclotomic]
  private let pivots: [Int]

  /// - Complexity: that of the matrices of the generators and O(φ(n)) conjugates of their entries
  init(of representation: ExactIrreducible, field: CharacterField, bounds: SchurIndexBounds) {
    let entries = CharacterField(generatedBy: representation.generatorEntries)
    let basis = entries.echelonBasis
    self.representation = representation
    conductor = entries.conductor
    fieldBasis = basis.numbers
    pivots = basis.pivots
    multiplicity = entries.degree / field.degree
    var bounds = bounds
    bounds.include(multiplicity: 1, fieldDegree: multiplicity)
    schurIndex = bounds.index
  }

  /// The rational matrix of an element.
  ///
  /// - Complexity: that of the exact matrix and O(χ(1)² [F : ℚ]) products in ℚ(ζ_n)
  public func matrix(of element: Int) -> Matrix<Rational> {
    let source = representation.matrix(of: element)
    let degree = fieldBasis.count
    var result = Matrix<Rational>(rowCount: dimension, columnCount: dimension, repeating: 0)
    for row in 0..<source.rowCount {
      for column in 0..<source.columnCount where !source[row, column].isZero {
        // The columns of a block are the products of the entry with the basis of F.
        for (inner, number) in fieldBasis.enumerated() {
          let coordinates = (source[row, column] * number).coefficients(order: conductor) ?? []
          for (outer, pivot) in pivots.enumerated() where pivot < coordinates.count {
            result[row * degree + outer, column * degree + inner] = coordinates[pivot]
          }
        }
      }
    }
    return result
  }
}
