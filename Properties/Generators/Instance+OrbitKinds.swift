import FiniteGroups
import Representations

extension Instance {
  /// The group with its actions on sums of at most some number of different coset spaces, up to conjugation; F is all functions on the
  /// points.
  ///
  /// Equal orbits add nothing to Irr(F), so these are all permutation actions with few kinds of orbits.
  ///
  /// - Throws: what listing the subgroups throws.
  static func actions(of group: InstanceGroup, kindsOfOrbits limit: Int) throws -> [Instance] {
    let enumerated = try Instance(group: group).setting().group
    let subgroups = try SubgroupClasses(of: enumerated).representatives
    let spaces = subgroups.map { CosetSpace(of: enumerated, generatedBy: $0.elements) }
    var choices: [[Int]] = [[]]
    for index in spaces.indices { choices += choices.filter { $0.count < limit }.map { $0 + [index] } }
    return try choices.dropFirst().map { choice in
      try action(of: enumerated, titled: group, on: choice.map { spaces[$0] })
    }
  }

  /// The group with its action on coset spaces.
  static func action(
    of group: FiniteGroup, titled title: InstanceGroup, on spaces: [CosetSpace]
  ) throws -> Instance {
    let degree = spaces.reduce(0) { $0 + $1.representatives.count }
    let images = try group.generatorIndices.map { generator in
      var oneLine: [Int] = []
      for space in spaces {
        let start = oneLine.count + 1
        oneLine += space.representatives.map { start + space.cosetOf[group.product(generator, $0)] }
      }
      return try Permutation(oneLine: oneLine)
    }
    return Instance(
      group: title, action: .permutation(degree: degree, images: images), functionClass: .functions)
  }
}
