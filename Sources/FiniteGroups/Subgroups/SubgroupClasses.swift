/// All subgroups of an enumerated group, up to conjugacy.
public struct SubgroupClasses: Sendable {
  /// The largest order of a group whose subgroups are listed.
  ///
  /// It bounds the time, and the search for perfect subgroups rests on it.
  public static let orderLimit = 500
  /// The largest number of subgroups that are listed unless the caller says otherwise.
  public static let defaultSubgroupLimit = 100_000

  /// The group.
  public let group: FiniteGroup
  /// A subgroup of each class, by ascending order: the trivial one is first, the whole group last.
  public let representatives: [Subgroup]
  /// The number of conjugates in each class.
  public let sizes: [Int]
  private let classOf: [ElementSet: Int]

  /// Lists all subgroups by cyclic extension from the trivial subgroup and the perfect ones.
  ///
  /// - Throws: ``GroupError/subgroupLimit(_:)`` when the group has more than ``orderLimit`` elements or more than
  ///   `subgroupLimit` subgroups; for groups with a large elementary abelian quotient before any is listed.
  /// - Complexity: O(classes of subgroups · cyclic subgroups of prime power order · order) steps, and
  ///   O(subgroups · order / 64) words of memory
  public init(of group: FiniteGroup, subgroupLimit: Int = defaultSubgroupLimit) throws(GroupError) {
    guard group.order <= SubgroupClasses.orderLimit else {
      throw .subgroupLimit(
        "the group has \(group.order) elements, and subgroups are listed up to order \(SubgroupClasses.orderLimit)")
    }
    let least = SubgroupClasses.leastSubgroupCount(of: group)
    guard least <= subgroupLimit else {
      throw .subgroupLimit("there are at least \(least), and at most \(subgroupLimit) are listed")
    }
    var extensions = CyclicExtensionMethod(of: group, subgroupLimit: subgroupLimit)
    try extensions.run()
    let numbers = extensions.found.indices.sorted {
      let (left, right) = (extensions.found[$0], extensions.found[$1])
      return (left.elements.count, left.conjugates, $0) < (right.elements.count, right.conjugates, $1)
    }
    var position = numbers
    for (new, old) in numbers.enumerated() { position[old] = new }
    self.group = group
    representatives = numbers.map { Subgroup(of: group, generatedBy: extensions.found[$0].generators) }
    sizes = numbers.map { extensions.found[$0].conjugates }
    classOf = extensions.classOf.mapValues { position[$0] }
  }

  /// The number of conjugacy classes of subgroups.
  public var count: Int { representatives.count }

  /// The number of subgroups.
  public var subgroupCount: Int { classOf.count }

  /// The number of the class of a subgroup; `nil` for one of another group.
  ///
  /// - Complexity: O(order / 64)
  public func number(of subgroup: Subgroup) -> Int? { classOf[subgroup.members] }

  /// All conjugates in a class, by their elements in lexicographic order.
  ///
  /// - Complexity: O(subgroups + size of the class · order · generators)
  public func conjugates(_ number: Int) -> [Subgroup] {
    sets(ofClass: number).map { Subgroup(of: group, closed: $0) }
      .sorted { $0.elements.lexicographicallyPrecedes($1.elements) }
  }

  /// The normal subgroups, by ascending order.
  public var normalSubgroups: [Subgroup] {
    representatives.indices.filter { sizes[$0] == 1 }.map { representatives[$0] }
  }

  /// The numbers of the classes of maximal subgroups, ascending; none for the trivial group.
  ///
  /// - Complexity: O(classes · maximal subgroups · order / 64 + maximal classes · subgroups)
  public var maximalClasses: [Int] {
    var classes: [Int] = []
    var maximal: [ElementSet] = []
    for number in representatives.indices.dropLast().reversed() {
      let members = representatives[number].members
      if maximal.contains(where: { members.isSubset(of: $0) }) { continue }
      classes.append(number)
      maximal += sets(ofClass: number)
    }
    return classes.reversed()
  }

  /// The Frattini subgroup: the intersection of the maximal subgroups.
  ///
  /// - Complexity: that of ``maximalClasses``
  public var frattiniSubgroup: Subgroup {
    maximalClasses.reduce(Subgroup(whole: group)) { $0.intersection(representatives[$1].core) }
  }

  private func sets(ofClass number: Int) -> [ElementSet] {
    sizes[number] == 1
      ? [representatives[number].members] : classOf.filter { $0.value == number }.map(\.key)
  }

  /// The number of subgroups of the largest elementary abelian quotients, one for each prime: a lower bound.
  private static func leastSubgroupCount(of group: FiniteGroup) -> Int {
    let invariants = group.abelianInvariants
    return PrimePower.factors(of: group.order).reduce(1) { count, factor in
      // The Galois numbers: G₍ₙ₊₁₎ = 2Gₙ + (pⁿ − 1)G₍ₙ₋₁₎ subspaces of a space of dimension n + 1.
      var (previous, current, power) = (1, 1, 1)
      for _ in 0..<invariants.count(where: { $0 % factor.prime == 0 }) {
        (previous, current) = (current, 2 * current + (power - 1) * previous)
        power *= factor.prime
      }
      return count * current
    }
  }
}
