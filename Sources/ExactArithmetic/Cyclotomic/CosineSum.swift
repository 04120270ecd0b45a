import BigInt

/// Σ c_k cos(2π index(k)/order) for the coordinates c_k of a cyclotomic number, known as `numerator`/`denominator` with an
/// error below `error`/`denominator`.
struct CosineSum {
  let numerator: BigInt
  let error: BigInt
  let denominator: BigInt

  /// The sum with an error below 2⁻ᵇⁱᵗˢ⁻¹.
  init(_ number: Cyclotomic, order: Int, bits: Int, index: (Int) -> Int) {
    let scaled = BigTerms(number)
    let weight = scaled.terms.reduce(BigInt(0)) { $0 + BigInt($1.numerator.magnitude) }
    // Σ |c_k| < 2^excess. Steps of 32 bits, so that few tables serve all calls.
    let excess = Swift.max(0, weight.magnitude.bitWidth - scaled.denominator.magnitude.bitWidth + 1)
    let precision = (bits + excess + 1 + 31) / 32 * 32
    let cosines = CosineTable.table(order: order, bits: precision).values
    numerator = scaled.terms.reduce(0) { $0 + $1.numerator * cosines[index($1.exponent)] }
    error = weight
    denominator = scaled.denominator << precision
  }

  /// An interval around the sum, of width at most 2⁻ᵇⁱᵗˢ.
  var enclosure: Enclosure {
    Enclosure(
      Rational(numerator - error, over: denominator) ?? .zero, Rational(numerator + error, over: denominator) ?? .zero)
  }

  /// The sign of the sum, or `nil` if the error does not decide it.
  var signum: Int? { numerator.magnitude > error.magnitude ? Int(numerator.signum()) : nil }
}
