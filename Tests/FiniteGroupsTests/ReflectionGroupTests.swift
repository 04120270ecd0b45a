import Testing

@testable import FiniteGroups

@Suite struct ReflectionGroupTests {
  private static let names = [
    "A1", "A2", "A5", "B2", "B4", "D4", "D6", "E6", "E7", "E8", "F4", "H3", "H4", "I2(5)", "I2(12)", "G2", "A2xB3xH3",
  ]

  /// The generators are involutions whose products have the orders of the Coxeter matrix; with the order of the group
  /// this is Coxeter's presentation.
  @Test(arguments: names)
  func generatorsSatisfyTheCoxeterRelations(_ name: String) throws {
    let description = try GroupDescription("W(\(name))")
    guard case .construction(let construction)? = description.name else { return #expect(Bool(false)) }
    let group = try #require(construction.reflectionGroup)
    let generators = description.generators
    #expect(generators.count == group.matrix.rank)
    for i in generators.indices {
      for j in generators.indices {
        #expect(FiniteGroupOrbits.order(generators[i] * generators[j]) == group.matrix.rows[i][j])
      }
    }
    // No reflection fixes its own root; roots are twice as many as reflections.
    #expect(group.degrees.reduce(0) { $0 + 2 * ($1 - 1) } == description.degree)
    #expect(group.degrees.reduce(1) { $0 * $1 }.description == description.order?.description)
    #expect(group.types.reduce(0) { $0 + $1.rank } == group.matrix.rank)
  }

  @Test func matricesAreClassifiedInAnyNumbering() throws {
    for name in ReflectionGroupTests.names {
      guard case .construction(let construction) = try GroupName("W(\(name))") else { continue }
      let rows = try #require(construction.reflectionGroup).matrix.rows
      // The numbering turned around and rotated.
      for shift in 0..<rows.count {
        let order = rows.indices.map { (rows.count - 1 - $0 + shift) % rows.count }
        let shuffled = try CoxeterMatrix(rows: order.map { i in order.map { rows[i][$0] } })
        let types = try shuffled.types().map(\.description).sorted()
        #expect(types == construction.reflectionGroup?.types.map(\.description).sorted())
      }
    }
  }

  /// The number of elements with a fixed space of dimension r − k is the elementary symmetric function of the exponents
  /// (Solomon); for k = 1 it is the number of reflections, which are exactly the conjugates of generators.
  @Test(arguments: ["A3", "B3", "D4", "H3", "I2(5)", "F4"])
  func reflectionsAreAsManyAsTheDegreesSay(_ name: String) throws {
    let description = try GroupDescription("W(\(name))")
    guard case .construction(let construction)? = description.name else { return }
    let degrees = try #require(construction.reflectionGroup).degrees
    let group = try description.enumerated()
    let classes = ConjugacyClasses(of: group)
    let reflections = Set(group.generatorIndices.map { classes.classOf[$0] }).reduce(0) { $0 + classes.sizes[$1] }
    #expect(reflections == degrees.reduce(0) { $0 + $1 - 1 })
  }

  /// All 3-vertex diagrams with labels 2 … 5 are triangle groups (a, b, c), finite if and only if 1/a + 1/b + 1/c > 1;
  /// the orders are those that a coset enumeration of Coxeter's presentation finds.
  @Test func classificationAgreesWithCosetEnumeration() throws {
    for code in 0..<64 {
      let labels = [2 + code % 4, 2 + code / 4 % 4, 2 + code / 16]
      let rows = [[1, labels[0], labels[1]], [labels[0], 1, labels[2]], [labels[1], labels[2], 1]]
      let matrix = try CoxeterMatrix(rows: rows)
      var relators: [Presentation.Word] = [[1, 1], [2, 2], [3, 3]]
      for (i, j) in [(0, 1), (0, 2), (1, 2)] {
        relators.append((0..<rows[i][j]).flatMap { _ in [i + 1, j + 1] })
      }
      let presentation = try Presentation(generators: ["a", "b", "c"], relators: relators)
      let cosets = CosetEnumeration(of: presentation, subgroup: [[1]], limit: 500)
      let (a, b, c) = (labels[0], labels[1], labels[2])
      let isFinite = a * b + b * c + c * a > a * b * c
      let group = try? ReflectionGroup(matrix)
      #expect((group != nil) == isFinite && (cosets != nil) == isFinite)
      #expect(cosets.map { "\(2 * $0.count)" } == group?.order.description)
    }
  }

  @Test func parametersAreChecked() throws {
    #expect(throws: GroupError.self) { try ReflectionGroup(types: [.a(0)]) }
    #expect(throws: GroupError.self) { try ReflectionGroup(types: [.e(5)]) }
    #expect(throws: GroupError.self) { try ReflectionGroup(types: [.i2(2)]) }
    #expect(throws: GroupError.self) { try ReflectionGroup(types: [.a(1_000_000_000)]) }
    #expect(throws: GroupError.self) { try ReflectionGroup(types: []) }
    #expect(try ReflectionGroup(types: [.i2(3), .e(8)]).description == "W(A2xE8)")
    #expect(try CoxeterType("H2") == .i2(5) && CoxeterType("C5") == .b(5))
  }
}
