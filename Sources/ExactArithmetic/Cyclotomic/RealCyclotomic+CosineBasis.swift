// The fixed basis of a real cyclotomic field that files and rational components use.

extension RealCyclotomic {
  /// The degree of the field ℚ(2cos 2π/n) over ℚ: φ(n)/2, and 1 for n ≤ 2.
  ///
  /// - Precondition: `conductor >= 1`.
  /// - Complexity: O(√conductor)
  public static func fieldDegree(conductor: Int) -> Int { Swift.max(1, Divisibility.totient(conductor) / 2) }

  /// The coordinates on the *cosine basis* 1, c1, …, c(d−1) of ℚ(2cos 2π/n), ck = 2cos(2πk/n), d = φ(n)/2 (1 for n ≤ 2),
  /// or `nil` if the number is not in that field.
  ///
  /// ck is a monic integer polynomial of degree k in c1, so this is, as the powers of c1 are, an integral basis (L.
  /// Washington, *Introduction to Cyclotomic Fields*, 1997, Proposition 2.16). Any n is allowed, also 2 modulo 4, where the
  /// field is that of n/2 and the basis another.
  ///
  /// - Precondition: `conductor >= 1`.
  /// - Complexity: O(n · φ(n))
  public func coordinates(conductor: Int) -> [Rational]? {
    precondition(conductor >= 1, "cyclotomic fields are numbered from 1")
    guard conductor % self.conductor == 0 else { return nil }
    let degree = RealCyclotomic.fieldDegree(conductor: conductor)
    if let value = rational { return [value] + [Rational](repeating: .zero, count: degree - 1) }
    // Shifted by d − 1, the power basis spans ζ^−(d−1), …, ζ^(d−1) and one more; a real number uses the former only, and
    // symmetrically.
    let shifted = cyclotomic * Cyclotomic.rootOfUnity(order: conductor, exponent: degree - 1)
    return shifted.coefficients(order: conductor).map { Array($0[(degree - 1)..<(2 * degree - 1)]) }
  }

  /// a0 + a1·c1 + a2·c2 + …, ck = 2cos(2πk/n).
  ///
  /// - Precondition: `conductor >= 1`.
  /// - Complexity: O(coordinates + n · number of primes of n)
  public init(coordinates: [Rational], conductor: Int) {
    precondition(conductor >= 1, "cyclotomic fields are numbered from 1")
    var dense = [Rational](repeating: .zero, count: conductor)
    for (index, value) in coordinates.enumerated() where !value.isZero {
      dense[index % conductor] += value
      if index > 0 { dense[(conductor - index % conductor) % conductor] += value }
    }
    self.init(unchecked: Cyclotomic.canonical(order: conductor, coordinates: dense))
  }

  /// The canonical text on the cosine basis of ``coordinates(conductor:)``: the terms of nonzero coordinates in ascending
  /// order, `"1/2-3*c1+c2"`, coefficients 1 and −1 left out before ck, rational numbers as themselves, zero `"0"`; `nil`
  /// if the number is not in ℚ(2cos 2π/n).
  ///
  /// Two numbers of the field are equal exactly if their texts are.
  ///
  /// - Precondition: `conductor >= 1`.
  /// - Complexity: that of ``coordinates(conductor:)``
  public func text(conductor: Int) -> String? {
    guard let coordinates = coordinates(conductor: conductor) else { return nil }
    var text = ""
    for (index, value) in coordinates.enumerated() where !value.isZero {
      if !text.isEmpty && value.signum > 0 { text += "+" }
      switch value {
      case _ where index == 0: text += value.description
      case .one: text += "c\(index)"
      case -1: text += "-c\(index)"
      default: text += "\(value)*c\(index)"
      }
    }
    return text.isEmpty ? "0" : text
  }

  /// Reads a sum of terms `r`, `r*ck`, `ck`, with r a rational number, 1 ≤ k < n, ck = 2cos(2πk/n), and signs `+` and `-`
  /// between them. No spaces, no parentheses, no products of cosines, no `c0`.
  ///
  /// Terms may come in any order, more than once, and with k beyond the basis: whoever asks for the canonical text
  /// compares with ``text(conductor:)``.
  ///
  /// - Returns: `nil` for other texts, and for a conductor below 1 or above ``Cyclotomic/largestReadableOrder``.
  /// - Complexity: O(n · number of primes of n) rational sums
  public init?(text: String, conductor: Int) {
    guard (1...Cyclotomic.largestReadableOrder).contains(conductor), let terms = SignedTerms.split(text) else {
      return nil
    }
    var coordinates = [Rational](repeating: .zero, count: conductor)
    for term in terms {
      guard let (coefficient, factor) = SignedTerms.coefficient(of: term, symbol: "c") else { return nil }
      guard let factor else {
        coordinates[0] += coefficient
        continue
      }
      guard factor.first == "c", let index = SignedTerms.natural(factor.dropFirst()), (1..<conductor).contains(index),
        // One spelling for each number: no leading zero.
        factor.dropFirst().first != "0"
      else { return nil }
      coordinates[index] += coefficient
    }
    self.init(coordinates: coordinates, conductor: conductor)
  }
}
