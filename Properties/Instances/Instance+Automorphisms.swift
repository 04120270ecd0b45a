import Averaging
import ExactArithmetic
public import FiniteGroups
public import PropertyTesting
import Representations

extension Instance {
  /// The class F∘α, on which g acts as α(g) does on F, for an automorphism that the instance gives by the images of the generators.
  ///
  /// - Throws: `GroupError` if the images belong to no homomorphism; ``InstanceError`` if it is no automorphism, or the action is not the
  ///   natural one on points.
  public func twist(_ name: String) throws -> (automorphism: GroupHomomorphism, instance: Instance) {
    let setting = try setting()
    let group = setting.group
    let automorphism = try GroupHomomorphism(from: group, to: group, generatorImages: try elementNumbers(name))
    guard automorphism.isIsomorphism, action == nil else {
      throw InstanceError("\(name) must be an automorphism, and the action the natural one on the points")
    }
    var twisted = Instance(group: self.group, functionClass: functionClass)
    switch functionClass {
    case .matrices?:
      guard let constituent = try setting.functions().constituents.first else { break }
      let size = constituent.dimension
      twisted.functionClass = .matrices(
        group.generatorIndices.map { generator in
          Matrix(
            rows: (0..<size).map { row in
              (0..<size).map { constituent.entry(row, $0, at: automorphism(generator)) }
            }, columnCount: size)
        })
    default:
      twisted.action = .permutation(
        degree: group.degree, images: group.generatorIndices.map { group.permutation(automorphism($0)) })
    }
    return (automorphism, twisted)
  }
}

extension Instance {
  /// The instance with each uniform scheme on two elements with the identity, or on all elements but one, as `"ω"`, and each generator
  /// of the automorphism group as `"α"`.
  func withPairsAndAutomorphisms(of group: FiniteGroup) throws -> [Instance] {
    let supports = (1..<group.order).flatMap { element in [[0, element], (0..<group.order).filter { $0 != element }] }
    let schemes = try supports.map { try AveragingScheme.uniform(on: $0) }
    let automorphisms = try AutomorphismGroup(of: group).generators
    return with("ω", each: schemes, in: group).flatMap { instance in
      automorphisms.map { automorphism in
        var result = instance
        result.elements["α"] = group.generatorIndices.map { group.permutation(automorphism($0)) }
        return result
      }
    }
  }
}

extension Gen where Value == Instance {
  /// A random class on the natural action of a group, a scheme `"ω"`, exact in one of two cases, and a random automorphism `"α"` by the
  /// images of the generators.
  public static func twistedClass(order: Int, dimension: Int) -> Gen<Instance> {
    Gen { source in
      var instance = Instance(group: try source.draw(.group(order: order)))
      let group = try instance.setting().group
      instance.functionClass = try source.draw(functionClass(of: group, dimension: dimension))
      let generators = try AutomorphismGroup(of: group).generators
      var automorphism = Permutation(identity: group.order)
      let letters = Gen<Int>.int(in: 0...Swift.max(generators.count - 1, 0)).array(count: 0...4)
      for letter in try source.draw(letters) where !generators.isEmpty {
        automorphism = automorphism * generators[letter]
      }
      instance.elements["α"] = group.generatorIndices.map { group.permutation(automorphism($0)) }
      let twisted = try instance.twist("α").instance.setting()
      let scheme = Gen<AveragingScheme>.oneOf(
        .scheme(in: group), .exactScheme(on: try twisted.functions(), .convex))
      instance.assign(try source.draw(scheme), as: "ω", in: group)
      return instance
    }
  }
}
