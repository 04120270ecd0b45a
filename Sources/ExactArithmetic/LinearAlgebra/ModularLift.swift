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
  /// The product of the primes.
  private(set) var modulus: BigInt
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

  /// How a reconstructed echelon form stands.
  enum Standing {
    /// It is the echelon form.
    case proved
    /// A few more primes will decide.
    case open
    /// The bound is far above the product of the primes: an exact multiplication is the cheaper proof.
    case farFromBound
  }

  /// Whether the primes seen so far prove that A = A_P R for a matrix A and the reconstructed entries of its echelon form R,
  /// where A_P holds the columns of A at the pivots.
  ///
  /// Let D clear the denominators of a row of A, and d those of R. An entry of D · d · (A − A_P R) is an algebraic integer
  /// that every prime seen so far divides, because the residues of R are those of an echelon form of the residues of A.
  /// Unless it vanishes, one of its conjugates is at least the product of these primes; but none is larger than
  /// D · |row|₁ · (d + largest entry of d · R), where the size of a sum of roots of unity is the sum of its coefficients.
  ///
  /// - Parameters:
  ///   - values: the reconstructed entries.
  ///   - rowWeight: the largest D · |row|₁.
  ///   - degree: the number of values for each entry, its coordinates on powers of a root of unity.
  func standing(of values: [Rational], rowWeight: BigInt, degree: Int) -> Standing {
    let farWidth = modulus.magnitude.bitWidth * 5 / 4 + 64
    var denominator: BigInt = 1
    for value in values where !value.isInteger {
      denominator.include(value.denominator)
      if denominator.magnitude.bitWidth + rowWeight.magnitude.bitWidth > farWidth { return .farFromBound }
    }
    var largest: BigInt = 0
    for start in stride(from: 0, to: values.count, by: degree) {
      let size = values[start..<(start + degree)].reduce(BigInt(0)) { sum, value in
        value.isZero ? sum : sum + BigInt(value.numerator.magnitude) * (denominator / value.denominator)
      }
      largest = Swift.max(largest, size)
    }
    let bound = rowWeight * (denominator + largest)
    if bound < modulus { return .proved }
    return bound.magnitude.bitWidth > farWidth ? .farFromBound : .open
  }

  /// The integers of least absolute value with the residues.
  var symmetric: [BigInt] { entries.map { 2 * $0 > modulus ? $0 - modulus : $0 } }

  /// The smallest fractions with the residues, or `nil` if an entry has none.
  func reconstructed() -> [Rational]? {
    let bound = (modulus / 2).squareRoot()
    var values: [Rational] = []
    values.reserveCapacity(entries.count)
    for entry in entries {
      guard let value = ModularLift.fraction(entry, modulus: modulus, bound: bound) else { return nil }
      values.append(value)
    }
    return values
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

extension BigInt {
  /// Replaces the number by its least common multiple with another.
  mutating func include(_ other: BigInt) {
    if self % other != 0 { self = self / greatestCommonDivisor(with: other) * other }
  }
}

extension Collection<Rational> {
  /// The least common denominator D, and D · Σ |c|.
  var integralWeight: (weight: BigInt, denominator: BigInt) {
    if allSatisfy(\.isInteger) { return (reduce(Rational.zero) { $0 + $1.magnitude }.numerator, 1) }
    var denominator: BigInt = 1
    for value in self where !value.isInteger { denominator.include(value.denominator) }
    let weight = reduce(BigInt(0)) { $0 + BigInt($1.numerator.magnitude) * (denominator / $1.denominator) }
    return (weight, denominator)
  }
}
