import FiniteGroups
import ExactArithmetic

/// The nodes of a refutation, closed by packings or split.
extension RefutationSearch {
  /// Refutes a state, or finds what contradicts it.
  mutating func refute(_ given: State) -> Outcome {
    nodes += 1
    if nodes > nodeLimit || isCancelled() { return .stopped }
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
    var target = PackingTarget(chosen: chosen, excluded: state.excluded, free: free, budget: budget)
    target.usesTile = false
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
    // Elements of the tile first: what they leave open decides the rest.
    let candidates = state.tile.map { tile in free.filter { tile.set.contains($0) } } ?? []
    let orbits = symmetries.orbits(of: candidates.isEmpty ? free : candidates, under: maps)
    func worth(_ orbit: [(element: Int, map: SupportMap)]) -> Double {
      orbit.reduce(0) { $0 + prices[$1.element] } + 1e-6 * Double(orbit.count)
    }
    guard let best = orbits.max(by: { worth($0) < worth($1) }) else { return .stopped }
    if let log, state.depth < 8 {
      log(
        "\(String(repeating: " ", count: state.depth))I=\(state.chosen.count) O=\(state.excluded.count) orbit=\(best.count) "
          + "nodes=\(nodes) witnesses=\(pool.witnesses.count) images=\(pool.images.count)")
    }
    var with = state
    with.depth += 1
    with.chosen.append(best[0].element)
    var without = state
    without.depth += 1
    for (element, _) in best { without.excluded.insert(element) }
    guard case .refuted(let first) = keepingScheme(refute(with)) else { return failure }
    guard case .refuted(let rest) = keepingScheme(refute(without)) else { return failure }
    let child = RefutationTree.Child(element: best[0].element, merged: Array(best.dropFirst()), tree: first)
    return .refuted(.branch(set: nil, children: [child], rest: rest))
  }

  // MARK: Inside a tile

  private mutating func refuteInTile(_ state: State, _ tile: Tile, budget: Int, free: [Int]) -> Outcome {
    let chosen = ElementSet(state.chosen, capacity: order)
    let outside = (0..<order).filter { !tile.set.contains($0) && !state.excluded.contains($0) && !chosen.contains($0) }
    // Witness sets must not have free elements outside the tile.
    var target = PackingTarget(chosen: chosen, excluded: state.excluded, free: free, budget: budget)
    target.forbidden = ElementSet(outside, capacity: order)
    target.usesTile = true
    switch pack(target, base: outside, patience: 3) {
    case .closed(let packing): return .refuted(.tilePacking(packing))
    case .stuck: return .stopped
    case .scheme, .open: break
    }
    // A witness set of the tile that is not met yet, the smaller the better.
    let unmet = pool.images.indices.filter { index in
      let set = pool.images[index].set
      return set.isDisjoint(with: chosen) && set.isDisjoint(with: target.forbidden)
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
    current.depth += 1
    while true {
      let left = image.set.elements.filter { !current.excluded.contains($0) }
      guard !left.isEmpty else { break }
      let orbits = symmetries.orbits(of: left, under: stabilizer(of: current))
      guard let largest = orbits.max(by: { $0.count < $1.count }) else { return .stopped }
      var child = current
      child.chosen.append(largest[0].element)
      guard case .refuted(let tree) = keepingScheme(refute(child)) else { return failure }
      children.append(RefutationTree.Child(element: largest[0].element, merged: Array(largest.dropFirst()), tree: tree))
      for (element, _) in largest { current.excluded.insert(element) }
    }
    let reference = RefutationTree.SetReference(witness: image.witness, map: image.map)
    return .refuted(.branch(set: reference, children: children, rest: nil))
  }

  private func remaining(_ set: ElementSet, _ state: State) -> Int { set.subtracting(state.excluded).count }

  /// Whether the chosen elements with everything outside the tile carry a scheme; otherwise the new witness is tried.
  private mutating func localPattern(_ state: State, _ tile: Tile) -> Outcome {
    let outside = (0..<order).filter { !tile.set.contains($0) && !state.excluded.contains($0) }
    let chosen = state.chosen
    oracleCalls += 1
    switch oracle.examine(
      chosen + outside.filter { !chosen.contains($0) },
      missing: tile.elements.filter {
        !chosen.contains($0) && !state.excluded.contains($0)
      })
    {
    case .scheme: return .pattern
    case .undecided: return .stopped
    case .witness(let witness):
      // Its set lies in the tile and among excluded elements, without chosen ones.
      let free = [Double](repeating: 0, count: order)
      _ = pool.add(
        witness, prices: free, below: 1, limit: 200, avoiding: ElementSet(chosen, capacity: order),
        forbidding: ElementSet(outside.filter { !chosen.contains($0) }, capacity: order))
      if witness.set.isSubset(of: state.excluded) {
        guard let image = pool.images.last(where: { $0.set == witness.set }) else { return .stopped }
        let reference = RefutationTree.SetReference(witness: image.witness, map: image.map)
        return .refuted(.packing([(reference, Rational(1 + max(0, state.size - chosen.count)))]))
      }
      return refute(state)
    }
  }

  // MARK: Helpers

  /// The maps that keep a state, and its tile.
  func stabilizer(of state: State) -> [SupportMap] {
    let maps: [SupportMap]
    if state.chosen.isEmpty, let tile = state.tile {
      maps = symmetries.stabilizer(of: tile.elements, and: state.excluded)
      return maps
    }
    maps = symmetries.stabilizer(of: state.chosen, and: state.excluded)
    guard let tile = state.tile else { return maps }
    return maps.filter { map in tile.elements.allSatisfy { tile.set.contains(symmetries.image(of: $0, under: map)) } }
  }

  /// Remembers an outcome that is no refutation for ``failure``.
  private mutating func keepingScheme(_ outcome: Outcome) -> Outcome {
    failure = outcome
    return outcome
  }
}
