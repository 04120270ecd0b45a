import ExactArithmetic

/// Looks for the smallest scheme that reaches the target: sizes are bisected below that of the derandomized scheme,
/// and for each of them subsets are annealed by exchanging elements; just below the best size weights are optimized
/// too.
///
/// No size is guaranteed beyond that of the derandomized scheme; the result is verified, of course.
public struct LocalSearchConstruction: SchemeConstruction {
  /// The number of exchanges tried for one size and start.
  public let steps: Int
  /// The number of starts for the last sizes.
  public let restarts: Int
  /// Uniform, or convex when weights are optimized, also for schemes whose weights turn out equal.
  public let weightClass: WeightClass

  /// `"search"`.
  public var name: String { "search" }
  /// That of the start.
  public var guarantee: String {
    "weak(ε), never larger than the derandomized scheme; simulated annealing from there, no better size is guaranteed"
  }

  /// - Parameters:
  ///   - weightClass: `.uniform` for subsets only; anything else lets weights be optimized and gives convex schemes.
  ///   - steps: exchanges per size and start.
  ///   - restarts: starts for the last sizes.
  /// - Precondition: positive numbers.
  public init(weightClass: WeightClass = .convex, steps: Int = 3_000, restarts: Int = 4) {
    precondition(steps > 0 && restarts > 0, "a search takes steps")
    self.weightClass = weightClass == .uniform ? .uniform : .convex
    self.steps = steps
    self.restarts = restarts
  }

  /// Searches.
  ///
  /// - Throws: ``ConstructionError``.
  /// - Complexity: O(restarts · log size · steps · Σd³), and some optimizations of weights
  public func scheme(
    for problem: SchemeProblem, using random: inout some RandomNumberGenerator
  ) throws(ConstructionError) -> ConstructedScheme {
    let epsilon = problem.target.sufficientWeakError
    if epsilon.isZero {
      guard weightClass == .convex else {
        throw .unsupported(
          construction: name, target: problem.target.description,
          reason: "exact schemes are searched among convex weights only; ask for convex weights, or an ε above 0")
      }
      let exact = try CaratheodoryConstruction(rounds: 4 * restarts).scheme(for: problem, using: &random)
      return ConstructedScheme(
        exact.scheme, for: problem, construction: name, elementsExamined: exact.elementsExamined)
    }
    var run = SearchRun(problem, self)
    try run.start(using: &random)
    run.bisect(using: &random)
    run.squeeze(using: &random)
    // A subset that needs no other weights is a convex scheme too, and that class was declared.
    let scheme = weightClass == .convex ? AveragingScheme(positive: run.best.weights) : run.best
    return ConstructedScheme(
      scheme, for: problem, construction: name, elementsExamined: run.trials,
      guaranteedSize: problem.guaranteedSize)
  }
}

/// The state of one search.
private struct SearchRun {
  let problem: SchemeProblem
  let settings: LocalSearchConstruction
  let epsilon: Double
  /// The best scheme that was proved to reach the target.
  var best: AveragingScheme
  var trials = 0
  /// No scheme is smaller than this.
  let least: Int

  init(_ problem: SchemeProblem, _ settings: LocalSearchConstruction) {
    self.problem = problem
    self.settings = settings
    let exactEpsilon = problem.target.sufficientWeakError
    epsilon = exactEpsilon.approximation
    best = .wholeGroup(problem.group, weightClass: settings.weightClass)
    least =
      problem.isRegular
      ? WeakLowerBound.plancherel(order: problem.group.order, epsilon: exactEpsilon) : 1
  }

  /// The derandomized scheme, or its support, if they serve.
  mutating func start(using random: inout some RandomNumberGenerator) throws(ConstructionError) {
    let derandomized = try DerandomizedConstruction().scheme(for: problem, using: &random)
    trials += derandomized.elementsExamined
    let support = derandomized.scheme.entries.map(\.element)
    if derandomized.reachesTarget, settings.weightClass == .convex { accept(derandomized.scheme) }
    accept(AveragingScheme(uniformOn: support))
  }

  /// Takes a scheme that is smaller and provably good enough.
  @discardableResult
  mutating func accept(_ scheme: AveragingScheme) -> Bool {
    guard scheme.size < best.size, problem.isReached(by: scheme, error: problem.weakError(of: scheme)) else {
      return false
    }
    best = scheme
    return true
  }

  /// Anneals subsets of a size, from the best support cut or filled up at random.
  mutating func anneal(size: Int, using random: inout some RandomNumberGenerator) -> Bool {
    var rest = best.entries.map(\.element).filter { $0 != 0 }
    rest.shuffle(using: &random)
    if rest.count + 1 < size {
      let members = Set(rest)
      rest += (1..<problem.group.order).filter { !members.contains($0) }.shuffled(using: &random)
    }
    var annealing = SubsetAnnealing(problem.guide, start: [0] + rest.prefix(size - 1))
    let found = annealing.run(threshold: epsilon * (1 + 1e-12), steps: settings.steps, using: &random)
    trials += annealing.trials
    if found { return accept(AveragingScheme(uniformOn: annealing.best)) }
    guard settings.weightClass == .convex, annealing.bestError <= 1.6 * epsilon else { return false }
    let optimum = WeightOptimizer(problem, support: annealing.best.sorted(), weightClass: .convex).optimum()
    trials += size
    return accept(optimum.scheme)
  }

  /// Bisects the size, as if success were monotone.
  mutating func bisect(using random: inout some RandomNumberGenerator) {
    var failed = least - 1
    while best.size - failed > 1 {
      let middle = (best.size + failed) / 2
      if middle < 1 || !anneal(size: middle, using: &random) { failed = middle }
    }
  }

  /// Tries the next sizes below again, from several starts.
  mutating func squeeze(using random: inout some RandomNumberGenerator) {
    var round = 0
    while round < settings.restarts, best.size > least, best.size > 1 {
      round += 1
      if anneal(size: best.size - 1, using: &random) { round = 0 }
    }
  }
}
