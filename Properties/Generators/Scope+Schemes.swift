public import Averaging
public import FiniteGroups
import Representations

extension Scope {
  /// Instances made from every group of an order with every class on it of those that ``Instance/rationalUnions(of:)`` lists.
  public static func everyUnion(
    _ description: String, testOrder: Int, order: Int,
    _ instances: @escaping @Sendable (Instance, FiniteGroup) throws -> [Instance]
  ) -> Scope {
    everyGroup(description, testOrder: testOrder, order: order) { group in
      try Instance.rationalUnions(of: group).flatMap { try instances($0, $0.setting().group) }
    }
  }
}

extension Instance {
  /// The group with each nonempty sum of distinct nontrivial rational irreducible representations, up to automorphisms of the group; the
  /// trivial group with its functions on the points.
  ///
  /// Costs and errors of rational classes depend on the irreducible representations that occur, so that these are all classes.
  ///
  /// - Throws: ``InstanceError`` for more representations than `RationalIrreducibles.unionLimit`.
  public static func rationalUnions(of group: InstanceGroup) throws -> [Instance] {
    let enumerated = try Instance(group: group).setting().group
    if enumerated.order == 1 { return [Instance(group: group, functionClass: .functions)] }
    let all = try RationalIrreducibles(of: enumerated)
    guard let unions = try all.unions() else {
      throw InstanceError("\(group.title) has too many rational irreducible representations to list their sums")
    }
    return try unions.map { Instance(group: group, functionClass: .matrices(try all.matrices($0))) }
  }

  /// The instance once for each scheme, under a name.
  func with(_ name: String, each schemes: [AveragingScheme], in group: FiniteGroup) -> [Instance] {
    schemes.map { scheme in
      var instance = self
      instance.assign(scheme, as: name, in: group)
      return instance
    }
  }

  /// The instance once for each pair of schemes, under two names.
  func with(
    _ left: String, _ right: String, eachPairOf schemes: [AveragingScheme], in group: FiniteGroup
  ) -> [Instance] {
    with(left, each: schemes, in: group).flatMap { $0.with(right, each: schemes, in: group) }
  }
}

extension FiniteGroup {
  /// The uniform schemes on all nonempty sets of elements, by size and then in lexicographic order.
  ///
  /// - Precondition: an order of at most 16.
  /// - Complexity: O(2^order · order)
  public func uniformSchemes(sizes: ClosedRange<Int>? = nil) -> [AveragingScheme] {
    var sets: [[Int]] = []
    for mask in 1..<(1 << order) where (sizes ?? 1...order).contains(mask.nonzeroBitCount) {
      sets.append((0..<order).filter { mask >> $0 & 1 == 1 })
    }
    sets.sort { $0.count == $1.count ? $0.lexicographicallyPrecedes($1) : $0.count < $1.count }
    return sets.compactMap { try? AveragingScheme.uniform(on: $0) }
  }

  /// The schemes that ask for one element.
  public var pointSchemes: [AveragingScheme] { (0..<order).map { .point($0) } }
}
