import BigInt
import ExactArithmetic
import FiniteGroups

/// The partitions that label the rows of the character table of a symmetric group on all its points.
struct SymmetricShapes: Sendable {
  private let shapes: [Partition]
  private let group: FiniteGroup

  /// - Returns: `nil` if the group is not the symmetric group of at least two points.
  init?(of group: FiniteGroup, rows: [CharacterRow], classes: ConjugacyClasses) {
    guard (2...20).contains(group.degree),
      (1...group.degree).reduce(BigInt(1), { $0 * BigInt($1) }) == BigInt(group.order)
    else {
      return nil
    }
    let types = classes.representatives.map { Partition(cycleTypeOf: group.permutation($0)) }
    var labels: [[Cyclotomic]: Partition] = [:]
    for shape in Partition.all(of: group.degree) {
      let values = types.compactMap { try? SymmetricGroupCharacters.value(shape, $0) }
      labels[values.map { Cyclotomic($0) }] = shape
    }
    shapes = rows.compactMap { labels[$0.exact] }
    self.group = group
    if shapes.count != rows.count { return nil }
  }

  subscript(number: Int) -> Partition { shapes[number] }

  /// The trivial character of the Young subgroup of the shape, which occurs once: Kostka numbers K_λλ are 1.
  func constituent(_ number: Int) -> LinearConstituent? {
    var start = 1
    var seeds: [Int] = []
    for part in shapes[number].parts {
      for point in start..<(start + part - 1) {
        var oneLine = Array(1...group.degree)
        oneLine.swapAt(point - 1, point)
        if let element = (try? Permutation(oneLine: oneLine)).flatMap({ group.index(of: $0) }) { seeds.append(element) }
      }
      start += part
    }
    let subgroup = Subgroup(of: group, generatedBy: seeds)
    return LinearConstituent(
      linear: LinearCharacter(
        elements: subgroup.elements, order: 1, exponents: Array(repeating: 0, count: subgroup.order)),
      multiplicity: 1, isMonomial: shapes[number].dimension == BigInt(subgroup.index))
  }
}
