import ExactArithmetic
import FiniteGroups
import LawSuites
import Testing

@Suite struct PermutationGroupOrderTests {
  /// Closed forms: |G wr S_m| = |G|^m m!, |PGL(2,p)| = p(p² − 1), |AGL(1,p)| = p(p − 1).
  @Test func closedForms() throws {
    let table: [(String, [Permutation], String)] = try [
      ("S_50", Example.symmetric(50), Example.symmetricOrder(50)),
      ("S_8", Example.symmetric(8), "40320"),
      ("A_9", Example.alternating(9), "181440"),
      ("A_40", Example.alternating(40), (GroupName("A40").order).description),
      ("C_720", Example.cyclic(720), "720"),
      ("S_3 wr S_4", Example.wreath(Example.symmetric(3), Example.symmetric(4)), "31104"),
      ("C_2 wr S_20", Example.wreath(Example.cyclic(2), Example.symmetric(20)), (GroupName("B20").order).description),
      ("S_20 on pairs", Example.symmetric(20).map(Example.onPairs), Example.symmetricOrder(20)),
      ("AGL(1,101)", Example.affine(101, root: 2), "10100"),
      ("101:5", [Example.affine(101, root: 2)[0], Example.permutation(101) { $0 * 95 % 101 }], "505"),
      ("PGL(2,101)", Example.projective(101, root: 2), "1030200"),
    ]
    for (name, generators, order) in table {
      let group = try PermutationGroup(generators: generators, degree: generators[0].degree)
      #expect(group.order.description == order, "\(name)")
      let one = try GroupName("C1").order
      #expect(group.basicOrbitLengths.reduce(one) { $0 * .init($1) } == group.order, "\(name)")
      if case .inherited = group.orderProof { Issue.record("\(name) has no proof of its own") }
      if case .boundAttained = group.orderProof { Issue.record("\(name) was given no bound") }
    }
  }

  /// The orders are GAP 4's (`Size`); the last three pairs of generators are random.
  @Test func agreesWithGAP() throws {
    let rubik = try Example.rubik()
    let table: [(String, [Permutation], String)] = try [
      ("Rubik's cube", rubik, "43252003274489856000"),
      ("up and right", [rubik[0], rubik[3]], "73483200"),
      ("up and front", [rubik[0], rubik[2]], "73483200"),
      ("half turns", rubik.map { $0 * $0 }, "663552"),
      ("M11", Example.mathieu11(), "7920"),
      ("M24", Example.mathieu24(), "244823040"),
      ("S_4 wr A_5", Example.wreath(Example.symmetric(4), Example.alternating(5)), "477757440"),
      (
        "PSL(3,3)",
        [
          Example.cycles(13, [[5, 8, 11], [6, 9, 12], [7, 10, 13]]),
          Example.cycles(13, [[1, 2, 5], [3, 8, 7], [4, 11, 6], [9, 10, 13]]),
        ], "5616"
      ),
      (
        "random on 10",
        [
          Permutation(oneLine: [1, 2, 3, 4, 8, 7, 9, 10, 6, 5]), Permutation(oneLine: [9, 10, 3, 4, 5, 8, 7, 6, 1, 2]),
        ], "336"
      ),
      (
        "random on 14",
        [
          Permutation(oneLine: [13, 4, 11, 14, 5, 1, 10, 3, 7, 9, 8, 12, 6, 2]),
          Permutation(oneLine: [6, 11, 10, 1, 7, 5, 8, 12, 13, 3, 2, 14, 9, 4]),
        ], "43589145600"
      ),
      (
        "random on 10, intransitive",
        [
          Permutation(oneLine: [4, 9, 8, 1, 5, 6, 7, 3, 10, 2]), Permutation(oneLine: [6, 9, 3, 2, 10, 1, 7, 8, 5, 4]),
        ], "10080"
      ),
    ]
    for (name, generators, order) in table {
      let group = try PermutationGroup(generators: generators, degree: generators[0].degree)
      #expect(group.order.description == order, "\(name)")
    }
  }

  @Test func theCatalogueHasItsOrders() throws {
    for entry in SmallGroupCatalogue.entries {
      let generators = try entry.generators.map { try Permutation(oneLine: $0) }
      let group = try PermutationGroup(generators: generators, degree: entry.degree)
      #expect(group.order == .init(entry.id[0]), "\(entry.id)")
    }
  }

  /// Two independent ways to the order, on random generators.
  @Test func agreesWithEnumeration() throws {
    var random = SplitMix64(seed: 11)
    for round in 0..<60 {
      let degree = 2 + round % 7
      let generators = try (0..<(1 + round % 3)).map { _ in
        try Permutation(oneLine: Array(1...degree).shuffled(using: &random))
      }
      let listed = try FiniteGroup(generators: generators, degree: degree)
      for seed in 1...3 {
        let group = try PermutationGroup(generators: generators, degree: degree, seed: UInt64(seed))
        #expect(group.order == listed.cardinality, "\(generators)")
        #expect((0..<listed.order).allSatisfy { group.contains(listed.permutation($0)) })
      }
      let other = try Permutation(oneLine: Array(1...degree).shuffled(using: &random))
      let group = try PermutationGroup(generators: generators, degree: degree)
      #expect(group.contains(other) == (listed.index(of: other) != nil), "\(generators), \(other)")
    }
  }

