import ExactArithmetic
import Representations

extension Rational {
  /// The rational number that a finite nonnegative double is.
  init(exactly value: Double) {
    self = NormEnclosure(lower: value, upper: value).exact?.lower ?? .zero
  }
}

extension Matrix where Element == Rational {
  /// The entries rounded to doubles, with a relative error of at most 2⁻⁵⁰.
  var rounded: RealMatrix {
    RealMatrix(rowCount: rowCount, columnCount: columnCount, entries: entries.map(\.approximation))
  }

  /// The largest absolute value of an entry.
  var largestMagnitude: Rational { entries.reduce(.zero) { Swift.max($0, $1.magnitude) } }

  /// Whether a symmetric matrix could be proved positive definite by a factorization in doubles; `false` says nothing.
  ///
  /// - Complexity: O(n³)
  var isProvablyPositiveDefinite: Bool {
    let rounded = rounded
    return rounded.isProvablyPositiveDefinite(
      entryError: 0x1p-50 * rounded.entries.reduce(0) { Swift.max($0, $1.magnitude) })
  }

  /// AᵀA, times a factor.
  ///
  /// - Complexity: O(rows · columns²)
  func gram(scaledBy factor: Rational = 1) -> Matrix {
    transposed.product(self).mapEntries { $0 * factor }
  }

  /// The sum.
  func adding(_ other: Matrix) -> Matrix {
    var result = self
    for row in 0..<rowCount {
      for column in 0..<columnCount { result[row, column] += other[row, column] }
    }
    return result
  }

  /// The product; in machine integers where all entries are integers and no sum can overflow.
  ///
  /// - Complexity: O(rows · inner · columns)
  func product(_ other: Matrix) -> Matrix {
    guard let left = machineIntegers, let right = other.machineIntegers,
      (left.largest.multipliedReportingOverflow(by: right.largest)).overflow == false,
      (left.largest * right.largest).multipliedReportingOverflow(by: Swift.max(columnCount, 1)).overflow == false,
      left.largest * right.largest * Swift.max(columnCount, 1) < 1 << 62
    else { return self * other }
    let (inner, width) = (columnCount, other.columnCount)
    var result = [Int](repeating: 0, count: rowCount * width)
    result.withUnsafeMutableBufferPointer { result in
      left.entries.withUnsafeBufferPointer { left in
        right.entries.withUnsafeBufferPointer { right in
          for row in 0..<rowCount {
            for middle in 0..<inner where left[row * inner + middle] != 0 {
              let factor = left[row * inner + middle]
              for column in 0..<width { result[row * width + column] &+= factor &* right[middle * width + column] }
            }
          }
        }
      }
    }
    return Matrix(
      rows: (0..<rowCount).map { row in (0..<width).map { Rational(result[row * width + $0]) } }, columnCount: width)
  }

  /// The entries as machine integers with the largest absolute value, if that is what they are.
  private var machineIntegers: (entries: [Int], largest: Int)? {
    var result: [Int] = []
    result.reserveCapacity(entries.count)
    var largest = 0
    for entry in entries {
      guard let value = entry.asInt else { return nil }
      largest = Swift.max(largest, abs(value))
      result.append(value)
    }
    return (result, largest)
  }

  /// The matrix times the least common multiple of all denominators, and that number.
  var cleared: (matrix: Matrix, factor: Rational) {
    var factor = Rational.one
    for entry in entries where !(entry * factor).isInteger { factor *= Rational((entry * factor).denominator) }
    return (factor == 1 ? self : mapEntries { $0 * factor }, factor)
  }
}

extension RealMatrix {
  /// Whether every symmetric matrix whose entries differ from these by at most an error could be proved positive
  /// definite by a factorization; `false` says nothing.
  ///
  /// If the Cholesky factorization of the matrix less s·I runs to completion, RᵀR differs from it by at most γₙ₊₁‖R‖²_F in
  /// norm, ‖R‖²_F being the trace up to a factor near 1, and the other matrix from this one by n·(error); s is more than
  /// both.
  ///
  /// Source: S. M. Rump, "Verification of positive definiteness", BIT 46 (2006).
  ///
  /// - Complexity: O(n³)
  func isProvablyPositiveDefinite(entryError: Double) -> Bool {
    let size = Double(rowCount)
    var (trace, largest) = (0.0, 0.0)
    for index in 0..<rowCount { trace += self[index, index] }
    for entry in entries { largest = max(largest, entry.magnitude) }
    guard trace.isFinite, largest.isFinite, entryError.isFinite, trace > 0, largest < 0x1p900, largest > 0x1p-900 else {
      return rowCount == 0
    }
    let shift = 1.1 * ((size + 4) * 0x1p-53 * trace + (size + 2) * entryError)
    var matrix = self
    for index in 0..<rowCount { matrix[index, index] -= shift }
    return matrix.choleskyFactor() != nil
  }
}

extension Array where Element == Rational {
  /// The multiple of a vector with integer entries without a common factor.
  var primitive: [Rational] {
    var factor = Rational.one
    for entry in self where !(entry * factor).isInteger { factor *= Rational((entry * factor).denominator) }
    let integers = map { ($0 * factor).numerator }
    guard var divisor = integers.first(where: { !$0.isZero }) else { return self }
    for integer in integers { divisor = divisor.greatestCommonDivisor(with: integer) }
    return integers.map { Rational($0 / divisor) }
  }
}
