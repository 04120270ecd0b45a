import Averaging
import ExactArithmetic
import FiniteGroups
import PropertyTesting
import Representations

extension Gen where Value == Instance {
  /// A random class on a random group with a random scheme `"ω"` of one of the weight classes.
  static func schemeOnClass(order: Int, dimension: Int = 16, weights: [WeightClass]) -> Gen<Instance> {
    Gen<Instance>.classOnGroup(order: order, dimension: dimension).flatMap { withScheme($0, weights: weights) }
  }

  /// All functions on a random group with a random scheme `"ω"` of one of the weight classes.
  static func schemeOnGroup(order: Int, weights: [WeightClass]) -> Gen<Instance> {
    Gen<InstanceGroup>.group(order: order).flatMap {
      withScheme(Instance(group: $0, functionClass: .regular), weights: weights)
    }
  }

  /// The instance with a random scheme `"ω"`.
  static func withScheme(_ instance: Instance, weights: [WeightClass]) -> Gen<Instance> {
    Gen { source in
      let group = try instance.setting().group
      let weightClass = try source.draw(Gen<WeightClass>.element(of: weights))
      var result = instance
      result.assign(try source.draw(Gen<AveragingScheme>.scheme(in: group, weightClass)), as: "ω", in: group)
      return result
    }
  }

  /// A random class with an exact scheme `"ω"`: a mixture of translates of subgroups with the invariants of the group.
  static func exactSchemeOnClass(order: Int, dimension: Int = 16) -> Gen<Instance> {
    Gen<Instance>.classOnGroup(order: order, dimension: dimension).flatMap(withExactScheme)
  }

  /// The instance with an exact scheme `"ω"`.
  static func withExactScheme(_ instance: Instance) -> Gen<Instance> {
    Gen { source in
      let setting = try instance.setting()
      let group = setting.group
      let good = try setting.subgroupsWithSameInvariants()
      var weights = [Rational](repeating: .zero, count: group.order)
      let count = try source.draw(Gen<Int>.int(in: 1...2))
      for _ in 0..<count {
        // The smallest subgroup is last in simplicity: it has the fewest elements.
        let members = good[try source.draw(Gen<Int>.int(in: 0...(good.count - 1)))]
        let left = try source.draw(Gen<Int>.int(in: 0...(group.order - 1)))
        let right = try source.draw(Gen<Int>.int(in: 0...(group.order - 1)))
        for element in members {
          weights[group.product(left, group.product(element, right))] += Rational(1, members.count * count)
        }
      }
      var result = instance
      let entries = weights.enumerated().map { (element: $0.offset, weight: $0.element) }
      let isUniform = Set(weights.filter { !$0.isZero }).count == 1
      result.assign(
        try AveragingScheme(entries, weightClass: isUniform ? .uniform : .convex), as: "ω", in: group)
      return result
    }
  }
}

extension Setting {
  /// The subgroups H, one for each conjugacy class, with F^H = F^G, as lists of elements; smaller ones first.
  func subgroupsWithSameInvariants() throws -> [[Int]] {
    let whole = try invariantDimension(of: Array(0..<group.order))
    return try SubgroupClasses(of: group).representatives.map(\.elements).filter {
      try invariantDimension(of: $0) == whole
    }
  }

  /// dim F^H = (1/|H|) Σ χ_F(h).
  ///
  /// - Precondition: the elements of a subgroup.
  func invariantDimension(of subgroup: [Int]) throws -> Rational {
    let functions = try functions()
    return Rational(subgroup.reduce(0) { $0 + functions.character(at: $1) }, subgroup.count)
  }
}
