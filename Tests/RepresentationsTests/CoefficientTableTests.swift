import ExactArithmetic
import FiniteGroups
import Representations
import Testing

@Suite struct CoefficientTableTests {
  private func make(_ group: String, _ action: String, _ degree: Int) throws -> FieldFunctionClass {
    try FieldFunctionClassTests.make(group, action, "polynomials:\(degree)")
  }

  /// What every table promises: names and values agree, doubles are near, the constant is first, and the functions are
  /// independent over the field.
  private func expectLaws(_ table: CoefficientTable<RealCyclotomic>, of functions: FieldFunctionClass) {
    #expect(table.labels.first == .constant && table.order == functions.group.order)
    #expect(table.conductor == functions.conductor)
    for (index, label) in table.labels.enumerated() {
      if case .entry(let row, let column) = label {
        #expect(functions.values(row: row, column: column) == table.values[index])
      } else {
        #expect(index == 0 && table.values[0].allSatisfy { $0 == 1 })
      }
      for (value, double) in zip(table.values[index], table.approximations[index]) {
        #expect(abs(value.approximation - double) <= 1e-12 * max(1, abs(double)))
      }
    }
    let matrix = Matrix(rows: table.values, columnCount: table.order)
    #expect(matrix.reducedRowEchelonForm().rank == table.dimension)
  }

  /// 2k + 1 trigonometric polynomials, until there are n.
  @Test(arguments: [1, 2, 3, 5, 7, 8, 9, 10, 12]) func rotations(_ n: Int) throws {
    for degree in 0..<(n / 2 + 2) {
      let functions = try make("C\(n)", "plane", degree)
      let table = try CoefficientTable<RealCyclotomic>(of: functions)
      #expect(table.dimension == min(2 * degree + 1, n))
      if n < 10 || degree < 3 { expectLaws(table, of: functions) }
    }
  }

  /// Over the field and over ℚ, degrees 0, 1, 2, …. From GAP 4.12: the sums of d² over the irreducible characters in
  /// SymmetricParts(table, [chi], k), and over their Galois conjugates.
  @Test(arguments: [
    ("D5", "plane", [1, 5, 9, 9, 9, 10, 10], [1, 9, 9, 9, 9, 10, 10]),
    ("D7", "plane", [1, 5, 9, 13, 13, 13, 13, 14], [1, 13, 13, 13, 13, 13, 13, 14]),
    ("D8", "plane", [1, 5, 9, 13, 15, 15, 15, 15, 16], [1, 9, 13, 13, 15, 15, 15, 15, 16]),
    ("D12", "plane", [1, 5, 9, 13, 17, 21], [1, 9, 13, 17, 21, 21]),
    ("W(I2(7))", "reflection", [1, 5, 9, 13], [1, 13, 13, 13]),
    ("I", "space", [1, 10, 35, 60], [1, 19, 44, 60]), ("A5", "icosahedral", [1, 10, 35, 60], [1, 19, 44, 60]),
    ("Ih", "space", [1, 10, 35], [1, 19, 44]), ("W(H3)", "reflection", [1, 10], [1, 19]),
    ("W(A3)", "reflection", [1, 10, 14, 23, 23], [1, 10, 14, 23, 23]),
  ])
  func dimensions(_ group: String, _ action: String, _ dimensions: [Int], _ rational: [Int]) throws {
    for (degree, (dimension, rationalDimension)) in zip(dimensions, rational).enumerated() {
      let functions = try make(group, action, degree)
      let table = try CoefficientTable<RealCyclotomic>(of: functions)
      #expect(table.dimension == dimension && table.values.count == dimension)
      let components = try CoefficientTable<Rational>(rationalComponentsOf: functions)
      #expect(components.dimension == rationalDimension)
      let constituents = try FieldClassConstituents(of: functions)
      #expect(constituents.dimension(upTo: degree) == dimension)
      #expect(
        constituents.occurring.reduce(0) { $0 + constituents.table.degrees[$1] * constituents.table.degrees[$1] }
          == dimension)
    }
  }

  /// The characters bound what *all* coefficients span: exact elimination over the field finds the same.
  @Test(arguments: [("D5", 3), ("C7", 2), ("D8", 2), ("C9", 3)])
  func noCoefficientIsOutside(_ group: String, _ degree: Int) throws {
    let functions = try make(group, "plane", degree)
    let table = try CoefficientTable<RealCyclotomic>(of: functions)
    var rows = table.values
    for part in functions.degrees {
      let labels = functions.labels(ofDegree: part)
      for row in labels {
        for column in labels { rows.append(try #require(functions.values(row: row, column: column))) }
      }
    }
    #expect(Matrix(rows: rows, columnCount: table.order).reducedRowEchelonForm().rank == table.dimension)
  }

  /// Components put together are the coefficients again.
  @Test(arguments: [("C7", "plane", 1), ("D8", "plane", 2), ("I", "space", 1)])
  func componentsAreCoordinates(_ group: String, _ action: String, _ degree: Int) throws {
    let functions = try make(group, action, degree)
    let table = try CoefficientTable<Rational>(rationalComponentsOf: functions)
    #expect(table.labels.first == .constant)
    for (label, values) in zip(table.labels, table.values).dropFirst() {
      guard case .component(let row, let column, let component) = label else {
        Issue.record("\(label) is no component")
        continue
      }
      let whole = try #require(functions.values(row: row, column: column))
      #expect(values == whole.compactMap { $0.coordinates(conductor: functions.conductor)?[component] })
    }
    #expect(Matrix(rows: table.values, columnCount: table.order).rank() == table.dimension)
  }

  /// C5 on linear functions of the plane: three real weights on 0, 2 and 3 fifths of a turn are exact, and they are
  /// not rational; with rational weights all five elements are needed.
  @Test func pentagon() throws {
    let functions = try make("C5", "plane", 1)
    let table = try CoefficientTable<RealCyclotomic>(of: functions)
    let rotation = functions.group.generatorIndices[0]
    let power = { (k: Int) in (0..<k).reduce(0) { element, _ in functions.group.product(element, rotation) } }
    let support = [0, power(2), power(3)]
    let equations = Matrix(rows: table.values.map { row in support.map { row[$0] } }, columnCount: 3)
    let means = table.values.map { $0.reduce(RealCyclotomic.zero, +) / 5 }
    let weights = try #require(equations.solve(means))
    #expect(weights.allSatisfy { $0.signum > 0 } && weights.reduce(0, +) == 1)
    #expect(weights.contains { $0.rational == nil })
    // No two elements are enough, whatever the weights.
    for first in 0..<5 {
      for second in (first + 1)..<5 {
        let pair = Matrix(rows: table.values.map { [$0[first], $0[second]] }, columnCount: 2)
        #expect(pair.solve(means) == nil)
      }
    }
    let components = try CoefficientTable<Rational>(rationalComponentsOf: functions)
    #expect(table.dimension == 3 && components.dimension == 5)
  }

  @Test func primesAndRootsAreThoseOfTheField() throws {
    let table = try CoefficientTable<RealCyclotomic>(of: try make("D8", "plane", 2))
    #expect(Int(table.field.modulus) % 8 == 1)
    #expect(table.field.power(table.rootOfUnity, 8) == 1 && table.field.power(table.rootOfUnity, 4) != 1)
  }

  @Test func groupsWithoutCharacterTableAreRefused() throws {
    let functions = try FieldFunctionClassTests.make("C600", "natural", "matrices:1:[[-1]]")
    #expect(throws: RepresentationError.self) { try CoefficientTable<RealCyclotomic>(of: functions) }
  }
}
