public import ExactArithmetic

/// A real number r + c√s with rational r, c and s ≥ 0: what distances between squared norms lead to.
///
/// Signs and comparisons are exact, by squaring.
public struct Surd: Sendable, Hashable, CustomStringConvertible {
  /// r.
  public let rational: Rational
  /// c; 0 where the number is rational.
  public let coefficient: Rational
  /// s ≥ 0; 0 where the number is rational.
  public let radicand: Rational

  /// r + c√s; squares under the root are taken out.
  ///
  /// - Precondition: `radicand >= 0`.
  public init(_ rational: Rational, coefficient: Rational = 0, radicand: Rational = 0) {
    precondition(radicand.signum >= 0, "the square root of a negative number is not real")
    let root = Enclosure.squareRoot(of: radicand, bits: 8)
    if root.lower == root.upper {
      self.rational = rational + coefficient * root.lower
      (self.coefficient, self.radicand) = (0, 0)
    } else {
      self.rational = rational
      self.coefficient = coefficient
      self.radicand = coefficient.isZero ? 0 : radicand
    }
  }

  /// √s.
  ///
  /// - Precondition: `radicand >= 0`.
  public static func squareRoot(of radicand: Rational) -> Surd { Surd(0, coefficient: 1, radicand: radicand) }

  /// The number, if it is rational.
  public var asRational: Rational? { coefficient.isZero ? rational : nil }

  /// −1, 0 or 1.
  public var signum: Int { Surd.signum(rational, coefficient, radicand) }

  /// The sign of a + b√s.
  private static func signum(_ a: Rational, _ b: Rational, _ s: Rational) -> Int {
    let rootSign = s.isZero ? 0 : b.signum
    if a.signum == 0 || rootSign == 0 || a.signum == rootSign { return a.signum == 0 ? rootSign : a.signum }
    let difference = a * a - b * b * s
    return difference.signum == 0 ? 0 : difference.signum > 0 ? a.signum : rootSign
  }

  /// The same number with another rational part.
  public static func + (left: Surd, right: Rational) -> Surd {
    Surd(left.rational + right, coefficient: left.coefficient, radicand: left.radicand)
  }

  /// The number times a rational one.
  public func scaled(by factor: Rational) -> Surd {
    Surd(rational * factor, coefficient: coefficient * factor, radicand: radicand)
  }

  /// (r + c√s)² = r² + c²s + 2rc√s.
  public var squared: Surd {
    Surd(
      rational * rational + coefficient * coefficient * radicand, coefficient: 2 * rational * coefficient,
      radicand: radicand)
  }

  /// An interval of width about 2⁻ᵇⁱᵗˢ · |c| that contains the number.
  public func enclosure(bits: Int = 64) -> Enclosure {
    coefficient.isZero
      ? Enclosure(rational)
      : Enclosure(rational) + Enclosure.squareRoot(of: radicand, bits: bits).scaled(by: coefficient)
  }

  /// The nearest double, up to rounding; for output.
  public var approximation: Double { asRational?.approximation ?? enclosure(bits: 96).midpoint.approximation }

  /// "1/2 - 3√(5/7)".
  public var description: String {
    if coefficient.isZero { return "\(rational)" }
    let magnitude =
      coefficient.magnitude == 1
      ? ""
      : coefficient.magnitude.isInteger
        ? "\(coefficient.magnitude)"
        : "(\(coefficient.magnitude))"
    let root = "\(magnitude)√\(radicand.isInteger ? "\(radicand)" : "(\(radicand))")"
    if rational.isZero { return coefficient.signum < 0 ? "-\(root)" : root }
    return "\(rational) \(coefficient.signum < 0 ? "-" : "+") \(root)"
  }
}

extension Surd: Comparable {
  /// Whether the numbers are equal, however they are written: √8 = 2√2.
  public static func == (left: Surd, right: Surd) -> Bool { compare(left, right) == 0 }

  /// The order of the real numbers.
  public static func < (left: Surd, right: Surd) -> Bool { compare(left, right) < 0 }

  /// Hashes what equal numbers have in common: r, and the sign and square of c√s.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(rational)
    hasher.combine(coefficient.signum)
    hasher.combine(coefficient * coefficient * radicand)
  }

  /// The sign of left − right = (a + b√s) + c√t: both parts have known signs, and so has the difference of their squares.
  private static func compare(_ left: Surd, _ right: Surd) -> Int {
    let a = left.rational - right.rational
    let first = signum(a, left.coefficient, left.radicand)
    let second = right.radicand.isZero ? 0 : -right.coefficient.signum
    if first == 0 || second == 0 || first == second { return first == 0 ? second : first }
    // (a + b√s)² − c²t is again of the form u + v√s.
    let difference = signum(
      a * a + left.coefficient * left.coefficient * left.radicand
        - right.coefficient * right.coefficient * right.radicand,
      2 * a * left.coefficient, left.radicand)
    return difference == 0 ? 0 : difference > 0 ? first : second
  }
}
