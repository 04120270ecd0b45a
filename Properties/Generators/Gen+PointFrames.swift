import ExactArithmetic
import FiniteGroups
public import PropertyTesting
import Representations

extension Gen where Value == Instance {
  /// A function `f` on points that a random group moves, and sets of elements `F(1)`, `F(2)`, … for the points: an equivariant
  /// frame, or any sets.
  public static func frame(order limit: Int, isEquivariant: Bool) -> Gen<Instance> {
    Gen { source in
      var instance = Instance(group: try source.draw(Gen<InstanceGroup>.group(order: limit)))
      let group = try instance.setting().group
      instance.action = try source.draw(points(of: group))
      let action = try PointAction(instance.setting())
      instance.vectors["f"] = try source.draw(Gen<[Rational]>.vector(count: action.degree))
      let sets = Gen<Int>.int(in: 0...(group.order - 1)).distinctArray(count: 1...min(3, group.order))
      var frame: [[Int]] = []
      if isEquivariant {
        frame = FrameOperators().equivariantFrame(try source.draw(sets), action)
      } else {
        for _ in 0..<action.degree { frame.append(try source.draw(sets)) }
      }
      instance.assign(frame: frame, in: group)
      return instance
    }
  }

  /// Random actions on points: the cosets of one or two subgroups, together at most 12 points for each.
  static func points(of group: FiniteGroup) -> Gen<GroupAction> {
    Gen<GroupAction> { source in
      let seeds = Gen<Int>.int(in: 0...(group.order - 1)).array(count: 0...2)
      let subgroups = try source.draw(seeds.array(count: 1...2)).map { list -> Subgroup in
        let subgroup = Subgroup(of: group, generatedBy: list)
        return subgroup.index > 12 ? Subgroup(whole: group) : subgroup
      }
      return try GroupAction.cosets(of: subgroups, in: group)
    }
  }
}

extension GroupAction {
  /// The action on the cosets of subgroups, one space after the other.
  public static func cosets(of subgroups: [Subgroup], in group: FiniteGroup) throws -> GroupAction {
    let spaces = subgroups.map(\.cosetSpace)
    let degree = spaces.reduce(0) { $0 + $1.representatives.count }
    let images = try group.generatorIndices.map { generator in
      var shift = 0
      var image: [Int] = []
      for space in spaces {
        image += space.representatives.map { shift + space.cosetOf[group.product(generator, $0)] + 1 }
        shift += space.representatives.count
      }
      return try Permutation(oneLine: image)
    }
    return .permutation(degree: degree, images: images)
  }
}

extension Instance {
  /// Assigns a set of elements to each point, as `F(1)`, `F(2)`, ….
  mutating func assign(frame: [[Int]], in group: FiniteGroup) {
    for (point, set) in frame.enumerated() {
      elements["F(\(point + 1))"] = set.map { group.permutation($0) }
    }
  }

  /// The sets of elements of the points.
  func frame(count: Int) throws -> [[Int]] {
    let frame = try (0..<count).map { try elementNumbers("F(\($0 + 1))") }
    guard !frame.contains([]) else { throw InstanceError("the sets F(x) must not be empty") }
    return frame
  }
}
