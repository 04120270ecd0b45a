/// A dense complex matrix, stored as two real planes.
///
/// The planes lie apart so that products are four (real ones: one) fast real products.
public struct ComplexMatrix: Sendable, Equatable {
  /// The real parts.
  public internal(set) var real: RealMatrix
  /// The imaginary parts.
  public internal(set) var imaginary: RealMatrix

  /// A matrix of zeros.
  ///
  /// - Precondition: no negative shape.
  public init(rowCount: Int, columnCount: Int) {
    real = RealMatrix(rowCount: rowCount, columnCount: columnCount)
    imaginary = real
  }

  /// The matrix with the given real and imaginary parts; the latter may be left out.
  ///
  /// - Precondition: equal shapes.
  public init(_ real: RealMatrix, imaginary: RealMatrix? = nil) {
    let zero = RealMatrix(rowCount: real.rowCount, columnCount: real.columnCount)
    let imaginary = imaginary ?? zero
    precondition(
      imaginary.rowCount == real.rowCount && imaginary.columnCount == real.columnCount,
      "real and imaginary parts have the same shape")
    self.real = real
    self.imaginary = imaginary
  }

  /// The number of rows.
  public var rowCount: Int { real.rowCount }
  /// The number of columns.
  public var columnCount: Int { real.columnCount }
  /// Whether rows and columns are equally many.
  public var isSquare: Bool { real.isSquare }
  /// Whether every imaginary part is zero.
  public var isReal: Bool { imaginary.entries.allSatisfy { $0 == 0 } }

  /// The square matrix with ones on the diagonal and zeros elsewhere.
  public static func identity(_ size: Int) -> ComplexMatrix { ComplexMatrix(RealMatrix.identity(size)) }

  /// An entry as its two parts, row and column counted from 0.
  public subscript(row: Int, column: Int) -> (real: Double, imaginary: Double) {
    get { (real[row, column], imaginary[row, column]) }
    set {
      real[row, column] = newValue.real
      imaginary[row, column] = newValue.imaginary
    }
  }

  /// The conjugate transpose.
  ///
  /// - Complexity: O(rowCount · columnCount)
  public var adjoint: ComplexMatrix { ComplexMatrix(real.transposed, imaginary: -1 * imaginary.transposed) }

  /// The matrix with rows and columns exchanged.
  ///
  /// - Complexity: O(rowCount · columnCount)
  public var transposed: ComplexMatrix { ComplexMatrix(real.transposed, imaginary: imaginary.transposed) }

  /// The sum of the diagonal entries.
  ///
  /// - Precondition: the matrix is square.
  public var trace: (real: Double, imaginary: Double) { (real.trace, imaginary.trace) }

  /// The square root of the sum of the squared absolute values of all entries, in floating point.
  public var frobeniusNorm: Double { VectorKernel.norm([real.frobeniusNorm, imaginary.frobeniusNorm]) }

  /// The real matrix of twice the size `[[A, −B], [B, A]]` that acts as `A + iB` does on pairs of real vectors; every
  /// singular value occurs twice in it.
  public var realification: RealMatrix {
    var result = RealMatrix(rowCount: 2 * rowCount, columnCount: 2 * columnCount)
    for row in 0..<rowCount {
      for column in 0..<columnCount {
        result[row, column] = real[row, column]
        result[rowCount + row, columnCount + column] = real[row, column]
        result[row, columnCount + column] = -imaginary[row, column]
        result[rowCount + row, column] = imaginary[row, column]
      }
    }
    return result
  }

  /// The sum, entry by entry.
  ///
  /// - Precondition: equal shapes.
  public static func + (left: ComplexMatrix, right: ComplexMatrix) -> ComplexMatrix {
    ComplexMatrix(left.real + right.real, imaginary: left.imaginary + right.imaginary)
  }

  /// The difference, entry by entry.
  ///
  /// - Precondition: equal shapes.
  public static func - (left: ComplexMatrix, right: ComplexMatrix) -> ComplexMatrix {
    ComplexMatrix(left.real - right.real, imaginary: left.imaginary - right.imaginary)
  }

  /// The matrix with every entry multiplied by a real number.
  public static func * (factor: Double, matrix: ComplexMatrix) -> ComplexMatrix {
    ComplexMatrix(factor * matrix.real, imaginary: factor * matrix.imaginary)
  }

  /// The matrix product.
  ///
  /// - Precondition: `left.columnCount == right.rowCount`.
  /// - Complexity: O(m·n·k): four real products, fewer where a factor is real
  public static func * (left: ComplexMatrix, right: ComplexMatrix) -> ComplexMatrix {
    var result = ComplexMatrix(left.real * right.real)
    let (leftIsReal, rightIsReal) = (left.isReal, right.isReal)
    if !rightIsReal { result.imaginary.addProduct(left.real, right.imaginary, scaledBy: 1) }
    if !leftIsReal { result.imaginary.addProduct(left.imaginary, right.real, scaledBy: 1) }
    if !leftIsReal && !rightIsReal { result.real.addProduct(left.imaginary, right.imaginary, scaledBy: -1) }
    return result
  }

  /// Adds a complex multiple of another matrix in place.
  ///
  /// - Precondition: equal shapes.
  /// - Complexity: O(rowCount · columnCount)
  public mutating func add(_ other: ComplexMatrix, scaledBy factor: (real: Double, imaginary: Double)) {
    real.add(other.real, scaledBy: factor.real)
    imaginary.add(other.imaginary, scaledBy: factor.real)
    if factor.imaginary != 0 {
      real.add(other.imaginary, scaledBy: -factor.imaginary)
      imaginary.add(other.real, scaledBy: factor.imaginary)
    }
  }
}
