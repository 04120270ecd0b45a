import ExactArithmetic
import FiniteGroups
import Representations
import Testing

@testable import Averaging

/// What the errors are decided with.
@Suite struct ErrorPencilTests {
  private static func random(_ size: Int, _ random: inout SplitMix64) -> Matrix<Rational> {
    Matrix(
      rows: (0..<size).map { _ in (0..<size).map { _ in Rational(Int.random(in: -9...9, using: &random)) } },
      columnCount: size)
  }

  /// Far below the precision of doubles the exact elimination decides.
  @Test func decidesWhatDoublesCannot() {
    let tiny = Rational(1, 1_000_000_000_000_000) * Rational(1, 1_000_000_000_000_000)
    var random = SplitMix64(seed: 13)
    let change = ErrorPencilTests.random(4, &random)
    var diagonal = Matrix<Rational>(rowCount: 4, columnCount: 4, repeating: 0)
    for (index, value) in [Rational(3, 7), Rational(3, 7), Rational(1, 2) - 1, 0].enumerated() {
      diagonal[index, index] = value * value
    }
    let pencil = QuadraticPencil(
      numerator: change.transposed * diagonal * change, denominator: change.transposed * change)
    let most = Rational(1, 4)
    for (bound, holds) in [
      (most, true), (most + tiny, true), (most - tiny, false), (Rational(9, 49), false), (1, true),
    ] {
      switch pencil.decide(bound) {
      case .holds(let equality):
        #expect(holds)
        #expect(equality.isEmpty == (bound != most))
        for vector in equality { #expect(pencil.quotient(at: vector) == most) }
      case .fails(let vector):
        #expect(!holds)
        #expect(pencil.quotient(at: vector) > bound)
      case .undecided: Issue.record("\(bound) is undecided")
      }
    }
    let (bounds, vector) = pencil.supremum(scale: 4)
    #expect(bounds.lower == most && bounds.upper == most && pencil.quotient(at: vector) == most)
    // Without a scale the value is not guessed, only enclosed.
    let enclosed = pencil.supremum(scale: nil).bounds
    #expect(enclosed.lower <= most && most <= enclosed.upper)
    #expect((enclosed.upper - enclosed.lower).approximation < 1e-9)
  }

  /// Quotients of Fibonacci numbers are on both sides of the golden ratio, the largest value of a pencil, 10⁻⁶⁰ away.
  @Test(arguments: [14, 24]) func decidesNextToAnIrrationalValue(size: Int) {
    var random = SplitMix64(seed: 5)
    var change = Matrix<Rational>.identity(size)
    for row in 0..<size {
      for column in 0..<row { change[row, column] = Rational(Int.random(in: -1...1, using: &random)) }
    }
    // The golden ratio twice, and smaller values.
    var middle = Matrix<Rational>(rowCount: size, columnCount: size, repeating: 0)
    for start in [0, 2] {
      middle[start, start] = 1
      middle[start, start + 1] = 1
      middle[start + 1, start] = 1
    }
    for index in 4..<size { middle[index, index] = Rational(index, size) }
    // A numerator of forms is positive semidefinite in use; that does not matter here.
    let pencil = QuadraticPencil(
      numerator: change.transposed.product(middle.product(change)), denominator: change.gram())
    var (small, large) = (Rational(1), Rational(1))
    for _ in 0..<150 { (small, large) = (large, small + large) }
    for (quotient, isAbove) in [(large / small, false), ((small + large) / large, true)] {
      #expect((quotient * quotient > quotient + 1) == isAbove)
      switch pencil.decide(quotient) {
      case .holds(let equality): #expect(isAbove && equality.isEmpty)
      case .fails(let vector): #expect(!isAbove && pencil.quotient(at: vector) > quotient)
      case .undecided: Issue.record("undecided")
      }
    }
    // Far below the digits that eight rounds tell: any answer but a wrong one.
    guard size == 14 else { return }
    for _ in 0..<1_000 { (small, large) = (large, small + large) }
    let near = large / small
    switch pencil.decide(near) {
    case .holds: #expect(near * near > near + 1)
    case .fails(let vector): #expect(pencil.quotient(at: vector) > near)
    case .undecided: break
    }
  }

  /// A factorization in doubles proves what is positive definite by a margin, and never what is not.
  @Test func factorizationsProveDefiniteness() {
    var random = SplitMix64(seed: 31)
    for size in [1, 2, 5, 12] {
      for _ in 0..<5 {
        let matrix = ErrorPencilTests.random(size, &random)
        let square = matrix.gram()
        #expect(square == matrix.transposed * matrix)
        #expect(square.adding(.identity(size)).isProvablyPositiveDefinite)
        var singular = matrix
        for row in 0..<size { singular[row, size - 1] = size > 1 ? 2 * singular[row, 0] : 0 }
        #expect(!singular.gram().isProvablyPositiveDefinite)
        var lowered = singular.gram()
        lowered[0, 0] -= Rational(1, 1_000_000_000_000)
        #expect(!lowered.isProvablyPositiveDefinite)
      }
    }
  }

  /// Products in machine integers are those in rational numbers, and entries that do not fit are not cut off.
  @Test func productsDoNotOverflow() {
    let large = Rational(1 << 61)
    let matrix = Matrix(rows: [[large, 1], [Rational(1, 3), large]], columnCount: 2)
    #expect(matrix.product(matrix) == matrix * matrix)
    let integers = Matrix(rows: [[large, 1], [-large, 2]], columnCount: 2)
    #expect(integers.product(integers) == integers * integers)
    #expect([Rational(-2, 3), Rational(4, 9), 0].primitive == [-3, 2, 0])
  }

  /// Symmetric groups whose matrices are not tabulated.
  @Test func symmetricGroupsWithoutTables() throws {
    let functions = try makeClass("S4", "regular")
    let definition = DefinitionOfErrors(functions: functions)
    let places = functions.constituents.enumerated().map { ($0, $1) }
    let (fast, tabulated) = (
      try IrreducibleRoute(places, of: functions.group, tableLimit: 0),
      try IrreducibleRoute(places, of: functions.group)
    )
    guard case .symmetric = fast.dual, case .tabulated = tabulated.dual else {
      Issue.record("the limit decides which way is taken")
      return
    }
    var random = SplitMix64(seed: 41)
    let scheme = try randomScheme(on: functions.group, size: 6, &random)
    let (weak, other) = (fast.weak(of: scheme), tabulated.weak(of: scheme))
    #expect(weak.lower <= other.upper && other.lower <= weak.upper)
    #expect((weak.upper - weak.lower).approximation < 1e-9)
    let (strong, precise) = (fast.strong(of: scheme), tabulated.strong(of: scheme))
    #expect(strong.lower <= precise.upper && precise.lower <= strong.upper)
    #expect(strong.upper == max(strong.lower, 2 * weak.upper) && strong.lower >= weak.lower)
    for error in [weak, strong] {
      #expect(definition.quotient(scheme, at: try #require(error.witness)) == error.lower)
    }
  }
}
