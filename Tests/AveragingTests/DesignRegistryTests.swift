import Averaging
import ExactArithmetic
import FiniteGroups
import Representations
import Testing

/// The designs as constructions of the registry.
@Suite struct DesignRegistryTests {
  private func result(
    _ method: String, _ group: String, _ text: String, _ target: SymmetryNotion = .exact
  ) throws -> ConstructedScheme {
    try SchemeConstructions.named(method).scheme(for: SchemeProblem(makeClass(group, text), target: target), seed: 1)
  }

  /// Known sizes: simplex and Hamming codes, the tetracode, Reed–Solomon, sum zero modulo 4,
  /// letters repeated. The groups of the last rows are C2² and C2³ by other generators and other names.
  @Test(arguments: [
    ("C2^4", "polynomials:3", 8), ("C2^5", "polynomials:2", 8), ("C2^7", "polynomials:2", 8),
    ("C2^4", "polynomials:1", 2), ("C2^3", "polynomials:0", 1), ("C2^4", "regular", 16),
    ("C3^4", "polynomials:2", 9), ("C3^4", "polynomials:1", 3), ("C5^3", "polynomials:2", 25),
    ("C4^3", "polynomials:2", 16),
    ("C6^2", "polynomials:1", 6), ("C4^2", "polynomials:2", 16), ("(1 2)(3 4),(1 3)(2 4)", "functions", 4),
    ("(1 2),(3 4),(1 2)(5 6)", "polynomials:1", 2), ("(1 2),(3 4),(1 2)(5 6)", "polynomials:2", 4),
    ("SmallGroup(4,2)", "regular", 4), ("C1", "regular", 1),
  ])
  func orthogonalArrays(_ group: String, _ text: String, _ size: Int) throws {
    let result = try result("orthogonal-array", group, text)
    #expect(result.scheme.size == size && result.guaranteedSize == size)
    #expect(result.isExact && result.reachesTarget && result.scheme.weightClass == .uniform)
    #expect(result.scheme.isExact(on: try makeClass(group, text)), "by the definition, not by the problem")
  }

