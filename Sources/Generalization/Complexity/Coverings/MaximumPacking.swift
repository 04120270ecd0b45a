/// A largest set of points no two of which are near each other, by branch and bound.
struct MaximumPacking: Sendable {
  /// What was found: a packing, and a number that no packing exceeds.
  struct Outcome: Sendable {
    let packing: [Int]
    let upper: Int
  }

  /// For each point, itself and the points near it.
  private let near: [PointSet]
  private var nodesLeft: Int
  private var best: [Int] = []
  private var wasStopped = false

  /// - Precondition: nearness is symmetric, and each point is near itself.
  init(near: [PointSet], nodeLimit: Int) {
    self.near = near
    nodesLeft = nodeLimit
  }

  /// Searches.
  ///
  /// Source: E. Tomita, T. Seki, "An efficient branch-and-bound algorithm for finding a maximum clique", DMTCS 2003, in
  /// the complementary graph.
  /// - Complexity: exponential in the worst case; at most `nodeLimit` nodes of O(points² · words) each
  mutating func solve() -> Outcome {
    let everything = PointSet(of: near.count) { _ in true }
    let root = coloured(everything).last?.colour ?? 0
    var chosen: [Int] = []
    search(everything, &chosen)
    return Outcome(packing: best.sorted(), upper: wasStopped ? root : best.count)
  }

  private mutating func search(_ candidates: PointSet, _ chosen: inout [Int]) {
    if chosen.count > best.count { best = chosen }
    if candidates.isEmpty { return }
    if nodesLeft == 0 {
      wasStopped = true
      return
    }
    nodesLeft -= 1
    var left = candidates
    for (point, colour) in coloured(candidates).reversed() {
      guard chosen.count + colour > best.count else { return }
      var rest = left
      rest.subtract(near[point])
      chosen.append(point)
      search(rest, &chosen)
      chosen.removeLast()
      left.remove(point)
    }
  }

  /// The points with colours from 1, ascending, such that points of one colour are near each other: a packing has at
  /// most one of each.
  private func coloured(_ points: PointSet) -> [(point: Int, colour: Int)] {
    var result: [(point: Int, colour: Int)] = []
    var uncoloured = points
    var colour = 0
    while !uncoloured.isEmpty {
      colour += 1
      var possible = uncoloured
      while let point = possible.members.first {
        possible.formIntersection(near[point])
        possible.remove(point)
        uncoloured.remove(point)
        result.append((point, colour))
      }
    }
    return result
  }
}
