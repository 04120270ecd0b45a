extension RealMatrix {
  /// The matrix product.
  ///
  /// Every entry is a floating-point sum of `left.columnCount` products in an order that depends on the shapes only; so
  /// |computed − exact| ≤ γ_k·(|left|·|right|) with k = `left.columnCount` (barring underflow).
  ///
  /// - Precondition: `left.columnCount == right.rowCount`.
  /// - Complexity: O(m·n·k), blocked for the caches
  public static func * (left: RealMatrix, right: RealMatrix) -> RealMatrix {
    var result = RealMatrix(rowCount: left.rowCount, columnCount: right.columnCount)
    result.addProduct(left, right, scaledBy: 1)
    return result
  }

  /// Adds `factor · left · right` in place.
  ///
  /// - Precondition: fitting shapes.
  /// - Complexity: O(m·n·k), blocked for the caches
  mutating func addProduct(_ left: RealMatrix, _ right: RealMatrix, scaledBy factor: Double) {
    precondition(left.columnCount == right.rowCount, "the shapes of a product must fit")
    precondition(rowCount == left.rowCount && columnCount == right.columnCount, "the shapes of a product must fit")
    let kernel = ProductKernel(inner: left.columnCount, columns: right.columnCount, factor: factor)
    let rows = rowCount
    left.entries.withUnsafeBufferPointer { left in
      right.entries.withUnsafeBufferPointer { right in
        entries.withUnsafeMutableBufferPointer { target in
          guard let left = left.baseAddress, let right = right.baseAddress, let target = target.baseAddress else {
            return
          }
          kernel.run(rows: rows, left, right, target)
        }
      }
    }
  }
}

/// The blocked product: blocks of the right factor stay in the second-level cache while all rows of the left one pass.
private struct ProductKernel {
  let inner: Int
  let columns: Int
  let factor: Double

  static let innerBlock = 64
  static let columnBlock = 256

  func run(
    rows: Int, _ left: UnsafePointer<Double>, _ right: UnsafePointer<Double>, _ target: UnsafeMutablePointer<Double>
  ) {
    var innerStart = 0
    while innerStart < inner {
      let innerEnd = min(innerStart + ProductKernel.innerBlock, inner)
      var columnStart = 0
      while columnStart < columns {
        let width = min(ProductKernel.columnBlock, columns - columnStart)
        var row = 0
        while row + 2 <= rows {
          pair(row, innerStart, innerEnd, columnStart, width, left, right, target)
          row += 2
        }
        if row < rows { single(row, innerStart, innerEnd, columnStart, width, left, right, target) }
        columnStart += width
      }
      innerStart = innerEnd
    }
  }

  /// Two rows of the target at once, four terms of each sum at a time.
  @inline(__always)
  private func pair(
    _ row: Int, _ innerStart: Int, _ innerEnd: Int, _ columnStart: Int, _ width: Int,
    _ left: UnsafePointer<Double>, _ right: UnsafePointer<Double>, _ target: UnsafeMutablePointer<Double>
  ) {
    let upper = left + row * inner
    let lower = upper + inner
    let first = target + row * columns + columnStart
    let second = first + columns
    var k = innerStart
    while k + 4 <= innerEnd {
      let (a0, a1, a2, a3) = (factor * upper[k], factor * upper[k + 1], factor * upper[k + 2], factor * upper[k + 3])
      let (b0, b1, b2, b3) = (factor * lower[k], factor * lower[k + 1], factor * lower[k + 2], factor * lower[k + 3])
      let row0 = right + k * columns + columnStart
      let row1 = row0 + columns
      let row2 = row1 + columns
      let row3 = row2 + columns
      var j = 0
      while j < width {
        let (x0, x1, x2, x3) = (row0[j], row1[j], row2[j], row3[j])
        first[j] += (a0 * x0 + a1 * x1) + (a2 * x2 + a3 * x3)
        second[j] += (b0 * x0 + b1 * x1) + (b2 * x2 + b3 * x3)
        j += 1
      }
      k += 4
    }
    while k < innerEnd {
      VectorKernel.add(factor * upper[k], right + k * columns + columnStart, to: first, count: width)
      VectorKernel.add(factor * lower[k], right + k * columns + columnStart, to: second, count: width)
      k += 1
    }
  }

  @inline(__always)
  private func single(
    _ row: Int, _ innerStart: Int, _ innerEnd: Int, _ columnStart: Int, _ width: Int,
    _ left: UnsafePointer<Double>, _ right: UnsafePointer<Double>, _ target: UnsafeMutablePointer<Double>
  ) {
    let first = target + row * columns + columnStart
    for k in innerStart..<innerEnd {
      VectorKernel.add(factor * left[row * inner + k], right + k * columns + columnStart, to: first, count: width)
    }
  }
}