  /// AGL(1, q), PSL(2, q) and sharply transitive sets on points, pairs and subsets, in S_n and in smaller groups. Where the sizes
  /// are the number of units no scheme is smaller: the Delsarte bound demands them.
  @Test(arguments: [
    ("S5", "functions", 5, true), ("S5", "tuples:2", 20, true), ("S4", "tuples:2", 12, true),
    ("S6", "functions", 6, true), ("S6", "tuples:2", 60, false), ("S5", "subsets:2", 10, true),
    ("A5", "functions", 5, true), ("A5", "tuples:2", 60, false), ("PSL(2,7)", "functions", 8, true),
    ("AGL(1,7)", "functions", 7, true), ("AGL(1,8)", "functions", 8, true), ("S4", "regular", 24, true),
    ("(1 2 3 4 5),(1 2)", "tuples:2", 20, true), ("(2 3 5),(1 4 5)", "functions", 5, true),
  ])
  func transitiveSets(_ group: String, _ text: String, _ size: Int, _ isLeast: Bool) throws {
    let functions = try makeClass(group, text)
    let result = try result("transitive-set", group, text)
    #expect(result.scheme.size == size && result.isExact && result.scheme.isExact(on: functions))
    #expect(result.scheme.weightClass == .uniform && result.guaranteedSize == size)
    if isLeast { #expect(DelsarteBound(ClassCharacter(functions))?.size == size) }
  }

  /// Least sizes for m ≤ 5; bent functions and dual BCH codes beyond; functions that live on a quotient.
  @Test(arguments: [
    ("C2^4", "regular", Rational(1, 9), 6), ("C2^5", "regular", Rational(1, 4), 8),
    ("C2^5", "regular", Rational(1, 9), 12),
    ("C2^5", "regular", Rational(1, 16), 16), ("C2^6", "regular", Rational(1, 49), 28),
    ("SmallGroup(16,14)", "regular", Rational(1, 9), 6), ("(1 2)(3 4),(1 3)(2 4)", "functions", Rational(1, 9), 3),
    ("(1 2),(3 4),(1 2)(5 6)", "functions", Rational(1, 4), 4), ("C2^5", "regular", 1, 1),
    ("C2^3", "polynomials:0", Rational(1, 4), 1),
  ])
  func smallBiasSets(_ group: String, _ text: String, _ epsilon: Rational, _ size: Int) throws {
    let result = try result("small-bias", group, text, .weak(epsilon))
    #expect(result.scheme.size == size && result.reachesTarget && result.guaranteedSize == size)
    #expect(result.scheme.weightClass == .uniform)
    let enclosure = try result.scheme.weakError(on: makeClass(group, text)).enclosure
    #expect(enclosure.lower <= epsilon)
  }

  /// Every refusal says why, by a case of its own when the group or the target is the reason.
  @Test(arguments: [
    ("orthogonal-array", "S3", "functions", SymmetryNotion.exact, "abelian"),
    ("orthogonal-array", "C4xC2", "functions", .exact, "power of a cyclic group"),
    ("orthogonal-array", "Q8", "regular", .weak(Rational(1, 2)), "abelian"),
    ("transitive-set", "C3^2", "functions", .exact, "goes to 3 only"),
    ("transitive-set", "S1", "functions", .exact, "transitive"),
    ("small-bias", "C2^3", "regular", .exact, "ε > 0"),
    ("small-bias", "C4", "regular", .weak(Rational(1, 2)), "order 2"),
    ("small-bias", "S3", "regular", .weak(Rational(1, 2)), "order 2"),
  ])
  func notApplicable(
    _ method: String, _ group: String, _ text: String, _ target: SymmetryNotion, _ reason: String
  ) throws {
    let error = try #require(throws: ConstructionError.self) { try result(method, group, text, target) }
    guard case .notApplicable(let construction, let given) = error else {
      Issue.record("\(error)")
      return
    }
    #expect(construction == method && given.contains(reason))
    #expect(error.description.contains("does not apply"))
  }

  @Test func notReached() throws {
    for (method, group, text, target) in [
      ("small-bias", "C2^6", "regular", SymmetryNotion.weak(Rational(1, 50))),
      ("transitive-set", "D5", "regular", .exact),
    ] {
      let error = try #require(throws: ConstructionError.self) { try result(method, group, text, target) }
      guard case .notReached = error else {
        Issue.record("\(error)")
        continue
      }
    }
  }

  /// The best of all is never larger than any design.
  @Test(arguments: [
    ("C2^4", "polynomials:3", SymmetryNotion.exact, 8), ("S4", "functions", .exact, 4),
    ("C2^4", "regular", .weak(Rational(1, 9)), 6), ("C7", "regular", .weak(Rational(2, 9)), 3),
  ])
  func best(_ group: String, _ text: String, _ target: SymmetryNotion, _ size: Int) throws {
    let problem = try SchemeProblem(makeClass(group, text), target: target)
    let constructions = SchemeConstructions.all.filter { !["search", "optimize", "caratheodory"].contains($0.name) }
    let best = try SchemeConstructions.best(for: problem, of: constructions, seed: 1)
    #expect(best.scheme.size == size && best.reachesTarget)
  }
}

@Suite struct DesignMultilevelArrayTests {
  @Test(arguments: [
    (3, 4, 2, 9), (3, 13, 2, 27), (5, 6, 3, 125), (5, 6, 2, 25), (2, 11, 2, 12), (2, 12, 3, 24), (2, 8, 3, 16),
    (2, 15, 2, 16),
    (4, 5, 1, 4), (4, 3, 2, 16), (6, 2, 2, 36), (3, 3, 3, 27), (7, 8, 2, 49), (3, 5, 3, 81),
  ])
  func sizes(_ levels: Int, _ factors: Int, _ strength: Int, _ size: Int) throws {
    let array = try MultilevelArray.smallest(levels: levels, factors: factors, strength: strength)
    #expect(array.size == size && array.levels == levels && array.factors == factors && array.strength == strength)
    // One run fewer, or one strength more than the runs allow, is no array.
    #expect(throws: DesignError.self) {
      try MultilevelArray(
        runs: Array(array.runs.dropLast()), levels: levels, factors: factors, strength: strength, source: "")
    }
  }

  /// The literal definition, and exactness of the scheme up to the strength and not beyond.
  @Test func definition() throws {
    let array = try MultilevelArray.smallest(levels: 3, factors: 4, strength: 2)
    #expect(array.title == "OA(9, 4, 3, 2) orthogonal array" && array.index == 1)
    for first in 0..<4 {
      for second in 0..<first { #expect(Set(array.runs.map { [$0[first], $0[second]] }).count == 9) }
    }
    let scheme = try array.scheme()
    #expect(scheme.isExact(on: try makeClass("C3^4", "polynomials:2")))
    #expect(!scheme.isExact(on: try makeClass("C3^4", "polynomials:3")))
    let error = try #require(throws: DesignError.self) {
      try MultilevelArray(runs: array.runs, levels: 3, factors: 4, strength: 3, source: "")
    }
    #expect(error.description.contains("multiple of 3^3"))
    let unbalanced = [[0, 0], [1, 1], [0, 1], [1, 0], [0, 2], [2, 0], [1, 2], [2, 1], [2, 3]]
    #expect(throws: DesignError.self) {
      try MultilevelArray(runs: unbalanced, levels: 3, factors: 2, strength: 2, source: "")
    }
    let repeated = [[0, 0], [0, 1], [1, 0], [1, 2], [2, 1], [2, 2]]
    let wrong = try #require(throws: DesignError.self) {
      try MultilevelArray(runs: repeated + [[0, 2]], levels: 7, factors: 2, strength: 1, source: "")
    }
    #expect(wrong.description.contains("[1]"))
    _ = try MultilevelArray(runs: repeated, levels: 3, factors: 2, strength: 1, source: "")
  }

  @Test func refusals() {
    for (levels, factors, strength) in [(1, 2, 1), (2, 0, 1), (2, 2, 0), (2, 2, 3), (2, 20, 20), (10, 6, 6)] {
      #expect(throws: DesignError.self) {
        try MultilevelArray.smallest(levels: levels, factors: factors, strength: strength)
      }
    }
    #expect(throws: DesignError.self) { try MultilevelArray.linear(levels: 4, factors: 5, strength: 2) }
    for (length, degree) in [(3, 6), (2, 7), (2, 3)] {
      #expect(throws: DesignError.self) { try TransitiveSet.uniformlyTransitive(length: length, degree: degree) }
    }
    for half in [1, 11] { #expect(throws: DesignError.self) { try SmallBiasSet.bentFunction(halfDimension: half) } }
  }

  /// PSL(2, q) on pairs of points where no plane is known, and bent functions, which meet Plancherel's bound.
  @Test func families() throws {
    #expect(try TransitiveSet.uniformlyTransitive(length: 2, degree: 6).multiplicity == 2)
    #expect(try TransitiveSet.uniformlyTransitive(length: 2, degree: 10).multiplicity == 4)
    for half in 2...4 {
      let set = try SmallBiasSet.bentFunction(halfDimension: half)
      #expect(set.weakError == set.epsilon)
      #expect(WeakLowerBound.plancherel(order: 1 << (2 * half), epsilon: set.epsilon) == set.size)
    }
  }
}

