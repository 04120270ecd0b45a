import FiniteGroups
import Testing

@Suite struct SubgroupClassesTests {
  /// GAP 4: `ConjugacyClassesSubgroups` (classes, subgroups, normal subgroups), `ConjugacyClassesMaximalSubgroups`,
  /// `Size(FrattiniSubgroup)`. The last group is PSL(2,7).
  @Test(arguments: [
    ("A5", 9, 59, 2, 3, 1), ("S5", 19, 156, 3, 4, 1), ("A6", 22, 501, 2, 5, 1), ("S5xC2", 57, 535, 7, 6, 1),
    ("S4xD4", 234, 1026, 31, 9, 2), ("C2^5xC3", 748, 748, 748, 32, 1), ("C3^4", 212, 212, 212, 40, 1),
    ("SL25", 12, 76, 3, 3, 2), ("(3,7,5)(4,8,6),(1,2,6)(3,4,8)", 15, 179, 2, 3, 1),
  ])
  func agreesWithGAP(
    _ name: String, _ classes: Int, _ subgroups: Int, _ normal: Int, _ maximal: Int, _ frattini: Int
  ) throws {
    let group = try GroupDescription(name == "SL25" ? Self.specialLinear : name).enumerated()
    let result = try SubgroupClasses(of: group)
    #expect(result.count == classes && result.subgroupCount == subgroups)
    #expect(result.sizes.reduce(0, +) == subgroups && result.normalSubgroups.count == normal)
    #expect(result.maximalClasses.count == maximal && result.frattiniSubgroup.order == frattini)
    #expect(result.representatives.map(\.order) == result.representatives.map(\.order).sorted())
    for (number, subgroup) in result.representatives.enumerated() {
      #expect(result.number(of: subgroup) == number)
      #expect(subgroup.isNormal == (result.sizes[number] == 1))
    }
  }

  /// SL(2,5) on the 24 nonzero vectors of F₅².
  private static let specialLinear =
    "[6,12,18,24,5,11,17,23,4,10,16,22,3,9,15,21,2,8,14,20,1,7,13,19],"
    + "[20,15,10,5,1,21,16,11,6,2,22,17,12,7,3,23,18,13,8,4,24,19,14,9]"

  /// Against joining cyclic subgroups until nothing new comes.
  @Test(arguments: ["C1", "C12", "S4", "Q16", "A5", "C2^3xC3", "SmallGroup(32,6)", "SmallGroup(54,8)"])
  func nothingIsMissed(_ name: String) throws {
    let group = try GroupDescription(name).enumerated()
    let cyclic = Set((0..<group.order).map { Subgroup(of: group, generatedBy: [$0]) })
    var all = cyclic
    var pending = Array(cyclic)
    while let last = pending.popLast() {
      for other in cyclic where !other.isSubgroup(of: last) {
        let join = last.join(other)
        if all.insert(join).inserted { pending.append(join) }
      }
    }
    let classes = try SubgroupClasses(of: group)
    #expect(classes.subgroupCount == all.count)
    var seen: Set<Subgroup> = []
    for number in 0..<classes.count {
      let conjugates = classes.conjugates(number)
      #expect(
        conjugates.count == classes.sizes[number]
          && conjugates.count == classes.representatives[number].normalizer.index)
      #expect(conjugates.allSatisfy { classes.number(of: $0) == number && seen.insert($0).inserted })
    }
    #expect(seen == all)
    let proper = all.filter { !$0.isWhole }
    let maximal = proper.filter { inner in !proper.contains { $0 != inner && inner.isSubgroup(of: $0) } }
    #expect(classes.maximalClasses.reduce(0) { $0 + classes.sizes[$1] } == maximal.count)
    #expect(classes.frattiniSubgroup == maximal.reduce(Subgroup(whole: group)) { $0.intersection($1) })
  }

  @Test func tooManySubgroupsAreRefused() throws {
    // An elementary abelian group of rank 8 is refused by a count, of 417199, before anything is listed.
    for (name, part) in [("C2^8", "417199"), ("S6", "720")] {
      let group = try GroupDescription(name).enumerated()
      let error = #expect(throws: GroupError.self) { try SubgroupClasses(of: group) }
      guard case .subgroupLimit(let reason)? = error else {
        Issue.record("expected subgroupLimit for \(name), got \(String(describing: error))")
        continue
      }
      #expect(reason.contains(part))
    }
    let group = try GroupDescription("S4").enumerated()
    #expect(throws: GroupError.self) { try SubgroupClasses(of: group, subgroupLimit: 29) }
    #expect(try SubgroupClasses(of: group, subgroupLimit: 30).subgroupCount == 30)
  }
}
