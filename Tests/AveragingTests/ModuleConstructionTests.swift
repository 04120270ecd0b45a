import Averaging
import ExactArithmetic
import FiniteGroups
import Representations
import Testing

/// Schemes for groups that are never enumerated.
@Suite struct ModuleConstructionTests {
  private static func problem(
    _ group: String, _ functions: String, _ target: SymmetryNotion
  ) throws -> ModuleSchemeProblem {
    try ModuleSchemeProblem(
      ModuleFunctionClass(try FunctionClassSpecification(functions), of: try GroupDescription(group)), target: target)
  }

  /// Every method on groups of different kinds: what is claimed is so when it is computed again from the saved text.
  @Test(
    arguments: [
      ("S20", "functions"), ("S9", "polynomials:2"), ("M24", "functions"), ("B8", "polynomials:1"),
      ("Rubik", "functions"),
      ("PSL(2,61)", "functions"), ("C2^18", "polynomials:1"),
    ])
  func reached(group: String, functions: String) throws {
    let target = SymmetryNotion.weak(Rational(1, 3))
    let problem = try ModuleConstructionTests.problem(group, functions, target)
    #expect(problem.group.order > 100_000)
    let description = try GroupDescription(group)
    for construction in [
      ModuleVerifiedSampleConstruction(), ModuleSubsetConstruction(), ModuleGreedyConstruction(),
    ] as [any ModuleSchemeConstruction] {
      let result = try construction.scheme(for: problem, seed: 4)
      // A subset of the size at which half of them do may fail.
      #expect(result.reachesTarget == (result.weakError.upper <= target.epsilon))
      #expect(result.reachesTarget || construction is ModuleSubsetConstruction)
      #expect(result.scheme == (try construction.scheme(for: problem, seed: 4).scheme))
      let (file, chain) = try SchemeFile.reading(try SchemeFile(result.scheme, of: description).text)
      #expect(file.scheme == result.scheme && chain.order == problem.group.order)
      #expect(try ModuleErrors(on: problem.functions).weak(of: file.scheme) == result.weakError)
    }
  }

  @Test func greedyBeatsTheSamplingBound() throws {
    let problem = try ModuleConstructionTests.problem("S20", "functions", .weak(Rational(1, 10)))
    let greedy = try ModuleGreedyConstruction().scheme(for: problem, seed: 1)
    let bound = try #require(problem.sufficientSampleSize)
    #expect(greedy.reachesTarget && greedy.scheme.size * 3 < bound)
    let fixed = try ModuleGreedyConstruction(size: 5).scheme(for: problem, seed: 1)
    #expect(fixed.scheme.size == 5 && !fixed.reachesTarget)
  }

