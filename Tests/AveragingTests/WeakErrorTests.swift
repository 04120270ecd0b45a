import Averaging
import ExactArithmetic
import FiniteGroups
import Representations
import Testing

/// Random weights k/Σk on some random elements; negative ones too for affine schemes.
func randomScheme(
  on group: FiniteGroup, size: Int, weights: WeightClass = .convex, _ random: inout SplitMix64
) throws -> AveragingScheme {
  let support = (0..<group.order).shuffled(using: &random).prefix(size)
  while true {
    let numbers = support.map { _ in
      weights == .uniform ? 1 : Int.random(in: weights == .affine ? -3...4 : 1...6, using: &random)
    }
    let sum = numbers.reduce(0, +)
    if sum == 0 { continue }
    return try AveragingScheme(zip(support, numbers).map { ($0, Rational($1, sum)) }, weightClass: weights)
  }
}

/// The quotients of the definitions, evaluated with dense matrices and sums over the whole group.
struct DefinitionOfErrors {
  let functions: FunctionClass

  private func image(_ element: Int, _ vector: [Rational], _ index: Int) -> [Rational] {
    let constituent = functions.constituents[index]
    return (0..<constituent.dimension).map { row in
      vector.indices.reduce(Rational.zero) { sum, column in
        let entry = constituent.entry(row, column, at: element)
        return entry == 0 || vector[column].isZero ? sum : sum + Rational(entry) * vector[column]
      }
    }
  }

  /// Σ_g |ρ(g)v|², an invariant square.
  private func square(_ vector: [Rational], _ index: Int) -> Rational {
    (0..<functions.group.order).reduce(Rational.zero) { sum, element in
      image(element, vector, index).reduce(sum) { $0 + $1 * $1 }
    }
  }

  private func change(_ vector: [Rational], by element: Int, _ index: Int) -> Rational {
    square(zip(vector, image(element, vector, index)).map { $0 - $1 }, index)
  }

  private func meanChange(_ vector: [Rational], _ index: Int) -> Rational {
    (0..<functions.group.order).reduce(Rational.zero) { $0 + change(vector, by: $1, index) }
      / Rational(functions.group.order)
  }

  func average(_ scheme: AveragingScheme, _ vector: [Rational], _ index: Int) -> [Rational] {
    scheme.entries.reduce([Rational](repeating: .zero, count: vector.count)) { sum, entry in
      zip(sum, image(entry.element, vector, index)).map { $0 + entry.weight * $1 }
    }
  }

  /// E_h‖Ef − ρ(h)Ef‖² / E_h‖f − ρ(h)f‖²; for a test function with an element h, ‖Ef − ρ(h)Ef‖² instead above.
  func quotient(_ scheme: AveragingScheme, at test: TestFunction<Int>) -> Rational {
    let (function, index) = (test.coefficients, test.constituent)
    let result = average(scheme, function, index)
    let above = test.element.map { change(result, by: $0, index) } ?? meanChange(result, index)
    return above / meanChange(function, index)
  }

  /// ‖Ef − ρ(h)Ef‖² and ‖f − ρ(h)f‖².
  func pointwise(_ scheme: AveragingScheme, at test: TestFunction<Int>) throws -> (above: Rational, below: Rational) {
    let element = try #require(test.element)
    let result = average(scheme, test.coefficients, test.constituent)
    return (
      change(result, by: element, test.constituent), change(test.coefficients, by: element, test.constituent)
    )
  }
}

@Suite struct WeakErrorTests {
  /// Lower bounds are attained by the functions returned, by the definition; the bounds are close.
  @Test(arguments: [
    ("S3", "regular"), ("S4", "functions"), ("D5", "polynomials:2"), ("B2", "polynomials:3"), ("A4", "tuples:2"),
    ("S3", "matrices:[[0,-1],[1,-1]];[[0,1],[1,0]]"), ("C5", "characters:5"), ("Q8", "regular"),
    ("C2", "matrices:[[-1]]"),
  ])
  func witnessesAttainTheLowerBound(_ name: String, _ text: String) throws {
    let functions = try makeClass(name, text)
    let errors = try SymmetryErrors(on: functions)
    let definition = DefinitionOfErrors(functions: functions)
    var random = SplitMix64(seed: 11)
    for weights in WeightClass.allCases {
      let scheme = try randomScheme(
        on: functions.group, size: min(4, functions.group.order), weights: weights, &random)
      for error in [errors.weak(of: scheme), errors.strong(of: scheme)] {
        let witness = try #require(error.witness)
        #expect(definition.quotient(scheme, at: witness) == error.lower)
        #expect(error.lower <= error.upper)
        #expect(error.upper.approximation <= error.lower.approximation * (1 + 1e-9))
        #expect(witness.labels == functions.constituents[witness.constituent].labels)
      }
    }
  }