@Suite struct DesignLinearCodeTests {
  /// The largest least weight d(n, m) of binary linear codes of length n = 1 … 16 and dimension m: M. Grassl, codetables.de; for m ≤ 5 also
  /// in F. J. MacWilliams, N. J. A. Sloane, "The Theory of Error-Correcting Codes", appendix A.
  private static let leastWeights: [[Int]] = [
    [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16], [0, 1, 2, 2, 3, 4, 4, 5, 6, 6, 7, 8, 8, 9, 10, 10],
    [0, 0, 1, 2, 2, 3, 4, 4, 4, 5, 6, 6, 7, 8, 8, 8], [0, 0, 0, 1, 2, 2, 3, 4, 4, 4, 5, 6, 6, 7, 8, 8],
    [0, 0, 0, 0, 1, 2, 2, 2, 3, 4, 4, 4, 5, 6, 7, 8],
  ]

  /// On C2^m no uniform scheme of any construction is a better code than the best known, or smaller than the proved minimum; the
  /// construction by small-bias sets matches it.
  @Test(arguments: 1...5, [4, 9, 16]) func noSchemeBeatsTheBestCodes(_ dimension: Int, _ inverse: Int) throws {
    let epsilon = Rational(1, inverse)
    let problem = try SchemeProblem(makeClass("C2^\(dimension)", "regular"), target: .weak(epsilon))
    let set = try SmallBiasSet.minimum(dimension: dimension, epsilon: epsilon).set
    let minimum = set.size
    // The minimum is a best code itself, the zero column left out; only for one the largest weight matters too.
    let attained = set.characterSums.dropFirst().map { (set.size - $0) / 2 }.min()
    let best = DesignLinearCodeTests.leastWeights[dimension - 1][set.size - 2]
    #expect(set.words.contains(0) && attained == (dimension == 5 && inverse == 16 ? best - 1 : best))
    for construction: any SchemeConstruction in [
      SubsetConstruction(), DerandomizedConstruction(),
      LocalSearchConstruction(weightClass: .uniform, steps: 20, restarts: 1),
      OrthogonalArrayConstruction(), SmallBiasConstruction(),
    ] {
      let result = try construction.scheme(for: problem, seed: 4)
      let elements = result.scheme.entries.map(\.element)
      let weights = Set(result.scheme.entries.map(\.weight))
      guard result.reachesTarget, weights.count == 1 else { continue }
      #expect(elements.count >= minimum, "\(construction.name)")
      if construction is SmallBiasConstruction { #expect(elements.count == minimum) }
      // Translated so that the identity is an element, which is the zero column of the code.
      let back = problem.group.inverse(elements[0])
      let columns = try words(elements.map { problem.group.product(back, $0) }, of: problem.group)
      let codewords = (1..<(1 << dimension)).map { character in
        columns.reduce(0) { $0 + ($1 & character).nonzeroBitCount % 2 }
      }
      let length = columns.count - 1
      if length <= 16, let least = codewords.min() {
        #expect(least <= DesignLinearCodeTests.leastWeights[dimension - 1][length - 1], "\(construction.name)")
        // Relative weights in (1 ± √ε)/2.
        let ratio = Rational(columns.count - 2 * least, columns.count)
        #expect(ratio * ratio <= epsilon)
      }
    }
  }

  /// The coordinates of elements in the generators.
  private func words(_ elements: [Int], of group: FiniteGroup) throws -> [Int] {
    var numbers = [group.identity: 0]
    for (bit, generator) in group.generatorIndices.enumerated() {
      for (element, word) in numbers { numbers[group.product(element, generator)] = word | 1 << bit }
    }
    return try elements.map { try #require(numbers[$0]) }
  }
}