  /// The weights of a support are better than equal ones, and superfluous elements are left out.
  @Test func weightsAreOptimized() throws {
    let problem = try ModuleConstructionTests.problem("S9", "functions", .weak(Rational(1, 8)))
    var random = SplitMix64(seed: 6)
    let support = (0..<14).map { _ in problem.group.randomElement(using: &random) }
    let equal = try problem.judge(
      try PermutationScheme.uniform(on: support), construction: "equal", elementsExamined: 14)
    let open = try ModuleConstructionTests.problem("S9", "functions", .weak(Rational(1, 1000)))
    let best = try ModuleOptimizedConstruction(support: support).scheme(for: open, seed: 1)
    #expect(best.weakError.upper < equal.weakError.lower)
    #expect(Set(best.scheme.support).isSubset(of: support))
    // Signs allow more.
    let affine = try ModuleOptimizedConstruction(support: support, weightClass: .affine).scheme(for: open, seed: 1)
    #expect(affine.weakError.upper <= best.weakError.upper + Rational(1, 1_000_000))
    let greedy = try ModuleGreedyConstruction().scheme(for: problem, seed: 1)
    let pruned = try ModuleOptimizedConstruction().scheme(for: problem, seed: 1)
    #expect(pruned.reachesTarget && pruned.scheme.size <= greedy.scheme.size)
    #expect(throws: ConstructionError.self) {
      try ModuleOptimizedConstruction(support: [support[0], support[0]]).scheme(for: problem, seed: 1)
    }
    #expect(throws: ConstructionError.self) {
      try ModuleOptimizedConstruction(support: []).scheme(for: problem, seed: 1)
    }
  }

  /// AGL(1, 13) is exact in degree 2 on 13 points, C₁₃ in degree 1 only; no subgroup of S₃₄ (with 33 no prime power) that is
  /// 2-homogeneous is small.
  @Test func subgroups() throws {
    let pairs = try ModuleConstructionTests.problem("S13", "polynomials:2", .exact)
    let affine = try ModuleSubgroupConstruction().scheme(for: pairs, seed: 1)
    #expect(affine.isExact == true && affine.reachesTarget)
    #expect([78, 156].contains(affine.scheme.size))
    let points = try ModuleConstructionTests.problem("S13", "functions", .exact)
    #expect(try ModuleSubgroupConstruction().scheme(for: points, seed: 1).scheme.size == 13)
    let cycle = try GroupDescription("C13").generators
    let explicit = try ModuleSubgroupConstruction(generators: cycle).scheme(for: pairs, seed: 1)
    #expect(explicit.scheme.size == 13 && explicit.isExact == false && !explicit.reachesTarget)
    // Up to sign: the flips alone leave no coordinate invariant.
    let signs = try ModuleConstructionTests.problem("B8", "polynomials:1", .exact)
    let minus = try Permutation(oneLine: (1...16).map { $0 % 2 == 1 ? $0 + 1 : $0 - 1 })
    let flip = try ModuleSubgroupConstruction(generators: [minus]).scheme(for: signs, seed: 1)
    #expect(flip.scheme.size == 2 && flip.isExact == true)
    #expect(try ModuleSubgroupConstruction().scheme(for: signs, seed: 1).isExact == true)
    let even = try ModuleConstructionTests.problem("A13", "functions", .exact)
    #expect(throws: ConstructionError.self) {
      try ModuleSubgroupConstruction(generators: [try Permutation(text: "(1 2)", degree: 13)]).scheme(
        for: even, seed: 1)
    }
    let large = try ModuleConstructionTests.problem("S34", "subsets:2", .exact)
    #expect(throws: ConstructionError.self) { try ModuleSubgroupConstruction().scheme(for: large, seed: 1) }
  }

  @Test func strongTargets() throws {
    let problem = try ModuleConstructionTests.problem("S5^3", "functions", .strong(Rational(1, 2)))
    let result = try ModuleGreedyConstruction().scheme(for: problem, seed: 1)
    #expect(result.reachesTarget)
    var random = SplitMix64(seed: 1)
    let strong = try problem.errors.strong(of: result.scheme, in: problem.group, using: &random)
    #expect(strong.upper <= Rational(1, 2))
    #expect(try !ModuleSampleConstruction(size: 2).scheme(for: problem, seed: 1).reachesTarget)
  }

  @Test func bestTakesTheSmallest() throws {
    let problem = try ModuleConstructionTests.problem("S13", "functions", .weak(Rational(1, 4)))
    var heard: [String] = []
    let best = try ModuleSchemeConstructions.best(for: problem, seed: 1) { heard.append($0) }
    for construction in ModuleSchemeConstructions.all {
      let other = try? construction.scheme(for: problem, seed: 1)
      #expect(other.map { !$0.reachesTarget || best.scheme.size <= $0.scheme.size } ?? true)
      #expect(heard.contains(construction.name))
    }
    #expect(best.reachesTarget)
    #expect(throws: ConstructionError.unknownConstruction("magic", known: ModuleSchemeConstructions.names)) {
      try ModuleSchemeConstructions.named("magic")
    }
  }

  /// Samples are no exact schemes, and errors are not negative.
  @Test func refused() throws {
    let problem = try ModuleConstructionTests.problem("S13", "functions", .exact)
    for name in ["sample", "uniform-subset", "sample-verify", "greedy"] {
      #expect(throws: ConstructionError.self) {
        try ModuleSchemeConstructions.named(name).scheme(for: problem, seed: 1)
      }
    }
    #expect(throws: ConstructionError.self) {
      try ModuleSchemeProblem(problem.functions, target: .weak(Rational(-1, 2)))
    }
    #expect(throws: ConstructionError.self) {
      try problem.judge(.point(Permutation(identity: 12)), construction: "", elementsExamined: 1)
    }
  }
}
