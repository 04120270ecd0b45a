import BigInt
import ExactArithmetic

/// A matrix of integers of any size. No common divisors are looked for, which is what makes long rational numbers slow.
struct IntegerMatrix {
  let rowCount: Int
  let columnCount: Int
  private(set) var entries: [BigInt]

  init(rowCount: Int, columnCount: Int, entries: [BigInt]) {
    (self.rowCount, self.columnCount, self.entries) = (rowCount, columnCount, entries)
  }

  /// A rational matrix times the least common multiple of its denominators.
  init(clearing matrix: Matrix<Rational>) {
    self.init(
      rowCount: matrix.rowCount, columnCount: matrix.columnCount,
      entries: matrix.cleared.matrix.entries.map(\.numerator))
  }

  subscript(row: Int, column: Int) -> BigInt {
    get { entries[row * columnCount + column] }
    set { entries[row * columnCount + column] = newValue }
  }

  var transposed: IntegerMatrix {
    IntegerMatrix(
      rowCount: columnCount, columnCount: rowCount,
      entries: (0..<columnCount).flatMap { column in (0..<rowCount).map { self[$0, column] } })
  }

  /// The same matrix over ℚ.
  var rational: Matrix<Rational> {
    Matrix(
      rows: (0..<rowCount).map { row in (0..<columnCount).map { Rational(self[row, $0]) } }, columnCount: columnCount)
  }

  /// - Complexity: O(rows · columns · inner)
  static func * (left: IntegerMatrix, right: IntegerMatrix) -> IntegerMatrix {
    var result = [BigInt](repeating: 0, count: left.rowCount * right.columnCount)
    for row in 0..<left.rowCount {
      for inner in 0..<left.columnCount where !left[row, inner].isZero {
        for column in 0..<right.columnCount {
          result[row * right.columnCount + column] += left[row, inner] * right[inner, column]
        }
      }
    }
    return IntegerMatrix(rowCount: left.rowCount, columnCount: right.columnCount, entries: result)
  }

  /// factor · self − otherFactor · other.
  func combined(_ factor: BigInt, minus otherFactor: BigInt, _ other: IntegerMatrix) -> IntegerMatrix {
    IntegerMatrix(
      rowCount: rowCount, columnCount: columnCount,
      entries: zip(entries, other.entries).map { factor * $0 - otherFactor * $1 })
  }
}
