import FiniteGroups
import Representations
import Testing

@Suite struct RepresentationsExamples {
  @Test func characters() throws {
    let table = try CharacterTable(of: GroupDescription("S4").enumerated())
    #expect(table.degrees == [1, 1, 2, 3, 3])
    #expect(table.verify())

    // The symmetric groups have a rule of their own, without enumeration.
    let symmetric = try SymmetricGroupCharacters(degree: 6)
    let threshold = try symmetric.table.symmetricThreshold(of: symmetric.natural)
    #expect(threshold.value == 15)
    #expect(try symmetric.table.thresholdBounds(of: symmetric.natural).sharp == 15)
  }

  @Test func functionClasses() throws {
    let description = try GroupDescription("S3")
    let group = try description.enumerated()
    let quadratics = try FunctionClass(
      FunctionClassSpecification("polynomials:2"), group: group, action: description.action(.natural, of: group))
    #expect(quadratics.dimension == 10)
    // The sign representation is missing: 5 of 6.
    #expect(MatrixCoefficientSpace(of: quadratics, dimension: 5).dimension == 5)
  }
}
