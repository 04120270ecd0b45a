import ExactArithmetic
import FiniteGroups
import Foundation

/// Looks for uniform schemes of one size without a claim to completeness: unions of orbits of a symmetry, then subsets that
/// are changed by exchanging elements.
struct UniformAnnealing {
  private let relaxation: UniformRelaxation
  private let size: Int
  private let radius: Double
  private var random: SplitMix64

  init(_ relaxation: UniformRelaxation, size: Int, radius: Double, seed: UInt64 = 1) {
    self.relaxation = relaxation
    self.size = size
    self.radius = radius * (1 + 1e-9) + 1e-9
    random = SplitMix64(seed: seed)
  }

  private func energy(_ sums: [Double]) -> Double { relaxation.excess(sums, radius: radius).square }

  /// A set that seems to be good, by annealing from a random one.
  ///
  /// - Complexity: O(steps · (width + Σd³))
  mutating func anneal(steps: Int) -> [Int]? {
    let order = relaxation.order
    var rest = Array(1..<order)
    rest.shuffle(using: &random)
    var inside = [0] + rest.prefix(size - 1)
    var outside = Array(rest.dropFirst(size - 1))
    var sums = relaxation.sum(inside)
    var present = energy(sums)
    if present < 1e-9 { return inside }
    guard inside.count > 1, !outside.isEmpty else { return nil }
    let start = max(present / 4, 1e-3)
    for step in 0..<steps {
      let temperature = start * pow(0.01, Double(step) / Double(steps))
      let (old, new) = (
        Int.random(in: 1..<inside.count, using: &random), Int.random(in: 0..<outside.count, using: &random)
      )
      let (removed, added) = (inside[old] * relaxation.width, outside[new] * relaxation.width)
      var changed = sums
      for k in 0..<relaxation.width { changed[k] += relaxation.vectors[added + k] - relaxation.vectors[removed + k] }
      let next = energy(changed)
      guard next <= present || Double.random(in: 0..<1, using: &random) < exp((present - next) / temperature) else {
        continue
      }
      (sums, present) = (changed, next)
      swap(&inside[old], &outside[new])
      if present < 1e-9 { return inside }
    }
    return nil
  }

  /// A set that seems to be good and is invariant under a map, among so many.
  mutating func invariantSet(under map: SupportMap, of symmetries: SupportSymmetries, trials: Int) -> [Int]? {
    let order = relaxation.order
    var seen = ElementSet(capacity: order)
    var orbits: [[Int]] = []
    for element in 0..<order where !seen.contains(element) {
      var orbit: [Int] = []
      var next = element
      while !seen.contains(next) {
        seen.insert(next)
        orbit.append(next)
        next = symmetries.image(of: next, under: map)
      }
      orbits.append(orbit)
    }
    guard orbits.count < order, orbits.count <= 64 else { return nil }
    orbits.shuffle(using: &random)
    // reachable[k]: the sizes of unions of the orbits from k on.
    var reachable = [Set<Int>](repeating: [0], count: orbits.count + 1)
    for k in orbits.indices.reversed() {
      reachable[k] = reachable[k + 1].union(reachable[k + 1].map { $0 + orbits[k].count }.filter { $0 <= size })
    }
    var left = trials
    var chosen: [Int] = []
    func extend(_ place: Int, _ missing: Int) -> Bool {
      guard reachable[place].contains(missing), left > 0 else { return false }
      if missing == 0 {
        left -= 1
        return energy(relaxation.sum(chosen)) < 1e-9
      }
      chosen += orbits[place]
      if extend(place + 1, missing - orbits[place].count) { return true }
      chosen.removeLast(orbits[place].count)
      return extend(place + 1, missing)
    }
    return extend(0, size) ? chosen : nil
  }
}
