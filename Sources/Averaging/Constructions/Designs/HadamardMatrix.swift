import FiniteGroups

/// A square matrix of signs with orthogonal rows, H Hᵀ = nI.
public struct HadamardMatrix: Design {
  /// The rows; bit j is set where the entry in column j is −1.
  public let rows: [UInt64]
  /// Where the construction comes from.
  public let source: String

  /// A matrix from the places of −1 in its rows.
  ///
  /// - Throws: ``DesignError/notADesign(_:reason:)`` with two rows that are not orthogonal.
  /// - Complexity: O(n²)
  public init(rows: [UInt64], source: String) throws(DesignError) {
    (self.rows, self.source) = (rows, source)
    try verify()
  }

  /// The number of rows, n ≤ 64.
  public var size: Int { rows.count }
  /// `"Hadamard matrix of order 12"`.
  public var title: String { "Hadamard matrix of order \(size)" }

  /// Multiplies the rows again.
  ///
  /// - Complexity: O(n²)
  public func verify() throws(DesignError) {
    guard (1...64).contains(size), size == 64 || rows.allSatisfy({ $0 >> UInt64(size) == 0 }) else {
      throw .notADesign(title, reason: "as many columns as rows are needed, at most 64")
    }
    for (index, row) in rows.enumerated() {
      for other in 0..<index where 2 * (row ^ rows[other]).nonzeroBitCount != size {
        throw .notADesign(title, reason: "the rows \(other + 1) and \(index + 1) are not orthogonal")
      }
    }
  }

  /// The character table of C2^r.
  ///
  /// Source: J. J. Sylvester, Phil. Mag. 34 (1867).
  ///
  /// - Throws: ``DesignError/noConstruction(_:reason:)`` unless 0 ≤ r ≤ 6.
  public static func sylvester(_ exponent: Int) throws(DesignError) -> HadamardMatrix {
    guard (0...6).contains(exponent) else {
      throw .noConstruction("Hadamard matrix of order 2^\(exponent)", reason: "the order must be from 1 to 64")
    }
    let order = 1 << exponent
    return try HadamardMatrix(
      rows: (0..<order).map { row in
        let negative = (0..<order).filter { (row & $0).nonzeroBitCount % 2 == 1 }
        return negative.reduce(into: UInt64(0)) { $0 |= 1 << UInt64($1) }
      }, source: "Sylvester 1867")
  }

  /// Order q + 1 for a prime power q ≡ 3 (mod 4), from the quadratic residues of the field of q elements.
  ///
  /// Source: R. E. A. C. Paley, J. Math. Phys. 12 (1933).
  ///
  /// - Throws: ``DesignError/noConstruction(_:reason:)`` for other q, or above 63.
  public static func paley(_ q: Int) throws(DesignError) -> HadamardMatrix {
    let field = try DesignError.wrapping { () throws(GroupError) in FiniteField(try PrimePower(q)) }
    guard q % 4 == 3, q < 64 else {
      throw .noConstruction("Paley matrix for q = \(q)", reason: "q must be 3 modulo 4, and below 64")
    }
    let squares = Set((1..<q).map { field.product($0, $0) })
    // I + S, S skew: a border of ones, and the quadratic character of x − y.
    let first: UInt64 = 0
    let others = (0..<q).map { x in
      let negative = (0..<q).filter { x != $0 && squares.contains(field.sum(x, field.negative($0))) }
      return negative.reduce(into: UInt64(1)) { $0 |= 1 << UInt64($1 + 1) }
    }
    return try HadamardMatrix(rows: [first] + others, source: "Paley 1933")
  }

  /// The orthogonal array of strength 2 on n − 1 positions, or of strength 3 on n positions and twice as many runs: the rows,
  /// normalized to begin with 1 where the first column is dropped, and the negatives.
  ///
  /// - Throws: ``DesignError/noConstruction(_:reason:)`` for another strength, or order below 4.
  /// - Complexity: O(n³) or O(n⁴)
  public func orthogonalArray(strength: Int) throws(DesignError) -> OrthogonalArray {
    guard [2, 3].contains(strength), size >= 4 else {
      throw .noConstruction(
        "orthogonal array of strength \(strength)", reason: "\(title) gives strength 2 and 3, from order 4 on")
    }
    let mask: UInt64 = size == 64 ? .max : (1 << UInt64(size)) - 1
    let normalized = rows.map { $0 & 1 == 0 ? $0 : $0 ^ mask }
    return strength == 2
      ? try OrthogonalArray(runs: normalized.map { $0 >> 1 }, factors: size - 1, strength: 2, source: source)
      : try OrthogonalArray(
        runs: normalized + normalized.map { $0 ^ mask }, factors: size, strength: 3, source: source)
  }
}
