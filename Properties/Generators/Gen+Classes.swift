import ExactArithmetic
import FiniteGroups
public import PropertyTesting
import Representations

extension Gen where Value == Instance {
  /// An instance with a random group of at most some order and a random function class on it: functions, tuples, subsets and
  /// polynomials on the points, all functions on the group, or a sum of rational irreducible representations; with the natural action
  /// or another one (see ``PropertyTesting/Gen/action(of:)``).
  ///
  /// - Parameters:
  ///   - limit: the largest order.
  ///   - dimension: about the largest dimension of the class.
  public static func classOnGroup(order limit: Int, dimension: Int = 24) -> Gen<Instance> {
    Gen { source in
      let group = try source.draw(Gen<InstanceGroup>.group(order: limit))
      var instance = Instance(group: group)
      let enumerated = try instance.setting().group
      if try source.draw(Gen<Int>.int(in: 0...2)) == 2 {
        let action = try source.draw(Gen<GroupAction>.action(of: enumerated))
        instance.action = action
        instance.functionClass = try source.draw(functionClass(on: action, dimension: dimension))
      } else {
        instance.functionClass = try source.draw(functionClass(of: enumerated, dimension: dimension))
      }
      return instance
    }
  }

  /// Classes on the natural action, and those that need none.
  static func functionClass(of group: FiniteGroup, dimension: Int) -> Gen<FunctionClassSpecification> {
    var choices = onPoints(group.degree, dimension: dimension)
    if group.degree <= 4 { choices.append(Gen<Int>.int(in: 1...3).map { .polynomials(degree: $0) }) }
    if group.order <= dimension {
      choices.append(.just(.regular))
      choices.append(union(of: group))
    }
    return .oneOf(choices)
  }

  /// Classes that a given action allows.
  static func functionClass(on action: GroupAction, dimension: Int) -> Gen<FunctionClassSpecification> {
    let count = action.dimension
    // Polynomials of degree 2 in n variables: (n + 1)(n + 2)/2.
    let degree = (count + 1) * (count + 2) / 2 <= dimension ? 2 : 1
    let polynomials = Gen<Int>.int(in: 1...degree).map { FunctionClassSpecification.polynomials(degree: $0) }
    if case .permutation = action { return .oneOf(onPoints(count, dimension: dimension) + [polynomials]) }
    return polynomials
  }

  private static func onPoints(_ points: Int, dimension: Int) -> [Gen<FunctionClassSpecification>] {
    var choices: [Gen<FunctionClassSpecification>] = [.just(.functions)]
    if points >= 2, points * points <= dimension { choices.append(.just(.tuples(size: 2))) }
    if points >= 2, points * (points - 1) / 2 <= dimension { choices.append(.just(.subsets(size: 2))) }
    return choices
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
