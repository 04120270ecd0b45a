import Averaging
import ExactArithmetic
import FiniteGroups
import Representations
import Testing

@Suite struct ModuleErrorTests {
  private static func scheme(degree: Int, size: Int, seed: UInt64) throws -> PermutationScheme {
    var random = SplitMix64(seed: seed)
    var elements: Set<Permutation> = []
    while elements.count < size {
      elements.insert(try Permutation(oneLine: Array(1..<(degree + 1)).shuffled(using: &random)))
    }
    return try PermutationScheme.uniform(on: elements.sorted { $0.oneLine.lexicographicallyPrecedes($1.oneLine) })
  }

  /// Σ ω(g) f(g⁻¹·) on labels, by the definition: a label is moved point by point.
  private static func average(
    _ terms: [(Permutation, Rational)], _ test: TestFunction<Permutation>, sorted: Bool
  ) -> [[Int]: Rational] {
    var result: [[Int]: Rational] = [:]
    for (element, weight) in terms {
      for (label, value) in zip(test.labels, test.coefficients) {
        let moved = label.map { element($0 - 1) + 1 }
        result[sorted ? moved.sorted() : moved, default: 0] += weight * value
      }
    }
    return result
  }

  private static func squaredNorm(_ function: [[Int]: Rational]) -> Rational {
    function.values.reduce(.zero) { $0 + $1 * $1 }
  }

  /// A module of a group that is not enumerated and the function class of the same group that is.
  @Test func agreesWithTheEnumeratedGroup() throws {
    let functions = try makeClass("S5", "tuples:2")
    let module = try PermutationModule.tuples(2, points: 5, generators: functions.group.generators)
    let permutations = try ModuleErrorTests.scheme(degree: 5, size: 7, seed: 1)
    let scheme = try permutations.indexed(in: functions.group)
    let (first, second) = (try ModuleErrors(on: module).weak(of: permutations), try scheme.weakError(on: functions))
    #expect(first.lower <= second.upper && second.lower <= first.upper)
    let irreducible = try SymmetryErrors(on: functions, matrixLimit: 0).weak(of: scheme)
    #expect(first.lower <= irreducible.upper && irreducible.lower <= first.upper)
    let random = try ModuleErrors(on: module, matrixLimit: 0).weak(of: permutations)
    #expect(first.lower <= random.upper && random.lower <= first.upper)
  }

  /// S₁₂ in degree 2, half a billion elements: exact matrices and doubles, functions that attain the bounds.
  @Test func degreeTwoOfTwelvePoints() throws {
    let group = try GroupDescription("S12").permutationGroup()
    let module = try PermutationModule.subsets(2, points: 12, generators: group.generators)
    let scheme = try ModuleErrorTests.scheme(degree: 12, size: 12, seed: 4)
    let (exact, rounded) = (ModuleErrors(on: module, matrixLimit: 66), ModuleErrors(on: module, matrixLimit: 0))
    let terms = scheme.weights.map { ($0.element, $0.weight) }
    let weak = try exact.weak(of: scheme)
    for error in [weak, try rounded.weak(of: scheme)] {
      let witness = try #require(error.witness)
      #expect(witness.coefficients.reduce(Rational.zero, +) == 0)
      let norm = witness.coefficients.reduce(Rational.zero) { $0 + $1 * $1 }
      let average = ModuleErrorTests.average(terms, witness, sorted: true)
      #expect(ModuleErrorTests.squaredNorm(average) / norm == error.lower)
      #expect((error.upper - error.lower).approximation < 1e-9)
      #expect(error.lower <= weak.upper && weak.lower <= error.upper)
    }
    #expect(try exact.isWeak(scheme, epsilon: weak.upper) == .holds)
    #expect(try exact.isWeak(scheme, epsilon: weak.lower * Rational(99, 100)) != .holds)
  }

  @Test func strongErrorsAreFoundBySearch() throws {
    let group = try GroupDescription("S12").permutationGroup()
    let module = try PermutationModule.tuples(1, points: 12, generators: group.generators)
    let scheme = try ModuleErrorTests.scheme(degree: 12, size: 6, seed: 9)
    let errors = ModuleErrors(on: module)
    var random = SplitMix64(seed: 1)
    let (weak, strong) = (try errors.weak(of: scheme), try errors.strong(of: scheme, in: group, using: &random))
    #expect(strong.upper == 2 * weak.upper)
    // Some permutation nearly reverses the worst function.
    #expect(strong.lower > weak.lower * Rational(3, 2))
    let witness = try #require(strong.witness)
    let element = try #require(witness.element)
    #expect(group.contains(element))
    let terms = scheme.weights.flatMap { [($0.element, $0.weight), (element * $0.element, -$0.weight)] }
    let norm = witness.coefficients.reduce(Rational.zero) { $0 + $1 * $1 }
    let change = ModuleErrorTests.average(terms, witness, sorted: false)
    #expect(ModuleErrorTests.squaredNorm(change) / (2 * norm) == strong.lower)
  }

