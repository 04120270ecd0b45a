import BigInt

/// A base and a chain of point stabilizers with explicit transversals (Schreier–Sims, deterministic).
///
/// Level i holds the orbit of its base point under the pointwise stabilizer of the base points before it. Every element is
/// uniquely u₀ u₁ … u_k with uᵢ in the transversal of level i; that gives dense indices without hashing.
///
/// Source: C. C. Sims, "Computational methods in the study of permutation groups", 1970; Seress, "Permutation Group
/// Algorithms", 2003, ch. 4.
struct StabilizerChain: Sendable {
  struct Level: Sendable {
    let basePoint: Int
    /// The orbit in order of discovery; the base point is first.
    var orbit: [Int]
    /// Where each point stands in the orbit, or −1.
    var position: [Int]
    /// `representatives[i]` sends the base point to `orbit[i]`; the first is the identity.
    var representatives: [Permutation]
    /// The inverses of the representatives.
    var inverses: [Permutation]
    var generators: [Permutation]

    init(basePoint: Int, degree: Int) {
      self.basePoint = basePoint
      orbit = [basePoint]
      position = Array(repeating: -1, count: degree)
      position[basePoint] = 0
      representatives = [Permutation(identity: degree)]
      inverses = representatives
      generators = []
    }
  }

  let degree: Int
  private(set) var levels: [Level] = []

  /// The chain of the group that the permutations generate.
  ///
  /// - Throws: ``GroupError/orderTooLarge(group:atLeast:limit:)`` as soon as the orbits found show more than
  ///   `orderLimit` elements, long before the chain is complete.
  /// - Complexity: O(degree² · Σ orbit sizes · generators) per level; the order limit keeps it small.
  init(generators: [Permutation], degree: Int, name: String, orderLimit: Int) throws(GroupError) {
    self.degree = degree
    for generator in generators where !generator.isIdentity { insert(generator, at: 0) }
    var index = levels.count - 1
    while index >= 0 {
      if order > BigInt(orderLimit) { throw .orderTooLarge(group: name, atLeast: order, limit: orderLimit) }
      if let (residue, last) = failingSchreierGenerator(at: index) {
        // The residue fixes the base points before `last` and moves the one there: it belongs to all those levels.
        for level in (index + 1)...last { addGenerator(residue, at: level) }
        index = last
      } else {
        index -= 1
      }
    }
  }

  /// The product of the orbit lengths: the order of the group once the chain is complete.
  var order: BigInt { levels.reduce(1) { $0 * BigInt($1.orbit.count) } }

  private mutating func insert(_ generator: Permutation, at level: Int) {
    // A generator belongs to every level up to the first base point it moves.
    var index = level
    while index < levels.count, generator(levels[index].basePoint) == levels[index].basePoint {
      addGenerator(generator, at: index)
      index += 1
    }
    addGenerator(generator, at: index)
  }

  /// Adds a generator to a level (made if it is the next one) and extends its orbit.
  private mutating func addGenerator(_ generator: Permutation, at index: Int) {
    if index == levels.count {
      let moved = (0..<degree).first { generator($0) != $0 } ?? 0
      levels.append(Level(basePoint: moved, degree: degree))
    }
    levels[index].generators.append(generator)
    extendOrbit(at: index)
  }

  private mutating func extendOrbit(at index: Int) {
    var head = 0
    while head < levels[index].orbit.count {
      let point = levels[index].orbit[head]
      for generator in levels[index].generators {
        let image = generator(point)
        if levels[index].position[image] >= 0 { continue }
        let representative = generator * levels[index].representatives[head]
        levels[index].position[image] = levels[index].orbit.count
        levels[index].orbit.append(image)
        levels[index].representatives.append(representative)
        levels[index].inverses.append(representative.inverse)
      }
      head += 1
    }
  }

  /// A Schreier generator of the stabilizer at a level that the levels below do not yet contain, sifted.
  private func failingSchreierGenerator(at index: Int) -> (residue: Permutation, level: Int)? {
    let level = levels[index]
    for (head, point) in level.orbit.enumerated() {
      for generator in level.generators {
        let position = level.position[generator(point)]
        let schreier = level.inverses[position] * generator * level.representatives[head]
        let (residue, stopped) = sift(schreier, from: index + 1)
        if !residue.isIdentity { return (residue, stopped) }
      }
    }
    return nil
  }

  /// Divides by transversal elements from a level on, as far as it goes; a member leaves the identity.
  func sift(_ element: Permutation, from start: Int = 0) -> (residue: Permutation, level: Int) {
    var residue = element
    for index in start..<max(start, levels.count) {
      let position = levels[index].position[residue(levels[index].basePoint)]
      if position < 0 { return (residue, index) }
      if position > 0 { residue = levels[index].inverses[position] * residue }
    }
    return (residue, levels.count)
  }
}
