public import ExactArithmetic

/// An exact number a + b√5 of the real field ℚ(√5), the field of the icosahedron and of the Coxeter groups H3 and H4.
///
/// The laws of an ordered field hold without exception, for the order that ℝ has with √5 > 0; signs are decided by
/// squaring, not by floating point. Equal numbers have equal parts, because √5 is irrational.
///
/// - Complexity: O(1) operations of `Rational` each.
public struct GoldenNumber: Sendable, Hashable {
  /// The part a.
  public var rational: Rational
  /// The factor b of √5.
  public var root: Rational

  /// The number rational + root·√5.
  public init(_ rational: Rational, root: Rational = .zero) {
    self.rational = rational
    self.root = root
  }

  /// The golden ratio φ = (1 + √5)/2, the positive solution of φ² = φ + 1.
  public static let phi = GoldenNumber(Rational(1, 2), root: Rational(1, 2))

  /// The image a − b√5 under the automorphism of the field.
  public var conjugate: GoldenNumber { GoldenNumber(rational, root: -root) }

  /// a² − 5b², the product with the conjugate; zero only for zero.
  public var norm: Rational { rational * rational - 5 * root * root }

  /// −1, 0 or 1, as the number is negative, zero or positive.
  public var signum: Int {
    if rational.signum * root.signum >= 0 { return rational.signum != 0 ? rational.signum : root.signum }
    // The parts have opposite signs: the larger square decides.
    return norm.signum > 0 ? rational.signum : root.signum
  }

  /// The multiplicative inverse, or `nil` for zero.
  public var reciprocal: GoldenNumber? {
    norm.reciprocal.map { GoldenNumber(rational * $0, root: -root * $0) }
  }

  /// The nearest double, roughly, for display only.
  public var approximation: Double { rational.approximation + root.approximation * 5.0.squareRoot() }
}

extension GoldenNumber: Comparable, SignedNumeric {
  /// The type of absolute values.
  public typealias Magnitude = GoldenNumber

  /// The number equal to an integer literal.
  public init(integerLiteral value: Int64) { self.init(Rational(value)) }

  /// The number equal to an integer.
  public init?<Source: BinaryInteger>(exactly source: Source) { self.init(Rational(source)) }

  /// The absolute value.
  public var magnitude: GoldenNumber { signum < 0 ? -self : self }

  /// The additive inverse.
  public static prefix func - (operand: GoldenNumber) -> GoldenNumber {
    GoldenNumber(-operand.rational, root: -operand.root)
  }

  /// The sum.
  public static func + (left: GoldenNumber, right: GoldenNumber) -> GoldenNumber {
    GoldenNumber(left.rational + right.rational, root: left.root + right.root)
  }

  /// The difference.
  public static func - (left: GoldenNumber, right: GoldenNumber) -> GoldenNumber {
    GoldenNumber(left.rational - right.rational, root: left.root - right.root)
  }

  /// The product.
  public static func * (left: GoldenNumber, right: GoldenNumber) -> GoldenNumber {
    GoldenNumber(
      left.rational * right.rational + 5 * left.root * right.root,
      root: left.rational * right.root + left.root * right.rational)
  }

  /// Multiplies in place.
  public static func *= (left: inout GoldenNumber, right: GoldenNumber) { left = left * right }

  /// Whether the left number is smaller in ℝ.
  public static func < (left: GoldenNumber, right: GoldenNumber) -> Bool { (left - right).signum < 0 }
}

extension GoldenNumber: CustomStringConvertible {
  /// `"1/2 + 1/2·√5"`.
  public var description: String {
    if root.isZero { return "\(rational)" }
    let part = "\(root.magnitude)·√5"
    if rational.isZero { return (root.signum < 0 ? "-" : "") + part }
    return "\(rational) \(root.signum < 0 ? "-" : "+") \(part)"
  }
}
