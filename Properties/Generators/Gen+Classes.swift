import ExactArithmetic
import FiniteGroups
public import PropertyTesting
import Representations

extension Gen where Value == Instance {
  /// An instance with a random group of at most some order and a random function class on it: functions, tuples, subsets and
  /// polynomials on the points, all functions on the group, or a sum of rational irreducible representations.
  public static func classOnGroup(order limit: Int, dimension: Int = 24) -> Gen<Instance> {
    Gen { source in
      let group = try source.draw(Gen<InstanceGroup>.group(order: limit))
      var instance = Instance(group: group)
      let enumerated = try instance.setting().group
      instance.functionClass = try source.draw(functionClass(of: enumerated, dimension: dimension))
      return instance
    }
  }

  static func functionClass(of group: FiniteGroup, dimension: Int) -> Gen<FunctionClassSpecification> {
    typealias Choice = Gen<FunctionClassSpecification>
    var choices: [Choice] = [.just(.functions)]
    let points = group.degree
    if points >= 2, points * points <= dimension { choices.append(.just(.tuples(size: 2))) }
    if points >= 2, points * (points - 1) / 2 <= dimension { choices.append(.just(.subsets(size: 2))) }
    if points <= 4 { choices.append(Gen<Int>.int(in: 1...3).map { .polynomials(degree: $0) }) }
    if group.order <= dimension {
      choices.append(.just(.regular))
      choices.append(union(of: group))
    }
    return .oneOf(choices)
  }

  /// The sum of some rational irreducible representations.
  static func union(of group: FiniteGroup) -> Gen<FunctionClassSpecification> {
    Gen<FunctionClassSpecification> { source in
      let all = try RationalIrreducibles(of: group)
      let numbers = try source.draw(Gen<[Int]>.subset(of: Array(0..<all.count)))
      let matrices = try all.matrices(numbers.isEmpty ? [1] : numbers.map { $0 + 1 })
      return group.generators.isEmpty ? .regular : .matrices(matrices)
    }
  }
}
