/// A smooth stand-in for the weak error: E = Σ_π tr((S*S)⁴), the eighth power of the Schatten 8-norm, for the sum S of
/// the matrices of some elements.
///
/// ‖S‖⁸ ≤ E ≤ D·‖S‖⁸, and a few products of matrices suffice: no eigenvalues. It keeps its scratch memory.
struct SchattenEnergy {
  private let guide: FourierGuide
  private var gram: [Double]
  private var square: [Double]

  init(_ guide: FourierGuide) {
    self.guide = guide
    let largest = guide.blocks.reduce(0) { max($0, $1.size) }
    gram = Array(repeating: 0, count: largest * largest)
    square = gram
  }

  /// E of the sums plus the row of one element minus that of another; either may be missing.
  ///
  /// - Complexity: O(Σ size³)
  mutating func energy(_ sums: [Double], adding added: Int? = nil, removing removed: Int? = nil) -> Double {
    guide.table.withUnsafeBufferPointer { table in
      sums.withUnsafeBufferPointer { sums in
        withUnsafeTemporaryAllocation(of: Double.self, capacity: max(1, guide.width)) { moved in
          let width = guide.width
          for index in 0..<width { moved[index] = sums[index] }
          if let added { for index in 0..<width { moved[index] += table[added * width + index] } }
          if let removed { for index in 0..<width { moved[index] -= table[removed * width + index] } }
          return energy(UnsafeBufferPointer(moved))
        }
      }
    }
  }

  private mutating func energy(_ sums: UnsafeBufferPointer<Double>) -> Double {
    var total = 0.0
    gram.withUnsafeMutableBufferPointer { gram in
      square.withUnsafeMutableBufferPointer { square in
        for block in guide.blocks {
          let (size, offset) = (block.size, block.offset)
          if size == 1 || block.isComplexNumber {
            var value = sums[offset] * sums[offset]
            if size == 2 { value += sums[offset + 1] * sums[offset + 1] }
            value *= value
            total += block.multiplicity * Double(size) * value * value
            continue
          }
          // SᵀS, then its square; the squared Frobenius norm of that is tr((SᵀS)⁴).
          for row in 0..<size {
            for column in row..<size {
              var sum = 0.0
              for inner in 0..<size { sum += sums[offset + inner * size + row] * sums[offset + inner * size + column] }
              gram[row * size + column] = sum
              gram[column * size + row] = sum
            }
          }
          var trace = 0.0
          for row in 0..<size {
            for column in row..<size {
              var sum = 0.0
              for inner in 0..<size { sum += gram[row * size + inner] * gram[column * size + inner] }
              square[row * size + column] = sum
              trace += (row == column ? 1 : 2) * sum * sum
            }
          }
          total += block.multiplicity * trace
        }
      }
    }
    return total
  }
}
