import BigInt

/// The reduced row echelon form of a rational matrix: exact, verified, unique.
public struct RowEchelonForm: Sendable, Equatable {
  /// The nonzero rows of the form: one per pivot, with 1 in its pivot column and 0 in the other pivot columns.
  public let rows: Matrix<Rational>
  /// The pivot columns, ascending.
  public let pivots: [Int]
  /// For the original matrix, row numbers that form a basis of its row space, ascending.
  public let basisRows: [Int]

  /// The rank.
  public var rank: Int { pivots.count }

  /// A basis of the vectors that the matrix sends to zero, one per row, one for each column without a pivot.
  ///
  /// - Complexity: O(rank · columns) per basis vector
  public var nullspace: Matrix<Rational> {
    let free = Set(0..<rows.columnCount).subtracting(pivots).sorted()
    let basis = free.map { column in
      var vector = [Rational](repeating: .zero, count: rows.columnCount)
      vector[column] = .one
      for (row, pivot) in pivots.enumerated() { vector[pivot] = -rows[row, column] }
      return vector
    }
    return Matrix(rows: basis, columnCount: rows.columnCount)
  }
}

extension Matrix where Element == Rational {
  /// The reduced row echelon form over ℚ.
  ///
  /// The form is computed modulo word-size primes, lifted by the Chinese remainder theorem and rational reconstruction,
  /// and accepted only when every row of this matrix is exactly the combination of the lifted rows that its pivot
  /// entries say. Together with the rank modulo a prime, which is a lower bound of the rank over ℚ, that proves it.
  ///
  /// - Complexity: O(rows · columns · rank) word operations per prime and as many exact ones for the verification; the
  ///   number of primes grows with the size of the entries of the result.
  public func reducedRowEchelonForm() -> RowEchelonForm {
    var lift: ModularLift?
    for field in PrimeField.descending {
      guard let form = modularForm(field) else { continue }
      if form.pivots.count == columnCount {
        // Full column rank modulo a prime is full column rank, and the form is the identity: nothing to lift.
        return RowEchelonForm(rows: .identity(columnCount), pivots: form.pivots, basisRows: form.basisRows)
      }
      if let current = lift, !form.isBetter(than: current) {
        if form.pivots == current.pivots { lift?.combine(form, field: field) } else { continue }
      } else {
        lift = ModularLift(form, field: field)
      }
      if let rows = lift?.reconstructed(columnCount: columnCount), spans(rows, pivots: form.pivots) {
        return RowEchelonForm(rows: rows, pivots: form.pivots, basisRows: form.basisRows)
      }
    }
    // There are 10⁸ primes below 2³¹; a matrix whose form needs more digits than their product does not fit in memory.
    preconditionFailure("the primes below 2^31 are exhausted")
  }

  /// The rank over ℚ, proved on both sides.
  ///
  /// - Complexity: O(rows · columns · rank) when the rank is full; that of ``reducedRowEchelonForm()`` otherwise.
  public func rank() -> Int {
    if let form = modularForm(.largest), form.pivots.count == Swift.min(rowCount, columnCount) {
      return form.pivots.count
    }
    return reducedRowEchelonForm().rank
  }

  /// A basis of the vectors `x` with `self · x = 0`, one per row.
  public func nullspace() -> Matrix { reducedRowEchelonForm().nullspace }

  /// A solution of `self · x = target`, with zeros in the columns without a pivot; `nil` if there is none.
  ///
  /// - Precondition: `target.count == rowCount`.
  public func solve(_ target: [Rational]) -> [Rational]? {
    precondition(target.count == rowCount, "the right side has one entry per row")
    let augmented = Matrix(
      rows: (0..<rowCount).map { Array(self[row: $0]) + [target[$0]] }, columnCount: columnCount + 1)
    let form = augmented.reducedRowEchelonForm()
    guard form.pivots.last != columnCount else { return nil }
    var solution = [Rational](repeating: .zero, count: columnCount)
    for (row, pivot) in form.pivots.enumerated() { solution[pivot] = form.rows[row, columnCount] }
    return solution
  }

