extension FiniteGroup {
  /// Whether all elements commute.
  ///
  /// - Complexity: O(generators²) products
  public var isAbelian: Bool {
    generatorIndices.allSatisfy { left in
      generatorIndices.allSatisfy { product(left, $0) == product($0, left) }
    }
  }

  /// The center: the elements that commute with all.
  ///
  /// - Complexity: O(order · generators) products
  public var center: Subgroup { centralizer(of: generatorIndices) }

  /// The derived subgroup [G, G], the smallest normal subgroup with abelian quotient.
  ///
  /// - Complexity: O(order · generators) products
  public var derivedSubgroup: Subgroup {
    let whole = Subgroup(whole: self)
    return whole.commutator(whole)
  }

  /// The derived series G = G₀ > G₁ = [G₀, G₀] > …, down to the first term that is its own derived subgroup: the trivial
  /// subgroup exactly if the group is solvable, else the largest perfect subgroup.
  ///
  /// - Complexity: O(order · generators) products for each term
  public var derivedSeries: [Subgroup] { series { $0.commutator($0) } }

  /// The lower central series G = γ₁ > γ₂ = [γ₁, G] > …, down to the first term that repeats: the trivial subgroup exactly
  /// if the group is nilpotent.
  ///
  /// - Complexity: O(order · generators) products for each term
  public var lowerCentralSeries: [Subgroup] {
    let whole = Subgroup(whole: self)
    return series { $0.commutator(whole) }
  }

  /// The terms of a descending series from the whole group, each once.
  private func series(_ next: (Subgroup) -> Subgroup) -> [Subgroup] {
    var terms = [Subgroup(whole: self)]
    while true {
      let term = next(terms[terms.count - 1])
      if term.order == terms[terms.count - 1].order { return terms }
      terms.append(term)
    }
  }

  /// The upper central series 1 = Z₀ < Z₁ = center < …, Zᵢ₊₁/Zᵢ the center of G/Zᵢ, up to the first term that repeats: the
  /// whole group exactly if it is nilpotent.
  ///
  /// - Complexity: O(order · generators) products for each term
  public var upperCentralSeries: [Subgroup] {
    var terms = [Subgroup(trivialIn: self)]
    while true {
      let last = terms[terms.count - 1]
      let central = (0..<order).filter { element in
        generatorIndices.allSatisfy { last.contains(commutator(element, $0)) }
      }
      if central.count == last.order { return terms }
      terms.append(Subgroup(of: self, closed: ElementSet(central, capacity: order)))
    }
  }

  /// The nilpotency class, the number of steps of the central series; `nil` if the group is not nilpotent.
  ///
  /// - Complexity: that of ``lowerCentralSeries``
  public var nilpotencyClass: Int? {
    let terms = lowerCentralSeries
    return terms[terms.count - 1].isTrivial ? terms.count - 1 : nil
  }

  /// The derived length, the number of steps of the derived series; `nil` if the group is not solvable.
  ///
  /// - Complexity: that of ``derivedSeries``
  public var derivedLength: Int? {
    let terms = derivedSeries
    return terms[terms.count - 1].isTrivial ? terms.count - 1 : nil
  }

  /// Whether the lower central series reaches the trivial subgroup.
  public var isNilpotent: Bool { nilpotencyClass != nil }

  /// Whether the derived series reaches the trivial subgroup.
  public var isSolvable: Bool { derivedLength != nil }

  /// Whether the group is its own derived subgroup.
  ///
  /// - Complexity: O(order · generators) products
  public var isPerfect: Bool { derivedSubgroup.isWhole }

  /// Whether the group has exactly two normal subgroups; the cyclic groups of prime order count.
  ///
  /// - Complexity: O(classes · order · generators) products
  public var isSimple: Bool {
    order > 1
      && ConjugacyClasses(of: self).representatives.dropFirst().allSatisfy { normalClosure(of: [$0]).isWhole }
  }
}
