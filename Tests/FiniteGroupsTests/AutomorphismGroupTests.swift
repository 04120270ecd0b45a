import FiniteGroups
import Testing

@Suite struct AutomorphismGroupTests {
  /// GAP 4: `Size(AutomorphismGroup)` and its quotient by `Size(InnerAutomorphismsAutomorphismGroup)`.
  @Test(arguments: [
    ("C1", "1", "1"), ("C8", "4", "4"), ("Q8", "24", "6"), ("S4", "24", "1"), ("S6", "1440", "2"), ("A6", "1440", "4"),
    ("C2^5", "9999360", "9999360"), ("C2^8", "5348063769211699200", "5348063769211699200"), ("Q8^2", "18432", "1152"),
    ("C2^4xC4", "10321920", "10321920"), ("D4^2xC2^2", "50331648", "3145728"), ("A5", "120", "2"),
  ])
  func orders(_ name: String, _ order: String, _ outer: String) throws {
    let automorphisms = try AutomorphismGroup(of: try GroupDescription(name).enumerated())
    #expect(automorphisms.order.description == order && automorphisms.outerOrder.description == outer)
    #expect(automorphisms.generators.allSatisfy { automorphisms.contains($0) })
  }

  /// Against all tuples of images of the generators.
  @Test(arguments: ["C12", "S3", "Q8", "D6", "C2^3", "A4", "SmallGroup(16,3)", "C3^2"])
  func allAreFound(_ name: String) throws {
    let group = try GroupDescription(name).enumerated()
    let count = group.generatorIndices.count
    var found: Set<[Int]> = []
    var tuple = [Int](repeating: 0, count: count)
    tuples: while true {
      let map = try? GroupHomomorphism(from: group, to: group, generatorImages: tuple)
      if let map, map.isIsomorphism { found.insert(map.images.map { $0 + 1 }) }
      var position = 0
      while true {
        if position == count { break tuples }
        tuple[position] = (tuple[position] + 1) % group.order
        if tuple[position] != 0 { break }
        position += 1
      }
    }
    let automorphisms = try AutomorphismGroup(of: group)
    let listed = try automorphisms.asGroup()
    #expect(Set((0..<listed.order).map { listed.permutation($0).oneLine }) == found)
    let inner = Set((0..<group.order).map { automorphisms.inner(by: $0) })
    #expect(inner.count == automorphisms.innerOrder)
    for automorphism in (0..<listed.order).map({ listed.permutation($0) }) {
      #expect(automorphisms.contains(automorphism))
      #expect(automorphisms.isInner(automorphism) == inner.contains(automorphism))
    }
    #expect(automorphisms.innerGenerators.allSatisfy { inner.contains($0) })
  }

  @Test func otherPermutationsAreRejected() throws {
    let group = try GroupDescription("S3").enumerated()
    let automorphisms = try AutomorphismGroup(of: group)
    #expect(!automorphisms.contains(Permutation(identity: 5)))
    let swap = try Permutation(oneLine: [2, 1, 3, 4, 5, 6])
    #expect(!automorphisms.contains(swap) && !automorphisms.isInner(swap))
    let large = try AutomorphismGroup(of: try GroupDescription("C2^5").enumerated())
    #expect(throws: GroupError.self) { try large.asGroup() }
  }

  @Test func characteristicSubgroups() throws {
    let group = try GroupDescription("D4").enumerated()
    let automorphisms = try AutomorphismGroup(of: group)
    let normal = try SubgroupClasses(of: group).normalSubgroups
    // 1, the center, the rotations and the group; the two four-groups are swapped.
    #expect(normal.count == 6 && normal.filter { automorphisms.isCharacteristic($0) }.map(\.order) == [1, 2, 4, 8])
  }
}
