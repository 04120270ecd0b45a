public import ExactArithmetic

/// A rational representation made from an exact irreducible one by forgetting the field: every entry is replaced by the matrix
/// of its multiplication on ℚ(ζ_n), n the conductor of all entries.
///
/// Its character is the sum of all Galois conjugates of χ over ℚ(ζ_n), that is ``multiplicity`` times the sum over the Galois
/// orbit of χ. So the complex constituents are the Galois orbit, all with that multiplicity; the multiplicity in the
/// irreducible rational representation, the Schur index, divides it.
public struct RationalForm: Sendable {
  /// The exact representation.
  public let representation: ExactIrreducible
  /// The n of the cyclotomic field.
  public let conductor: Int
  /// How often each Galois conjugate of χ occurs: [ℚ(ζ_n) : ℚ(χ)].
  public let multiplicity: Int
  /// The dimension, χ(1)·φ(n).
  public var dimension: Int { representation.dimension * Divisibility.totient(conductor) }

  /// - Parameter fieldDegree: the degree of the field ℚ(χ).
  /// - Complexity: that of the matrices of the generators
  init(of representation: ExactIrreducible, fieldDegree: Int) {
    self.representation = representation
    conductor = representation.conductor
    multiplicity = Divisibility.totient(conductor) / fieldDegree
  }

  /// The rational matrix of an element.
  ///
  /// - Complexity: O(χ(1)² φ(n)) products in ℚ(ζ_n)
  public func matrix(of element: Int) -> Matrix<Rational> {
    let source = representation.matrix(of: element)
    let degree = Divisibility.totient(conductor)
    var result = Matrix<Rational>(rowCount: dimension, columnCount: dimension, repeating: 0)
    for inner in 0..<degree {
      // The columns of a block are the products of the entry with 1, ζ, ζ², …
      let root = Cyclotomic.rootOfUnity(order: conductor, exponent: inner)
      for row in 0..<source.rowCount {
        for column in 0..<source.columnCount where !source[row, column].isZero {
          let coordinates = (source[row, column] * root).coefficients(order: conductor) ?? []
          for (outer, coordinate) in coordinates.enumerated() {
            result[row * degree + outer, column * degree + inner] = coordinate
          }
        }
      }
    }
    return result
  }
}
