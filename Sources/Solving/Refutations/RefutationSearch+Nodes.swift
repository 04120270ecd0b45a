import ExactArithmetic
import FiniteGroups

/// The nodes of a refutation, closed by packings or split.
extension RefutationSearch {
  /// A search gives up after so many nodes, which take minutes.
  private static var nodeLimit: Int { 1_000_000 }

  /// Refutes a state, or finds what contradicts it.
  mutating func refute(_ given: State) -> Outcome {
    nodes += 1
    if isOver() { return .stopped }
    if nodes > RefutationSearch.nodeLimit {
      end(.nodes)
      return .stopped
    }
    let frame = MemoryEstimate.openNode(order: order, maps: 0)
    openBytes += frame
    defer { openBytes -= frame }
    let outcome = close(given)
    if case .refuted(let tree) = outcome { treeBytes += tree.nodeBytes }
    return outcome
  }

  private mutating func close(_ given: State) -> Outcome {
    var state = given
    if let tile = state.tile {
      let inside = state.chosen.count { tile.set.contains($0) }
      let chosen = ElementSet(state.chosen, capacity: order)
      let left = tile.elements.filter { !chosen.contains($0) && !state.excluded.contains($0) }
      if inside == tile.limit {
        // Nothing more of the tile: the checker excludes it too.
        for element in left { state.excluded.insert(element) }
      } else if !left.isEmpty {
        switch refuteInTile(state, tile, budget: tile.limit - inside, free: left) {
        case .pattern where !state.isLocal: break
        case let other: return other
        }
      }
      if state.isLocal { return localPattern(state, tile) }
    }
    return refuteGlobally(state)
  }

  private mutating func refuteGlobally(_ state: State) -> Outcome {
    let chosen = ElementSet(state.chosen, capacity: order)
    let free = (0..<order).filter { !chosen.contains($0) && !state.excluded.contains($0) }
    let budget = state.size - state.chosen.count
    let target = PackingTarget(
      chosen: chosen, excluded: state.excluded, free: free, budget: budget, avoided: chosen)
    switch pack(target, base: [], patience: state.chosen.count <= 2 ? 8 : 2) {
    case .closed(let packing): return .refuted(.packing(packing))
    case .scheme(let scheme):
      return scheme.count <= state.size ? .scheme(scheme) : .stopped
    case .stuck: return .stopped
    case .open(let prices): return branch(state, free: free, prices: prices)
    }
  }

  /// The most valuable orbit is chosen from or excluded.
  private mutating func branch(_ state: State, free: [Int], prices: [Double]) -> Outcome {
    let maps = stabilizer(of: state)
    let mapBytes = MemoryLayout<SupportMap>.stride * maps.count
    openBytes += mapBytes
    defer { openBytes -= mapBytes }
    // Elements of the tile first: what they leave open decides the rest.
    let candidates = state.tile.map { tile in free.filter { tile.set.contains($0) } } ?? []
    let orbits = symmetries.orbits(of: candidates.isEmpty ? free : candidates, under: maps)
    func worth(_ orbit: [(element: Int, map: SupportMap)]) -> Double {
      orbit.reduce(0) { $0 + prices[$1.element] } + 1e-6 * Double(orbit.count)
    }
    guard let best = orbits.max(by: { worth($0) < worth($1) }) else { return .stopped }
    var with = state
    with.chosen.append(best[0].element)
    var without = state
    for (element, _) in best { without.excluded.insert(element) }
    let first = refute(with)
    guard case .refuted(let tree) = first else { return first }
    let second = refute(without)
    guard case .refuted(let rest) = second else { return second }
    let child = RefutationTree.Child(element: best[0].element, merged: Array(best.dropFirst()), tree: tree)
    return .refuted(.branch(set: nil, children: [child], rest: rest))
  }

  // MARK: Inside a tile

  private mutating func refuteInTile(_ state: State, _ tile: Tile, budget: Int, free: [Int]) -> Outcome {
    let chosen = ElementSet(state.chosen, capacity: order)
    let outside = (0..<order).filter { !tile.set.contains($0) && !state.excluded.contains($0) && !chosen.contains($0) }
    // Witness sets must not have free elements outside the tile.
    let target = PackingTarget(
      chosen: chosen, excluded: state.excluded, free: free, budget: budget,
      avoided: ElementSet(state.chosen + outside, capacity: order))
    switch pack(target, base: outside, patience: 3) {
    case .closed(let packing): return .refuted(.tilePacking(packing))
    case .stuck: return .stopped
    case .scheme, .open: break
    }
    // A witness set of the tile that is not met yet, the smaller the better.
    let unmet = pool.images.indices.filter { index in
      pool.images[index].set.isDisjoint(with: target.avoided)
    }
    guard
      let index = unmet.min(by: {
        remaining(pool.images[$0].set, state) < remaining(pool.images[$1].set, state)
      })
    else {
      return localPattern(state, tile)
    }
    let image = pool.images[index]
    var children: [RefutationTree.Child] = []
    var current = state
    while true {
      let left = image.set.elements.filter { !current.excluded.contains($0) }
      guard !left.isEmpty else { break }
      let orbits = symmetries.orbits(of: left, under: stabilizer(of: current))
      guard let largest = orbits.max(by: { $0.count < $1.count }) else { return .stopped }
      var child = current
      child.chosen.append(largest[0].element)
      let outcome = refute(child)
      guard case .refuted(let tree) = outcome else { return outcome }
      children.append(RefutationTree.Child(element: largest[0].element, merged: Array(largest.dropFirst()), tree: tree))
      for (element, _) in largest { current.excluded.insert(element) }
    }
    let reference = RefutationTree.SetReference(witness: image.witness, map: image.map)
    return .refuted(.branch(set: reference, children: children, rest: nil))
  }

  private func remaining(_ set: ElementSet, _ state: State) -> Int { set.subtracting(state.excluded).count }

  /// Whether the chosen elements with everything outside the tile carry a scheme; otherwise the new witness is tried.
  private mutating func localPattern(_ state: State, _ tile: Tile) -> Outcome {
    let chosen = ElementSet(state.chosen, capacity: order)
    let free = (0..<order).filter { !state.excluded.contains($0) && !chosen.contains($0) }
    let support = state.chosen + free.filter { !tile.set.contains($0) }
    oracleCalls += 1
    switch oracle.examine(support, missing: free.filter(tile.set.contains)) {
    case .scheme: return .pattern
    case .undecided: return .stopped
    case .witness(let witness):
      // Its set lies in the tile and among excluded elements, without chosen ones.
      pool.add(
        witness, prices: [Double](repeating: 0, count: order), below: 1, limit: 200,
        avoiding: ElementSet(support, capacity: order))
      if witness.set.isSubset(of: state.excluded) {
        guard let image = pool.images.last(where: { $0.set == witness.set }) else { return .stopped }
        let reference = RefutationTree.SetReference(witness: image.witness, map: image.map)
        return .refuted(.packing([(reference, Rational(1 + max(0, state.size - state.chosen.count)))]))
      }
      return refute(state)
    }
  }

  // MARK: Helpers

  /// The maps that keep a state, and its tile.
  func stabilizer(of state: State) -> [SupportMap] {
    guard let tile = state.tile else { return symmetries.stabilizer(of: state.chosen, and: state.excluded) }
    if state.chosen.isEmpty { return symmetries.stabilizer(of: tile.elements, and: state.excluded) }
    return symmetries.stabilizer(of: state.chosen, and: state.excluded).filter { map in
      tile.elements.allSatisfy { tile.set.contains(symmetries.image(of: $0, under: map)) }
    }
  }
}
