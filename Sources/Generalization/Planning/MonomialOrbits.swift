import FiniteGroups

/// Monomials of bounded degree under permutations of the variables up to signs: how many combinations of them are invariant.
///
/// A group that permutes a basis up to signs has one invariant for every orbit whose signs are consistent, and none for the others. Only
/// generators are needed.
enum MonomialOrbits {
  /// The largest number of monomials that are gone through.
  static let limit = 200_000

  /// The number of invariant polynomials of degree at most k, up to linear dependence; `nil` beyond `limit` monomials.
  ///
  /// A monomial is the ascending list of its variables, each as often as its exponent says.
  ///
  /// - Complexity: O(monomials · generators · k log k)
  static func invariantCount(degree: Int, variables: Int, generators: [SignedPermutation], limit: Int = limit) -> Int? {
    var (monomials, layer): ([[UInt16]], [[UInt16]]) = ([[]], [[]])
    for _ in 0..<degree {
      var next: [[UInt16]] = []
      for monomial in layer {
        for variable in Int(monomial.last ?? 0)..<variables { next.append(monomial + [UInt16(variable)]) }
        if monomials.count + next.count > limit { return nil }
      }
      monomials += next
      layer = next
    }
    var places: [[UInt16]: Int] = [:]
    places.reserveCapacity(monomials.count)
    for (place, monomial) in monomials.enumerated() { places[monomial] = place }
    var signs = [Int8](repeating: 0, count: monomials.count)
    var count = 0
    for start in monomials.indices where signs[start] == 0 {
      signs[start] = 1
      var members = [start]
      var isConsistent = true
      var head = 0
      while head < members.count {
        let place = members[head]
        head += 1
        for generator in generators {
          var sign = signs[place]
          let image = monomials[place].map { variable in
            if generator.negated[Int(variable)] { sign = -sign }
            return UInt16(generator.permutation(Int(variable)))
          }
          guard let target = places[image.sorted()] else { return nil }
          if signs[target] == 0 {
            signs[target] = sign
            members.append(target)
          } else if signs[target] != sign {
            isConsistent = false
          }
        }
      }
      if isConsistent { count += 1 }
    }
    return count
  }
}