  /// The echelon form modulo a prime, or `nil` if the prime divides a denominator.
  private func modularForm(_ field: PrimeField) -> ModularForm? {
    var space = ModularRowSpace(field: field, columnCount: columnCount)
    var basisRows: [Int] = []
    for row in 0..<rowCount {
      var residues: [UInt32] = []
      residues.reserveCapacity(columnCount)
      for entry in self[row: row] {
        guard let residue = field.residue(entry) else { return nil }
        residues.append(residue)
      }
      if space.insert(residues) { basisRows.append(row) }
    }
    return ModularForm(pivots: space.pivots, basisRows: basisRows, rows: space.reducedRows())
  }

  /// Whether each row is the combination of `rows` given by its entries in the pivot columns.
  private func spans(_ rows: Matrix, pivots: [Int]) -> Bool {
    let sparse = (0..<rows.rowCount).map { row in
      (0..<columnCount).filter { !rows[row, $0].isZero }.map { (column: $0, value: rows[row, $0]) }
    }
    for row in 0..<rowCount {
      var remainder = Array(self[row: row])
      for (index, pivot) in pivots.enumerated() {
        let factor = self[row, pivot]
        if factor.isZero { continue }
        for (column, value) in sparse[index] { remainder[column] -= factor * value }
      }
      if !remainder.allSatisfy(\.isZero) { return false }
    }
    return true
  }
}

/// An echelon form modulo one prime.
private struct ModularForm {
  let pivots: [Int]
  let basisRows: [Int]
  let rows: [[UInt32]]

  /// Whether this prime is certainly luckier: a higher rank, or the same rank with pivots further left.
  func isBetter(than lift: ModularLift) -> Bool {
    if pivots.count != lift.pivots.count { return pivots.count > lift.pivots.count }
    return pivots.lexicographicallyPrecedes(lift.pivots)
  }
}

/// The entries of an echelon form modulo the product of the primes seen so far.
private struct ModularLift {
  let pivots: [Int]
  private var modulus: BigInt
  private var entries: [BigInt]

  init(_ form: ModularForm, field: PrimeField) {
    pivots = form.pivots
    modulus = BigInt(field.modulus)
    entries = form.rows.flatMap { $0.map { BigInt($0) } }
  }

  /// Joins the residues modulo one more prime, by the Chinese remainder theorem.
  mutating func combine(_ form: ModularForm, field: PrimeField) {
    guard let inverse = field.inverse(field.residue(modulus)) else { return }
    for (index, residue) in form.rows.joined().enumerated() {
      let difference = field.reduce(UInt64(residue) + UInt64(field.negate(field.residue(entries[index]))))
      if difference != 0 { entries[index] += modulus * BigInt(field.multiply(difference, inverse)) }
    }
    modulus *= BigInt(field.modulus)
  }

  /// The matrix whose entries are the smallest fractions with the residues, or `nil` if an entry has none.
  func reconstructed(columnCount: Int) -> Matrix<Rational>? {
    let bound = (modulus / 2).squareRoot()
    var values: [Rational] = []
    values.reserveCapacity(entries.count)
    for entry in entries {
      guard let value = ModularLift.fraction(entry, modulus: modulus, bound: bound) else { return nil }
      values.append(value)
    }
    return Matrix(rowCount: pivots.count, columnCount: columnCount, entries: values)
  }

  /// The fraction n/d ≡ residue with |n|, d ≤ bound, by the extended Euclidean algorithm (Wang 1981).
  private static func fraction(_ residue: BigInt, modulus: BigInt, bound: BigInt) -> Rational? {
    if residue <= bound { return Rational(residue) }
    if modulus - residue <= bound { return Rational(residue - modulus) }
    var (r0, r1) = (modulus, residue)
    var (t0, t1): (BigInt, BigInt) = (0, 1)
    while r1 > bound {
      let (quotient, remainder) = r0.quotientAndRemainder(dividingBy: r1)
      (r0, r1) = (r1, remainder)
      (t0, t1) = (t1, t0 - quotient * t1)
    }
    guard t1.magnitude <= bound.magnitude, r1.greatestCommonDivisor(with: t1) == 1 else { return nil }
    return Rational(r1, over: t1)
  }
}
