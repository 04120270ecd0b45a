import Averaging
import ExactArithmetic
import FiniteGroups
import Representations
import Testing

@testable import Solving

/// The oracles for exact symmetry against exact linear programs and elimination, on all supports of small groups.
@Suite struct SupportOracleTests {
  private func table(_ name: String, _ functions: String) throws -> (FunctionClass, CoefficientTable<Rational>) {
    let description = try GroupDescription(name)
    let group = try description.enumerated()
    let functionClass = try FunctionClass(
      try FunctionClassSpecification(functions), group: group, action: try description.action(.natural, of: group))
    let criterion = ExactnessCriterion(ClassCharacter(functionClass))
    let space = MatrixCoefficientSpace(of: functionClass, dimension: criterion.dimension)
    return (functionClass, CoefficientTable(space, of: functionClass))
  }

  private static let classes = [
    ("S3", "polynomials:1"), ("S3", "polynomials:2"), ("C6", "characters:2,3"), ("C2^3", "polynomials:1"),
    ("C2^3", "polynomials:2"), ("D4", "functions"), ("Q8", "matrices:[[-1]];[[1]]"),
  ]

  @Test(arguments: classes)
  func convexAnswers(_ group: String, _ functions: String) throws {
    let (functionClass, table) = try table(group, functions)
    let oracle = ConvexOracle(table)
    let means = table.values.map { $0.reduce(.zero, +) / Rational(table.order) }
    for mask in 1..<(1 << table.order) {
      let support = (0..<table.order).filter { mask >> $0 & 1 == 1 }
      let rest = (0..<table.order).filter { mask >> $0 & 1 == 0 }
      let rows = table.values.map { row in support.map { row[$0] } }
      let program = GeneralLinearProgram<Rational>(
        equations: Matrix(rows: rows, columnCount: support.count), bounds: means)
      let isFeasible = if case .optimal = program.solve() { true } else { false }
      switch oracle.examine(support, missing: rest) {
      case .scheme(let scheme):
        #expect(isFeasible)
        #expect(scheme.allSatisfy { support.contains($0.element) })
        #expect(try AveragingScheme(scheme, weightClass: .convex).isExact(on: functionClass))
      case .witness(let witness):
        #expect(!isFeasible)
        #expect(support.allSatisfy { !witness.set.contains($0) })
        try verify(witness, table)
      case .undecided: Issue.record("undecided on \(support)")
      }
    }
  }

  @Test(arguments: classes)
  func affineAnswers(_ group: String, _ functions: String) throws {
    let (functionClass, table) = try table(group, functions)
    let oracle = AffineOracle(table)
    let means = table.values.map { $0.reduce(.zero, +) / Rational(table.order) }
    for mask in 1..<(1 << table.order) {
      let support = (0..<table.order).filter { mask >> $0 & 1 == 1 }
      let rest = (0..<table.order).filter { mask >> $0 & 1 == 0 }
      let rows = table.values.map { row in support.map { row[$0] } }
      let isSolvable = Matrix(rows: rows, columnCount: support.count).solve(means) != nil
      switch oracle.examine(support, missing: rest) {
      case .scheme(let scheme):
        #expect(isSolvable)
        #expect(try AveragingScheme(scheme, weightClass: .affine).isExact(on: functionClass))
      case .witness(let witness):
        #expect(!isSolvable)
        #expect(support.allSatisfy { !witness.set.contains($0) })
        try verify(witness, table)
      case .undecided: Issue.record("undecided on \(support)")
      }
    }
  }

  /// A witness by its definition.
  private func verify(_ witness: Witness, _ table: CoefficientTable<Rational>) throws {
    let values = (0..<table.order).map { g in
      zip(witness.coefficients, table.values).reduce(Rational.zero) { $0 + Rational($1.0) * $1.1[g] }
    }
    let mean = values.reduce(.zero, +) / Rational(table.order)
    for g in 0..<table.order {
      if let value = witness.value {
        #expect(!value.isZero)
        #expect(witness.set.contains(g) == (values[g] - mean != value))
      } else {
        #expect(witness.set.contains(g) == ((values[g] - mean).signum <= 0))
      }
    }
  }
}
