import Foundation

/// Products and factorizations of small square matrices, row after row in flat memory, in doubles.
enum SmallMatrices {
  /// result += factor · A · B.
  @inline(__always)
  static func addProduct(
    _ a: UnsafePointer<Double>, _ b: UnsafePointer<Double>, scaledBy factor: Double = 1,
    to result: UnsafeMutablePointer<Double>, size: Int
  ) {
    for row in 0..<size {
      let target = result + row * size
      for inner in 0..<size {
        let value = factor * a[row * size + inner]
        let source = b + inner * size
        for column in 0..<size { target[column] += value * source[column] }
      }
    }
  }

  /// result += factor · A · Bᵀ.
  @inline(__always)
  static func addProduct(
    _ a: UnsafePointer<Double>, transposed b: UnsafePointer<Double>, scaledBy factor: Double = 1,
    to result: UnsafeMutablePointer<Double>, size: Int
  ) {
    for row in 0..<size {
      for column in 0..<size {
        result[row * size + column] += factor * dot(a + row * size, b + column * size, count: size)
      }
    }
  }

  /// Σ aₖbₖ, summed in four lanes: the compiler may not reorder sums of doubles itself.
  @inline(__always)
  static func dot(_ a: UnsafePointer<Double>, _ b: UnsafePointer<Double>, count: Int) -> Double {
    var index = 0
    var lanes = SIMD4<Double>.zero
    let (left, right) = (UnsafeRawPointer(a), UnsafeRawPointer(b))
    while index + 4 <= count {
      let offset = index * MemoryLayout<Double>.stride
      lanes +=
        left.loadUnaligned(fromByteOffset: offset, as: SIMD4<Double>.self)
        * right.loadUnaligned(fromByteOffset: offset, as: SIMD4<Double>.self)
      index += 4
    }
    var sum = lanes[0] + lanes[1] + (lanes[2] + lanes[3])
    while index < count {
      sum += a[index] * b[index]
      index += 1
    }
    return sum
  }

  /// The lower Cholesky factor in place of the lower triangle, and log det; `nil` unless positive definite.
  static func cholesky(_ matrix: UnsafeMutablePointer<Double>, size: Int) -> Double? {
    var logarithm = 0.0
    for row in 0..<size {
      let current = matrix + row * size
      for column in 0..<row {
        let other = matrix + column * size
        current[column] = (current[column] - dot(current, other, count: column)) / other[column]
      }
      let pivot = current[row] - dot(current, current, count: row)
      guard pivot > 0, pivot.isFinite else { return nil }
      let root = pivot.squareRoot()
      current[row] = root
      logarithm += log(root)
    }
    return 2 * logarithm
  }

  /// Solves LLᵀx = b in place for a factor L made by ``cholesky(_:size:)``.
  static func solve(_ factor: UnsafePointer<Double>, _ vector: UnsafeMutablePointer<Double>, size: Int) {
    for row in 0..<size {
      vector[row] = (vector[row] - dot(factor + row * size, vector, count: row)) / factor[row * size + row]
    }
    for row in stride(from: size - 1, through: 0, by: -1) {
      let value = vector[row] / factor[row * size + row]
      vector[row] = value
      for column in 0..<row { vector[column] -= factor[row * size + column] * value }
    }
  }
}