  /// A sharply 2-transitive set is exact in degree 2 without enumerating anything: AGL(1, 7) in S₇.
  @Test func exactSchemesHaveNoError() throws {
    let module = try PermutationModule.tuples(
      2, points: 7, generators: try GroupDescription("S7").generators)
    let affine = try GroupDescription("AGL(1,7)").enumerated()
    let scheme = AveragingScheme.wholeGroup(affine, weightClass: .uniform).permutations(in: affine)
    #expect(scheme.size == 42)
    let errors = ModuleErrors(on: module)
    #expect(try errors.weak(of: scheme).exact == 0)
    #expect(try errors.isWeak(scheme, epsilon: 0) == .holds)
    var random = SplitMix64(seed: 1)
    let group = try GroupDescription("S7").permutationGroup()
    #expect(try errors.strong(of: scheme, in: group, using: &random).exact == 0)
  }

  /// An error below the rounding of doubles: the strong one still lies between the weak one and twice its upper bound.
  @Test(arguments: [3, 5, 7, 11]) func errorBelowRounding(points: Int) throws {
    let group = try GroupDescription("S\(points)").permutationGroup()
    let module = try PermutationModule.tuples(1, points: points, generators: group.generators)
    let cyclic = try GroupDescription("C\(points)").enumerated()
    let tiny = Rational(1, 1 << 58)
    let weights = (0..<points).map { element in
      (element: element, weight: Rational(1, points) + (element == 0 ? tiny * Rational(points - 1) : -tiny))
    }
    let scheme = try AveragingScheme(weights, weightClass: .convex).permutations(in: cyclic)
    let errors = ModuleErrors(on: module, matrixLimit: 0)
    let weak = try errors.weak(of: scheme)
    var random = SplitMix64(seed: 1)
    let strong = try errors.strong(of: scheme, in: group, using: &random)
    #expect(weak.upper.signum > 0)
    #expect(strong.upper >= 2 * weak.upper && strong.lower >= weak.lower)
  }

  /// B₄ by its 384 elements and as a module of signed permutations.
  @Test func signsAgreeWithTheEnumeratedGroup() throws {
    let description = try GroupDescription("B4")
    let functions = try makeClass("B4", "polynomials:2")
    let module = try ModuleFunctionClass(.polynomials(degree: 2), of: description)
    var random = SplitMix64(seed: 3)
    var elements: Set<Permutation> = []
    while elements.count < 5 { elements.insert(module.group.randomElement(using: &random)) }
    let scheme = try PermutationScheme.uniform(
      on: elements.sorted { $0.oneLine.lexicographicallyPrecedes($1.oneLine) })
    let errors = ModuleErrors(on: module)
    let enumerated = try SymmetryErrors(on: functions)
    let indexed = try scheme.indexed(in: functions.group)
    let (weak, other) = (try errors.weak(of: scheme), enumerated.weak(of: indexed))
    #expect(weak.lower <= other.upper && other.lower <= weak.upper && weak.lower.signum > 0)
    // Few ways to move the monomials: the strong error is known just as well.
    let (strong, exact) = (
      try errors.strong(of: scheme, in: module.group, using: &random), enumerated.strong(of: indexed)
    )
    #expect(strong.lower <= exact.upper && exact.lower <= strong.upper)
    #expect((strong.upper - strong.lower).approximation < 1e-9)
    #expect(module.group.contains(try #require(strong.witness?.element)))
    let dense = ModuleErrors(on: module.module, coordinates: .signedPairs, matrixLimit: 0)
    let rounded = try dense.weak(of: scheme)
    #expect(rounded.lower <= weak.upper && weak.lower <= rounded.upper)
  }

