import Foundation
import Representations

/// The inverse P of [[t, A], [Aᵀ, t]] for every block A, with what Newton's method needs of it.
///
/// With Q = (t² − AᵀA)⁻¹: P₁₁ = (1 + AQAᵀ)/t, P₁₂ = −AQ, P₂₂ = tQ.
struct BlockInverse {
  private struct Part {
    let block: FourierGuide.Block
    let first: RealMatrix
    let corner: RealMatrix
    let second: RealMatrix
  }

  private let parts: [Part]
  /// P₁₂ of all blocks, as a row of the table.
  let corner: [Double]
  /// (P²)₁₂ of all blocks.
  let squaredCorner: [Double]
  /// tr P.
  let trace: Double
  /// tr P².
  let squaredTrace: Double

  /// - Returns: `nil` unless all blocks are positive definite.
  init?(_ guide: FourierGuide, _ sums: [Double], _ bound: Double) {
    var parts: [Part] = []
    var corner: [Double] = []
    var squaredCorner: [Double] = []
    var (trace, squaredTrace) = (0.0, 0.0)
    for block in guide.blocks {
      guard let part = BlockInverse.part(block, guide.matrix(block, of: sums), bound) else { return nil }
      corner += part.corner.entries
      squaredCorner += (part.first * part.corner + part.corner * part.second).entries
      trace += part.first.trace + part.second.trace
      for (matrix, factor) in [(part.first, 1.0), (part.second, 1), (part.corner, 2)] {
        squaredTrace += factor * matrix.entries.reduce(0) { $0 + $1 * $1 }
      }
      parts.append(part)
    }
    self.parts = parts
    self.corner = corner
    self.squaredCorner = squaredCorner
    self.trace = trace
    self.squaredTrace = squaredTrace
  }

  private static func part(_ block: FourierGuide.Block, _ matrix: RealMatrix, _ bound: Double) -> Part? {
    let size = block.size
    var inverse = RealMatrix(rowCount: size, columnCount: size)
    if size == 1 || block.isComplexNumber {
      let gap = bound * bound - matrix[0, 0] * matrix[0, 0] - (size == 2 ? matrix[0, 1] * matrix[0, 1] : 0)
      guard gap > 0, bound > 0 else { return nil }
      for index in 0..<size { inverse[index, index] = 1 / gap }
    } else {
      let gram = SymmetricEigenDecomposition(matrix.transposed * matrix)
      var scaled = gram.vectorRows
      for row in 0..<size {
        let gap = bound * bound - gram.values[row]
        guard gap > 0, bound > 0 else { return nil }
        for column in 0..<size { scaled[row, column] /= gap }
      }
      inverse = gram.vectorRows.transposed * scaled
    }
    let product = matrix * inverse
    return Part(
      block: block, first: (1 / bound) * (RealMatrix.identity(size) + product * matrix.transposed),
      corner: -1 * product, second: bound * inverse)
  }

  /// log det of all blocks; `nil` unless they are positive definite.
  static func logDeterminant(_ guide: FourierGuide, _ sums: [Double], _ bound: Double) -> Double? {
    var result = 0.0
    for block in guide.blocks {
      let offset = block.offset
      var values: [Double]
      if block.size == 1 || block.isComplexNumber {
        let square = sums[offset] * sums[offset] + (block.size == 2 ? sums[offset + 1] * sums[offset + 1] : 0)
        values = Array(repeating: square, count: block.size)
      } else {
        let matrix = guide.matrix(block, of: sums)
        values = SymmetricEigenDecomposition(matrix.transposed * matrix).values
      }
      for value in values {
        let gap = bound * bound - value
        guard gap > 0, bound > 0 else { return nil }
        result += log(gap)
      }
    }
    return result
  }

  /// The row N with tr(P B(R) P B(R')) = 2⟨N, R'⟩ for the dilations B of rows R, R': N = P₁₁RP₂₂ + P₁₂RᵀP₁₂.
  func curvature(of row: [Double]) -> [Double] {
    var result: [Double] = []
    result.reserveCapacity(row.count)
    for part in parts {
      let (size, offset) = (part.block.size, part.block.offset)
      if size == 1 {
        let (p, c) = (part.first[0, 0], part.corner[0, 0])
        result.append((p * part.second[0, 0] + c * c) * row[offset])
      } else if part.block.isComplexNumber {
        // P₁₁RP₂₂ is a real multiple of r; P₁₂RᵀP₁₂ is c²·conj r for c = a + bi = the matrix [[a, −b], [b, a]].
        let (a, b) = (part.corner[0, 0], part.corner[1, 0])
        let (x, y) = (row[offset], row[offset + 2])
        let factor = part.first[0, 0] * part.second[0, 0]
        let (u, v) = (a * a - b * b, 2 * a * b)
        let (real, imaginary) = (factor * x + u * x + v * y, factor * y + v * x - u * y)
        result += [real, -imaginary, imaginary, real]
      } else {
        let matrix = RealMatrix(
          rowCount: size, columnCount: size, entries: Array(row[offset..<(offset + size * size)]))
        let moved =
          part.first * (matrix * part.second) + part.corner * (matrix.transposed * part.corner)
        result += moved.entries
      }
    }
    return result
  }
}
