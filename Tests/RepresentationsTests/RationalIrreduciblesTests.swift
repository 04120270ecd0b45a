import ExactArithmetic
import FiniteGroups
import Representations
import Testing

@Suite struct RationalIrreduciblesTests {
  private func irreducibles(_ name: String) throws -> RationalIrreducibles {
    try RationalIrreducibles(of: try GroupDescription(name).enumerated())
  }

  /// As many as classes of cyclic subgroups (Artin).
  @Test(arguments: [
    ("C1", 1), ("C6", 4), ("C8", 4), ("S3", 3), ("S4", 5), ("Q8", 5), ("C2^3", 8), ("A4", 3), ("7:3", 3), ("Q12", 5),
  ])
  func count(_ name: String, _ expected: Int) throws { #expect(try irreducibles(name).count == expected) }

  /// The matrices are a representation; its characters are orthogonal, and together they are faithful.
  @Test(arguments: ["C6", "C8", "S3", "S4", "Q8", "A4", "Q12", "7:3", "C3xS3", "SmallGroup(16,6)"])
  func matricesAreRepresentations(_ name: String) throws {
    let irreducibles = try irreducibles(name)
    let group = irreducibles.group
    var characters: [[Int]] = []
    for number in 1...irreducibles.count {
      let images = try irreducibles.matrices([number])
      #expect(images.count == group.generators.count)
      let functions = try FunctionClass(
        .matrices(images), group: group, action: .permutation(degree: group.degree, images: group.generators))
      characters.append((0..<group.order).map { functions.character(at: $0) })
    }
    #expect(characters[0].allSatisfy { $0 == 1 })
    for (row, first) in characters.enumerated() {
      for (column, second) in characters.enumerated() {
        let product = zip(first, second).reduce(0) { $0 + $1.0 * $1.1 }
        #expect((product == 0) == (row != column) && product % group.order == 0)
      }
    }
    let sum = try irreducibles.matrices(Array(1...irreducibles.count))
    #expect(sum.allSatisfy { $0.rowCount == characters.reduce(0) { $0 + $1[0] } })
  }

  /// Counted by hand: for C2³, sets of points of the plane of order 2 up to collineations; for Q8, the three signs are permuted.
  @Test(arguments: [
    ("C1", 0), ("C2", 1), ("C4", 3), ("C2^2", 3), ("S3", 3), ("C6", 7), ("Q8", 7), ("C2^3", 9), ("D4", 11),
  ])
  func unionsUpToAutomorphisms(_ name: String, _ expected: Int) throws {
    let unions = try #require(try irreducibles(name).unions())
    #expect(unions.count == expected && Set(unions).count == expected)
    #expect(unions.allSatisfy { !$0.isEmpty && $0.min() ?? 0 >= 2 && $0 == $0.sorted() })
  }

  @Test func thereCanBeTooMany() throws { #expect(try irreducibles("C2^5").unions() == nil) }
}
