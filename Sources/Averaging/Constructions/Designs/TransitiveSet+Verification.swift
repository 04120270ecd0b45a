import FiniteGroups

extension TransitiveSet {
  /// Checks the definition again: for a group the orbit of one tuple (subset) is everything; for a list the images of every
  /// t-subset of points are counted.
  ///
  /// - Complexity: O(C(n, t) · size · t) for a list; the length of the orbit times the number of generators for a group
  public func verify() throws(DesignError) {
    let what = "\(name) as a set transitive on \(length)-\(unit.rawValue)"
    guard length >= 1, length <= degree else {
      throw .notADesign(what, reason: "\(length) must be from 1 to the number of points, \(degree)")
    }
    guard let count = TransitiveSet.count(unit, length: length, degree: degree), count <= TransitiveSet.countLimit
    else {
      throw .notADesign(what, reason: "more than \(TransitiveSet.countLimit) \(unit.rawValue) are not counted")
    }
    guard size > 0, size % count == 0 else {
      throw .notADesign(what, reason: "\(size) permutations are no positive multiple of the \(count) \(unit.rawValue)")
    }
    switch members {
    case .group(let group):
      let reached = orbitLength(under: group.generators)
      guard reached == count else {
        throw .notADesign(what, reason: "one orbit has \(reached) of the \(count) \(unit.rawValue)")
      }
    case .list(let list):
      guard list.allSatisfy({ $0.degree == degree }), Set(list).count == list.count else {
        throw .notADesign(what, reason: "different permutations of equal degree are needed")
      }
      try verify(list, count: count, what: what)
    }
  }

  /// Every t-subset, in ascending order (other orders of a tuple say the same), must go to each unit λ times.
  private func verify(_ list: [Permutation], count: Int, what: String) throws(DesignError) {
    var start = Array(0..<length)
    while true {
      var seen: [[UInt16]: Int] = [:]
      for permutation in list { seen[key(start.map { UInt16(permutation($0)) }), default: 0] += 1 }
      guard seen.count == count, seen.values.allSatisfy({ $0 == multiplicity }) else {
        throw .notADesign(
          what,
          reason: "the points \(start.map { $0 + 1 }) go to \(seen.count) of the \(count) \(unit.rawValue); "
            + "each must be reached \(multiplicity) times")
      }
      // The next subset.
      guard let place = start.indices.last(where: { start[$0] < degree - length + $0 }) else { return }
      start[place] += 1
      for later in (place + 1)..<max(place + 1, length) { start[later] = start[later - 1] + 1 }
    }
  }

  private func key(_ images: [UInt16]) -> [UInt16] { unit == .tuples ? images : images.sorted() }

  private func orbitLength(under generators: [Permutation]) -> Int {
    var seen: Set<[UInt16]> = [(0..<length).map { UInt16($0) }]
    var queue = Array(seen)
    while let tuple = queue.popLast() {
      for generator in generators {
        let image = key(tuple.map { UInt16(generator(Int($0))) })
        if seen.insert(image).inserted { queue.append(image) }
      }
    }
    return seen.count
  }
}
