import FiniteGroups

// The words of a linear code form an array whose strength is one less than the least distance of the dual code (P. Delsarte,
// Philips Res. Rep. Suppl. 10, 1973).
extension OrthogonalArray {
  /// The Reed–Muller code RM(r, s) of length 2ˢ: strength 2^{r+1} − 1.
  ///
  /// Source: F. J. MacWilliams, N. J. A. Sloane, "The Theory of Error-Correcting Codes", 1977, ch. 13.
  ///
  /// - Throws: ``DesignError/noConstruction(_:reason:)`` unless 0 ≤ r < s ≤ 6; ``DesignError/notADesign(_:reason:)`` for more
  ///   than ``runLimit`` runs.
  public static func reedMuller(order: Int, variables: Int) throws(DesignError) -> OrthogonalArray {
    guard (1...6).contains(variables), (0..<variables).contains(order) else {
      throw .noConstruction("code RM(\(order),\(variables))", reason: "it needs 0 ≤ r < s ≤ 6")
    }
    let length = 1 << variables
    // The monomial of a set of variables is 1 at the points that contain it.
    var words: [UInt64] = []
    for monomial in 0..<length where monomial.nonzeroBitCount <= order {
      let support = (0..<length).filter { $0 & monomial == monomial }
      words.append(support.reduce(into: UInt64(0)) { $0 |= 1 << UInt64($1) })
    }
    return try OrthogonalArray(
      spannedBy: words, factors: length, strength: (1 << (order + 1)) - 1,
      source: "Reed–Muller code RM(\(order),\(variables))")
  }

  /// The dual of the primitive binary BCH code of length 2ˢ − 1 that corrects e errors: strength 2e; or of its extension by a
  /// parity bit, of length 2ˢ and strength 2e + 1.
  ///
  /// The words are x ↦ Tr(a₁x + a₃x³ + … + a_{2e−1}x^{2e−1}), with an additive constant for the extension. For e = 1 they are
  /// the simplex code, the rows of Sylvester's Hadamard matrix.
  ///
  /// Source: R. C. Bose, D. K. Ray-Chaudhuri, Inform. and Control 3 (1960).
  ///
  /// - Throws: ``DesignError/noConstruction(_:reason:)`` unless 2 ≤ s ≤ 6 and 1 ≤ e with 2e ≤ 2ˢ⁻¹;
  ///   ``DesignError/notADesign(_:reason:)`` for more than ``runLimit`` runs.
  public static func bchDual(errors: Int, degree: Int, extended: Bool) throws(DesignError) -> OrthogonalArray {
    guard (2...6).contains(degree), errors >= 1, 2 * errors <= 1 << (degree - 1) else {
      throw .noConstruction(
        "dual BCH code of degree \(degree) for \(errors) errors", reason: "it needs 2 ≤ s ≤ 6 and 1 ≤ e ≤ 2^(s−2)")
    }
    let field = try DesignError.wrapping { () throws(GroupError) in FiniteField(try PrimePower(1 << degree)) }
    func trace(_ element: Int) -> UInt64 {
      var (sum, conjugate) = (0, element)
      for _ in 0..<degree { (sum, conjugate) = (sum ^ conjugate, field.frobenius(conjugate)) }
      return UInt64(sum & 1)
    }
    let points = (0..<(field.size.value - 1)).map { field.power(field.primitiveElement, $0) } + (extended ? [0] : [])
    var words: [UInt64] = extended ? [points.count == 64 ? .max : (1 << UInt64(points.count)) - 1] : []
    for exponent in stride(from: 1, to: 2 * errors, by: 2) {
      for coefficient in field.basis {
        var word: UInt64 = 0
        for (place, point) in points.enumerated() {
          word |= trace(field.product(coefficient, field.power(point, exponent))) << UInt64(place)
        }
        words.append(word)
      }
    }
    return try OrthogonalArray(
      spannedBy: words, factors: points.count, strength: extended ? 2 * errors + 1 : 2 * errors,
      source:
        "dual of the \(extended ? "extended " : "")BCH code of length \(points.count), distance \(2 * errors + (extended ? 2 : 1))"
    )
  }

  /// The words of even weight of the binary Golay code, 2048 of length 23 and strength 6; or its extension, 4096 of length 24 and
  /// strength 7. Both meet the Rao bound.
  ///
  /// Source: M. J. E. Golay, Proc. IRE 37 (1949); the cyclic code of x¹¹ + x¹⁰ + x⁶ + x⁵ + x⁴ + x² + 1.
  public static func golay(extended: Bool) throws(DesignError) -> OrthogonalArray {
    let generator: UInt64 = 0b1100_0111_0101
    if extended {
      // Every row has weight 7, so its parity bit is 1.
      let parity: UInt64 = 1 << 23
      return try OrthogonalArray(
        spannedBy: (0..<12).map { (generator << UInt64($0)) | parity }, factors: 24, strength: 7,
        source: "extended Golay code")
    }
    return try OrthogonalArray(
      spannedBy: (0..<11).map { (generator ^ (generator << 1)) << UInt64($0) }, factors: 23, strength: 6,
      source: "words of even weight of the Golay code")
  }
}
