import FiniteGroups

extension DifferenceSet {
  /// The points of a hyperplane of the projective space PG(d, q) under its cyclic Singer group:
  /// v = (q^{d+1} − 1)/(q − 1), k = (q^d − 1)/(q − 1), λ = (q^{d−1} − 1)/(q − 1).
  ///
  /// The exponents i modulo v for which zⁱ has trace 0 over the field of q elements, z primitive in that of q^{d+1}.
  ///
  /// Source: J. Singer, Trans. AMS 43 (1938).
  ///
  /// - Parameters:
  ///   - dimension: d ≥ 2.
  ///   - q: a prime power with q^{d+1} ≤ 65536 and v ≤ 4096.
  /// - Throws: ``DesignError/group(_:)`` for numbers q that are no prime power or too large,
  ///   ``DesignError/noConstruction(_:reason:)`` for d < 2.
  /// - Complexity: O(v² + q^{d+1})
  public static func singer(dimension: Int, over q: Int) throws(DesignError) -> DifferenceSet {
    guard dimension >= 2 else {
      throw .noConstruction(
        "Singer difference set of PG(\(dimension),\(q))", reason: "the dimension must be at least 2")
    }
    let field = try DesignError.wrapping { () throws(GroupError) in
      let base = try PrimePower(q)
      var size = base.value
      for _ in 0..<dimension where size <= PrimePower.limit { size *= base.value }
      return FiniteField(try PrimePower(size))
    }
    let v = (field.size.value - 1) / (q - 1)
    let exponents = (0..<v).filter { exponent in
      var conjugate = field.power(field.primitiveElement, exponent)
      var trace = 0
      for _ in 0...dimension {
        trace = field.sum(trace, conjugate)
        conjugate = field.power(conjugate, q)
      }
      return trace == 0
    }
    let coordinates = try GroupCoordinates([v])
    return try DifferenceSet(
      exponents.map { coordinates.element([$0]) }, in: coordinates.group, groupTitle: coordinates.title,
      source: "Singer 1938: a hyperplane of PG(\(dimension),\(q))")
  }

  /// The nonzero squares of the field of q ≡ 3 (mod 4) elements, in its additive group: (q, (q − 1)/2, (q − 3)/4).
  ///
  /// Source: R. E. A. C. Paley, J. Math. Phys. 12 (1933).
  ///
  /// - Throws: ``DesignError/noConstruction(_:reason:)`` for q ≡ 1 (mod 4) or even q: −1 would be a square.
  /// - Complexity: O(q²)
  public static func paley(_ q: Int) throws(DesignError) -> DifferenceSet {
    let field = try DesignError.wrapping { () throws(GroupError) in FiniteField(try PrimePower(q)) }
    guard q % 4 == 3, q >= 7 else {
      throw .noConstruction("Paley difference set for q = \(q)", reason: "q must be 3 modulo 4, and at least 7")
    }
    return try powerResidues(2, of: field, withZero: false, source: "Paley 1933: the squares of GF(\(q))")
  }

  /// The fourth powers modulo a prime p = 4x² + 1, x odd, or with zero, p = 4x² + 9, x odd: (37, 9, 2), (101, 25, 6), …;
  /// (13, 4, 1), (109, 28, 7), ….
  ///
  /// Source: S. Chowla, Proc. Nat. Acad. Sci. India A 14 (1944); E. Lehmer, Canad. J. Math. 5 (1953).
  ///
  /// - Throws: ``DesignError/noConstruction(_:reason:)`` for other primes.
  /// - Complexity: O(p²)
  public static func biquadraticResidues(_ p: Int) throws(DesignError) -> DifferenceSet {
    let field = try DesignError.wrapping { () throws(GroupError) in FiniteField(try PrimePower(p)) }
    func isFourOddSquares(_ number: Int) -> Bool {
      stride(from: 1, to: p, by: 2).prefix { 4 * $0 * $0 <= number }.contains { 4 * $0 * $0 == number }
    }
    guard field.size.exponent == 1, p > 5, isFourOddSquares(p - 1) || isFourOddSquares(p - 9) else {
      throw .noConstruction(
        "difference set of fourth powers modulo \(p)", reason: "p must be a prime 4x² + 1 > 5 or 4x² + 9 with odd x")
    }
    return try powerResidues(
      4, of: field, withZero: !isFourOddSquares(p - 1), source: "Chowla 1944, Lehmer 1953: fourth powers modulo \(p)")
  }

