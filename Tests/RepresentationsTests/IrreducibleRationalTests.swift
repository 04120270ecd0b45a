import ExactArithmetic
import FiniteGroups
import Testing

@testable import Representations

@Suite struct IrreducibleRationalTests {
  /// On all elements, rational matrices that multiply right, with the multiplicity times the sum over the orbit as trace.
  @Test(arguments: [
    "C5", "D5", "S4", "Q8", "A4", "SmallGroup(21,1)", "SL(2,3)", "SmallGroup(12,1)", "SmallGroup(16,9)",
  ])
  func rationalFormsAreGaloisSums(_ name: String) throws {
    let family = try IrreducibleRepresentations(of: try GroupDescription(name).enumerated())
    for orbit in family.table.galoisOrbits {
      try expectRationalLaws(orbit, family: family, samples: family.group.order)
    }
  }

  @Test(arguments: ["A5", "Oh", "SmallGroup(40,3)"])
  func rationalFormsOfLargerGroupsAreGaloisSums(_ name: String) throws {
    let family = try IrreducibleRepresentations(of: try GroupDescription(name).enumerated())
    for orbit in family.table.galoisOrbits { try expectRationalLaws(orbit, family: family, samples: 6) }
  }

  /// The characters whose index is not 1; all these forms are proved irreducible. Every indicator −1 gives index 2, and the
  /// others are realizable over their fields of values, by the trivial character of a subgroup for example.
  @Test(arguments: [
    ("D5", []), ("S4", []), ("A5", []), ("Oh", []), ("SmallGroup(21,1)", []), ("Q8", [4]), ("SL(2,3)", [4]),
    ("SmallGroup(12,1)", [4]), ("SmallGroup(16,9)", [8]), ("SmallGroup(27,3)", []), ("SL(2,7)", [16, 24]),
  ])
  func indicesAreProved(_ name: String, _ dimensions: [Int]) throws {
    let family = try IrreducibleRepresentations(of: try GroupDescription(name).enumerated())
    var found: [Int] = []
    for orbit in family.table.galoisOrbits {
      let form = try family.rational(orbit[0])
      #expect(form.isIrreducible, "\(name), row \(orbit[0]): \(form.schurIndex)")
      if form.schurIndex != .exactly(1) {
        #expect(form.schurIndex == .exactly(2) && form.multiplicity == 2)
        #expect(family.table.frobeniusSchurType(of: orbit[0]) == .quaternionic)
        found.append(form.dimension)
      }
    }
    #expect(found.sorted() == dimensions)
  }

  @Test func threeDimensionalPairOfSevenThirds() throws {
    let family = try IrreducibleRepresentations(of: try GroupDescription("SmallGroup(21,1)").enumerated())
    let number = try #require(family.table.degrees.firstIndex(of: 3))
    let form = try family.rational(number)
    #expect(form.multiplicity == 1 && form.dimension == 6 && form.conductor == 7)
  }

  /// What is not proved is not claimed: the field is too large for the index 1, and no theorem used here gives 2.
  @Test(arguments: [("SmallGroup(24,1)", 2), ("SmallGroup(48,15)", 4)])
  func undecidedIndicesAreBounded(_ name: String, _ degree: Int) throws {
    let family = try IrreducibleRepresentations(of: try GroupDescription(name).enumerated())
    let open = try family.table.galoisOrbits.map { try family.rational($0[0]) }.filter { !$0.isIrreducible }
    #expect(open.map(\.schurIndex) == [.atMost(2)])
    #expect(open.map(\.multiplicity) == [2] && open[0].representation.dimension == degree)
  }

  /// The index may be known and not be reached.
  @Test func knownIndicesMayNotBeReached() throws {
    let family = try IrreducibleRepresentations(of: try GroupDescription("SmallGroup(40,3)").enumerated())
    let number = try #require(family.table.degrees.firstIndex(of: 4))
    let forms = try (number..<family.count).map { try family.rational($0) }.filter { !$0.isIrreducible }
    #expect(forms.map(\.multiplicity) == [4] && forms.map(\.schurIndex) == [.exactly(2)])
  }

  /// Degrees and roots of unity of fields. Source: ℚ(√5), ℚ(√−7) and ℚ(i) by hand.
  @Test func fieldsOfCharacters() {
    let root5 = Cyclotomic.rootOfUnity(order: 5, exponent: 1) + .rootOfUnity(order: 5, exponent: 4)
    let root7 = [1, 2, 4].reduce(Cyclotomic.zero) { $0 + .rootOfUnity(order: 7, exponent: $1) }
    for (number, conductor, roots, adjoined) in [
      (Cyclotomic.one, 1, 2, 2), (root5, 5, 2, 2), (root7, 7, 2, 2), (.rootOfUnity(order: 4, exponent: 1), 4, 4, 1),
      (.rootOfUnity(order: 3, exponent: 1), 3, 6, 2),
    ] {
      let field = CharacterField(generatedBy: [number])
      #expect(field.conductor == conductor && field.degree == number.degree && field.rootOfUnityCount == roots)
      #expect(field.degree(adjoiningRootOfUnity: 4) == adjoined)
      #expect(field.echelonBasis.numbers.count == number.degree)
    }
  }
}

/// The laws of a rational form, exactly, on elements at a stride.
private func expectRationalLaws(_ orbit: [Int], family: IrreducibleRepresentations, samples: Int) throws {
  let group = family.group
  let form = try family.rational(orbit[0])
  #expect(form.dimension == form.multiplicity * orbit.reduce(0) { $0 + family.table.degrees[$1] })
  #expect(form.multiplicity % form.schurIndex.upperBound == 0)
  let generators = group.generatorIndices.map { ($0, form.matrix(of: $0)) }
  for element in stride(from: 0, to: group.order, by: max(1, group.order / samples)) {
    let matrix = form.matrix(of: element)
    let trace = (0..<form.dimension).reduce(Rational.zero) { $0 + matrix[$1, $1] }
    let sum = orbit.reduce(Cyclotomic.zero) {
      $0 + family.table.value(of: $1, at: family.classes.classOf[element])
    }
    #expect(Cyclotomic(trace) == sum.scaled(by: Rational(form.multiplicity)))
    for (generator, right) in generators {
      #expect(matrix * right == form.matrix(of: group.product(element, generator)))
    }
  }
}
