import Averaging
import ExactArithmetic
import FiniteGroups
import PropertyTesting
import Representations

extension Instance {
  /// The instance with an exact convex scheme of least size, as `ω`.
  ///
  /// - Complexity: that of ``ExactSystem/least(_:)``
  func withLeastScheme() throws -> Instance {
    let setting = try setting()
    let found = ExactSystem(try CostOperators().coefficients(setting.functions())).least(.convex)
    let entries = zip(found.support, found.weights).map { (element: $0, weight: $1) }
    var instance = self
    instance.assign(try AveragingScheme(entries, weightClass: .convex), as: "ω", in: setting.group)
    return instance
  }

  /// The group on the cosets of a subgroup of each conjugacy class, with all functions on the points: all transitive actions.
  func withTransitiveActions() throws -> [Instance] {
    let group = try setting().group
    return try SubgroupClasses(of: group).representatives.reversed().map { subgroup in
      var instance = self
      instance.action = try .cosets(of: [subgroup], in: group)
      instance.functionClass = .functions
      return instance
    }
  }

  /// The judgement that the exact scheme `ω` has at least so many elements.
  func requireSize(_ least: (Setting) throws -> Int, _ operators: Operators, _ statement: String) throws -> Judgement {
    let setting = try setting()
    let scheme = try scheme("ω")
    guard operators.averaging.isExact(scheme, try setting.functions()) else { return .vacuous("ω is exact on F") }
    return .require(scheme.size, .atLeast, try least(setting), statement)
  }
}

extension Gen where Value == Instance {
  /// All functions on points that a random group moves, with an exact scheme of least size as `ω`.
  static func leastSchemeOnPoints(order limit: Int, isTransitive: Bool) -> Gen<Instance> {
    Gen { source in
      var instance = Instance(group: try source.draw(Gen<InstanceGroup>.group(order: limit)))
      let group = try instance.setting().group
      if isTransitive {
        let seeds = try source.draw(Gen<Int>.int(in: 0...(group.order - 1)).array(count: 0...2))
        instance.action = try .cosets(of: [Subgroup(of: group, generatedBy: seeds)], in: group)
      } else {
        instance.action = try source.draw(points(of: group))
      }
      instance.functionClass = .functions
      return try instance.withLeastScheme()
    }
  }
}
