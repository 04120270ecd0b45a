/// A field that contains the rational numbers and decides equality: what exact linear algebra needs.
///
/// The laws of a field hold without exception, and two values are equal exactly when they are the same number. ``Rational``,
/// ``RealCyclotomic`` and ``Cyclotomic`` conform.
public protocol ExactField: SignedNumeric, Hashable, Sendable, CustomStringConvertible {
  /// The element equal to a rational number.
  init(rational: Rational)

  /// Whether the element is zero.
  var isZero: Bool { get }

  /// The multiplicative inverse, or `nil` for zero.
  var reciprocal: Self? { get }

  /// The quotient.
  ///
  /// - Precondition: `right` is not zero.
  static func / (left: Self, right: Self) -> Self

  /// The reduced row echelon form of a matrix, by the fastest method for this field.
  static func reducedRowEchelonForm(of matrix: Matrix<Self>) -> RowEchelonForm<Self>

  /// The rank of a matrix, by the fastest method for this field.
  static func rank(of matrix: Matrix<Self>) -> Int

  /// The determinant of a square matrix, by the fastest method for this field.
  static func determinant(of matrix: Matrix<Self>) -> Self
}

/// An exact field with the order of the real line.
public protocol OrderedExactField: ExactField, Comparable {
  /// −1, 0 or 1, as the number is negative, zero or positive; decided exactly.
  var signum: Int { get }

  /// A double near the number, for display; never for a verdict.
  var approximation: Double { get }

  /// What an operation with the number costs, roughly, where one with small numbers of its field costs 1. Limits of work count it, because
  /// the numbers of an elimination may grow to thousands of digits.
  var operationCost: Int { get }
}

extension ExactField {
  /// The reduced row echelon form, by elimination row by row.
  public static func reducedRowEchelonForm(of matrix: Matrix<Self>) -> RowEchelonForm<Self> {
    RowEchelonForm(eliminating: matrix)
  }

  /// The rank of the reduced row echelon form.
  public static func rank(of matrix: Matrix<Self>) -> Int { reducedRowEchelonForm(of: matrix).rank }

  /// The determinant, by elimination.
  public static func determinant(of matrix: Matrix<Self>) -> Self { matrix.determinantByElimination() }
}

extension Rational: OrderedExactField {
  /// The number itself.
  public init(rational: Rational) { self = rational }

  /// 1 for machine integers; otherwise an allocation and a greatest common divisor, quadratic in the number of words.
  public var operationCost: Int {
    guard case .big(let numerator, let denominator) = storage else { return 1 }
    let words = (numerator.bitWidth + denominator.bitWidth) / 64
    return 8 + 4 * words * words
  }

  /// The reduced row echelon form, computed modulo primes and verified; see ``Matrix/reducedRowEchelonForm()``.
  public static func reducedRowEchelonForm(of matrix: Matrix<Rational>) -> RowEchelonForm<Rational> {
    matrix.modularRowEchelonForm()
  }

  /// The rank, from one prime where it is full.
  public static func rank(of matrix: Matrix<Rational>) -> Int { matrix.modularRank() }

  /// The determinant, from its residues modulo enough primes for a bound of it.
  public static func determinant(of matrix: Matrix<Rational>) -> Rational {
    matrix.mapEntries { Cyclotomic($0) }.modularDeterminant().rational ?? .zero
  }
}

extension Cyclotomic: ExactField {
  /// The element equal to a rational number.
  public init(rational: Rational) { self.init(rational) }

  /// The reduced row echelon form, computed modulo primes that split in the field and verified.
  public static func reducedRowEchelonForm(of matrix: Matrix<Cyclotomic>) -> RowEchelonForm<Cyclotomic> {
    matrix.modularRowEchelonForm()
  }

  /// The rank, from one homomorphism to a prime field where it is full.
  public static func rank(of matrix: Matrix<Cyclotomic>) -> Int { matrix.modularRank() }

  /// The determinant, from its residues modulo enough primes for a bound of it.
  public static func determinant(of matrix: Matrix<Cyclotomic>) -> Cyclotomic { matrix.modularDeterminant() }
}

extension RealCyclotomic: OrderedExactField {
  /// The element equal to a rational number.
  public init(rational: Rational) { self.init(rational) }

  /// That of the largest coordinate.
  public var operationCost: Int {
    switch cyclotomic.storage {
    case .rational(let value): value.operationCost
    case .irrational(_, let terms): terms.reduce(1) { max($0, $1.coefficient.operationCost) }
    }
  }

  /// The reduced row echelon form: the form over the cyclotomic numbers, which is unique and so has real entries too.
  public static func reducedRowEchelonForm(of matrix: Matrix<RealCyclotomic>) -> RowEchelonForm<RealCyclotomic> {
    let form = matrix.mapEntries(\.cyclotomic).modularRowEchelonForm()
    return RowEchelonForm(
      rows: form.rows.mapEntries { RealCyclotomic(unchecked: $0) }, pivots: form.pivots, basisRows: form.basisRows)
  }

  /// The rank, from one homomorphism to a prime field where it is full.
  public static func rank(of matrix: Matrix<RealCyclotomic>) -> Int {
    matrix.mapEntries(\.cyclotomic).modularRank()
  }

  /// The determinant, from its residues modulo enough primes for a bound of it.
  public static func determinant(of matrix: Matrix<RealCyclotomic>) -> RealCyclotomic {
    RealCyclotomic(unchecked: matrix.mapEntries(\.cyclotomic).modularDeterminant())
  }
}
