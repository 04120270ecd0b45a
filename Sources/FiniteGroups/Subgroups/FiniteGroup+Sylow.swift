extension FiniteGroup {
  /// A Sylow subgroup: of the largest power of a prime that divides the order. All are conjugate; the index of the normalizer
  /// is their number. For a prime that does not divide the order it is trivial.
  ///
  /// - Precondition: `prime` is a prime.
  /// - Complexity: O(order · generators) products for each of at most logₚ(order) steps
  public func sylowSubgroup(_ prime: Int) -> Subgroup {
    precondition(PrimePower.factors(of: max(prime, 1)).map(\.value) == [prime], "\(prime) is not a prime")
    guard let factor = PrimePower.factors(of: order).first(where: { $0.prime == prime }) else {
      return Subgroup(trivialIn: self)
    }
    var closure = SubgroupClosure(in: self)
    while closure.elements.count < factor.value {
      // By Cauchy p divides |N(P)/P|: a p-element of the normalizer lies outside P, and with P generates a p-group.
      let current = Subgroup(of: self, closure)
      let next = (0..<order).lazy
        .map { self.power($0, self.primeToPart(ofOrderOf: $0, prime)) }
        .first { !current.contains($0) && current.isNormalized(by: $0) }
      guard let next else { break }
      closure.adjoin(next)
    }
    return Subgroup(of: self, closure)
  }

  /// A Sylow subgroup for every prime that divides the order, by ascending primes.
  ///
  /// - Complexity: that of ``sylowSubgroup(_:)`` for each prime
  public var sylowSubgroups: [(prime: Int, subgroup: Subgroup)] {
    PrimePower.factors(of: order).map { ($0.prime, sylowSubgroup($0.prime)) }
  }

  private func primeToPart(ofOrderOf element: Int, _ prime: Int) -> Int {
    var result = order(of: element)
    while result % prime == 0 { result /= prime }
    return result
  }
}
