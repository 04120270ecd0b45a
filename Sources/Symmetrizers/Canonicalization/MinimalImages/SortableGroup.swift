import BigInt
import FiniteGroups

/// A permutation group under which a word is minimized by sorting: all permutations that keep the orbits, or the even
/// permutations of one orbit.
enum SortableGroup: Sendable {
  /// The direct product of the symmetric groups of the orbits (a Young subgroup).
  case symmetric(orbits: [[Int]])
  /// The alternating group of the points of one orbit.
  case alternating(orbit: [Int])

  /// The group is compared with the product of symmetric groups that contains it, so the orders decide.
  init?(_ group: PermutationGroup) {
    let orbits = group.orbits.filter { $0.count > 1 }
    let order = orbits.reduce(BigInt(1)) { product, orbit in (2...orbit.count).reduce(product) { $0 * BigInt($1) } }
    if group.order == order {
      self = .symmetric(orbits: orbits)
    } else if orbits.count == 1, group.order * 2 == order {
      self = .alternating(orbit: orbits[0])
    } else {
      return nil
    }
  }

  /// The element h for which c∘h is least.
  ///
  /// - Complexity: O(n log n)
  func leastImage(of colors: [Int32]) -> [Int] {
    var images = Array(0..<colors.count)
    func sort(_ orbit: [Int]) {
      for (place, source) in zip(orbit, WordRanks.ascending(orbit, by: { colors[$0] < colors[$1] })) {
        images[place] = source
      }
    }
    switch self {
    case .symmetric(let orbits):
      for orbit in orbits { sort(orbit) }
    case .alternating(let orbit):
      sort(orbit)
      AlternatingOrder.makeEven(&images, orbit: orbit) { colors[$0] == colors[$1] }
    }
    return images
  }
}

/// How sorting by even permutations ends.
enum AlternatingOrder {
  /// Makes a permutation, sorted on an orbit, even: two equal entries are exchanged if there are any, else the last
  /// two. `areEqual` compares the entries at two places of the word before sorting.
  ///
  /// With distinct entries, the sorted word with its last two entries exchanged is the least that odd permutations of
  /// it allow.
  static func makeEven(_ images: inout [Int], orbit: [Int], areEqual: (Int, Int) -> Bool) {
    guard orbit.count > 1, !isEven(images) else { return }
    let sorted = images
    let tie = (1..<orbit.count).first { areEqual(sorted[orbit[$0 - 1]], sorted[orbit[$0]]) } ?? orbit.count - 1
    images.swapAt(orbit[tie - 1], orbit[tie])
  }

  private static func isEven(_ images: [Int]) -> Bool {
    var seen = [Bool](repeating: false, count: images.count)
    var even = true
    for start in images.indices where !seen[start] {
      var point = images[start]
      while point != start {
        seen[point] = true
        even.toggle()
        point = images[point]
      }
    }
    return even
  }
}
