import BigInt
import Synchronization

/// The numbers 2ᵇⁱᵗˢ · cos(2πk/n) for k = 0 ..< n, each off by less than one: what signs are decided with.
struct CosineTable: Sendable {
  /// Off by less than one each.
  let values: [BigInt]
  let bits: Int

  private init(order: Int, bits: Int) {
    let scale = Rational(BigInt(1) << bits)
    let pi = Enclosure.pi(bits: bits + 2 + Enclosure.guardBits + 3)
    let half = (0...(order / 2)).map { index in
      (Enclosure.cosine(ofTurns: Rational(index, order), bits: bits + 2, pi: pi).midpoint * scale + Rational(1, 2))
        .floor
    }
    values = (0..<order).map { half[min($0, order - $0)] }
    self.bits = bits
  }

  /// The table for small coefficients, with 31 bits: values off by less than one, below 2³¹ in absolute value.
  struct Coarse: Sendable {
    static let bits = 31
    let values: [Int]
  }

  private struct Key: Hashable {
    let order: Int
    let bits: Int
  }

  /// Tables are kept, up to this many; then all are dropped.
  private static let capacity = 256
  private static let fine = Mutex<[Key: CosineTable]>([:])
  private static let coarse = Mutex<[Int: Coarse]>([:])

  /// - Complexity: O(order) cosines the first time, then one look-up.
  static func table(order: Int, bits: Int) -> CosineTable {
    let key = Key(order: order, bits: bits)
    if let known = fine.withLock({ $0[key] }) { return known }
    let table = CosineTable(order: order, bits: bits)
    fine.withLock { tables in
      if tables.count >= capacity { tables.removeAll() }
      tables[key] = table
    }
    return table
  }

  /// - Complexity: O(order) cosines the first time, then one look-up.
  static func coarse(order: Int) -> Coarse {
    if let known = coarse.withLock({ $0[order] }) { return known }
    let table = Coarse(values: CosineTable(order: order, bits: Coarse.bits).values.map { Int($0) })
    coarse.withLock { tables in
      if tables.count >= capacity { tables.removeAll() }
      tables[order] = table
    }
    return table
  }
}
