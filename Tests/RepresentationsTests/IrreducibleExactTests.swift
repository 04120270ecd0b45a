import ExactArithmetic
import FiniteGroups
import Testing

@testable import Representations

@Suite struct IrreducibleExactTests {
  @Test(arguments: catalogueGroups(upTo: 31, by: 2) + ["A5", "S5", "D9", "SmallGroup(48,28)", "SmallGroup(48,33)"])
  func exactLawsHold(_ name: String) throws {
    let family = try IrreducibleRepresentations(of: try GroupDescription(name).enumerated())
    for number in 0..<family.count where family.table.degrees[number] > 1 || number % 3 == 0 {
      expectExactLaws(try family.exact(number), family: family, samples: 3)
    }
  }

  /// Monomial matrices: one root of unity in each row and column.
  @Test func dihedralRepresentationsAreMonomial() throws {
    let family = try IrreducibleRepresentations(of: try GroupDescription("D7").enumerated())
    for number in 0..<family.count where family.table.degrees[number] == 2 {
      let exact = try family.exact(number)
      #expect(exact.isMonomial && exact.invariantForm == .identity(2))
      #expect(exact.linear.elements.count == 7 && exact.linear.order == 7 && exact.conductor == 7)
      for element in 0..<14 {
        let entries = exact.matrix(of: element).entries
        #expect(entries.count { $0.isZero } == 2)
        #expect(entries.allSatisfy { $0.isZero || $0.power(7) == 1 })
      }
    }
  }

  /// The degrees of the characters that are not monomial. Source: GAP, all induced linear characters of all subgroups.
  @Test(arguments: [
    ("SmallGroup(24,3)", [2, 2, 2]), ("SmallGroup(48,29)", [2, 2]), ("SmallGroup(48,33)", [2, 2, 2, 2, 2, 2]),
    ("A5", [3, 3, 4]), ("S4", []), ("SmallGroup(27,3)", []), ("SmallGroup(32,49)", []),
  ])
  func monomialFormsAreDecided(_ name: String, _ degrees: [Int]) throws {
    let family = try IrreducibleRepresentations(of: try GroupDescription(name).enumerated())
    var without: [Int] = []
    for number in 0..<family.count {
      switch family.monomialForm(number) {
      case .none: without.append(family.table.degrees[number])
      case .induced(let linear):
        #expect(family.group.order == family.table.degrees[number] * linear.elements.count)
      case .unknown: Issue.record("all subgroups of \(name) can be listed")
      }
    }
    #expect(without.sorted() == degrees)
  }

  /// The subgroups of S6 are too many to be listed, and no Young subgroup gives its 9-dimensional characters.
  @Test func monomialFormsOfLargeGroupsMayBeUnknown() throws {
    let family = try IrreducibleRepresentations(of: try GroupDescription("S6").enumerated())
    for number in 0..<family.count where family.table.degrees[number] == 9 {
      #expect(family.monomialForm(number) == .unknown)
    }
  }

  /// SL(2,3) has no monomial form in dimension 2, but exact matrices.
  @Test func exactMatricesBeyondMonomialOnes() throws {
    let family = try IrreducibleRepresentations(of: try GroupDescription("SmallGroup(24,3)").enumerated())
    let number = try #require(family.table.degrees.firstIndex(of: 2))
    let exact = try family.exact(number)
    #expect(!exact.isMonomial && exact.invariantForm != .identity(2))
    expectExactLaws(exact, family: family, samples: 24)
  }

  @Test func withoutSubgroupsThereIsNoExactForm() throws {
    let family = try IrreducibleRepresentations(
      of: try GroupDescription("S3").enumerated(), table: nil, startingFromSubgroups: false)
    #expect(throws: IrreducibleError.noExactForm(label: "χ3")) { try family.exact(2) }
    #expect(throws: IrreducibleError.noExactForm(label: "χ3")) { try family.rational(2) }
    #expect(try family.exact(1).dimension == 1)
  }

  /// Symmetric groups: rational matrices from Young subgroups.
  @Test func symmetricGroupsHaveRationalMatrices() throws {
    let family = try IrreducibleRepresentations(of: try GroupDescription("S5").enumerated())
    for number in 0..<family.count { #expect(try family.exact(number).conductor == 1) }
  }
}