  private static func powerResidues(
    _ exponent: Int, of field: FiniteField, withZero: Bool, source: String
  ) throws(DesignError) -> DifferenceSet {
    let q = field.size.value
    let residues = Set((1..<q).map { field.power($0, exponent) }).union(withZero ? [0] : [])
    let coordinates = try GroupCoordinates(additive: [field.size])
    return try DifferenceSet(
      residues.map { coordinates.element(coordinates.digits($0, of: field.size)) }, in: coordinates.group,
      groupTitle: coordinates.title, source: source)
  }

  /// The pairs (x, y) with both or neither nonzero squares, and all (x, 0), in the additive group of the fields of q and q + 2
  /// elements: (4n − 1, 2n − 1, n − 1) with 4n − 1 = q(q + 2).
  ///
  /// Source: R. G. Stanton and D. A. Sprott, Canad. J. Math. 10 (1958).
  ///
  /// - Throws: ``DesignError/noConstruction(_:reason:)`` or ``DesignError/group(_:)`` unless q and q + 2 are odd prime powers.
  /// - Complexity: O(q⁴)
  public static func twinPrimePowers(_ q: Int) throws(DesignError) -> DifferenceSet {
    guard q % 2 == 1, q < 1 << 8 else {
      throw .noConstruction("twin prime power difference set for q = \(q)", reason: "q must be odd, and below 256")
    }
    let (first, second) = try DesignError.wrapping { () throws(GroupError) in
      (FiniteField(try PrimePower(q)), FiniteField(try PrimePower(q + 2)))
    }
    func squares(_ field: FiniteField) -> Set<Int> { Set((1..<field.size.value).map { field.product($0, $0) }) }
    let (left, right) = (squares(first), squares(second))
    let coordinates = try GroupCoordinates(additive: [first.size, second.size])
    var elements: [Int] = []
    for x in 0..<q {
      for y in 0..<(q + 2) where y == 0 || (x != 0 && left.contains(x) == right.contains(y)) {
        elements.append(
          coordinates.element(coordinates.digits(x, of: first.size) + coordinates.digits(y, of: second.size)))
      }
    }
    return try DifferenceSet(
      elements, in: coordinates.group, groupTitle: coordinates.title,
      source: "Stanton and Sprott 1958: twin prime powers \(q), \(q + 2)")
  }

  /// The zeros of the bent function 1 + x₁x₂ + x₃x₄ + … on C2^{2m}: (4ᵐ, 2^{2m−1} − 2^{m−1}, 2^{2m−2} − 2^{m−1}), for m = 2 (16, 6, 2).
  ///
  /// Source: J. F. Dillon, thesis, Maryland 1974; O. S. Rothaus, J. Combin. Theory A 20 (1976).
  ///
  /// - Throws: ``DesignError/noConstruction(_:reason:)`` unless 2 ≤ m ≤ 6.
  /// - Complexity: O(16ᵐ)
  public static func bentFunction(halfDimension m: Int) throws(DesignError) -> DifferenceSet {
    guard (2...6).contains(m) else {
      throw .noConstruction("bent function on C2^\(2 * m)", reason: "half the dimension must be from 2 to 6")
    }
    let coordinates = try GroupCoordinates(Array(repeating: 2, count: 2 * m))
    return try DifferenceSet(
      bentWords(halfDimension: m).map { word in coordinates.element((0..<(2 * m)).map { (word >> $0) & 1 }) },
      in: coordinates.group,
      groupTitle: coordinates.title, source: "Rothaus 1976, Dillon 1974: x₁x₂ + x₃x₄ + …")
  }

  /// The words of 2m bits with x₁x₂ + x₃x₄ + … = 1.
  ///
  /// - Precondition: `0 < 2 * m < 62`.
  static func bentWords(halfDimension m: Int) -> [Int] {
    (0..<(1 << (2 * m))).filter { word in
      (0..<m).reduce(0) { $0 ^ ((word >> (2 * $1)) & (word >> (2 * $1 + 1)) & 1) } == 1
    }
  }
}
