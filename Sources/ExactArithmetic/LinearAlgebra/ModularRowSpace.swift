/// A row space over a prime field that grows row by row and knows which rows were new.
///
/// The rank modulo a prime is at most the rank over ℚ, so rows that are independent here are independent over ℚ.
public struct ModularRowSpace: Sendable {
  /// The field of the entries.
  public let field: PrimeField
  /// The length of every row.
  public let columnCount: Int
  /// The dimension reached so far.
  public private(set) var rank = 0

  /// Echelon rows by leading column (leading entry 1); empty where there is none.
  private var rows: [[UInt32]]

  /// The zero space of rows of the given length.
  public init(field: PrimeField, columnCount: Int) {
    self.field = field
    self.columnCount = columnCount
    rows = Array(repeating: [], count: columnCount)
  }

  /// The columns in which the echelon rows lead, ascending.
  public var pivots: [Int] { rows.indices.filter { !rows[$0].isEmpty } }

  /// Adds a row given by its residues.
  ///
  /// - Returns: Whether the row was independent of all rows before it.
  /// - Precondition: `residues.count == columnCount`, every residue below the modulus.
  /// - Complexity: O(rank · columnCount)
  @discardableResult
  public mutating func insert(_ residues: [UInt32]) -> Bool {
    precondition(residues.count == columnCount, "every row of a row space has the same length")
    if rank == columnCount { return false }
    var row = residues
    for column in 0..<columnCount where row[column] != 0 {
      if rows[column].isEmpty {
        guard let scale = field.inverse(row[column]) else { continue }
        for index in column..<columnCount { row[index] = field.multiply(row[index], scale) }
        rows[column] = row
        rank += 1
        return true
      }
      let factor = field.negate(row[column])
      rows[column].withUnsafeBufferPointer { pivot in
        row.withUnsafeMutableBufferPointer { field.addMultiple(of: pivot, factor: factor, to: $0, from: column) }
      }
    }
    return false
  }

  /// The reduced row echelon form: for each pivot column, ascending, the row that leads in it and vanishes in the
  /// other pivot columns.
  ///
  /// - Complexity: O(rank² · columnCount)
  public func reducedRows() -> [[UInt32]] {
    let pivots = pivots
    var reduced = pivots.map { rows[$0] }
    for upper in reduced.indices {
      for lower in reduced.indices.dropFirst(upper + 1) {
        let factor = field.negate(reduced[upper][pivots[lower]])
        if factor == 0 { continue }
        let pivotRow = reduced[lower]
        pivotRow.withUnsafeBufferPointer { pivot in
          reduced[upper].withUnsafeMutableBufferPointer {
            field.addMultiple(of: pivot, factor: factor, to: $0, from: pivots[lower])
          }
        }
      }
    }
    return reduced
  }
}
