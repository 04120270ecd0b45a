/// A smallest subfamily of sets that covers all points, by branch and bound.
struct MinimumSetCover: Sendable {
  /// What was found: a cover, and a number that no cover goes below.
  struct Outcome: Sendable {
    let lower: Int
    let cover: [Int]
  }

  private let pointCount: Int
  private let sets: [PointSet]
  /// For each point, the sets that contain it.
  private let holders: [PointSet]
  private var nodesLeft: Int
  private var best: [Int] = []
  private var wasStopped = false

  /// - Precondition: the sets together contain every point of 0 ..< pointCount.
  init(of pointCount: Int, by sets: [PointSet], nodeLimit: Int) {
    self.pointCount = pointCount
    self.sets = sets
    holders = (0..<pointCount).map { point in PointSet(of: sets.count) { sets[$0].contains(point) } }
    nodesLeft = nodeLimit
  }

  /// Searches.
  ///
  /// - Complexity: exponential in the worst case; at most `nodeLimit` nodes of O(sets · words + points) each
  mutating func solve() -> Outcome {
    let everything = PointSet(of: pointCount) { _ in true }
    // Sets inside other sets are never needed.
    let useful = PointSet(of: sets.count) { index in
      !sets.indices.contains { other in
        other != index && sets[index].isSubset(of: sets[other]) && (sets[index] != sets[other] || other < index)
      }
    }
    best = greedy(everything, useful)
    let root = lowerBound(everything, useful)
    var chosen: [Int] = []
    search(everything, useful, &chosen)
    return Outcome(lower: wasStopped ? root : best.count, cover: best.sorted())
  }

  private mutating func search(_ uncovered: PointSet, _ available: PointSet, _ chosen: inout [Int]) {
    if uncovered.isEmpty {
      if chosen.count < best.count { best = chosen }
      return
    }
    if nodesLeft == 0 {
      wasStopped = true
      return
    }
    nodesLeft -= 1
    guard chosen.count + lowerBound(uncovered, available) < best.count else { return }
    // The point with the fewest sets left: it is covered by one of them.
    var candidates = PointSet(of: sets.count)
    var fewest = Int.max
    for point in uncovered.members {
      let holding = holders[point].overlap(available)
      if holding < fewest {
        fewest = holding
        candidates = holders[point]
      }
    }
    candidates.formIntersection(available)
    var left = available
    let ordered = candidates.members.map { ($0, sets[$0].overlap(uncovered)) }.sorted { $0.1 > $1.1 }
    for (set, _) in ordered {
      var rest = uncovered
      rest.subtract(sets[set])
      chosen.append(set)
      search(rest, left, &chosen)
      chosen.removeLast()
      // Covers with this set have been seen.
      left.remove(set)
    }
  }

  /// A number of further sets that every cover of the points needs: weights w(x) = 1/max |S| over the sets S that hold
  /// x sum to at most 1 in each set, so a cover has at least Σ w sets. In units of 2⁻⁴⁰, rounded down: the sum is never
  /// too large.
  private func lowerBound(_ uncovered: PointSet, _ available: PointSet) -> Int {
    let sizes = sets.indices.map { available.contains($0) ? sets[$0].overlap(uncovered) : 0 }
    let unit = 1 << 40
    var sum = 0
    for point in uncovered.members {
      var largest = 0
      for set in holders[point].members where sizes[set] > largest { largest = sizes[set] }
      // A point that nothing holds closes the node.
      if largest == 0 { return pointCount + 1 }
      sum += unit / largest
    }
    return (sum + unit - 1) / unit
  }

  private func greedy(_ points: PointSet, _ available: PointSet) -> [Int] {
    var uncovered = points
    var chosen: [Int] = []
    while !uncovered.isEmpty {
      var (best, gain) = (0, 0)
      for set in available.members {
        let overlap = sets[set].overlap(uncovered)
        if overlap > gain { (best, gain) = (set, overlap) }
      }
      chosen.append(best)
      uncovered.subtract(sets[best])
    }
    return chosen
  }
}
