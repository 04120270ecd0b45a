import ExactArithmetic
import FiniteGroups
import Testing

@Suite struct FiniteGroupsExamples {
  @Test func enumeratedGroups() throws {
    let group = try GroupDescription("S4").enumerated()
    #expect(group.order == 24 && group.isSolvable && group.derivedLength == 3)
    #expect(ConjugacyClasses(of: group).sizes.sorted() == [1, 3, 6, 6, 8])
    #expect(group.sylowSubgroup(2).order == 8)

    // A presentation names a group, too; which one it is, the catalogue says.
    let square = try GroupDescription("<a,b | a^2, b^2, (a b)^4>").enumerated()
    #expect(try square.identify().number == 3)
    #expect(try square.isIsomorphic(to: GroupDescription("D4").enumerated()))
  }

  @Test func groupsNeverEnumerated() throws {
    let mathieu = try GroupDescription("M24").permutationGroup()
    #expect(mathieu.order == 244_823_040 && mathieu.transitivityDegree == 5)

    var random = SplitMix64(seed: 1)
    let element = mathieu.randomElement(using: &random)
    #expect(mathieu.contains(element))
    #expect(try #require(mathieu.membershipCertificate(of: element)).isValid(for: mathieu.generators))
  }
}
