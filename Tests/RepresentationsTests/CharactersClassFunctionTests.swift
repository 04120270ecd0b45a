import ExactArithmetic
import FiniteGroups
import Representations
import Testing

@Suite struct CharactersClassFunctionTests {
  struct Fixture {
    let group: FiniteGroup
    let classes: ConjugacyClasses
    let table: CharacterTable

    init(_ name: String) throws {
      group = try GroupDescription(name).enumerated()
      classes = ConjugacyClasses(of: group)
      table = try CharacterTable(of: group)
    }

    var natural: ClassFunction { .permutationCharacter(of: group, classes: classes) }
  }

  @Test(arguments: ["S4", "SmallGroup(24,3)", "D7", "C9"])
  func regularCharacterContainsEachDegreeTimes(_ name: String) throws {
    let table = try Fixture(name).table
    let regular = ClassFunction.regular(on: table.classes)
    #expect(try table.multiplicities(of: regular) == table.degrees)
    #expect(try table.character(multiplicities: table.degrees) == regular)
    #expect(regular.isFaithful && regular.kernelOrder == 1)
  }

  /// Decomposing what was composed, tensor products and powers included, gives natural numbers that add up.
  @Test(arguments: ["S4", "SmallGroup(24,3)", "Q8", "SmallGroup(21,1)"])
  func powersAreCharacters(_ name: String) throws {
    let table = try Fixture(name).table
    for row in 0..<table.count {
      let character = table.irreducible(row)
      let square = character * character
      let symmetric = try character.symmetricPower(2)
      let exterior = try character.exteriorPower(2)
      #expect(symmetric + exterior == square)
      #expect(symmetric - exterior == character.adamsOperation(2))
      let multiplicities = try table.multiplicities(of: square)
      #expect(try table.character(multiplicities: multiplicities) == square)
      #expect(multiplicities == table.coordinates(of: square).compactMap { $0.rational?.asInt })
      #expect(try character.exteriorPower(table.degrees[row]) == table.determinant(of: character))
      #expect(try character.exteriorPower(table.degrees[row] + 1).values.allSatisfy(\.isZero))
      #expect(try character.symmetricPower(0) == .trivial(on: table.classes))
      // Symᵏ of the dual is the dual of Symᵏ; dim Sym³ = d(d+1)(d+2)/6.
      let cube = try character.symmetricPower(3)
      #expect(try character.conjugate.symmetricPower(3) == cube.conjugate)
      let d = table.degrees[row]
      #expect(cube.degree == Cyclotomic(d * (d + 1) * (d + 2) / 6))
      #expect(try table.multiplicities(of: cube).allSatisfy { $0 >= 0 })
    }
    #expect(throws: CharacterError.negative("the exponent of a power", -1)) {
      try table.irreducible(0).symmetricPower(-1)
    }
  }

  @Test func othersAreNotCharacters() throws {
    let table = try Fixture("S3").table
    let sign = table.irreducible(1)
    #expect(throws: CharacterError.notACharacter(irreducible: 1, multiplicity: -1)) {
      try table.multiplicities(of: table.irreducible(2) - sign)
    }
    #expect(throws: CharacterError.notACharacter(irreducible: 1, multiplicity: Cyclotomic(Rational(1, 2)))) {
      try table.multiplicities(of: sign.scaled(by: Rational(1, 2)))
    }
    let root = try ClassFunction(classes: table.classes, values: Array(repeating: .rootOfUnity(order: 5), count: 3))
    #expect(throws: CharacterError.notACharacter(irreducible: 0, multiplicity: .rootOfUnity(order: 5))) {
      try table.multiplicities(of: root)
    }
    #expect(throws: CharacterError.mismatchedClasses("a class function on 3 classes has 2 values")) {
      try ClassFunction(classes: table.classes, values: [1, 1])
    }
    #expect(throws: CharacterError.self) { try table.multiplicities(of: try Fixture("C3").table.irreducible(1)) }
    #expect(throws: CharacterError.mismatchedClasses("1 multiplicities for 3 irreducible characters")) {
      try table.character(multiplicities: [1])
    }
  }

  /// Multiplicities beyond any prime of the modular path still come out.
  @Test func largeMultiplicitiesAreExact() throws {
    let table = try Fixture("S3").table
    let multiplicities = [5_000_000_000, 3, 2_147_483_647]
    #expect(try table.multiplicities(of: table.character(multiplicities: multiplicities)) == multiplicities)
  }

  @Test func permutationCharactersCountOrbits() throws {
    // Doubly transitive twice, the pentagon with its distances 0, 1, 2, and two orbits: (16 + 4 + 4 + 0)/4 orbits on
    // pairs.
    for (name, orbits, rank) in [("S4", 1, 2), ("A5", 1, 2), ("D5", 1, 3), ("C2xC2", 2, 6)] {
      let fixture = try Fixture(name)
      let trivial = ClassFunction.trivial(on: fixture.table.classes)
      #expect(fixture.natural.innerProduct(with: trivial) == Cyclotomic(orbits))
      #expect(fixture.natural.innerProduct(with: fixture.natural) == Cyclotomic(rank))
    }
    let fixture = try Fixture("S4")
    let stabilizer = (0..<24).filter { fixture.group.image(of: 0, under: $0) == 0 }
    #expect(
      try ClassFunction.permutationCharacter(onCosetsOf: stabilizer, in: fixture.group, classes: fixture.classes)
        == fixture.natural)
    #expect(
      try ClassFunction.permutationCharacter(onCosetsOf: [0], in: fixture.group, classes: fixture.classes)
        == .regular(on: fixture.table.classes))
  }

  /// ⟨Ind φ, χ⟩ = ⟨φ, Res χ⟩ for all irreducible φ and χ.
  @Test(arguments: [
    ("S4", "(1 2 3 4)"), ("S4", "(1 2)(3 4),(1 3)(2 4)"), ("A5", "(1 2 3 4 5)"), ("A5", "(1 2 3),(1 2)(4 5)"),
    ("SmallGroup(24,3)", ""), ("D6", "(1 2 3 4 5 6)"), ("S4", "(1 2 3),(2 3 4)"),
  ])
  func frobeniusReciprocity(_ name: String, _ generators: String) throws {
    let fixture = try Fixture(name)
    let seeds =
      generators.isEmpty
      ? []
      : try GroupDescription(
        "[\(Permutation(identity: fixture.group.degree).oneLine.map(String.init).joined(separator: ","))]"
      )
      .generators + GroupDescription(generators).generators
    let elements = CosetSpace(
      of: fixture.group,
      generatedBy: try seeds.map { try #require(fixture.group.index(of: padded($0, to: fixture.group.degree))) }
    ).subgroup
    let fusion = try ClassFusion(elements: elements.reversed(), of: fixture.group, classes: fixture.classes)
    #expect(fusion.subgroup.order == elements.count)
    let subtable = try CharacterTable(of: fusion.subgroup)
    for row in subtable.irreducibles {
      let induced = try fusion.induce(row)
      #expect(try fixture.table.multiplicities(of: induced).contains { $0 > 0 })
      for character in fixture.table.irreducibles {
        #expect(induced.innerProduct(with: character) == row.innerProduct(with: try fusion.restrict(character)))
      }
    }
  }

  private func padded(_ permutation: Permutation, to degree: Int) throws -> Permutation {
    try Permutation(
      oneLine: permutation.oneLine + Array((permutation.degree + 1)..<max(degree + 1, permutation.degree + 1)))
  }

  @Test func listsThatAreNoSubgroups() throws {
    let fixture = try Fixture("S4")
    let transposition = try #require(fixture.group.index(of: try Permutation(oneLine: [2, 1, 3, 4])))
    let cycle = try #require(fixture.group.index(of: try Permutation(oneLine: [2, 3, 1, 4])))
    for list in [[], [transposition], [0, cycle], [0, transposition, cycle], [0, 24], [0, -1], [0, 1, 2, 3, 4]] {
      #expect(throws: CharacterError.self) {
        try ClassFusion(elements: list, of: fixture.group, classes: fixture.classes)
      }
    }
    let fusion = try ClassFusion(elements: [0, transposition, 0], of: fixture.group, classes: fixture.classes)
    #expect(fusion.subgroup.order == 2)
    let sign = try CharacterTable(of: fusion.subgroup).irreducible(1)
    #expect(throws: CharacterError.self) { try fusion.restrict(sign) }
    #expect(throws: CharacterError.self) { try fusion.induce(fixture.natural) }
  }

  @Test func kernelsAndCentres() throws {
    let quaternion = try Fixture("Q8").table
    #expect((0..<5).map { quaternion.irreducible($0).kernelOrder } == [8, 4, 4, 4, 1])
    #expect((0..<5).map { quaternion.irreducible($0).centreOrder } == [8, 8, 8, 8, 2])
    let symmetric = try Fixture("S4").table
    // Kernels of 1, sign, the representation of S3, and the two faithful ones.
    #expect((0..<5).map { symmetric.irreducible($0).kernelOrder } == [24, 12, 4, 1, 1])
    #expect(symmetric.irreducible(3).isFaithful && !symmetric.irreducible(2).isFaithful)
  }

  @Test func functionClassesHaveCharacters() throws {
    let description = try GroupDescription("S4")
    let group = try description.enumerated()
    let classes = ConjugacyClasses(of: group)
    let table = try CharacterTable(of: group)
    let functions = try FunctionClassTests.make("S4", "polynomials:2")
    let character = try ClassFunction.character(of: functions, classes: classes)
    let natural = ClassFunction.permutationCharacter(of: group, classes: classes)
    #expect(try character == natural.symmetricPower(2) + natural + .trivial(on: table.classes))
    // dim M(F) is the sum of the squares of the degrees that occur.
    let multiplicities = try table.multiplicities(of: character)
    #expect(zip(multiplicities, table.degrees).reduce(0) { $1.0 > 0 ? $0 + $1.1 * $1.1 : $0 } == 14)
    let other = ConjugacyClasses(of: try GroupDescription("S3").enumerated())
    #expect(throws: CharacterError.self) { try ClassFunction.character(of: functions, classes: other) }
  }
}
