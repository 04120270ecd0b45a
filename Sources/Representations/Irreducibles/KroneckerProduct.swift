public import ExactArithmetic

extension Matrix where Element: Numeric {
  /// The Kronecker product: block (i, j) is `self[i, j] · other`.
  ///
  /// For representations of two groups it is the outer tensor product, a representation of their direct product, irreducible
  /// when both are; for two representations of one group the tensor product.
  ///
  /// - Complexity: O(size of the result)
  public func kroneckerProduct(_ other: Matrix) -> Matrix {
    var result = Matrix(
      rowCount: rowCount * other.rowCount, columnCount: columnCount * other.columnCount, repeating: 0)
    for i in 0..<rowCount {
      for j in 0..<columnCount where self[i, j] != 0 {
        for k in 0..<other.rowCount {
          for l in 0..<other.columnCount {
            result[i * other.rowCount + k, j * other.columnCount + l] = self[i, j] * other[k, l]
          }
        }
      }
    }
    return result
  }
}

extension RealMatrix {
  /// The Kronecker product: block (i, j) is `self[i, j] · other`.
  ///
  /// - Complexity: O(size of the result)
  public func kroneckerProduct(_ other: RealMatrix) -> RealMatrix {
    var result = RealMatrix(rowCount: rowCount * other.rowCount, columnCount: columnCount * other.columnCount)
    for i in 0..<rowCount {
      for j in 0..<columnCount {
        for k in 0..<other.rowCount {
          for l in 0..<other.columnCount {
            result[i * other.rowCount + k, j * other.columnCount + l] = self[i, j] * other[k, l]
          }
        }
      }
    }
    return result
  }
}

extension ComplexMatrix {
  /// The Kronecker product: block (i, j) is `self[i, j] · other`.
  ///
  /// - Complexity: O(size of the result)
  public func kroneckerProduct(_ other: ComplexMatrix) -> ComplexMatrix {
    ComplexMatrix(
      real.kroneckerProduct(other.real) - imaginary.kroneckerProduct(other.imaginary),
      imaginary: real.kroneckerProduct(other.imaginary) + imaginary.kroneckerProduct(other.real))
  }
}
