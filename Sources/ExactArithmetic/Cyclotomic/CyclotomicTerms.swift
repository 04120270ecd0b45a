import BigInt

/// The coordinates of a cyclotomic number as machine integers over a common denominator.
struct MachineTerms {
  let terms: [(exponent: Int, numerator: Int)]
  let denominator: Int
  /// Σ |numerator|.
  let weight: Int

  /// Sums stay below this; the reduction to the basis at most doubles a coordinate for each prime of the order, and an
  /// order with more than 15 primes has no coordinate array.
  private static let limit = 1 << 46

  static func fits(_ weight: Int, times factor: Int) -> Bool {
    let (product, overflow) = weight.multipliedReportingOverflow(by: factor)
    return !overflow && product < limit
  }

  static func commonDenominator(_ first: Int, _ second: Int) -> Int? {
    if first == second { return first }
    let common = Divisibility.leastCommonMultiple(first, second)
    return common < 1 << 30 ? common : nil
  }

  /// `nil` if a numerator or the common denominator is too large.
  init?(_ number: Cyclotomic) {
    var common = 1
    var fitting = true
    number.forEachTerm { _, coefficient in
      guard fitting else { return }
      if case .small(_, let denominator) = coefficient.storage, denominator < 1 << 30,
        let next = MachineTerms.commonDenominator(common, Int(denominator))
      {
        common = next
      } else {
        fitting = false
      }
    }
    guard fitting else { return nil }
    var terms: [(exponent: Int, numerator: Int)] = []
    var weight = 0
    number.forEachTerm { exponent, coefficient in
      guard fitting, case .small(let top, let bottom) = coefficient.storage else { return }
      let scale = common / Int(bottom)
      let magnitude = Int(top.magnitude)
      guard MachineTerms.fits(magnitude, times: scale) else {
        fitting = false
        return
      }
      weight += magnitude * scale
      if weight >= MachineTerms.limit { fitting = false }
      terms.append((exponent, Int(top) * scale))
    }
    guard fitting else { return nil }
    self.terms = terms
    self.weight = weight
    denominator = common
  }
}

/// The coordinates of a cyclotomic number as integers over a common denominator: a sum of products needs no reduction to
/// lowest terms before its end.
struct BigTerms {
  let terms: [(exponent: Int, numerator: BigInt)]
  let denominator: BigInt

  init(_ number: Cyclotomic) {
    var common: BigInt = 1
    number.forEachTerm { _, coefficient in
      if !coefficient.isInteger { common.include(coefficient.denominator) }
    }
    var terms: [(exponent: Int, numerator: BigInt)] = []
    number.forEachTerm { exponent, coefficient in
      terms.append((exponent, coefficient.numerator * (common / coefficient.denominator)))
    }
    self.terms = terms
    denominator = common
  }
}