  @Test func degenerateGroups() throws {
    for degree in [0, 1, 5] {
      for generators in [[], [Permutation(identity: degree), Permutation(identity: degree)]] {
        let group = try PermutationGroup(generators: generators, degree: degree)
        #expect(group.order == 1 && group.isTrivial && group.base.isEmpty && group.isAbelian)
        #expect(group.orbits == (0..<degree).map { [$0] })
        #expect(group.isTransitive == (degree == 1) && group.transitivityDegree == (degree == 1 ? 1 : 0))
        #expect(group.contains(Permutation(identity: degree)))
        #expect(!group.contains(Permutation(identity: degree + 1)))
        let certificate = try #require(group.membershipCertificate(of: Permutation(identity: degree)))
        #expect(certificate.factors.isEmpty && certificate.isValid(for: generators))
        #expect(group.derivedSubgroup.isTrivial)
        #expect(try LeftCosets(of: group, in: group).count == 1)
        expectGroupLaws(group, elements: [group.identity])
      }
    }
    // A bound that is not attained is no proof; the chain is checked, and it is not larger than it should be.
    let trivial = try PermutationGroup(generators: [], degree: 3, orderBound: 6)
    #expect(trivial.order == 1 && trivial.orderProof == .verified)
  }

  @Test func intransitiveGroupsWithFixedPoints() throws {
    // S_3 on {2, 4, 6} tied to its sign on {1, 7}; 3 and 5 are fixed.
    let generators = try [Example.cycles(7, [[2, 4, 6]]), Example.cycles(7, [[2, 4], [1, 7]])]
    let group = try PermutationGroup(generators: generators, degree: 7)
    #expect(group.order == 6 && !group.isTransitive && group.transitivityDegree == 0)
    #expect(group.orbits == [[0, 6], [1, 3, 5], [2], [4]])
    #expect(!group.contains(try Example.cycles(7, [[2, 4]])))
    #expect(group.contains(try Example.cycles(7, [[4, 6], [1, 7]])))
  }

  @Test func refusals() throws {
    let three = try Example.symmetric(3)
    #expect(throws: GroupError.self) { try PermutationGroup(generators: three, degree: 4) }
    #expect(throws: GroupError.self) { try PermutationGroup(generators: [], degree: -1) }
    #expect(throws: GroupError.self) { try PermutationGroup(generators: [], degree: 70_000) }
    #expect(throws: GroupError.self) { try PermutationGroup(generators: three, degree: 3, orderBound: 5) }
    #expect(throws: GroupError.self) {
      try PermutationGroup(generators: Example.symmetric(300), degree: 300, orderBound: 1_000_000)
    }
    let alternating = try PermutationGroup(generators: Example.alternating(4), degree: 4)
    #expect(throws: GroupError.self) {
      try alternating.subgroup(generatedBy: [Example.cycles(4, [[1, 2]])])
    }
  }

  @Test func boundsThatAreAttainedAreTheProof() throws {
    let generators = try Example.symmetric(12).map(Example.onPairs)
    let group = try PermutationGroup(generators: generators, degree: 66, orderBound: 479_001_600)
    #expect(group.order == 479_001_600 && group.orderProof == .boundAttained)
    let loose = try PermutationGroup(generators: generators, degree: 66, orderBound: 1_000_000_000)
    #expect(loose.order == 479_001_600 && loose.orderProof == .verified)
  }

  /// Beyond 256 points symmetric and alternating groups are recognized and need no chain.
  @Test func giants() throws {
    for (name, generators, degree) in try [
      ("S2000", Example.symmetric(2000), 2000),
      ("A301", [Example.cycles(301, [[1, 2, 3]]), Example.cyclic(301)[0]], 301),
      ("S260", Example.symmetric(260).map { inner in try Example.permutation(300) { $0 < 260 ? inner($0) : $0 } }, 300),
    ] {
      let group = try PermutationGroup(generators: generators, degree: degree)
      guard case .giant(let witness) = group.orderProof else {
        Issue.record("\(name) was not recognized")
        continue
      }
      #expect(witness.isValid(for: generators, degree: degree))
      #expect(!witness.isValid(for: generators.map { _ in group.identity }, degree: degree))
      var random = SplitMix64(seed: 3)
      for _ in 0..<5 {
        let element = group.randomElement(using: &random)
        #expect(group.contains(element))
        let certificate = try #require(group.membershipCertificate(of: element))
        #expect(certificate.isValid(for: generators))
        #expect(!certificate.isValid(for: [generators[1], generators[1]]))
      }
      let swap = try Example.cycles(degree, [[1, 2]])
      #expect(group.contains(swap) == (name != "A301"))
      #expect((group.membershipCertificate(of: swap) == nil) == (name == "A301"))
      #expect(group.contains(try Example.cycles(degree, [[1, degree]])) == (name == "S2000"))
      let stabilizer = group.pointwiseStabilizer(of: [3, 17, 3])
      #expect(
        stabilizer.order == (name == "S260" ? group.order / (260 * 259) : group.order / .init(degree * (degree - 1))))
      #expect(stabilizer.generators.allSatisfy { $0(3) == 3 && $0(17) == 17 && group.contains($0) })
      let few = group.pointwiseStabilizer(of: Array(4..<260) + Array(260..<degree))
      #expect(few.order == (name == "A301" ? 12 : 24))
      let conjugate = group.conjugated(by: try Example.permutation(degree) { degree - 1 - $0 })
      #expect(conjugate.order == group.order && conjugate.hasSameElements(as: group) == (degree != 300))
    }
    #expect(try PermutationGroup(generators: Example.symmetric(300), degree: 300).transitivityDegree == 300)
    #expect(
      try PermutationGroup(generators: Example.symmetric(300), degree: 300).derivedSubgroup.transitivityDegree == 298)
  }

  /// 2-transitive groups of prime degree with long cycles are not giants.
  @Test func groupsThatOnlyLookLikeGiants() throws {
    for (generators, order) in try [(Example.mathieu11(), 7920), (Example.projective(31, root: 3), 29_760)] {
      let group = try PermutationGroup(generators: generators, degree: generators[0].degree)
      #expect(group.order == .init(order) && group.orderProof == .verified)
    }
  }
}