  @Test func knownValues() throws {
    let functions = try makeClass("C7", "regular")
    let generator = functions.group.generatorIndices[0]
    let powers = (0..<7).reduce(into: [functions.group.identity]) { list, _ in
      list.append(functions.group.product(list[list.count - 1], generator))
    }
    // The difference set of the quadratic residues meets the Plancherel bound: (v − k)/(k(v − 1)).
    let residues = try AveragingScheme.uniform(on: [1, 2, 4].map { powers[$0] })
    #expect(try residues.weakError(on: functions).exact == Rational(2, 9))
    let errors = try SymmetryErrors(on: functions)
    #expect(errors.isWeak(residues, epsilon: Rational(2, 9)) == .holds)
    guard case .fails(let witness?) = errors.isWeak(residues, epsilon: Rational(2, 9) - Rational(1, 1_000_000_000))
    else {
      Issue.record("2/9 is the error, so that nothing below it is enough")
      return
    }
    #expect(
      DefinitionOfErrors(functions: functions).quotient(residues, at: witness) > Rational(2, 9)
        - Rational(1, 1_000_000_000))
  }

  /// One element averages nothing, all elements everything; all but one are off by 1/(|G| − 1)².
  @Test(arguments: ["C2", "S3", "Q8", "C3xC3", "D6", "A4", "7:3"])
  func pointsAndTheirComplements(_ name: String) throws {
    let functions = try makeClass(name, "regular")
    let (group, errors) = (functions.group, try SymmetryErrors(on: functions))
    #expect(errors.weak(of: .point(group.order - 1)).exact == 1)
    #expect(errors.weak(of: .wholeGroup(group, weightClass: .uniform)).exact == 0)
    #expect(errors.isWeak(.wholeGroup(group, weightClass: .uniform), epsilon: 0) == .holds)
    let punctured = try AveragingScheme.uniform(on: Array(1..<group.order))
    let value = Rational(1, (group.order - 1) * (group.order - 1))
    #expect(errors.weak(of: punctured).exact == value)
    #expect(errors.isWeak(punctured, epsilon: value) == .holds)
    #expect(errors.isWeak(punctured, epsilon: value * Rational(999_999_999, 1_000_000_000)) != .holds)
  }

  /// Exact matrices and irreducible representations agree, and so do the exact verdicts and the bounds.
  @Test(arguments: [
    ("S4", "regular"), ("D6", "functions"), ("S4", "polynomials:3"), ("SL(2,3)", "regular"), ("7:3", "tuples:2"),
  ])
  func bothRoutesAgree(_ name: String, _ text: String) throws {
    let functions = try makeClass(name, text)
    let matrices = try SymmetryErrors(on: functions, matrixLimit: 100)
    let irreducibles = try SymmetryErrors(on: functions, matrixLimit: 0)
    let definition = DefinitionOfErrors(functions: functions)
    var random = SplitMix64(seed: 3)
    let scheme = try randomScheme(on: functions.group, size: 5, &random)
    let (exact, bounds) = (matrices.weak(of: scheme), irreducibles.weak(of: scheme))
    #expect(exact.lower <= bounds.upper && bounds.lower <= exact.upper)
    #expect((bounds.upper - bounds.lower).approximation < 1e-9)
    #expect(definition.quotient(scheme, at: try #require(bounds.witness)) == bounds.lower)
    let below = exact.lower - Rational(1, 1_000_000)
    #expect(matrices.isWeak(scheme, epsilon: exact.upper) == .holds)
    #expect(irreducibles.isWeak(scheme, epsilon: exact.upper + Rational(1, 1_000_000)) == .holds)
    for errors in [matrices, irreducibles] {
      guard case .fails(let witness) = errors.isWeak(scheme, epsilon: below) else {
        Issue.record("the error is above \(below)")
        continue
      }
      #expect(definition.quotient(scheme, at: try #require(witness)) > below)
    }
  }

  /// The larger the class, the larger the error.
  @Test func isMonotone() throws {
    var random = SplitMix64(seed: 5)
    let group = try makeClass("S4", "functions").group
    for _ in 0..<3 {
      let scheme = try randomScheme(on: group, size: 6, &random)
      let values = try ["functions", "subsets:2", "tuples:2"].map { try scheme.weakError(on: try makeClass("S4", $0)) }
      #expect(values[0].lower <= values[2].upper && values[1].lower <= values[2].upper)
    }
  }
}
