import ExactArithmetic
import FiniteGroups
import LawSuites
import Testing

@Suite struct IdentificationTests {
  /// The group on other points with other generators: its elements permuting the cosets of a few random small subgroups, the
  /// points shuffled. Faithful by choice: more subgroups are taken until the cores meet trivially.
  static func disguised(_ group: FiniteGroup, using random: inout some RandomNumberGenerator) throws -> FiniteGroup {
    var subgroups: [Subgroup] = []
    var kernel = Subgroup(whole: group)
    while !kernel.isTrivial || subgroups.isEmpty {
      var subgroup = Subgroup(of: group, generatedBy: [Int.random(in: 0..<group.order, using: &random)])
      let larger = subgroup.join(Subgroup(of: group, generatedBy: [Int.random(in: 0..<group.order, using: &random)]))
      if Bool.random(using: &random) { subgroup = larger }
      let core = kernel.intersection(subgroup.core)
      if core.order < kernel.order || group.order == 1 {
        kernel = core
        subgroups.append(subgroup)
      }
    }
    var generators: [Int] = []
    while Subgroup(of: group, generatedBy: generators).order < group.order {
      generators.append(Int.random(in: 0..<group.order, using: &random))
    }
    let spaces = subgroups.map(\.cosetSpace)
    let degree = spaces.reduce(0) { $0 + $1.representatives.count }
    let names = Array(1...degree).shuffled(using: &random)
    let permutations = try generators.map { generator in
      var images = [Int](repeating: 0, count: degree)
      var offset = 0
      for space in spaces {
        for (coset, representative) in space.representatives.enumerated() {
          images[names[offset + coset] - 1] = names[offset + space.cosetOf[group.product(generator, representative)]]
        }
        offset += space.representatives.count
      }
      return try Permutation(oneLine: images)
    }
    return try FiniteGroup(generators: permutations, degree: degree)
  }

  @Test(arguments: [1...23, 24...31, 32...32, 33...47, 48...48, 49...63])
  func wholeCatalogueIsRecognized(_ orders: ClosedRange<Int>) throws {
    var random = SplitMix64(seed: UInt64(orders.lowerBound))
    for entry in SmallGroupCatalogue.entries where orders.contains(entry.id[0]) {
      let group = try GroupDescription(named: .smallGroup(order: entry.id[0], number: entry.id[1])).enumerated()
      let disguise = try Self.disguised(group, using: &random)
      let answer = try disguise.identify()
      #expect([answer.order, answer.number] == entry.id)
      // The initializer checks that the map is a homomorphism.
      let proof = try GroupHomomorphism(
        from: disguise, to: answer.isomorphism.target, images: answer.isomorphism.images)
      #expect(proof.isIsomorphism && answer.isomorphism.target.order == group.order)
    }
  }

  /// GAP 4: `IdGroup`.
  @Test(arguments: [
    ("C1", 1, 1), ("Q8", 8, 4), ("D4", 8, 3), ("S4", 24, 12), ("A5", 60, 5), ("B3", 48, 48), ("C2^5", 32, 51),
    ("S3^2", 36, 10), ("C61", 61, 1), ("Q8xC3", 24, 11),
  ])
  func names(_ name: String, _ order: Int, _ number: Int) throws {
    let answer = try GroupDescription(name).enumerated().identify()
    #expect(answer.name == .smallGroup(order: order, number: number))
  }

  @Test func outsideTheCatalogue() throws {
    let group = try GroupDescription("C64").enumerated()
    #expect(throws: GroupError.notInCatalogue(order: 64)) { try group.identify() }
  }

  @Test func isomorphismsOfLargerGroups() throws {
    var random = SplitMix64(seed: 3)
    for name in ["S5", "A6", "C2^8", "D4^2", "S4xQ8", "C2^5xQ8", "S6"] {
      let group = try GroupDescription(name).enumerated()
      let other = try Self.disguised(group, using: &random)
      let map = try #require(try group.isomorphism(to: other), "\(name)")
      #expect(try GroupHomomorphism(from: group, to: other, images: map.images).isIsomorphism)
    }
    // Beyond the limit of products, powers alone color the elements.
    let cyclic = try GroupDescription("C25xC81").enumerated()
    #expect(try cyclic.isIsomorphic(to: GroupDescription("C81xC25").enumerated()))
    #expect(try !cyclic.isIsomorphic(to: GroupDescription("C25xC27xC3").enumerated()))
    // Of equal order, but not isomorphic.
    for (left, right) in [
      ("C4xC4", "C2xQ8"), ("S5", "A5xC2"), ("D4xC8", "Q8xC8"), ("S3", "C7"), ("C2^3xC4^2", "C2xC4xC2xC4xC2"),
    ] {
      let (first, second) = (try GroupDescription(left).enumerated(), try GroupDescription(right).enumerated())
      let expected = left.hasPrefix("C2^3")
      #expect(try first.isIsomorphic(to: second) == expected, "\(left) and \(right)")
    }
  }

  @Test func aSearchIsGivenUpAtItsLimit() throws {
    let group = try GroupDescription("C2^5").enumerated()
    #expect(throws: GroupError.searchLimit(order: 32, steps: 10)) { try group.isomorphism(to: group, searchLimit: 10) }
    #expect(throws: GroupError.searchLimit(order: 32, steps: 10)) { try AutomorphismGroup(of: group, searchLimit: 10) }
  }
}
