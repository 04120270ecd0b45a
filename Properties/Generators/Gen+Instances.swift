import Averaging
import ExactArithmetic
public import PropertyTesting

/// What a random instance has besides group and class; see ``PropertyTesting/Gen/classOnGroup(order:dimension:with:)``.
public struct InstanceParts: Sendable {
  /// Names of random schemes.
  public var schemes: [String] = []
  /// The weights of the schemes; `nil` for any.
  public var weights: WeightClass?
  /// Names of schemes that are exact on the class.
  public var exactSchemes: [String] = []
  /// Names of random functions of the class.
  public var functions: [String] = []
  /// Names of lists with one random element of the group.
  public var elements: [String] = []
  /// Names of random subgroups, by generators.
  public var subgroups: [String] = []
  /// Names of random numbers in (0, 1].
  public var ratios: [String] = []

  /// Nothing.
  public init() {}

  /// Some parts.
  public init(
    schemes: [String] = [], weights: WeightClass? = nil, exactSchemes: [String] = [], functions: [String] = [],
    elements: [String] = [], subgroups: [String] = [], ratios: [String] = []
  ) {
    (self.schemes, self.weights, self.exactSchemes) = (schemes, weights, exactSchemes)
    (self.functions, self.elements, self.subgroups, self.ratios) = (functions, elements, subgroups, ratios)
  }
}

extension Gen where Value == Instance {
  /// A random class on a group, as ``classOnGroup(order:dimension:)``, with schemes, functions, elements, subgroups and numbers under
  /// given names.
  public static func classOnGroup(
    order: Int, dimension: Int = 24, with parts: InstanceParts
  ) -> Gen<Instance> {
    Gen { source in
      var instance = try source.draw(classOnGroup(order: order, dimension: dimension))
      let group = try instance.setting().group
      let element = Gen<Int>.int(in: 0...(group.order - 1))
      for name in parts.schemes {
        let scheme = parts.weights.map { Gen<AveragingScheme>.scheme(in: group, $0) } ?? .scheme(in: group)
        instance.assign(try source.draw(scheme), as: name, in: group)
      }
      for name in parts.exactSchemes {
        let weights = parts.weights ?? .convex
        let exact = Gen<AveragingScheme>.exactScheme(on: try instance.setting().functions(), weights)
        instance.assign(try source.draw(exact), as: name, in: group)
      }
      for name in parts.functions {
        instance.vectors[name] = try source.draw(.function(in: try instance.setting().functions()))
      }
      for name in parts.elements { instance.elements[name] = [group.permutation(try source.draw(element))] }
      for name in parts.subgroups {
        instance.elements[name] = try source.draw(element.array(count: 0...2)).map { group.permutation($0) }
      }
      for name in parts.ratios { instance.numbers[name] = try source.draw(.ratio()) }
      return instance
    }
  }
}
