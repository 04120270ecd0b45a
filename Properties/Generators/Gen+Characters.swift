import ExactArithmetic
import FiniteGroups
import PropertyTesting
import Representations

extension Instance {
  /// The character that the claim speaks of: Σ mᵢχᵢ for the vector `m` of multiplicities, in the order of the rows of the character
  /// table; without it the character of the class F.
  ///
  /// - Throws: ``InstanceError`` for multiplicities that are no natural numbers.
  func character() throws -> ClassFunction {
    let table = try setting().characterTable()
    guard vectors["m"] != nil else {
      return try ClassFunction.character(of: setting().functions(), classes: setting().classes)
    }
    let multiplicities = try vector("m", count: table.count).map { value in
      guard let count = value.asInt, (0...1_000).contains(count) else {
        throw InstanceError("a multiplicity is from 0 to 1000, not \(value)")
      }
      return count
    }
    return try table.character(multiplicities: multiplicities)
  }

  /// The instance with a character by multiplicities.
  func with(multiplicities: [Int]) -> Instance {
    var instance = self
    instance.vectors["m"] = multiplicities.map { Rational($0) }
    return instance
  }

  /// A group with all characters whose multiplicities are at most some number, but for 0.
  static func characters(of group: InstanceGroup, atMost limit: Int) throws -> [Instance] {
    let instance = Instance(group: group)
    let count = try instance.setting().characterTable().count
    var lists: [[Int]] = [[]]
    for _ in 0..<count { lists = lists.flatMap { list in (0...limit).map { list + [$0] } } }
    return lists.dropFirst().map { instance.with(multiplicities: $0) }
  }
}

extension Scope {
  /// The characters with multiplicities at most some number of all groups of an order.
  static func everyCharacter(atMost limit: Int, testOrder: Int, order: Int) -> Scope {
    everyGroup(
      "all groups, all characters with multiplicities at most \(limit)", testOrder: testOrder, order: order
    ) { try Instance.characters(of: $0, atMost: limit) }
  }
}

extension Gen where Value == Instance {
  /// A random character, mostly faithful, of dimension at most some number on a group of the catalogue; or a permutation
  /// character.
  static func character(order limit: Int, dimension: Int = 8) -> Gen<Instance> {
    .frequency((4, byMultiplicities(order: limit, dimension: dimension)), (1, permutationCharacter(order: limit)))
  }

  private static func permutationCharacter(order limit: Int) -> Gen<Instance> {
    Gen<InstanceGroup>.subgroup(order: limit).map { Instance(group: $0, functionClass: .functions) }
  }

  private static func byMultiplicities(order limit: Int, dimension: Int) -> Gen<Instance> {
    Gen { source in
      let instance = Instance(group: try source.draw(Gen<InstanceGroup>.catalogued(order: limit)))
      let table = try instance.setting().characterTable()
      var multiplicities = try source.draw(Gen<Int>.int(in: 0...2).array(count: table.count))
      var total = 0
      for row in multiplicities.indices {
        multiplicities[row] = min(multiplicities[row], (dimension - total) / table.degrees[row])
        total += multiplicities[row] * table.degrees[row]
      }
      if total == 0 { multiplicities[0] = 1 }
      // What is not faithful becomes so by a representation that makes the kernel smaller.
      for row in (0..<table.count).reversed() {
        let present = try table.character(multiplicities: multiplicities)
        if present.isFaithful { break }
        multiplicities[row] += 1
        let next = try table.character(multiplicities: multiplicities)
        if next.kernelOrder == present.kernelOrder { multiplicities[row] -= 1 }
      }
      return instance.with(multiplicities: multiplicities)
    }
  }
}
