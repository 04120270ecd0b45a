import FiniteGroups
import Representations

extension Scope {
  /// Instances made from every action of every group of an order on at most so many points, up to isomorphism of groups and of
  /// actions.
  ///
  /// An action is a multiset of orbits, an orbit a conjugacy class of subgroups.
  public static func everyAction(
    _ description: String, points: Int, testOrder: Int, order: Int,
    _ instances: @escaping @Sendable (Instance) throws -> [Instance]
  ) -> Scope {
    .everyGroup(description, testOrder: testOrder, order: order) { group in
      let instance = Instance(group: group)
      let enumerated = try instance.setting().group
      return try PointAction.all(of: enumerated, points: points).flatMap { action in
        var instance = instance
        instance.action = action
        return try instances(instance)
      }
    }
  }
}

extension PointAction {
  /// All actions of a group on at least one and at most so many points, up to isomorphism, those with fewer points first.
  static func all(of group: FiniteGroup, points: Int) throws -> [GroupAction] {
    let orbits = try SubgroupClasses(of: group).representatives.reversed().filter { $0.index <= points }
    var lists: [[Subgroup]] = []
    func extend(_ list: [Subgroup], from first: Int, left: Int) {
      if !list.isEmpty { lists.append(list) }
      for number in orbits.indices.dropFirst(first) where orbits[number].index <= left {
        extend(list + [orbits[number]], from: number, left: left - orbits[number].index)
      }
    }
    extend([], from: 0, left: points)
    let degrees = lists.map { $0.reduce(0) { $0 + $1.index } }
    return try lists.indices.sorted { (degrees[$0], $0) < (degrees[$1], $1) }.map {
      try GroupAction.cosets(of: lists[$0], in: group)
    }
  }
}
