extension FiniteGroup {
  /// The exponent: the least common multiple of the orders of the elements.
  ///
  /// - Complexity: O(order · generators) products
  public var exponent: Int { ConjugacyClasses(of: self).exponent }

  /// The orders, powers of primes, of the cyclic factors of G/[G, G], ascending: `[2, 3, 4]` for C2 × C3 × C4; empty for a
  /// perfect group. For an abelian group they determine it up to isomorphism.
  ///
  /// - Complexity: O(order · generators + index of [G, G] · exponent) products
  public var abelianInvariants: [Int] {
    let derived = derivedSubgroup
    let quotientOrders = derived.cosetSpace.representatives.map { element in
      var power = element
      var count = 1
      while !derived.contains(power) {
        power = product(power, element)
        count += 1
      }
      return count
    }
    return PrimePower.factors(of: derived.index).flatMap { factor -> [Int] in
      // With p^rᵢ the orders of the factors, Σ min(rᵢ, k) is the logarithm of the number of solutions of x^(p^k) = 1.
      var invariants: [Int] = []
      var power = 1
      var logarithms = [0]
      for _ in 0..<factor.exponent {
        power *= factor.prime
        var solutions = quotientOrders.count { power % $0 == 0 }
        var logarithm = 0
        while solutions > 1 {
          solutions /= factor.prime
          logarithm += 1
        }
        logarithms.append(logarithm)
      }
      power = 1
      for step in 1...factor.exponent {
        power *= factor.prime
        let atLeast = logarithms[step] - logarithms[step - 1]
        let beyond = step < factor.exponent ? logarithms[step + 1] - logarithms[step] : 0
        invariants += Array(repeating: power, count: atLeast - beyond)
      }
      return invariants
    }.sorted()
  }

  /// The Frattini subgroup: the intersection of the maximal subgroups, or the elements that no generating set needs; the
  /// trivial group's is itself.
  ///
  /// - Throws: ``GroupError/subgroupLimit(_:)`` for a group that is not nilpotent and whose subgroups cannot be listed.
  /// - Complexity: O(order · generators) products for a nilpotent group, else that of ``SubgroupClasses``
  public func frattiniSubgroup() throws(GroupError) -> Subgroup {
    guard isNilpotent else { return try SubgroupClasses(of: self).frattiniSubgroup }
    // Maximal subgroups of a nilpotent group are normal of prime index: G/Φ is the largest quotient ∏ Cₚ × … × Cₚ.
    let radical = PrimePower.factors(of: order).reduce(1) { $0 * $1.prime }
    let powers = generatorIndices.map { power($0, radical) }
    return derivedSubgroup.join(normalClosure(of: powers))
  }
}
