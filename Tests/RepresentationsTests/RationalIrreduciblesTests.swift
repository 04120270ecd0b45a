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

  /// In the representation made for some rows exactly these occur, their conjugates, and nothing else: its character has a scalar
  /// product ≠ 0 with them alone. Integers where the rows are a union of Galois orbits, else real numbers of a field.
  @Test(arguments: ["C5", "D5", "7:3", "Q8", "SL(2,3)", "Q20", "A5", "C3xS3"])
  func representationsByRows(_ name: String) throws {
    let irreducibles = try irreducibles(name)
    let (group, table) = (irreducibles.group, irreducibles.table)
    let classes = ConjugacyClasses(of: group)
    let natural = GroupAction.permutation(degree: group.degree, images: group.generators)
    var rowSets = (0..<table.count).map { Set([$0, table.conjugate(of: $0)]) }
    rowSets.append(rowSets[1].union(rowSets[table.count - 1]))
    var fields = 0
    for rows in rowSets {
      let specification = try irreducibles.specification(rows: rows.sorted())
      let isStable = table.galoisOrbits.allSatisfy {
        $0.allSatisfy(rows.contains) || !$0.contains(where: rows.contains)
      }
      let values: [Cyclotomic]
      switch specification {
      case .matrices:
        #expect(isStable)
        let functions = try FunctionClass(specification, group: group, action: natural)
        values = classes.representatives.map { Cyclotomic(functions.character(at: $0)) }
      case .fieldMatrices:
        #expect(!isStable)
        fields += 1
        let functions = try FieldFunctionClass(specification, group: group, action: natural)
        values = classes.representatives.map { functions.character(at: $0).cyclotomic }
      default:
        Issue.record("\(specification)")
        continue
      }
      let multiplicities = try table.multiplicities(of: ClassFunction(classes: table.classes, values: values))
      #expect(Set(multiplicities.indices.filter { multiplicities[$0] > 0 }) == rows)
    }
    #expect((fields > 0) == ["C5", "D5", "Q20", "A5"].contains(name))
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
