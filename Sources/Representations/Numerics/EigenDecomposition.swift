/// Eigenvalues and an orthonormal basis of eigenvectors of a symmetric matrix, in floating point.
///
/// Backward stable: the eigenvalues are exact for a matrix that differs from the given one by a small multiple of the
/// unit roundoff times its norm. No bound is proved here; see ``RealMatrix/operatorNorm(entryError:normError:)`` for that.
public struct SymmetricEigenDecomposition: Sendable {
  /// The eigenvalues, ascending.
  public let values: [Double]
  /// Row i is a unit eigenvector of `values[i]`.
  public let vectorRows: RealMatrix

  /// - Parameter matrix: a symmetric matrix; only its upper triangle matters.
  /// - Precondition: the matrix is square. Entries that are not finite give values that are not numbers.
  /// - Complexity: O(n³): Householder tridiagonalization, then implicit QL
  public init(_ matrix: RealMatrix) {
    let hermitian = HermitianEigenDecomposition(
      tridiagonal: TridiagonalForm(matrix), finite: matrix.entries.allSatisfy(\.isFinite))
    values = hermitian.values
    vectorRows = hermitian.vectorRows.real
  }
}

/// Eigenvalues and an orthonormal basis of eigenvectors of a Hermitian matrix, in floating point.
public struct HermitianEigenDecomposition: Sendable {
  /// The eigenvalues, ascending.
  public let values: [Double]
  /// Row i is a unit eigenvector of `values[i]` (not conjugated).
  public let vectorRows: ComplexMatrix

  /// - Parameter matrix: a Hermitian matrix; only its upper triangle matters.
  /// - Precondition: the matrix is square. Entries that are not finite give values that are not numbers.
  /// - Complexity: O(n³): complex Householder tridiagonalization, then implicit QL
  public init(_ matrix: ComplexMatrix) {
    self.init(
      tridiagonal: TridiagonalForm(matrix),
      finite: matrix.real.entries.allSatisfy(\.isFinite) && matrix.imaginary.entries.allSatisfy(\.isFinite))
  }

  init(tridiagonal: TridiagonalForm, finite: Bool) {
    var form = tridiagonal
    let size = form.diagonal.count
    guard finite else {
      values = Array(repeating: .nan, count: size)
      vectorRows = ComplexMatrix(rowCount: size, columnCount: size)
      return
    }
    form.diagonalize()
    let order = (0..<size).sorted { form.diagonal[$0] < form.diagonal[$1] }
    values = order.map { form.diagonal[$0] }
    vectorRows = ComplexMatrix(
      HermitianEigenDecomposition.rows(order, of: form.planes[0]),
      imaginary: form.planes.count == 2 ? HermitianEigenDecomposition.rows(order, of: form.planes[1]) : nil)
  }

  private static func rows(_ order: [Int], of matrix: RealMatrix) -> RealMatrix {
    RealMatrix(
      rowCount: matrix.rowCount, columnCount: matrix.columnCount, entries: order.flatMap { matrix[row: $0] })
  }
}
