public import BigInt
import ExactArithmetic

/// The Molien series m_π(t) = Σ_k ⟨π, Symᵏρ⟩ tᵏ = (1/|G|) Σ_g conj χ_π(g)/det(1 − tρ(g)) of a representation ρ.
///
/// Source: T. Molien, "Über die Invarianten der linearen Substitutionsgruppen", 1897; R. P. Stanley, "Invariants of
/// finite groups and their applications to combinatorics", 1979, doi:10.1090/S0273-0979-1979-14597-X.
public struct MolienSeries: Sendable {
  private let table: CharacterTable
  /// How often each irreducible character occurs in ρ.
  private let constituents: [Int]
  /// The largest multiplicities M_λ of the eigenvalues.
  public let largestMultiplicities: EigenvalueMultiplicities

  /// - Throws: what ``CharacterTable/multiplicities(of:)`` throws.
  public init(of character: ClassFunction, table: CharacterTable) throws(CharacterError) {
    self.table = table
    constituents = try table.multiplicities(of: character)
    largestMultiplicities = EigenvalueMultiplicities(of: constituents, table: table)
  }

  /// How often an irreducible representation occurs in Sym⁰ρ, …, Symᴷρ.
  ///
  /// - Throws: ``CharacterError/negative(_:_:)`` for negative K.
  /// - Complexity: O(K² · classes) products in a prime field, for as many primes as dim Symᴷρ needs
  public func coefficients(of irreducible: Int, upTo degree: Int) throws(CharacterError) -> [BigInt] {
    try powers(upTo: degree) { $0.multiplicity(of: irreducible) }
  }

  /// How often each irreducible representation occurs in Sym⁰ρ, …, Symᴷρ: one row for each degree.
  ///
  /// - Throws: ``CharacterError/negative(_:_:)`` for negative K.
  /// - Complexity: O(K · classes · (K + classes)) products in a prime field, for as many primes as dim Symᴷρ needs
  public func coefficients(upTo degree: Int) throws(CharacterError) -> [[BigInt]] {
    try powers(upTo: degree) { powers in (0..<table.count).map { powers.multiplicity(of: $0) } }
  }

  private func powers<Value>(
    upTo degree: Int, _ read: (PowerMultiplicities) -> Value
  ) throws(CharacterError) -> [Value] {
    guard degree >= 0 else { throw .negative("the degree", degree) }
    var powers = PowerMultiplicities(.symmetric, of: constituents, table: table)
    return (0...degree).map { index in
      if index > 0 { powers.advance() }
      return read(powers)
    }
  }

  /// The series as a rational function over ℚ in lowest terms.
  ///
  /// The product of m_π with D(t) = Π_λ (1 − λt)^{M_λ}, M_λ the largest multiplicity of λ as an eigenvalue of an
  /// element, is a polynomial of degree at most Σ M_λ − dim ρ. M_λ depends on the order of λ alone, so D is a product
  /// of cyclotomic polynomials, and the numerator has integer coefficients; it is found from the first coefficients of
  /// the series.
  ///
  /// - Complexity: that of ``coefficients(of:upTo:)`` with K = Σ M_λ − dim ρ
  public func rationalFunction(of irreducible: Int) throws(CharacterError) -> RationalMolienSeries {
    let length = largestMultiplicities.total - largestMultiplicities.dimension + 1
    var numerator = try coefficients(of: irreducible, upTo: length - 1)
    for (order, multiplicity) in largestMultiplicities.byOrder {
      let factor = RationalMolienSeries.factor(order)
      for _ in 0..<multiplicity { numerator = RationalMolienSeries.multiply(numerator, factor, length: length) }
    }
    if numerator.isEmpty { return RationalMolienSeries(numerator: [], denominator: []) }
    var denominator: [RationalMolienSeries.Factor] = []
    for (order, multiplicity) in largestMultiplicities.byOrder {
      var exponent = multiplicity
      while exponent > 0, let quotient = RationalMolienSeries.divide(numerator, by: RationalMolienSeries.factor(order))
      {
        numerator = quotient
        exponent -= 1
      }
      if exponent > 0 { denominator.append(.init(order: order, exponent: exponent)) }
    }
    return RationalMolienSeries(numerator: numerator, denominator: denominator)
  }
}

/// A quotient of integer polynomials whose denominator is a product of cyclotomic polynomials, in lowest terms.
public struct RationalMolienSeries: Sendable, Hashable {
  /// A power of Π (1 − λt), λ over the primitive roots of unity of one order.
  public struct Factor: Sendable, Hashable {
    /// The order of the roots of unity.
    public let order: Int
    /// The exponent, at least 1.
    public let exponent: Int
  }

  /// The coefficients of the numerator, constant term first, without leading zeros; empty for 0.
  public let numerator: [BigInt]
  /// The factors of the denominator, by ascending order.
  public let denominator: [Factor]

  /// The coefficients of the denominator, constant term 1 first.
  public var denominatorCoefficients: [BigInt] {
    denominator.reduce([1]) { product, factor in
      (0..<factor.exponent).reduce(product) { product, _ in
        let next = RationalMolienSeries.factor(factor.order)
        return RationalMolienSeries.multiply(product, next, length: product.count + next.count - 1)
      }
    }
  }

  /// Π (1 − λt) over the primitive roots of unity of an order: Φ_n, reversed.
  static func factor(_ order: Int) -> [BigInt] {
    CyclotomicPolynomial.coefficients(order).reversed().map { BigInt($0) }
  }

  /// The first coefficients of a product.
  static func multiply(_ left: [BigInt], _ right: [BigInt], length: Int) -> [BigInt] {
    var product = [BigInt](repeating: 0, count: length)
    for (i, a) in left.enumerated() where !a.isZero {
      for (j, b) in right.enumerated() where i + j < length && !b.isZero { product[i + j] += a * b }
    }
    return Array(product.prefix((product.lastIndex { !$0.isZero } ?? -1) + 1))
  }

  /// The quotient by a polynomial with constant term 1, or `nil` if there is a remainder.
  static func divide(_ dividend: [BigInt], by divisor: [BigInt]) -> [BigInt]? {
    guard dividend.count >= divisor.count else { return nil }
    var rest = dividend
    let size = dividend.count - divisor.count + 1
    for index in 0..<size where !rest[index].isZero {
      for (offset, coefficient) in divisor.enumerated().dropFirst() {
        rest[index + offset] -= rest[index] * coefficient
      }
    }
    return rest[size...].allSatisfy(\.isZero) ? Array(rest.prefix(size)) : nil
  }
}
