import ExactArithmetic
import FiniteGroups
import LawSuites
import Testing

@Suite struct PermutationGroupSubgroupTests {
  @Test func stabilizers() throws {
    // M24 ⊃ M23 ⊃ M22 ⊃ PSL(3,4) ⊃ 2⁴:A5 ⊃ 2⁴:3
    let mathieu = try PermutationGroup(generators: Example.mathieu24(), degree: 24)
    #expect(mathieu.transitivityDegree == 5)
    let orders = (1...5).map { mathieu.pointwiseStabilizer(of: Array([20, 3, 11, 0, 7].prefix($0))).order }
    #expect(orders == [10_200_960, 443_520, 20_160, 960, 48])
    // GAP: Size(Stabilizer(G, 1)), Size(Stabilizer(G, [1, 2], OnTuples)).
    let rubik = try PermutationGroup(generators: Example.rubik(), degree: 48)
    #expect(rubik.stabilizer(of: 0).order == 1_802_166_803_103_744_000)
    let both = rubik.pointwiseStabilizer(of: [0, 1])
    #expect(both.order == 75_090_283_462_656_000)
    #expect(both.isSubgroup(of: rubik) && both.generators.allSatisfy { $0(0) == 0 && $0(1) == 1 })
    var random = SplitMix64(seed: 8)
    for _ in 0..<3 {
      let element = both.randomElement(using: &random)
      #expect(element(0) == 0 && element(1) == 1 && rubik.contains(element))
      #expect(both.membershipCertificate(of: element)?.isValid(for: both.generators) == true)
    }
    #expect(both.pointwiseStabilizer(of: []).hasSameElements(as: both))
    #expect(rubik.pointwiseStabilizer(of: Array(0..<48)).isTrivial)
  }

  /// Against the definition, in an enumerated group.
  @Test func stabilizersAgreeWithTheDefinition() throws {
    for name in ["S5", "B3", "SmallGroup(21,1)", "(1 2 3)(4 5),(1 2)", "Q8"] {
      let listed = try GroupDescription(name).enumerated()
      let group = try GroupDescription(name).permutationGroup()
      for first in 0..<listed.degree {
        for second in 0..<listed.degree {
          let stabilizer = group.pointwiseStabilizer(of: [first, second])
          let fixing = (0..<listed.order).filter {
            listed.image(of: first, under: $0) == first && listed.image(of: second, under: $0) == second
          }
          #expect(stabilizer.order == .init(fixing.count))
          #expect(fixing.allSatisfy { stabilizer.contains(listed.permutation($0)) })
        }
      }
    }
  }

  @Test func transitivity() throws {
    let table: [(String, [Permutation], Int)] = try [
      ("S_6", Example.symmetric(6), 6), ("A_6", Example.alternating(6), 4), ("M11", Example.mathieu11(), 4),
      ("PGL(2,13)", Example.projective(13, root: 2), 3), ("AGL(1,7)", Example.affine(7, root: 3), 2),
      ("C_7", Example.cyclic(7), 1), ("S_2", Example.symmetric(2), 2), ("A_3", Example.alternating(3), 1),
      ("Rubik", Example.rubik(), 0),
    ]
    for (name, generators, degree) in table {
      let group = try PermutationGroup(generators: generators, degree: generators[0].degree)
      #expect(group.transitivityDegree == degree, "\(name)")
      #expect(group.isTransitive == (degree > 0), "\(name)")
    }
  }

  @Test func blocks() throws {
    let wreath = try PermutationGroup(
      generators: Example.wreath(Example.symmetric(3), Example.symmetric(4)), degree: 12)
    #expect(wreath.finestBlockSystem(joining: 0, 2) == [[0, 1, 2], [3, 4, 5], [6, 7, 8], [9, 10, 11]])
    #expect(wreath.minimalBlockSystem() == [[0, 1, 2], [3, 4, 5], [6, 7, 8], [9, 10, 11]])
    #expect(wreath.finestBlockSystem(joining: 0, 5).count == 1)
    #expect(!wreath.isPrimitive)
    let top = try wreath.actionOnBlocks(wreath.finestBlockSystem(joining: 0, 1))
    #expect(top.order == 24 && top.degree == 4)
    #expect(throws: GroupError.self) { try wreath.actionOnBlocks([[0, 1], [2, 3], Array(4..<12)]) }
    #expect(throws: GroupError.self) { try wreath.actionOnBlocks([[0, 1]]) }
    let cyclic = try PermutationGroup(generators: Example.cyclic(12), degree: 12)
    #expect(cyclic.minimalBlockSystem()?.count == 6)
    #expect(cyclic.finestBlockSystem(joining: 0, 4).map(\.count) == [3, 3, 3, 3])
    for (generators, primitive) in try [
      (Example.cyclic(7), true), (Example.cyclic(4), false), (Example.symmetric(2), true), (Example.mathieu11(), true),
      (Example.symmetric(7).map(Example.onPairs), true), (Example.symmetric(4).map(Example.onPairs), false),
      ([Example.cycles(5, [[1, 2, 3]])], false),
    ] {
      let group = try PermutationGroup(generators: generators, degree: generators[0].degree)
      #expect(group.isPrimitive == primitive, "\(generators)")
    }
  }

