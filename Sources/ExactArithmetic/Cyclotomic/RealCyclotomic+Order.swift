public import BigInt

extension RealCyclotomic: Comparable {
  /// −1, 0 or 1, as the number is negative, zero or positive; decided exactly.
  ///
  /// - Complexity: one machine product per coordinate in the usual case. Otherwise intervals of 64, 128, … bits until they
  ///   exclude zero; a nonzero algebraic integer whose φ(n) conjugates are below B is not below B^(1−φ(n)), which bounds
  ///   the number of rounds.
  public var signum: Int {
    if let value = rational { return value.signum }
    if let sign = coarseSignum() { return sign }
    var bits = 64
    while true {
      if let sign = CosineSum(cyclotomic, order: conductor, bits: bits, index: { $0 }).signum { return sign }
      bits *= 2
    }
  }

  /// The sign from cosines with 31 bits, or `nil` if they do not decide it.
  private func coarseSignum() -> Int? {
    // The sum is at most 2³¹ times the weight, which stays below 2³¹.
    guard let scaled = MachineTerms(cyclotomic), scaled.weight < 1 << 31 else { return nil }
    let cosines = CosineTable.coarse(order: conductor).values
    let sum = scaled.terms.reduce(0) { $0 + $1.numerator * cosines[$1.exponent] }
    return sum > scaled.weight ? 1 : sum < -scaled.weight ? -1 : nil
  }

  /// The order of the real line.
  public static func < (left: RealCyclotomic, right: RealCyclotomic) -> Bool {
    if let a = left.rational, let b = right.rational { return a < b }
    return (left - right).signum < 0
  }

  /// An interval around the number of width at most 2⁻ᵇⁱᵗˢ; a single point if the number is rational.
  ///
  /// - Complexity: one big integer product per coordinate; the first use of a conductor and precision fills a table of
  ///   its cosines.
  public func enclosure(bits: Int = 64) -> Enclosure {
    if let value = rational { return Enclosure(value) }
    return CosineSum(cyclotomic, order: conductor, bits: bits) { $0 }.enclosure
  }

  /// The largest integer that is not greater than this number.
  public var floor: BigInt {
    if let value = rational { return value.floor }
    // An irrational number is strictly between two integers, so narrow intervals are too.
    var bits = 32
    while true {
      let enclosure = enclosure(bits: bits)
      let floor = enclosure.lower.floor
      if floor == enclosure.upper.floor { return floor }
      bits *= 2
    }
  }

  /// The smallest integer that is not less than this number.
  public var ceiling: BigInt { -(-self).floor }

  /// A double near the number; for display and for guiding searches, never for a verdict.
  public var approximation: Double { rational?.approximation ?? enclosure(bits: 64).midpoint.approximation }
}
