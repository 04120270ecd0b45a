/// A dense matrix, stored row by row in one contiguous array.
public struct Matrix<Element> {
  /// The number of rows; may be zero.
  public let rowCount: Int
  /// The number of columns; may be zero.
  public let columnCount: Int
  /// The entries, row after row; `rowCount * columnCount` of them.
  public var entries: [Element] { storage }

  @usableFromInline var storage: [Element]

  /// A matrix of the given shape with every entry equal to `value`.
  public init(rowCount: Int, columnCount: Int, repeating value: Element) {
    precondition(rowCount >= 0 && columnCount >= 0, "a matrix has no negative shape")
    self.rowCount = rowCount
    self.columnCount = columnCount
    storage = Array(repeating: value, count: rowCount * columnCount)
  }

  /// A matrix with the given rows, which must all have `columnCount` entries.
  public init(rows: some Collection<[Element]>, columnCount: Int) {
    precondition(rows.allSatisfy { $0.count == columnCount }, "every row of a matrix has the same length")
    rowCount = rows.count
    self.columnCount = columnCount
    storage = rows.flatMap { $0 }
  }

  /// The entry in a row and a column, both counted from 0.
  @inlinable
  public subscript(row: Int, column: Int) -> Element {
    get { storage[row * columnCount + column] }
    set { storage[row * columnCount + column] = newValue }
  }

  /// A row as a slice of the entries.
  @inlinable
  public subscript(row row: Int) -> ArraySlice<Element> {
    storage[(row * columnCount)..<((row + 1) * columnCount)]
  }

  /// The matrix with rows and columns exchanged.
  ///
  /// - Complexity: O(rowCount · columnCount)
  public var transposed: Matrix {
    var result: [Element] = []
    result.reserveCapacity(entries.count)
    for column in 0..<columnCount {
      for row in 0..<rowCount { result.append(self[row, column]) }
    }
    return Matrix(rowCount: columnCount, columnCount: rowCount, entries: result)
  }

  /// The matrix with every entry transformed.
  public func mapEntries<Other>(_ transform: (Element) throws -> Other) rethrows -> Matrix<Other> {
    Matrix<Other>(rowCount: rowCount, columnCount: columnCount, entries: try entries.map(transform))
  }

  @usableFromInline
  init(rowCount: Int, columnCount: Int, entries: [Element]) {
    self.rowCount = rowCount
    self.columnCount = columnCount
    storage = entries
  }
}

extension Matrix: Sendable where Element: Sendable {}
extension Matrix: Equatable where Element: Equatable {}
extension Matrix: Hashable where Element: Hashable {}

extension Matrix where Element: Numeric {
  /// The square matrix with ones on the diagonal and zeros elsewhere.
  public static func identity(_ size: Int) -> Matrix {
    var result = Matrix(rowCount: size, columnCount: size, repeating: 0)
    for index in 0..<size { result[index, index] = 1 }
    return result
  }

  /// The matrix with some matrices along the diagonal and zeros elsewhere.
  ///
  /// - Complexity: O(entries of the result)
  public init(blocks: [Matrix]) {
    self.init(
      rowCount: blocks.reduce(0) { $0 + $1.rowCount }, columnCount: blocks.reduce(0) { $0 + $1.columnCount },
      repeating: 0)
    var (top, left) = (0, 0)
    for block in blocks {
      for row in 0..<block.rowCount {
        for column in 0..<block.columnCount { self[top + row, left + column] = block[row, column] }
      }
      top += block.rowCount
      left += block.columnCount
    }
  }

  /// The matrix product.
  ///
  /// - Precondition: `left.columnCount == right.rowCount`.
  /// - Complexity: O(m·n·k) multiplications, fewer where `left` has zeros.
  public static func * (left: Matrix, right: Matrix) -> Matrix {
    precondition(left.columnCount == right.rowCount, "the shapes of a product must fit")
    var result = Matrix(rowCount: left.rowCount, columnCount: right.columnCount, repeating: 0)
    for row in 0..<left.rowCount {
      for inner in 0..<left.columnCount {
        let factor = left[row, inner]
        if factor == 0 { continue }
        for column in 0..<right.columnCount { result[row, column] += factor * right[inner, column] }
      }
    }
    return result
  }

  /// The product with a column vector.
  ///
  /// - Precondition: `vector.count == columnCount`.
  public func applied(to vector: [Element]) -> [Element] {
    precondition(vector.count == columnCount, "the shapes of a product must fit")
    return (0..<rowCount).map { row in
      var sum: Element = 0
      for column in 0..<columnCount where vector[column] != 0 { sum += self[row, column] * vector[column] }
      return sum
    }
  }
}
