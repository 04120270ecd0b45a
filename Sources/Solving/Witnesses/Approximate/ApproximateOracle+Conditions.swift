import FiniteGroups
import Representations

extension ApproximateOracle {
  /// The norms that are to be small, or, for strong symmetry, one for each irreducible representation: h with the least
  /// trace.
  var startingConditions: [NormBlock] {
    if notion.kind != .strong { return blocks.blocks.indices.map { blocks.weak($0) } }
    return blocks.blocks.indices.compactMap { index in
      let block = blocks.blocks[index]
      func trace(_ g: Int) -> Double {
        (0..<block.size).reduce(0) { $0 + block.matrices[(g * block.size + $1) * block.size + $1] }
      }
      return strongElements[index].min { trace($0) < trace($1) }.map { blocks.strong(index, $0) }
    }
  }

  /// For each irreducible representation elements with all the different matrices, one of each h and h⁻¹, without the
  /// identity.
  static func strongElements(_ blocks: IrreducibleBlocks, _ group: FiniteGroup) -> [[Int]] {
    blocks.blocks.map { block in
      let area = block.size * block.size
      var seen: Set<[Int]> = []
      func key(_ g: Int) -> [Int] {
        block.matrices[(g * area)..<((g + 1) * area)].map { Int(($0 * 1e6).rounded()) }
      }
      seen.insert(key(group.identity))
      return (0..<group.order).filter { g in
        let isNew = seen.insert(key(g)).inserted
        seen.insert(key(group.inverse(g)))
        return isNew
      }
    }
  }

  /// For strong symmetry the conditions that weights violate most, at most one for each representation.
  func violatedConditions(_ support: [Int], _ weights: [Double], above limit: Double) -> [NormBlock] {
    guard notion.kind == .strong else { return [] }
    var result: [NormBlock] = []
    for (index, block) in blocks.blocks.enumerated() {
      let size = block.size
      let average = blocks.weak(index).average(support, weights)
      var worst = (element: -1, norm: limit * (1 + 1e-9) + 1e-12)
      for h in strongElements[index] {
        var moved = average
        moved.withUnsafeMutableBufferPointer { moved in
          average.withUnsafeBufferPointer { average in
            block.matrices.withUnsafeBufferPointer { matrices in
              guard let moved = moved.baseAddress, let average = average.baseAddress,
                let matrices = matrices.baseAddress
              else { return }
              SmallMatrices.addProduct(matrices + h * size * size, average, scaledBy: -1, to: moved, size: size)
            }
          }
        }
        if NormBlock.logDeterminant(moved, size: size, bound: worst.norm) == nil {
          let matrix = RealMatrix(rowCount: size, columnCount: size, entries: moved)
          let square = SymmetricEigenDecomposition(matrix.transposed * matrix).values.last ?? 0
          worst = (h, max(square, 0).squareRoot() * (1 + 1e-12) + 1e-13)
        }
      }
      if worst.element >= 0 { result.append(blocks.strong(index, worst.element)) }
    }
    return result
  }
}
