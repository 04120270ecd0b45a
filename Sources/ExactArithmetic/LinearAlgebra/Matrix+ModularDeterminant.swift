import BigInt

extension Matrix where Element == Cyclotomic {
  /// The determinant of a square matrix: its rows are scaled to algebraic integers, and the coordinates of the determinant
  /// on 1, ζ_n, …, ζ_n^(φ(n)−1) are put together from their residues modulo primes whose product exceeds twice a bound.
  ///
  /// The bound: in the group ring of the n-th roots of unity the determinant has coefficients of sum at most Π |row|₁, and a
  /// root has coordinates of sum at most ``CyclotomicOrder/largestCoordinateSum(_:)``.
  ///
  /// - Complexity: O(φ(n) · rows³) word operations per prime; the number of primes is about log₂ of the bound over 31.
  func modularDeterminant() -> Cyclotomic {
    guard let order = modularOrder else { return determinantByElimination() }
    let weights = integralRowWeights
    let denominator = weights.reduce(BigInt(1)) { $0 * $1.denominator }
    let bound = weights.reduce(BigInt(CyclotomicOrder.largestCoordinateSum(order))) { $0 * $1.weight }
    if bound.isZero { return .zero }
    var lift: ModularLift?
    for field in PrimeField.splitting(order) {
      guard let embeddings = SplitPrime(field: field, order: order),
        let images = modularDeterminants(embeddings, scale: field.residue(denominator))
      else { continue }
      let form = ModularForm(pivots: [], basisRows: [], rows: [embeddings.coordinates(images)])
      if lift == nil { lift = ModularLift(form, field: field) } else { lift?.combine(form, field: field) }
      if let lift, lift.modulus > 2 * bound {
        return Cyclotomic(
          order: order, coefficients: lift.symmetric.map { Rational($0, over: denominator) ?? .zero })
      }
    }
    return determinantByElimination()
  }

  /// The scaled determinant under each homomorphism; `nil` if the prime divides a denominator.
  private func modularDeterminants(_ embeddings: SplitPrime, scale: UInt32) -> [UInt32]? {
    var images: [UInt32] = []
    for powers in embeddings.powers {
      var rows: [[UInt32]] = []
      for row in 0..<rowCount {
        guard let residues = residues(row: row, field: embeddings.field, powers: powers) else { return nil }
        rows.append(residues)
      }
      images.append(embeddings.field.multiply(scale, embeddings.field.determinant(&rows)))
    }
    return images
  }
}

extension PrimeField {
  /// The determinant of a square matrix of residues, which is eliminated in place.
  fileprivate func determinant(_ rows: inout [[UInt32]]) -> UInt32 {
    var determinant: UInt32 = 1
    for column in rows.indices {
      guard let pivot = rows.indices[column...].first(where: { rows[$0][column] != 0 }),
        let scale = inverse(rows[pivot][column])
      else { return 0 }
      if pivot != column {
        rows.swapAt(pivot, column)
        determinant = negate(determinant)
      }
      determinant = multiply(determinant, rows[column][column])
      let pivotRow = rows[column]
      for row in rows.indices[(column + 1)...] where rows[row][column] != 0 {
        let factor = negate(multiply(rows[row][column], scale))
        pivotRow.withUnsafeBufferPointer { pivot in
          rows[row].withUnsafeMutableBufferPointer { addMultiple(of: pivot, factor: factor, to: $0, from: column) }
        }
      }
    }
    return determinant
  }
}

extension CyclotomicOrder {
  /// The largest sum of the absolute values of the coordinates of a power of ζ_n on 1, ζ_n, …, ζ_n^(φ(n)−1).
  ///
  /// - Complexity: O(n · φ(n))
  static func largestCoordinateSum(_ order: Int) -> Int {
    let polynomial = CyclotomicPolynomial.coefficients(order)
    let degree = polynomial.count - 1
    var power = [1] + [Int](repeating: 0, count: degree - 1)
    var largest = 1
    for _ in 1..<Swift.max(order, 2) {
      let carry = power[degree - 1]
      power = [0] + power.dropLast()
      if carry != 0 { for index in 0..<degree { power[index] -= carry * polynomial[index] } }
      largest = Swift.max(largest, power.reduce(0) { $0 + abs($1) })
    }
    return largest
  }
}