  /// The orders are GAP's `DerivedSubgroup` and `NormalClosure`.
  @Test func normalSubgroups() throws {
    let turns = try Example.rubik()
    let rubik = try PermutationGroup(generators: turns, degree: 48)
    #expect(rubik.derivedSubgroup.order.description == "21626001637244928000")
    #expect(try rubik.normalClosure(of: [turns[0] * turns[0]]).order.description == "21626001637244928000")
    let quarter = turns[0] * turns[1] * turns[0].inverse * turns[1].inverse
    #expect(try rubik.normalClosure(of: [quarter * quarter]).order.description == "1072718335180800")
    let wreath = try PermutationGroup(
      generators: Example.wreath(Example.symmetric(4), Example.alternating(5)), degree: 20)
    #expect(wreath.order == 477_757_440 && wreath.derivedSubgroup.order == 238_878_720)
    let small = try PermutationGroup(
      generators: Example.wreath(Example.symmetric(3), Example.symmetric(4)), degree: 12)
    #expect(small.derivedSubgroup.order == 7776 && small.derivedSubgroup.derivedSubgroup.order == 2592)
    let symmetric = try PermutationGroup(generators: Example.symmetric(30), degree: 30)
    #expect(symmetric.derivedSubgroup.order == symmetric.order / 2)
    #expect(try symmetric.normalClosure(of: []).isTrivial)
    #expect(try PermutationGroup(generators: Example.cyclic(30), degree: 30).derivedSubgroup.isTrivial)
  }

  @Test func abelianGroups() throws {
    #expect(try GroupDescription("C4xC6").permutationGroup().isAbelian)
    #expect(!(try GroupDescription("D4").permutationGroup().isAbelian))
  }

  @Test func conjugates() throws {
    let group = try PermutationGroup(generators: Example.mathieu11(), degree: 11)
    let swap = try Example.cycles(11, [[1, 2]])
    let conjugate = group.conjugated(by: swap)
    #expect(conjugate.order == 7920 && !conjugate.hasSameElements(as: group))
    var random = SplitMix64(seed: 6)
    for _ in 0..<10 {
      let element = conjugate.randomElement(using: &random)
      #expect(conjugate.contains(element) && group.contains(swap.inverse * element * swap))
      #expect(conjugate.membershipCertificate(of: element)?.isValid(for: conjugate.generators) == true)
    }
    #expect(group.conjugated(by: group.randomElement(using: &random)).hasSameElements(as: group))
  }

  @Test func cosets() throws {
    let mathieu = try PermutationGroup(generators: Example.mathieu24(), degree: 24)
    let stabilizer = mathieu.pointwiseStabilizer(of: [2, 5])
    let cosets = try LeftCosets(of: stabilizer, in: mathieu)
    #expect(cosets.count == 24 * 23)
    #expect(cosets.representatives[0].isIdentity && Set(cosets.representatives).count == cosets.count)
    var random = SplitMix64(seed: 12)
    for _ in 0..<5 {
      let (element, inner) = (mathieu.randomElement(using: &random), stabilizer.randomElement(using: &random))
      let number = try #require(cosets.number(of: element))
      #expect(cosets.number(of: element * inner) == number)
      #expect(stabilizer.contains(cosets.representatives[number].inverse * element))
      // Coset gH is known by where g sends the two points.
      let same = cosets.representatives[number]
      #expect(same(2) == element(2) && same(5) == element(5))
    }
    #expect(cosets.number(of: try Example.cycles(24, [[1, 2]])) == nil)
    let (left, right) = (mathieu.randomElement(using: &random), mathieu.randomElement(using: &random))
    let images = try [left, right, left * right].map { try #require(cosets.action(of: $0)) }
    #expect(images[0] * images[1] == images[2])
    #expect(cosets.action(of: mathieu.generators[1]) == cosets.generatorAction[1])
    #expect(cosets.actionGroup().order == mathieu.order)
  }

  @Test func cosetsOfGiantsAndRefusals() throws {
    let symmetric = try PermutationGroup(generators: Example.symmetric(300), degree: 300)
    let alternating = symmetric.derivedSubgroup
    let signs = try LeftCosets(of: alternating, in: symmetric)
    #expect(signs.count == 2 && signs.generatorAction.map(\.isIdentity) == [false, false])
    #expect(signs.action(of: try Example.cycles(300, [[1, 2, 3]]))?.isIdentity == true)
    let points = try LeftCosets(of: symmetric.stabilizer(of: 7), in: symmetric)
    #expect(points.count == 300)
    #expect(try LeftCosets(of: symmetric, in: symmetric).count == 1)
    #expect(throws: GroupError.self) { try LeftCosets(of: symmetric, in: alternating) }
    #expect(throws: GroupError.self) {
      try LeftCosets(of: symmetric.pointwiseStabilizer(of: [1, 2, 3]), in: symmetric)
    }
    #expect(throws: GroupError.self) { try LeftCosets(of: symmetric.stabilizer(of: 1), in: symmetric, limit: 299) }
    let five = try GroupDescription("S5").permutationGroup()
    #expect(throws: GroupError.self) { try LeftCosets(of: five, in: symmetric) }
  }

  /// Names and their closed orders; the last are far from any enumeration.
  @Test(arguments: [
    "C1", "S6", "A7", "D9", "Q12", "B6", "C3^4", "S4xC5", "SmallGroup(48,28)", "B30", "S60", "S300", "C2^60",
  ])
  func descriptionsGiveGroups(_ name: String) throws {
    let description = try GroupDescription(name)
    let group = try description.permutationGroup()
    #expect(group.order == description.name?.order && group.generators == description.generators)
    #expect(group.degree == description.degree)
    var random = SplitMix64(seed: 30)
    #expect(group.contains(group.randomElement(using: &random)))
  }

  /// Beyond the 4096 bits up to which names tell their order.
  @Test func namesOfGiants() throws {
    let group = try GroupDescription("S600").permutationGroup()
    #expect(group.order / group.stabilizer(of: 0).order == 600)
    #expect(group.order > (try GroupName("S300").order))
  }
}
