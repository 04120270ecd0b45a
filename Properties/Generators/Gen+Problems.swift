import Averaging
import ExactArithmetic
import FiniteGroups
public import PropertyTesting

extension Gen where Value == Instance {
  /// A learning problem on points that a random group moves: a target `f*` (arbitrary, nearly or exactly invariant), another function `f`,
  /// and `σ²`, the variance of the noise.
  ///
  /// - Parameters:
  ///   - limit: the largest order of the group.
  ///   - isInvariant: whether the target is invariant in every case.
  public static func problem(order limit: Int, isInvariant: Bool = false) -> Gen<Instance> {
    Gen { source in
      var instance = Instance(group: try source.draw(Gen<InstanceGroup>.group(order: limit)))
      let group = try instance.setting().group
      instance.action = try source.draw(points(of: group))
      let action = try PointAction(instance.setting())
      let vector = Gen<[Rational]>.vector(count: action.degree)
      let target = try source.draw(vector)
      let kind = isInvariant ? 0 : try source.draw(Gen<Int>.int(in: 0...3, simplest: 3))
      let problem = try PointProblem(action: instance.setting(), target: target)
      let average = problem.action.average(target)
      instance.vectors["f*"] =
        switch kind {
        case 0: average
        case 1: zip(average, target).map { $0 + $1 / 20 }
        default: target
        }
      instance.vectors["f"] = try source.draw(vector)
      instance.numbers["σ²"] = try source.draw(Gen<Rational>.ratio(denominator: 6)) * 2
      return instance
    }
  }
}

extension Instance {
  /// The instance with each basis function as the target and each as the other function, without noise.
  func withBasisTargets() throws -> [Instance] {
    let degree = try PointAction(setting()).degree
    return (0..<degree).flatMap { first in
      (0..<degree).map { second in
        var instance = self
        instance.vectors["f*"] = (0..<degree).map { $0 == first ? 1 : 0 }
        instance.vectors["f"] = (0..<degree).map { $0 == second ? 1 : 0 }
        instance.numbers["σ²"] = 1
        return instance
      }
    }
  }

  /// The instance with the orbit numbers as the target and each basis function as the other function.
  func withInvariantTarget() throws -> [Instance] {
    let action = try PointAction(setting())
    return (0..<action.degree).map { point in
      var instance = self
      instance.vectors["f*"] = (0..<action.degree).map { Rational(action.orbit(of: $0)[0]) }
      instance.vectors["f"] = (0..<action.degree).map { $0 == point ? 1 : 0 }
      instance.numbers["σ²"] = 1
      return instance
    }
  }
}