  /// Permutations that do not keep ±coordinates are no signed permutations.
  @Test func brokenPairsAreRefused() throws {
    let module = try ModuleFunctionClass(.polynomials(degree: 1), of: try GroupDescription("B9"))
    let cycle = try Permutation(text: "(1 2 3)", degree: 18)
    #expect(CoordinateAction.signedPairs.signedPermutation(cycle) == nil)
    #expect(throws: FourierError.elementOutsideGroup(number: 0)) {
      try ModuleErrors(on: module).weak(of: .point(cycle))
    }
    #expect(throws: FourierError.wrongDegree(9, expected: 18)) {
      try ModuleErrors(on: module).weak(of: .point(Permutation(identity: 9)))
    }
    for specification in [FunctionClassSpecification.functions, .subsets(size: 2), .regular] {
      #expect(throws: RepresentationError.self) {
        try ModuleFunctionClass(specification, of: try GroupDescription("B9"))
      }
    }
    #expect(throws: RepresentationError.self) {
      try ModuleFunctionClass(.regular, of: try GroupDescription("S30"))
    }
    #expect(throws: RepresentationError.self) {
      try ModuleFunctionClass(.tuples(size: 31), of: try GroupDescription("S30"))
    }
  }

  /// A group of 1.7 million elements that moves each orbit in 120 ways: the strong error is the largest of three that
  /// can be computed with all elements.
  @Test func strongErrorsOfProductsAreTight() throws {
    let module = try ModuleFunctionClass(.functions, of: try GroupDescription("S5^3"))
    let factor = try makeClass("S5", "functions")
    var random = SplitMix64(seed: 11)
    let elements = (0..<6).map { _ in module.group.randomElement(using: &random) }
    let scheme = try PermutationScheme.uniform(on: elements, weightClass: .convex)
    let errors = ModuleErrors(on: module)
    let strong = try errors.strong(of: scheme, in: module.group, using: &random)
    let parts = try (0..<3).map { part in
      let restricted = try scheme.image { element in
        try #require(
          factor.group.index(
            of: try Permutation(oneLine: (0..<5).map { element(5 * part + $0) - 5 * part + 1 })))
      }
      return try SymmetryErrors(on: factor).strong(of: restricted)
    }
    let lower = try #require(parts.map(\.lower).max())
    let upper = try #require(parts.map(\.upper).max())
    #expect(strong.lower <= upper && lower <= strong.upper)
    #expect((strong.upper - strong.lower).approximation < 1e-9)
    let weak = try errors.weak(of: scheme)
    #expect(strong.upper < 2 * weak.upper)
    // Verdicts with evidence.
    #expect(try errors.isStrong(scheme, epsilon: strong.upper, in: module.group, using: &random) == .holds)
    #expect(try errors.isStrong(scheme, epsilon: weak.upper * 2, in: module.group, using: &random) == .holds)
    let verdict = try errors.isStrong(
      scheme, epsilon: strong.lower * Rational(99, 100), in: module.group, using: &random)
    guard case .fails(let witness?) = verdict else {
      Issue.record("\(verdict)")
      return
    }
    let element = try #require(witness.element)
    #expect(module.group.contains(element))
    let terms = scheme.weights.flatMap { [($0.element, $0.weight), (element * $0.element, -$0.weight)] }
    let change = ModuleErrorTests.average(terms, witness, sorted: false)
    let norm = witness.coefficients.reduce(Rational.zero) { $0 + $1 * $1 }
    #expect(ModuleErrorTests.squaredNorm(change) / (2 * norm) > strong.lower * Rational(99, 100))
  }

  /// Between the best h that was found and twice the weak error nothing is claimed.
  @Test func strongVerdictsMayBeOpen() throws {
    let module = try ModuleFunctionClass(.functions, of: try GroupDescription("S13"))
    var random = SplitMix64(seed: 2)
    let elements = (0..<9).map { _ in module.group.randomElement(using: &random) }
    let scheme = try PermutationScheme.uniform(on: elements, weightClass: .convex)
    let errors = ModuleErrors(on: module)
    let strong = try errors.strong(of: scheme, in: module.group, using: &random)
    let weak = try errors.weak(of: scheme)
    #expect(strong.upper == 2 * weak.upper && strong.lower > weak.lower * Rational(3, 2))
    var seeded = SplitMix64(seed: 2)
    if strong.lower < strong.upper * Rational(999_999, 1_000_000) {
      let middle = (strong.lower + strong.upper * 99) / 100
      let verdict = try errors.isStrong(scheme, epsilon: middle, in: module.group, using: &seeded)
      guard case .undecided(let bounds) = verdict else {
        Issue.record("\(verdict)")
        return
      }
      #expect(bounds.lower <= middle && middle < bounds.upper)
    }
    #expect(
      try errors.isStrong(scheme, epsilon: weak.lower / 2, in: module.group, using: &seeded) != .holds)
  }

  @Test func whatDoesNotFitIsRefused() throws {
    let module = try PermutationModule.subsets(
      1, points: 4, generators: [try Permutation(text: "(1 2)(3 4)", degree: 4)])
    let errors = ModuleErrors(on: module)
    #expect(throws: FourierError.wrongDegree(5, expected: 4)) {
      try errors.weak(of: .point(Permutation(identity: 5)))
    }
    #expect(throws: FourierError.elementOutsideGroup(number: 0)) {
      try errors.weak(of: .point(try Permutation(text: "(2 3)", degree: 4)))
    }
  }
}
