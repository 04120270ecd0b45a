import BigInt

extension StabilizerChain {
  /// The chain of the group that the permutations generate, by the deterministic algorithm with explicit transversals: for
  /// groups that are going to be enumerated.
  ///
  /// - Throws: ``GroupError/orderTooLarge(group:atLeast:limit:)`` as soon as the orbits found show more than
  ///   `orderLimit` elements, long before the chain is complete.
  /// - Complexity: O(degree · base · Σ orbit sizes · generators); the order limit keeps it small.
  init(enumerating generators: [Permutation], degree: Int, name: String, orderLimit: Int) throws(GroupError) {
    self.init(degree: degree, explicitLimit: .max)
    for generator in generators { insert(generator) }
    var index = levels.count - 1
    while index >= 0 {
      if order > BigInt(orderLimit) { throw .orderTooLarge(group: name, atLeast: order, limit: orderLimit) }
      if let (residue, last) = failingSchreierGenerator(at: index) {
        // The residue fixes the base points before `last` and moves the one there: it belongs to all those levels.
        add(residue, toLevels: (index + 1)...last)
        index = last
      } else {
        index -= 1
      }
    }
  }

  /// A Schreier generator u(sγ)⁻¹ s u(γ) of the stabilizer at a level that the levels below do not contain, sifted; if there
  /// is none and the levels below are complete, so is this one (Schreier's lemma).
  ///
  /// - Complexity: O(orbit · generators) sifts
  func failingSchreierGenerator(at index: Int) -> (residue: Permutation, level: Int)? {
    let level = levels[index]
    for (head, point) in level.orbit.enumerated() {
      let representative = representative(index, head)
      for generator in level.generators {
        let image = level.position(of: table.image(generator, Int(point)))
        // On an edge of the tree it is the identity.
        if let image, level.label(at: image) == generator { continue }
        // Sifting divides by u(sγ) first.
        let (residue, stopped, _) = sift(table[generator] * representative, from: index)
        if stopped < levels.count || !residue.isIdentity { return (residue, stopped) }
      }
    }
    return nil
  }
}
