import FiniteGroups
import LawSuites
import Testing

/// Orders, degrees and numbers of conjugacy classes were computed by GAP 4 (`Size`, `NrConjugacyClasses`) from the
/// generators, the orders also from GAP's own constructions of the same groups.
@Suite struct ConstructionNameTests {
  struct Row: Sendable, CustomTestStringConvertible {
    let name: String
    let degree: Int
    let order: Int
    let classes: Int
    var testDescription: String { name }

    init(_ name: String, _ degree: Int, _ order: Int, _ classes: Int) {
      (self.name, self.degree, self.order, self.classes) = (name, degree, order, classes)
    }
  }

  @Test(arguments: [
    Row("C7:C3", 7, 21, 5), Row("C8:C2@3", 8, 16, 7), Row("C8:C2@5", 8, 16, 10), Row("C8:C2@7", 8, 16, 7),
    Row("C9:C4@8", 13, 36, 12), Row("C3:C4@2", 7, 12, 6), Row("C15:C2@4", 15, 30, 12), Row("C5:C1", 5, 5, 5),
    Row("7:3", 7, 21, 5), Row("8:7", 8, 56, 8), Row("9:4", 9, 36, 6), Row("9:8", 9, 72, 9), Row("2:1", 2, 2, 2),
    Row("Hol(C1)", 1, 1, 1), Row("Hol(C2)", 2, 2, 2), Row("Hol(C8)", 8, 32, 11), Row("Hol(C12)", 12, 48, 15),
    Row("Hol(C15)", 15, 120, 15), Row("Hol(C2^3)", 8, 1344, 11),
    Row("S3wrC2", 6, 72, 9), Row("C2wrS3", 6, 48, 10), Row("S3pwrC2", 9, 72, 9), Row("(C2^2)wrS3", 12, 384, 40),
    Row("C2^2wrS3", 12, 384, 40), Row("(7:3)wrC2", 14, 882, 20), Row("C2wrC2wrC2", 8, 128, 20),
    Row("TwrC2", 8, 288, 14), Row("(S3xC2)^2", 10, 144, 36), Row("S3wrC1", 3, 6, 3), Row("C1wrS3", 3, 6, 3),
    Row("GL(1,7)", 6, 6, 6), Row("GL(2,2)", 3, 6, 3), Row("GL(2,3)", 8, 48, 8), Row("SL(2,3)", 8, 24, 7),
    Row("GL(2,4)", 15, 180, 15), Row("SL(2,5)", 24, 120, 9), Row("GL(3,2)", 7, 168, 6), Row("SL(1,5)", 4, 1, 1),
    Row("PGL(2,5)", 6, 120, 7), Row("PSL(2,7)", 8, 168, 6), Row("PSL(2,8)", 9, 504, 9), Row("PSL(2,9)", 10, 360, 7),
    Row("PGammaL(2,8)", 9, 1512, 11), Row("PGammaL(2,9)", 10, 1440, 13), Row("GammaL(1,8)", 7, 21, 5),
    Row("AGL(1,5)", 5, 20, 5), Row("AGL(1,8)", 8, 56, 8), Row("AGL(1,9)", 9, 72, 9), Row("AGammaL(1,8)", 8, 168, 8),
    Row("AGammaL(1,9)", 9, 144, 9), Row("AGL(2,3)", 9, 432, 11), Row("ASL(2,3)", 9, 216, 10), Row("ASL(1,9)", 9, 9, 9),
    Row("Sp(2,3)", 8, 24, 7), Row("Sp(4,2)", 15, 720, 11),
    Row("GU(2,2)", 15, 18, 9), Row("GU(2,3)", 80, 96, 16), Row("SU(2,3)", 80, 24, 7), Row("GU(3,2)", 63, 648, 24),
    Row("SU(3,2)", 63, 216, 16), Row("PSU(3,2)", 9, 72, 6), Row("PGU(3,2)", 9, 216, 10), Row("PSU(2,7)", 8, 168, 6),
    Row("T", 4, 12, 4), Row("Td", 4, 24, 5), Row("Th", 6, 24, 8), Row("O", 6, 24, 5), Row("Oh", 6, 48, 10),
    Row("I", 12, 60, 5), Row("Ih", 12, 120, 10),
    Row("W(A1)", 2, 2, 2), Row("W(A3)", 12, 24, 5), Row("W(B3)", 18, 48, 10), Row("W(C3)", 18, 48, 10),
    Row("W(D4)", 24, 192, 13), Row("W(F4)", 48, 1152, 25), Row("W(G2)", 12, 12, 6), Row("W(H3)", 30, 120, 10),
    Row("W(I2(5))", 10, 10, 4), Row("W(A1xA1xI2(8))", 20, 64, 28), Row("Coxeter(1,3,2;3,1,5;2,5,1)", 30, 120, 10),
    Row("Pauli(1)", 8, 16, 10), Row("Pauli(2)", 16, 64, 34), Row("Heisenberg(1,2)", 8 / 2, 8, 5),
    Row("Heisenberg(1,3)", 9, 27, 11), Row("Heisenberg(1,4)", 16, 64, 22), Row("Heisenberg(2,3)", 27, 243, 83),
    Row("Clifford(1)", 6, 24, 5), Row("PhasedClifford(1)", 48, 192, 32),
    Row("<a,b | a^2, b^3, (ab)^5>", 60, 60, 5), Row("⟨a,b | a^4, a^2=b^2, b^-1 a b = a^-1⟩", 8, 8, 5),
    Row("<x,y | [x,y], x^3, y^5>", 15, 15, 15), Row("<a | a^2, a^3>", 1, 1, 1),
  ])
  func groupsHaveTheirOrdersDegreesAndClasses(_ row: Row) throws {
    let description = try GroupDescription(row.name)
    #expect(description.order.map { "\($0)" } == "\(row.order)")
    #expect(description.degree == row.degree)
    let group = try description.enumerated()
    #expect(group.order == row.order)
    #expect(ConjugacyClasses(of: group).count == row.classes)
  }

