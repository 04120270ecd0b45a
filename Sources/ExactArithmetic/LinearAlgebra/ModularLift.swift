import BigInt

/// An echelon form modulo one prime.
struct ModularForm {
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
struct ModularLift {
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
