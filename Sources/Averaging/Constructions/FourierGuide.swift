import Representations

/// The irreducible matrices of all elements as one flat table of doubles: what guides the searches, never what decides.
///
/// Complex and quaternionic representations are realified, `[[A, −B], [B, A]]`, and only one of two conjugate ones is
/// kept: real weights give both the same norms.
struct FourierGuide: Sendable {
  /// One representation.
  struct Block: Sendable {
    /// The size of the real matrix.
    let size: Int
    /// Where its entries begin in the row of an element.
    let offset: Int
    /// What the trace of the real matrix counts for: the dimensions it stands for, divided by its size.
    let multiplicity: Double
    /// Whether it is a complex number as a 2 × 2 matrix.
    let isComplexNumber: Bool
  }

  /// The number of elements.
  let order: Int
  /// The blocks.
  let blocks: [Block]
  /// The entries of all blocks of one element.
  let width: Int
  /// The rows of all elements, one after the other.
  let table: [Double]

  /// Rows that some other representation gives.
  ///
  /// - Precondition: as many entries as there are elements times entries of all blocks.
  init(blocks: [Block], order: Int, table: [Double]) {
    (self.blocks, self.order, self.table) = (blocks, order, table)
    width = blocks.reduce(0) { $0 + $1.size * $1.size }
  }

  init(dual: EvaluatedDual<TabulatedRepresentation>, rows: [Int], table: CharacterTable, order: Int) {
    var blocks: [Block] = []
    var sources: [Int] = []
    var width = 0
    for (position, row) in rows.enumerated() {
      let dimension = table.degrees[row]
      let type = table.frobeniusSchurType(of: row)
      let partner = type == .complex ? table.conjugate(of: row) : row
      if partner < row && rows.contains(partner) { continue }
      let size = type == .real ? dimension : 2 * dimension
      let isPair = partner > row && rows.contains(partner)
      blocks.append(
        Block(
          size: size, offset: width, multiplicity: type == .real || isPair ? 1 : 0.5,
          isComplexNumber: type != .real && dimension == 1))
      sources.append(position)
      width += size * size
    }
    var entries: [Double] = []
    entries.reserveCapacity(order * width)
    for element in 0..<order {
      for (block, source) in zip(blocks, sources) {
        let matrix = dual.representations[source].matrices[element]
        entries += block.size == matrix.rowCount ? matrix.real.entries : matrix.realification.entries
      }
    }
    self.order = order
    self.blocks = blocks
    self.width = width
    self.table = entries
  }

  /// Adds a multiple of the row of an element.
  ///
  /// - Complexity: O(width)
  func add(_ factor: Double, _ element: Int, to sums: inout [Double]) {
    table.withUnsafeBufferPointer { table in
      sums.withUnsafeMutableBufferPointer { sums in
        let start = element * width
        for index in 0..<width { sums[index] += factor * table[start + index] }
      }
    }
  }

  /// The sum of the rows of elements with weights.
  func sums(_ weights: some Sequence<(element: Int, weight: Double)>) -> [Double] {
    var sums = [Double](repeating: 0, count: width)
    for (element, weight) in weights { add(weight, element, to: &sums) }
    return sums
  }

  /// The scalar product of a vector with the row of every element.
  ///
  /// - Complexity: O(order · width)
  func products(with vector: [Double]) -> [Double] {
    table.withUnsafeBufferPointer { table in
      vector.withUnsafeBufferPointer { vector in
        (0..<order).map { element in
          var sum = 0.0
          let start = element * width
          for index in 0..<width { sum += vector[index] * table[start + index] }
          return sum
        }
      }
    }
  }

  /// The real matrix of a block of a row.
  func matrix(_ block: Block, of sums: [Double]) -> RealMatrix {
    RealMatrix(
      rowCount: block.size, columnCount: block.size,
      entries: Array(sums[block.offset..<(block.offset + block.size * block.size)]))
  }

  /// The norm of one block.
  ///
  /// - Complexity: O(size³)
  func norm(_ block: Block, of sums: [Double]) -> Double {
    if block.size == 1 { return sums[block.offset].magnitude }
    if block.isComplexNumber {
      let (a, b) = (sums[block.offset], sums[block.offset + 2])
      return (a * a + b * b).squareRoot()
    }
    let matrix = matrix(block, of: sums)
    return max(0, SymmetricEigenDecomposition(matrix.transposed * matrix).values.last ?? 0).squareRoot()
  }

  /// The largest squared norm of all blocks: the weak error, in floating point.
  ///
  /// - Complexity: O(Σ size³)
  func weakError(of sums: [Double]) -> Double {
    blocks.reduce(0) { max($0, norm($1, of: sums)) }.squared
  }
}

extension Double {
  /// The square.
  fileprivate var squared: Double { self * self }
}
