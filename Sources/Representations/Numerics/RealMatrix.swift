// Goals of this folder:
// 1. Dense Double matrices that are fast enough for Fourier transforms of groups, and no more than they need.
// 2. Norms that are known, not guessed: every operator norm comes with two numbers between which it provably lies.

/// A dense matrix of doubles, stored row by row in one contiguous array.
///
/// Floating point: the field axioms fail, as they do for `Double`; what holds instead is stated where it is used.
public struct RealMatrix: Sendable, Equatable {
  /// The number of rows; may be zero.
  public let rowCount: Int
  /// The number of columns; may be zero.
  public let columnCount: Int
  /// The entries, row after row.
  public internal(set) var entries: [Double]

  /// A matrix of zeros.
  ///
  /// - Precondition: no negative shape.
  public init(rowCount: Int, columnCount: Int) {
    precondition(rowCount >= 0 && columnCount >= 0, "a matrix has no negative shape")
    self.rowCount = rowCount
    self.columnCount = columnCount
    entries = Array(repeating: 0, count: rowCount * columnCount)
  }

  /// A matrix with the given entries, row after row.
  ///
  /// - Precondition: `entries.count == rowCount * columnCount`.
  public init(rowCount: Int, columnCount: Int, entries: [Double]) {
    precondition(rowCount >= 0 && columnCount >= 0, "a matrix has no negative shape")
    precondition(entries.count == rowCount * columnCount, "a matrix has rowCount · columnCount entries")
    self.rowCount = rowCount
    self.columnCount = columnCount
    self.entries = entries
  }

  /// A matrix with the given rows.
  ///
  /// - Precondition: every row has `columnCount` entries.
  public init(rows: [[Double]], columnCount: Int) {
    precondition(rows.allSatisfy { $0.count == columnCount }, "every row of a matrix has the same length")
    self.init(rowCount: rows.count, columnCount: columnCount, entries: rows.flatMap { $0 })
  }

  /// The square matrix with ones on the diagonal and zeros elsewhere.
  public static func identity(_ size: Int) -> RealMatrix {
    var result = RealMatrix(rowCount: size, columnCount: size)
    for index in 0..<size { result[index, index] = 1 }
    return result
  }

  /// The entry in a row and a column, both counted from 0.
  public subscript(row: Int, column: Int) -> Double {
    get { entries[row * columnCount + column] }
    set { entries[row * columnCount + column] = newValue }
  }

  /// A row as a slice of the entries.
  public subscript(row row: Int) -> ArraySlice<Double> { entries[(row * columnCount)..<((row + 1) * columnCount)] }

  /// Whether rows and columns are equally many.
  public var isSquare: Bool { rowCount == columnCount }

  /// The sum of the diagonal entries.
  ///
  /// - Precondition: the matrix is square.
  public var trace: Double {
    precondition(isSquare, "only square matrices have a trace")
    return (0..<rowCount).reduce(0) { $0 + self[$1, $1] }
  }
}

extension RealMatrix {
  /// The matrix with rows and columns exchanged.
  ///
  /// - Complexity: O(rowCount · columnCount), in blocks that stay in cache
  public var transposed: RealMatrix {
    var result = RealMatrix(rowCount: columnCount, columnCount: rowCount)
    let (rows, columns, block) = (rowCount, columnCount, 32)
    entries.withUnsafeBufferPointer { source in
      result.entries.withUnsafeMutableBufferPointer { target in
        for rowStart in stride(from: 0, to: rows, by: block) {
          for columnStart in stride(from: 0, to: columns, by: block) {
            for row in rowStart..<min(rowStart + block, rows) {
              for column in columnStart..<min(columnStart + block, columns) {
                target[column * rows + row] = source[row * columns + column]
              }
            }
          }
        }
      }
    }
    return result
  }

  /// The sum, entry by entry.
  ///
  /// - Precondition: equal shapes.
  public static func + (left: RealMatrix, right: RealMatrix) -> RealMatrix {
    var result = left
    result.add(right, scaledBy: 1)
    return result
  }

  /// The difference, entry by entry.
  ///
  /// - Precondition: equal shapes.
  public static func - (left: RealMatrix, right: RealMatrix) -> RealMatrix {
    var result = left
    result.add(right, scaledBy: -1)
    return result
  }

  /// The matrix with every entry multiplied by a number.
  public static func * (factor: Double, matrix: RealMatrix) -> RealMatrix {
    RealMatrix(
      rowCount: matrix.rowCount, columnCount: matrix.columnCount, entries: matrix.entries.map { factor * $0 })
  }

  /// Adds a multiple of another matrix in place.
  ///
  /// - Precondition: equal shapes.
  /// - Complexity: O(rowCount · columnCount)
  public mutating func add(_ other: RealMatrix, scaledBy factor: Double) {
    precondition(rowCount == other.rowCount && columnCount == other.columnCount, "only equal shapes are added")
    let count = entries.count
    entries.withUnsafeMutableBufferPointer { target in
      other.entries.withUnsafeBufferPointer { source in
        for index in 0..<count { target[index] += factor * source[index] }
      }
    }
  }

  /// The product with a column vector.
  ///
  /// - Precondition: `vector.count == columnCount`.
  /// - Complexity: O(rowCount · columnCount)
  public func applied(to vector: [Double]) -> [Double] {
    precondition(vector.count == columnCount, "the shapes of a product must fit")
    let columns = columnCount
    return entries.withUnsafeBufferPointer { source in
      vector.withUnsafeBufferPointer { vector in
        (0..<rowCount).map { row in
          VectorKernel.dot(source.baseAddress.map { $0 + row * columns }, vector.baseAddress, count: columns)
        }
      }
    }
  }

  /// The product of the transposed matrix with a column vector.
  ///
  /// - Precondition: `vector.count == rowCount`.
  /// - Complexity: O(rowCount · columnCount)
  public func transposeApplied(to vector: [Double]) -> [Double] {
    precondition(vector.count == rowCount, "the shapes of a product must fit")
    var result = [Double](repeating: 0, count: columnCount)
    let columns = columnCount
    entries.withUnsafeBufferPointer { source in
      result.withUnsafeMutableBufferPointer { target in
        guard let source = source.baseAddress, let target = target.baseAddress else { return }
        for row in 0..<rowCount {
          VectorKernel.add(vector[row], source + row * columns, to: target, count: columns)
        }
      }
    }
    return result
  }

  /// The square root of the sum of the squares of all entries, in floating point.
  ///
  /// - Complexity: O(rowCount · columnCount)
  public var frobeniusNorm: Double { VectorKernel.norm(entries) }
}
