import ExactArithmetic
import FiniteGroups
import Representations
import Testing

@Suite struct FieldFunctionClassTests {
  static func make(_ group: String, _ action: String, _ text: String) throws -> FieldFunctionClass {
    let description = try GroupDescription(group)
    let enumerated = try description.enumerated()
    return try FieldFunctionClass(
      try FunctionClassSpecification(text), group: enumerated,
      action: try description.action(try ActionSpecification(action), of: enumerated))
  }

  /// The matrices of a homogeneous part, by the labels.
  private static func matrices(_ functions: FieldFunctionClass, degree: Int) throws -> [Matrix<RealCyclotomic>] {
    let labels = functions.labels(ofDegree: degree)
    let entries = try labels.map { row in
      try labels.map { try #require(functions.values(row: row, column: $0)) }
    }
    return (0..<functions.group.order).map { element in
      Matrix(rows: entries.map { $0.map { $0[element] } }, columnCount: labels.count)
    }
  }

  /// ρ(gs) = ρ(g)ρ(s) for every homogeneous part, and degree 1 is the action itself.
  @Test(arguments: [
    ("C5", "plane", "polynomials:4"), ("D5", "plane", "polynomials:3"), ("D8", "plane", "polynomials:2"),
    ("W(I2(7))", "reflection", "polynomials:2"), ("I", "space", "polynomials:2"),
    ("C7", "natural", "matrices:7:[[0,-1],[1,c1]]"),
  ])
  func partsAreRepresentations(_ group: String, _ action: String, _ text: String) throws {
    let functions = try FieldFunctionClassTests.make(group, action, text)
    for degree in functions.degrees {
      let matrices = try FieldFunctionClassTests.matrices(functions, degree: degree)
      #expect(matrices[0] == .identity(functions.labels(ofDegree: degree).count))
      for element in 0..<functions.group.order {
        for generator in functions.group.generatorIndices {
          #expect(matrices[element] * matrices[generator] == matrices[functions.group.product(element, generator)])
        }
        if degree == 1 { #expect(matrices[element] == functions.matrix(of: element)) }
      }
    }
  }

  /// The rational classes and these agree where both exist.
  @Test(arguments: [("C6", "plane", 4), ("D3", "plane", 3), ("D4", "plane", 3), ("W(A3)", "reflection", 2)])
  func rationalActionsAgree(_ group: String, _ action: String, _ degree: Int) throws {
    let functions = try FieldFunctionClassTests.make(group, action, "polynomials:\(degree)")
    let rational = try FunctionClassTests.make(group, "polynomials:\(degree)", action: action)
    #expect(functions.conductor == 1 && functions.dimension == rational.dimension)
    for constituent in rational.constituents {
      for (row, rowLabel) in constituent.labels.enumerated() {
        for (column, columnLabel) in constituent.labels.enumerated() {
          let values = try #require(functions.values(row: rowLabel, column: columnLabel))
          let expected = (0..<functions.group.order).map { constituent.entry(row, column, at: $0) }
          #expect(values == expected.map { RealCyclotomic($0) })
        }
      }
    }
    let table = try CoefficientTable<RealCyclotomic>(of: functions)
    let space = MatrixCoefficientSpace(of: rational, dimension: table.dimension)
    #expect(space.isVerified && space.dimension == table.dimension)
    let rationalTable = CoefficientTable<Rational>(space, of: rational)
    #expect(rationalTable.dimension == table.dimension && rationalTable.labels[0] == .constant)
    for (label, values) in zip(rationalTable.labels, rationalTable.values).dropFirst() {
      guard case .entry(let row, let column) = label else { continue }
      #expect(functions.values(row: row, column: column) == values.map { RealCyclotomic($0) })
    }
  }

  @Test func labelsAreChecked() throws {
    let functions = try FieldFunctionClassTests.make("C5", "plane", "polynomials:2")
    #expect(functions.values(row: [1, 0], column: [0, 2]) == nil)
    #expect(functions.values(row: [3, 0], column: [0, 3]) == nil)
    #expect(functions.values(row: [1], column: [1]) == nil)
    #expect(functions.values(row: [3, -1], column: [1, 1]) == nil)
    #expect(functions.values(row: [0, 0], column: [0, 0]) == Array(repeating: 1, count: 5))
    #expect(functions.dimension == 6 && !functions.isLinear)
    let linear = try FieldFunctionClassTests.make("C5", "natural", "matrices:5:[[0,-1],[1,c1]]")
    #expect(linear.isLinear && linear.labels(ofDegree: 1) == [[1], [2]])
    #expect(linear.values(row: [3], column: [1]) == nil)
    #expect(linear.values(row: [2], column: [2])?[1] == .doubleCosine(order: 5))
    #expect(linear.character(at: 0) == 2)
  }

  @Test(arguments: [
    ("C5", "plane", "functions", "rational"), ("C5", "natural", "polynomials:1", "permutes"),
    ("C5", "natural", "matrices:5:[[0,-1],[1,1]]", "s1^5 = e"),
    ("C5", "natural", "matrices:5:[[0,-1],[1,c1]];[[1,0],[0,1]]", "one matrix per generator"),
    ("D5", "natural", "matrices:5:[[0,-1],[1,c1]];[[0,-1],[-1,0]]", ""),
    ("D5", "natural", "matrices:5:[[0,-1],[1,c1]];[[1,0],[0,-1]]", "holds in the group"),
    ("C5", "natural", "matrices:5:[[1,c1],[0,1]]", "s1^5 = e"), ("C24", "plane", "polynomials:2000", "the limit is"),
  ])
  func refusals(_ group: String, _ action: String, _ text: String, _ fragment: String) throws {
    if fragment.isEmpty {
      #expect(try FieldFunctionClassTests.make(group, action, text).dimension == 2)
      return
    }
    #expect {
      _ = try FieldFunctionClassTests.make(group, action, text)
    } throws: { error in
      guard error is RepresentationError else { return false }
      return String(describing: error).contains(fragment)
    }
  }

  /// Classes with rational coefficients only do not take actions over a field, and say so.
  @Test func rationalClassesRefuseFields() throws {
    for text in ["polynomials:1", "functions", "matrices:5:[[0,-1],[1,c1]]"] {
      #expect(throws: RepresentationError.self) { try FunctionClassTests.make("C5", text, action: "plane") }
    }
  }

  @Test(arguments: [
    ("C5", "plane", "polynomials:1", true), ("C6", "plane", "polynomials:1", false),
    ("C5", "natural", "matrices:5:[[0,-1],[1,c1]]", true), ("C5", "natural", "polynomials:1", false),
    ("C5", "plane", "functions", false), ("I", "space", "polynomials:2", true), ("O", "space", "polynomials:2", false),
  ])
  func needed(_ group: String, _ action: String, _ text: String, _ expected: Bool) throws {
    let description = try GroupDescription(group)
    let action = try description.action(try ActionSpecification(action), of: try description.enumerated())
    #expect(FieldFunctionClass.isNeeded(for: try FunctionClassSpecification(text), action: action) == expected)
  }

  @Test func textForms() throws {
    for text in ["matrices:5:[[0,-1],[1,c1]]", "matrices:7:[[1/2-3*c1+c2]]", "matrices:1:[[1/2,0],[0,2]]"] {
      #expect(try FunctionClassSpecification(text).description == text)
    }
    #expect(
      try FunctionClassSpecification("matrices:5:[[c4, 0],[0, c2]]").description == "matrices:5:[[c1,0],[0,-1-c1]]")
    for text in [
      "matrices:0:[[1]]", "matrices:5:[[c5]]", "matrices:5:[[1,c1]]", "matrices:5:[[c1*c1]]", "matrices:x:[[1]]",
      "matrices:20000:[[1]]", "matrices:5:[[1]];[[1,0],[0,1]]", "matrices:5:5:[[1]]", "matrices:[[c1]]",
    ] {
      #expect(throws: RepresentationError.self) { try FunctionClassSpecification(text) }
    }
  }
}
