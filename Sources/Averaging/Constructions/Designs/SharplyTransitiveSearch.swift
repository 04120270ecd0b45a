import FiniteGroups

/// A depth-first search for a set of elements of a permutation group that is sharply transitive on t-tuples or t-subsets of points.
///
/// Such a set has an element for each unit (tuple or subset), and any two of its elements differ on every unit. Translates
/// have the property too, so one with the identity is sought.
struct SharplyTransitiveSearch {
  /// The largest number of units, and of images of units under all elements.
  private static let unitLimit = 120
  private static let imageLimit = 400_000

  private let group: FiniteGroup
  private let unitCount: Int
  /// The image of each unit under each element, one element after the other.
  private let images: [Int]
  private let nodeLimit: Int
  private var nodes = 0
  private var chosen: [Int] = []

  /// - Returns: `nil` if there are too many units, or the group is not a multiple of them.
  init?(_ group: FiniteGroup, _ unit: TransitiveSet.Unit, length: Int, nodeLimit: Int) {
    guard let count = TransitiveSet.count(unit, length: length, degree: group.degree),
      count <= SharplyTransitiveSearch.unitLimit, group.order % count == 0,
      group.order * count <= SharplyTransitiveSearch.imageLimit
    else { return nil }
    var units: [[Int]] = [[]]
    for _ in 0..<length {
      units = units.flatMap { points in
        (0..<group.degree).filter { point in unit == .tuples ? !points.contains(point) : point > points.last ?? -1 }.map
        { points + [$0] }
      }
    }
    let numbers = Dictionary(uniqueKeysWithValues: units.enumerated().map { ($1, $0) })
    var images: [Int] = []
    images.reserveCapacity(group.order * count)
    for element in 0..<group.order {
      for points in units {
        let image = points.map { group.image(of: $0, under: element) }
        images.append(numbers[unit == .tuples ? image : image.sorted()] ?? 0)
      }
    }
    (self.group, unitCount, self.images, self.nodeLimit) = (group, count, images, nodeLimit)
  }

  /// The elements found, or `nil` when all was looked at or too much.
  mutating func run() -> [Int]? {
    chosen = [group.identity]
    return extend(candidates((0..<group.order), besides: group.identity)) ? chosen : nil
  }

  /// The elements that differ from one on every unit.
  private func candidates(_ elements: some Sequence<Int>, besides other: Int) -> [Int] {
    elements.filter { element in
      (0..<unitCount).allSatisfy { images[element * unitCount + $0] != images[other * unitCount + $0] }
    }
  }

  private mutating func extend(_ candidates: [Int]) -> Bool {
    if chosen.count == unitCount { return true }
    nodes += 1
    if nodes > nodeLimit { return false }
    // Every unit must still go to every other one: branch where the fewest elements do that.
    var counts = [Int](repeating: 0, count: unitCount * unitCount)
    for element in candidates {
      for unit in 0..<unitCount { counts[unit * unitCount + images[element * unitCount + unit]] += 1 }
    }
    for element in chosen {
      for unit in 0..<unitCount { counts[unit * unitCount + images[element * unitCount + unit]] = .max }
    }
    guard let place = counts.indices.min(by: { counts[$0] < counts[$1] }), counts[place] > 0 else { return false }
    let (unit, target) = (place / unitCount, place % unitCount)
    for element in candidates where images[element * unitCount + unit] == target {
      chosen.append(element)
      if extend(self.candidates(candidates, besides: element)) { return true }
      chosen.removeLast()
    }
    return false
  }
}
