import BigInt

extension Matrix where Element == Rational {
  /// The determinant of a square matrix: its rows are scaled to integers, and the integer determinant is put together from
  /// its residues modulo primes whose product exceeds twice Hadamard's bound Π |row|.
  ///
  /// - Complexity: O(rows³) word operations per prime; the number of primes is about log₂ of the bound over 31.
  func modularDeterminant() -> Rational {
    var denominator: BigInt = 1
    var squaredBound: BigInt = 1
    var integers: [[BigInt]] = []
    for row in 0..<rowCount {
      let scale = self[row: row].reduce(BigInt(1)) { $0 / $0.greatestCommonDivisor(with: $1.denominator) * $1.denominator }
      let scaled = self[row: row].map { $0.numerator * (scale / $0.denominator) }
      denominator *= scale
      squaredBound *= scaled.reduce(0) { $0 + $1 * $1 }
      integers.append(scaled)
    }
    if squaredBound.isZero { return .zero }
    var modulus: BigInt = 1
    var value: BigInt = 0
    for field in PrimeField.descending {
      let residue = Self.determinant(integers.map { $0.map { field.residue($0) } }, field: field)
      if let inverse = field.inverse(field.residue(modulus)) {
        let difference = field.add(residue, field.negate(field.residue(value)))
        value += modulus * BigInt(field.multiply(difference, inverse))
        modulus *= BigInt(field.modulus)
      }
      if modulus * modulus > 4 * squaredBound { break }
    }
    let signed = 2 * value > modulus ? value - modulus : value
    return Rational(signed, over: denominator) ?? .zero
  }

  /// The determinant of a matrix of residues.
  private static func determinant(_ matrix: [[UInt32]], field: PrimeField) -> UInt32 {
    var rows = matrix
    var determinant: UInt32 = 1
    for column in rows.indices {
      guard let pivot = rows.indices[column...].first(where: { rows[$0][column] != 0 }),
        let scale = field.inverse(rows[pivot][column])
      else { return 0 }
      if pivot != column {
        rows.swapAt(pivot, column)
        determinant = field.negate(determinant)
      }
      determinant = field.multiply(determinant, rows[column][column])
      let pivotRow = rows[column]
      for row in rows.indices[(column + 1)...] where rows[row][column] != 0 {
        let factor = field.negate(field.multiply(rows[row][column], scale))
        pivotRow.withUnsafeBufferPointer { pivot in
          rows[row].withUnsafeMutableBufferPointer {
            field.addMultiple(of: pivot, factor: factor, to: $0, from: column)
          }
        }
      }
    }
    return determinant
  }
}
