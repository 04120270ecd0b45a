/// The number n of a field ℚ(ζ_n) with its prime powers: what the reduction to the Zumbroich basis needs.
///
/// The exponent i of ζ_n^i splits, by the Chinese remainder theorem, into one residue a modulo each prime power q = p^ν of
/// n, namely a = i · (n/q)⁻¹ mod q. The basis consists of the ζ_n^i with, for p = 2, a < q/2 and, for odd p, a not within
/// (q/p − 1)/2 of 0 modulo q. It is an integral basis (Zumbroich 1989; Breuer, *Integral bases for subfields of cyclotomic
/// fields*, 1997), and the basis of a subfield ℚ(ζ_m) can be read off it.
struct CyclotomicOrder {
  /// What one prime contributes.
  struct PrimePart {
    let prime: Int
    /// The largest power q of the prime that divides n.
    let power: Int
    /// n/p: multiplying by ζ_n to this power multiplies by a primitive p-th root of unity.
    let step: Int
    /// The inverse of n/q modulo q.
    let inverse: Int

    /// Whether a root of unity with this residue modulo `power` is outside the basis.
    func excludes(_ residue: Int) -> Bool {
      if prime == 2 { return residue >= power / 2 }
      let half = power / prime / 2
      return residue <= half || residue >= power - half
    }
  }

  let order: Int
  let parts: [PrimePart]

  /// - Precondition: `order >= 1`, and `order` is odd or a multiple of 4.
  init(_ order: Int) {
    self.order = order
    parts = Divisibility.primePowers(order).map { prime, power in
      let cofactor = order / power % power
      var inverse = 1 % power
      // Powers are small: the inverse is found by counting.
      var product = cofactor % power
      while product != 1 % power {
        product = (product + cofactor) % power
        inverse += 1
      }
      return PrimePart(prime: prime, power: power, step: order / prime, inverse: inverse)
    }
  }

  /// Rewrites Σ d_i ζ_n^i on the basis, in place.
  ///
  /// - Complexity: O(n · number of primes) additions at most
  func expand<Value: SignedNumeric>(_ coordinates: inout [Value]) {
    for part in parts {
      var residue = 0
      for exponent in 0..<order {
        if part.excludes(residue), coordinates[exponent] != 0 {
          // 1 + ω + … + ω^(p−1) = 0 for ω = ζ_n^(n/p).
          let value = coordinates[exponent]
          coordinates[exponent] = 0
          var target = exponent
          for _ in 1..<part.prime {
            target += part.step
            if target >= order { target -= order }
            coordinates[target] -= value
          }
        }
        residue += part.inverse
        if residue >= part.power { residue -= part.power }
      }
    }
  }

  /// Takes coordinates on the basis to the smallest field that contains the number.
  ///
  /// - Returns: the conductor and the coordinates there.
  /// - Complexity: O(n · number of primes)
  func descend<Value: SignedNumeric>(_ coordinates: [Value]) -> (order: Int, coordinates: [Value]) {
    var order = order
    var current = coordinates
    for part in parts {
      let prime = part.prime
      var power = part.power
      while power > prime, current.indices.allSatisfy({ $0 % prime == 0 || current[$0] == 0 }) {
        // ℚ(ζ_2m) = ℚ(ζ_m) for odd m, so the prime 2 leaves from 4 to 1.
        let factor = power == 4 ? 4 : prime
        current = stride(from: 0, to: order, by: factor).map { current[$0] }
        order /= factor
        power /= factor
      }
      guard power == prime else { continue }
      let step = order / prime
      var smaller: [Value] = []
      smaller.reserveCapacity(step)
      var descends = true
      for base in stride(from: 0, to: order, by: prime) {
        let value = current[(base + step) % order]
        for multiple in 2..<prime where current[(base + multiple * step) % order] != value {
          descends = false
          break
        }
        if !descends { break }
        smaller.append(-value)
      }
      if descends {
        current = smaller
        order = step
      }
    }
    return (order, current)
  }
}
