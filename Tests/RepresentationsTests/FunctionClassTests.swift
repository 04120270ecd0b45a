import ExactArithmetic
import FiniteGroups
import Representations
import Testing

@Suite struct FunctionClassTests {
  static func make(_ group: String, _ text: String, action: String = "natural") throws -> FunctionClass {
    let description = try GroupDescription(group)
    let enumerated = try description.enumerated()
    return try FunctionClass(
      try FunctionClassSpecification(text), group: enumerated,
      action: try description.action(try ActionSpecification(action), of: enumerated))
  }

  /// Every constituent is a homomorphism: ρ(gh) = ρ(g)ρ(h) on all pairs.
  @Test(arguments: [
    ("S3", "polynomials:3", "natural"), ("B2", "polynomials:3", "natural"), ("C2^3", "polynomials:2", "natural"),
    ("S4", "tuples:2", "natural"), ("S4", "subsets:2", "natural"), ("Q8", "regular", "natural"),
    ("C6", "polynomials:3", "plane"),
    ("D3", "polynomials:2", "plane"), ("C8", "characters:2,8", "natural"),
    ("S3", "matrices:[[0,-1],[1,-1]];[[0,1],[1,0]]", "natural"),
    ("A4", "functions", "cosets:(1 2)(3 4)"), ("D4", "functions", "regular"),
  ])
  func constituentsAreRepresentations(_ group: String, _ text: String, _ action: String) throws {
    let functions = try FunctionClassTests.make(group, text, action: action)
    for constituent in functions.constituents {
      let matrices = (0..<functions.group.order).map { element in
        Matrix(
          rows: (0..<constituent.dimension).map { row in
            (0..<constituent.dimension).map { constituent.entry(row, $0, at: element) }
          }, columnCount: constituent.dimension)
      }
      #expect(matrices[functions.group.identity] == .identity(constituent.dimension))
      for g in 0..<functions.group.order {
        for h in 0..<functions.group.order {
          #expect(matrices[g] * matrices[h] == matrices[functions.group.product(g, h)])
        }
        for column in 0..<constituent.dimension {
          for (row, value) in constituent.image(of: column, under: g) { #expect(matrices[g][row, column] == value) }
        }
      }
    }
  }

  /// Dimensions of the spaces of matrix coefficients; each is Σ d² over the irreducible representations that occur.
  @Test(arguments: [
    ("S3", "polynomials:0", 1), ("S3", "polynomials:1", 5), ("S3", "polynomials:2", 5), ("S3", "polynomials:3", 6),
    ("S4", "functions", 10), ("S4", "polynomials:2", 14), ("S4", "subsets:2", 14), ("S4", "tuples:2", 23),
    ("S4", "polynomials:6", 24),
    ("S5", "polynomials:1", 17), ("S5", "polynomials:2", 42), ("S5", "polynomials:3", 78), ("A5", "polynomials:2", 42),
    ("C2^3", "polynomials:1", 4), ("C2^3", "polynomials:2", 7), ("C2^3", "polynomials:3", 8),
    ("C2^5", "polynomials:3", 26),
    ("Q8", "regular", 8), ("C8", "characters:8", 5), ("C8", "characters:2,4", 4), ("A4", "polynomials:2", 12),
  ])
  func dimensionsOfMatrixCoefficients(_ group: String, _ text: String, _ dimension: Int) throws {
    let space = MatrixCoefficientSpace(of: try FunctionClassTests.make(group, text), dimension: dimension)
    #expect(space.dimension == dimension)
    #expect(space.isVerified)
    #expect(space.basisValues.count == dimension)
  }

  @Test func dimensionsOfClasses() throws {
    #expect(try FunctionClassTests.make("S3", "polynomials:2").dimension == 10)
    #expect(try FunctionClassTests.make("C6", "polynomials:2", action: "plane").dimension == 6)
    #expect(try FunctionClassTests.make("S5", "tuples:3").dimension == 60)
    #expect(try FunctionClassTests.make("S5", "subsets:3").dimension == 10)
    #expect(try FunctionClassTests.make("C1", "functions").dimension == 1)
    // Was out of memory: all shorter subsets were listed on the way.
    #expect(try FunctionClassTests.make("C40", "subsets:39").dimension == 40)
    #expect(try FunctionClassTests.make("C5", "subsets:5").dimension == 1)
    #expect(try FunctionClassTests.make("C1", "matrices:").dimension == 1)
  }

  @Test func charactersOfKnownClasses() throws {
    let functions = try FunctionClassTests.make("S4", "functions")
    for element in 0..<24 {
      let permutation = functions.group.permutation(element)
      #expect(functions.character(at: element) == (0..<4).filter { permutation($0) == $0 }.count)
    }
    let signs = try FunctionClassTests.make("C2^3", "polynomials:1")
    #expect(signs.character(at: signs.group.identity) == 4)
    #expect((0..<8).reduce(0) { $0 + signs.character(at: $1) } == 8, "the constants occur once")
  }

  @Test(arguments: [
    "polynomials:-1", "polynomials:", "polynomials", "polynomials:x", "polynomials:1.5",
    "polynomials:99999999999999999999", "tuples:0",
    "functions:2", "regularly", "", "matrices:[[1,2]]", "matrices:[[1,2],[3]]", "matrices:[[1]];[[1,0],[0,1]]",
    "matrices:[1]",
    "matrices:[[99999999999]]", "characters:0", "characters:", "characters:2,,4",
  ])
  func refusesMalformedClasses(_ text: String) {
    #expect(throws: RepresentationError.self) { try FunctionClassSpecification(text) }
  }

  @Test(arguments: [
    ("S3", "tuples:4", "there are only 3 points"), ("C2^2", "functions", "it needs an action on points"),
    ("S9", "polynomials:60", "the limit is"), ("C8", "characters:3", "not 3"), ("S3", "characters:2", "cyclic"),
    ("S3", "matrices:[[1]]", "one matrix per generator"), ("S3", "matrices:[[-1]];[[1]]", "s1^3 = e"),
    ("C3", "matrices:[[1,1],[0,1]]", "s1^3 = e"), ("S3", "matrices:[[0,-1],[1,-1]];[[1,0],[0,1]]", "s2·s1·s1 = s1·s2"),
    ("S3", "matrices:[[0,-1],[1,-1]];[[-1,0],[0,-1]]", "s2·s1·s1 = s1·s2"),
    ("S8", "regular", "the limit is"),
    // Was accepted: it is the identity modulo the prime of the first check only.
    ("(1 2)", "matrices:[[2147483646]]", "s1·s1 = e"), ("(1 2 3)", "matrices:[[1,2147483647],[0,1]]", "32 bits"),
  ])
  func refusesUnsuitableClasses(_ group: String, _ text: String, _ fragment: String) {
    if group == "S9" {
      #expect(throws: (any Error).self) { try FunctionClassTests.make(group, text) }
      return
    }
    #expect { _ = try FunctionClassTests.make(group, text) } throws: { error in
      String(describing: error).contains(fragment)
    }
  }

  @Test func textFormsRoundTrip() throws {
    for text in [
      "functions", "regular", "polynomials:3", "tuples:2", "subsets:1", "characters:2,8",
      "matrices:[[0,-1],[1,-1]];[[0,1],[1,0]]",
    ] {
      #expect(try FunctionClassSpecification(text).description == text)
    }
  }
}
