import ExactArithmetic
import FiniteGroups
import LawSuites
import Testing

@testable import Representations

@Suite struct IrreducibleRepresentationTests {
  static func family(_ name: String, startingFromSubgroups: Bool = true) throws -> IrreducibleRepresentations {
    try IrreducibleRepresentations(
      of: try GroupDescription(name).enumerated(), table: nil, startingFromSubgroups: startingFromSubgroups)
  }

  @Test(arguments: catalogueGroups(upTo: 31))
  func lawsHoldForSmallGroups(_ name: String) throws {
    let family = try IrreducibleRepresentationTests.family(name)
    try expectIrreducibleLaws(family, samples: 4)
  }

  @Test(arguments: ["C1", "S3", "Q8", "A4", "SmallGroup(16,8)", "SmallGroup(20,3)", "SmallGroup(24,3)"])
  func matrixCoefficientsAreAnOrthonormalBasis(_ name: String) throws {
    try expectSchurOrthogonality(try IrreducibleRepresentationTests.family(name))
  }

  /// Groups of larger degree and order: A6, PSL(2,7) on 7 points, SL(2,3)×C2, B3, and S5 in Young's form.
  @Test(arguments: ["A6", "(1 2 3 4 5 6 7),(2 3)(4 7)", "SmallGroup(48,32)", "B3", "S5", "C2^4", "D12"])
  func lawsHoldForLargerGroups(_ name: String) throws {
    try expectIrreducibleLaws(try IrreducibleRepresentationTests.family(name), samples: 6)
  }

  /// Without subgroups to start from, everything is split by averages of random matrices; complex, real and quaternionic.
  @Test(arguments: ["S3", "Q8", "SmallGroup(21,1)", "S4", "SmallGroup(24,3)"])
  func splittingTheRegularRepresentationWorks(_ name: String) throws {
    let family = try IrreducibleRepresentationTests.family(name, startingFromSubgroups: false)
    try expectIrreducibleLaws(family, samples: 6)
  }

  /// 1225 = 35² dimensions would have to be split.
  @Test func spacesBeyondTheLimitAreRefused() throws {
    let family = try IrreducibleRepresentationTests.family("A7", startingFromSubgroups: false)
    let number = try #require(family.table.degrees.lastIndex(of: 35))
    #expect(throws: IrreducibleError.self) { try family.representation(number) }
  }

  @Test func tablesOfOtherGroupsAreRefused() throws {
    let table = try CharacterTable(of: try GroupDescription("C6").enumerated())
    let group = try GroupDescription("S3").enumerated()
    #expect(throws: CharacterError.self) { try IrreducibleRepresentations(of: group, table: table) }
    let own = try CharacterTable(of: group)
    #expect(try IrreducibleRepresentations(of: group, table: own).count == 3)
  }

  @Test func typesAreThoseOfTheIndicators() throws {
    let types = try IrreducibleRepresentationTests.family("Q8").all().map { $0.type }
    #expect(types == [.real, .real, .real, .real, .quaternionic])
    let cyclic = try IrreducibleRepresentationTests.family("C3").all().map { $0.type }
    #expect(cyclic == [.real, .complex, .complex])
  }

  /// Over ℝ: orthogonal homomorphisms of dimension d or 2d, real characters χ or χ + conj χ.
  @Test(arguments: ["Q8", "C5", "A4", "SmallGroup(24,3)", "S4"])
  func realFormsAreOrthogonalRepresentations(_ name: String) throws {
    let family = try IrreducibleRepresentationTests.family(name)
    let group = family.group
    for representation in try family.all() {
      let d = representation.realDimension
      #expect(d == (representation.type == .real ? 1 : 2) * representation.dimension)
      for g in 0..<group.order {
        let left = representation.realMatrix(of: g)
        #expect((left * left.transposed - .identity(d)).frobeniusNorm < 1e-12)
        let value = family.table.value(of: representation.number, at: family.classes.classOf[g]).approximation.real
        #expect(abs(left.trace - (representation.type == .real ? value : 2 * value)) < 1e-12)
        for h in group.generatorIndices {
          let difference =
            left * representation.realMatrix(of: h) - representation.realMatrix(of: group.product(g, h))
          #expect(difference.frobeniusNorm < 1e-12)
        }
      }
    }
  }

  @Test func theSameRowGivesTheSameMatrices() throws {
    let first = try IrreducibleRepresentationTests.family("A5", startingFromSubgroups: false).representation(1)
    let second = try IrreducibleRepresentationTests.family("A5", startingFromSubgroups: false).representation(1)
    #expect((0..<60).allSatisfy { first.matrix(of: $0) == second.matrix(of: $0) })
  }

  @Test func symmetricGroupsAreLabelledByPartitions() throws {
    let family = try IrreducibleRepresentationTests.family("S4")
    #expect(Set((0..<5).compactMap { family.partition($0) }) == Set(Partition.all(of: 4)))
    for number in 0..<family.count {
      let shape = try #require(family.partition(number))
      let representation = try family.representation(number)
      let form = try YoungForm(orthogonal: shape)
      #expect(representation.label == shape.description)
      for element in 0..<24 {
        let expected = form.matrix(of: family.group.permutation(element))
        let matrix = representation.matrix(of: element)
        #expect(zip(matrix.real.entries, expected.entries).allSatisfy { abs($0 - $1) < 1e-14 })
      }
    }
    #expect(try IrreducibleRepresentationTests.family("A4").partition(0) == nil)
    #expect(try IrreducibleRepresentationTests.family("A4").label(3) == "χ4")
  }

  @Test func residualsSeeWrongMatrices() throws {
    let family = try IrreducibleRepresentationTests.family("S3")
    let right = try family.representation(2)
    let wrong = IrreducibleRepresentation(
      number: 2, label: "wrong", type: .real, images: right.images.mapped(dimension: 2) { 1.001 * $0 })
    #expect(family.residuals(of: right).largest < 1e-14)
    let residuals = family.residuals(of: wrong)
    #expect(residuals.homomorphism > 1e-4 && residuals.unitarity > 1e-4 && residuals.character > 1e-4)
  }
}
