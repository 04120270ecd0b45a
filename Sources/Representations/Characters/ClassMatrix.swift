import ExactArithmetic
import FiniteGroups

/// Multiplication by one class sum on the class algebra, modulo a prime: row i, column l holds the number a of pairs
/// (x, y) in Cᵢ × C_j whose product is a fixed element of C_l.
///
/// The central characters ω_χ(C) = |C|χ(C)/χ(1) are its eigenvectors: Σ_l a_{il} ω(C_l) = ω(C_j) ω(Cᵢ). Only the
/// nonzero entries are stored.
struct ClassMatrix {
  private var rowEnds: [Int] = []
  private var columns: [Int32] = []
  private var entries: [UInt32] = []

  /// Counts row by row over the smaller of the two classes, with the other element fixed.
  ///
  /// - Complexity: Σᵢ min(|Cᵢ|, |C_j|) <= order products
  init(ofClass number: Int, _ classes: ConjugacyClasses, in group: FiniteGroup) {
    let members = classes.members
    let size = members[number].count
    let fixedRight = members[number][0]
    var counts = [Int](repeating: 0, count: classes.count)
    var touched: [Int] = []
    for row in members.indices {
      let total = members[row].count
      let fixedLeft = members[row][0]
      let countsRow = total <= size
      for element in countsRow ? members[row] : members[number] {
        let target = classes.classOf[countsRow ? group.product(element, fixedRight) : group.product(fixedLeft, element)]
        if counts[target] == 0 { touched.append(target) }
        counts[target] += 1
      }
      for target in touched {
        // Every element of the class that was not counted over gives as many pairs.
        columns.append(Int32(target))
        entries.append(UInt32(counts[target] * (countsRow ? size : total) / members[target].count))
        counts[target] = 0
      }
      touched.removeAll(keepingCapacity: true)
      rowEnds.append(columns.count)
    }
  }

  /// The product with a column.
  ///
  /// - Complexity: O(nonzero entries)
  func times(_ vector: [UInt32], in field: PrimeField) -> [UInt32] {
    let wrap = UInt64(field.modulus) << 32
    return vector.withUnsafeBufferPointer { vector in
      var start = 0
      return rowEnds.map { end in
        var sum: UInt64 = 0
        for index in start..<end {
          sum &+= UInt64(entries[index]) &* UInt64(vector[Int(columns[index])])
          if sum >= wrap { sum &-= wrap }
        }
        start = end
        return field.reduce(sum)
      }
    }
  }
}