  @Test(arguments: [
    ("GL(2,6)", "6 is not a prime power"), ("PSL(2,1)", "1 is not a prime power"), ("AGL(1,0)", "not a prime power"),
    ("GL(0,2)", "from 1 on"), ("PGL(1,5)", "from 2 on"), ("Sp(3,2)", "an even n"), ("PSp(5,3)", "an even n"),
    ("SU(1,3)", "from 2 on"), ("PSU(3,257)", "at most 256"), ("GU(3,6)", "not a prime power"),
    ("GL(2)", "as in GL(2,3)"), ("GL(2,3,4)", "as in GL(2,3)"), ("GL(2,3", "as in GL(2,3)"), ("GL(2,100000)", "65536"),
    ("Sz(4)", "odd power of 2"), ("Sz(2)", "odd power of 2"), ("Sz(27)", "odd power of 2"), ("M10", "M11"),
    ("M25", "M11"),
    ("7:4", "4 does not divide 6"), ("6:5", "6 is not a prime power"), ("7:", "q:m"), ("7", "q:m"), ("7:0", "divisor"),
    ("C8:C2", "C8:C2@3, C8:C2@5, C8:C2@7"), ("C9:C4", "Cn:Cm@r"), ("C7:C3@3", "3^3 is not 1 modulo 7"),
    ("C7:S3", "Cn:Cm"),
    ("C1:C1", "n ≥ 2"), ("C8:C2@", "takes a number r"),
    ("Hol(S3)", "Hol(C8)"), ("Hol(C6^2)", "Hol(C8)"), ("Hol(C8", "Hol(C8)"), ("Hol(C0)", "from 1 on"),
    ("C1pwrC2", "two points"), ("S3wr", "write C8"), ("wrS3", "write C8"), ("(S3", "not closed"),
    ("(S3)^0", "1 to 4096"),
    ("T5", "write C8"), ("Tx", "write C8"), ("W(A0)", "A1, A2"), ("W(D3)", "D4"), ("W(E9)", "E6, E7, E8"),
    ("W(A3", "W(A3)"),
    ("W(I2(2))", "m ≥ 3"), ("W()", "A1, A2"), ("W(A3x)", "A1, A2"),
    ("Coxeter(1,3;4,1)", "symmetric"), ("Coxeter(1,3)", "square"), ("Coxeter(2,3;3,2)", "1 on the diagonal"),
    ("Coxeter(1,1;1,1)", "from 2 on"), ("Coxeter(1,3;3,1", "row after row"), ("Coxeter()", "has numbers"),
    ("Coxeter(1,0;0,1)", "infinite order"), ("Coxeter(1,3,3;3,1,3;3,3,1)", "cycle"),
    ("Coxeter(1,6,2;6,1,3;2,3,1)", "edge 6"), ("Coxeter(1,4,2;4,1,4;2,4,1)", "more than one edge"),
    ("Coxeter(1,3,2,2,2;3,1,4,2,2;2,4,1,3,2;2,2,3,1,3;2,2,2,3,1)", "edge 4 inside"),
    ("Coxeter(1,5,2,2,2;5,1,3,2,2;2,3,1,3,2;2,2,3,1,3;2,2,2,3,1)", "edge 5"),
    ("Coxeter(1,3,2,2;3,1,5,2;2,5,1,3;2,2,3,1)", "edge 5"),
    ("Coxeter(1,2,4,2;2,1,3,2;4,3,1,3;2,2,3,1)", "branch and an edge"),
    ("Coxeter(1,3,3,3,3;3,1,2,2,2;3,2,1,2,2;3,2,2,1,2;3,2,2,2,1)", "branches more than once"),
    ("Pauli(0)", "at least 1"), ("Clifford(0)", "at least 1"), ("PhasedClifford(3)", "Clifford(n) is modulo scalars"),
    ("Heisenberg(1,1)", "from 2 on"), ("Heisenberg(1)", "Heisenberg(1,3)"), ("Clifford(a)", "Clifford(2)"),
    ("<a,b | a^2", "<a,b |"), ("<a,b>", "<a,b |"), ("<a,a | a^2>", "twice"), ("<a | b>", "not among"),
    ("<a | a^>", "exponent"),
    ("<a | (a>", "not closed"), ("<a | [a]>", "commutator"), ("<a | a^2> b", "<a,b |"), ("< | >", "a letter"),
    ("<a | (a^9999)^9999>", "letters"), ("<a,b | a^2>", "infinite, too large"), ("<a | >", "infinite, too large"),
  ])
  func refusesWithAHint(_ text: String, _ hint: String) {
    #expect {
      _ = try GroupDescription(text)
    } throws: { error in
      guard let error = error as? GroupError else { return false }
      return error.description.contains(hint)
    }
  }

  /// Sizes are computed without overflow and without building anything.
  @Test(arguments: [
    "GL(13,2)", "GL(100,65521)", "GL(9999999999,2)", "PSL(2,4099)", "Clifford(6)", "Clifford(4000000000)", "W(A64)",
    "W(A999999999999)", "W(I2(999999999999))", "Coxeter(1,999999999999;999999999999,1)", "S4096wrS4096", "S9pwrS99",
    "(C60000^4096)^4096", "((C4000^4096)^4096)^4096", "Hol(C9999999)", "C9999999:C2@1", "Sz(128)", "Heisenberg(60,9)",
    "Pauli(999)",
  ])
  func refusesTooManyPoints(_ text: String) {
    #expect {
      _ = try GroupDescription(text)
    } throws: { error in
      if case GroupError.degreeTooLarge? = error as? GroupError { true } else { false }
    }
  }

  @Test func deepOrLongTextsAreRefused() throws {
    let deep = String(repeating: "(", count: 10_000) + "S3" + String(repeating: ")", count: 10_000)
    #expect(throws: GroupError.self) { try GroupDescription(deep) }
    #expect(throws: GroupError.self) { try GroupDescription("<a | " + deep.replacing("S3", with: "a") + ">") }
    let long = Array(repeating: "C1", count: 10_000).joined(separator: "x")
    #expect(throws: GroupError.self) { try GroupDescription(long) }
    // Commutators double, so 40 of them nested are a word of 10^12 letters; and long relations take too many scans.
    let commutators = String(repeating: "[", count: 40) + "a" + String(repeating: ",b]", count: 40)
    #expect(throws: GroupError.self) { try Presentation("<a,b | \(commutators)>") }
    #expect(CosetEnumeration(of: try Presentation("<a | a^1500>"), subgroup: [], limit: 2_000) == nil)
    #expect(CosetEnumeration(of: try Presentation("<a | a^1000>"), subgroup: [], limit: 2_000)?.count == 1_000)
    let many = (0..<5_000).map { "a\($0)" }.joined(separator: ",")
    #expect(throws: GroupError.self) { try GroupDescription("<\(many) | >") }
  }

  @Test(arguments: [
    ("C8 : C2 @ 11", "C8:C2@3"), ("C7:C3@2", "C7:C3"), ("C7:C3@4", "C7:C3@4"), ("7:3", "7:3"), ("S3 wr C2", "S3wrC2"),
    ("S3wrC2wrC2", "(S3wrC2)wrC2"), ("C2^2wrS3", "(C2^2)wrS3"), ("(S3)", "S3"), ("(C2^2)", "C2^2"),
    ("(C2^2)^3", "(C2^2)^3"),
    ("S3 × GL(2,3)", "S3xGL(2,3)"), ("GL(2,3)^2", "GL(2,3)^2"), ("(7:3)^2", "(7:3)^2"), ("W(C3xG2)", "W(B3xI2(6))"),
    ("W(I2(3)xI2(4))", "W(A2xB2)"), ("Coxeter(1,3;3,1)", "W(A2)"),
    ("Coxeter(1,2,3;2,1,3;3,3,1)", "Coxeter(1,2,3;2,1,3;3,3,1)"),
    ("Hol(C2^3)", "AGL(3,2)"), ("Hol(C9)", "Hol(C9)"), ("S3pwrC2", "S3pwrC2"), ("Rubik", "Rubik"), ("M24", "M24"),
  ])
  func canonicalSpellingsAreReadAgain(_ text: String, _ spelling: String) throws {
    let name = try GroupName(text)
    #expect(name.description == spelling)
    #expect(try GroupName(spelling).description == spelling)
    #expect(try GroupDescription(text).generators == GroupDescription(spelling).generators)
  }

  @Test func presentationsAreReadAgain() throws {
    let presentation = try Presentation("<a,s1 | a^2, (a s1)^3 = [a,s1], s1^-2*a, 1>")
    #expect(presentation.description == "⟨a,s1 | a^2, a*s1*a*s1*a*s1*s1^-1*a^-1*s1*a, s1^-2*a⟩")
    #expect(try Presentation(presentation.description) == presentation)
    #expect(throws: GroupError.self) { try Presentation(generators: ["a"], relators: [[2]]) }
    #expect(throws: GroupError.self) { try Presentation(generators: ["a"], relators: [[0]]) }
  }

  /// A checker knows only the names of the format: no other may be written into a certificate.
  @Test(arguments: [
    ("S3", true), ("C2^5", true), ("C2^2xS3xQ8", true), ("(S3)", true), ("C2x(C3xC4)", true), ("(C2^2)^3", false),
    ("(C2xC3)^2", false), ("SmallGroup(16,3)", false), ("7:3", false), ("C7:C3", false), ("C2xT", false),
    ("T^2", false),
    ("S3wrC2", false), ("W(A3)", false), ("GL(2,3)", false), ("M11", false),
  ])
  func onlyNamesOfTheFormatAreStandard(_ text: String, _ isStandard: Bool) throws {
    #expect(try GroupName(text).isStandard == isStandard)
  }

  /// A factorial was once cut off at 4096 bits.
  @Test func largeOrdersAreExact() throws {
    let order = try GroupName("S1000").order.description
    // 1000! has 2568 digits and ends with 249 zeros (Legendre).
    #expect(order.count == 2568)
    #expect(order.reversed().prefix { $0 == "0" }.count == 249)
    #expect(order.hasPrefix("402387260077093773543702433923003985719374864210714632543799910429938512398629020592"))
  }

  @Test func apiAndNamesAgree() throws {
    let pairs: [(GeneratedGroup, String)] = [
      (try Constructions.cyclicExtension(8, by: 2, multiplier: 3), "C8:C2@3"),
      (try Constructions.cyclicHolomorph(9), "Hol(C9)"),
      (try Constructions.frobenius(9, by: 4), "9:4"), (try Constructions.linear(.special, 2, over: 5), "SL(2,5)"),
      (try Constructions.suzuki(8), "Sz(8)"), (try Constructions.mathieu(12), "M12"),
      (try Constructions.rubiksCube(), "Rubik"),
      (try Constructions.pocketCube(), "PocketCube"), (try Constructions.pauli(qubits: 2), "Pauli(2)"),
      (try Constructions.heisenberg(1, modulus: 3), "Heisenberg(1,3)"),
      (try Constructions.clifford(qubits: 2), "Clifford(2)"),
      (try Constructions.phasedClifford(qubits: 1), "PhasedClifford(1)"),
      (try Constructions.pointGroup(.icosahedral), "I"),
      (try Constructions.reflectionGroup(ReflectionGroup(types: [.h(3)])), "W(H3)"),
      (
        try Constructions.wreathProduct(
          Constructions.named(GroupName("S3")), by: Constructions.named(GroupName("C2")), action: .product), "S3pwrC2"
      ),
      (try Constructions.directProduct(Constructions.mathieu(11), Constructions.pointGroup(.octahedral)), "M11xO"),
      (try Constructions.directPower(Constructions.mathieu(11), 3), "M11^3"),
    ]
    for (generated, name) in pairs {
      let description = try GroupDescription(name)
      #expect(generated.generators == description.generators, "\(name)")
      #expect(generated.order == description.order && generated.order == description.name?.order, "\(name)")
      #expect(generated.degree == description.degree, "\(name)")
      #expect(GroupDescription(title: "mine", generated: generated).title == "mine")
    }
    #expect(throws: GroupError.self) { try Constructions.mathieu(13) }
    #expect(throws: GroupError.self) { try GeneratedGroup(degree: 3, generators: [Permutation(identity: 4)]) }
    #expect(throws: GroupError.self) { try GeneratedGroup(degree: 70_000, generators: []) }
    #expect(throws: GroupError.self) { try Constructions.directPower(Constructions.mathieu(11), 10_000) }
  }
}
