import ExactArithmetic
import FiniteGroups

/// The search for the input and the element at which a model is least symmetric.
///
/// Strategies take turns until a change is found that is more than rounding; then that one is climbed to a worst one, and shrunk. What is found is
/// certain (the pair can be asked again); what is not found may still exist: a defect on a small set without slope, structure, extreme outputs or
/// order cannot be found by any method but luck, at 1/p queries expected.
///
/// The strategies use batches, because a model behind a process answers 64 questions nearly as fast as one; this is why the climbing is
/// done here and not by the property engine, which makes the structured inputs and shrinks the witness.
public struct AdversarialSearch {
  let session: ModelSession
  let question: SymmetryQuestion
  let source: InputSource
  let check: RoundingCheck
  let strategies: [SearchStrategy]
  let seed: UInt64
  var random: SplitMix64
  var result = SearchResult()
  /// Elements that are asked first: generators and their products.
  let shortElements: [Permutation]
  /// Inputs with the largest changes, rounding included.
  var suspicious = SearchArchive(capacity: 16)
  /// Inputs with the largest and smallest outputs, by projection, and the steepest.
  var outliers: [SearchArchive]
  /// Directions in the space of outputs.
  let projections: [[Double]]
  var begin = 0

  /// A search.
  ///
  /// - Parameters:
  ///   - session: the model; its limits end the search.
  ///   - question: the group and its actions.
  ///   - source: where typical inputs come from.
  ///   - check: tells a change from rounding.
  ///   - strategies: which to use.
  ///   - seed: decides all that is drawn.
  public init(
    _ session: ModelSession, question: SymmetryQuestion, inputs source: InputSource, check: RoundingCheck,
    strategies: [SearchStrategy] = SearchStrategy.allCases, seed: UInt64
  ) {
    self.session = session
    self.question = question
    self.source = source
    self.check = check
    self.strategies = strategies
    self.seed = seed
    var random = SplitMix64(seed: seed)
    let generators = question.group.generatingSet.filter { !$0.isIdentity }
    var short = generators
    for first in generators.prefix(6) {
      for second in generators.prefix(6) {
        let product = first * second
        if !product.isIdentity, !short.contains(product) { short.append(product) }
      }
    }
    shortElements = short
    let outputs = question.outputShape.reduce(1, *)
    var directions: [[Double]] = []
    for _ in 0..<min(outputs, 2) {
      var normal = NormalSampler()
      directions.append(outputs == 1 ? [1] : (0..<outputs).map { _ in normal.next(using: &random) })
    }
    projections = directions
    outliers = Array(repeating: SearchArchive(capacity: 8), count: 2 * directions.count + 1)
    self.random = random
  }

  /// Searches with at most so many queries, shrinking included, and a few more for judging the last pairs (32 each).
  ///
  /// Limits of the session end it early: ``SearchResult/stop``.
  ///
  /// - Parameters:
  ///   - maximumQueries: the most queries.
  ///   - known: a pair that is known to change, from a measurement; the search then begins with climbing.
  /// - Throws: what kept the model from answering.
  public mutating func run(maximumQueries: Int, known: SymmetryPair? = nil) async throws -> SearchResult {
    begin = session.model.queryCount
    // A group of one element has nothing to search, and no strategy no way to do it.
    guard question.group.order > 1, !strategies.isEmpty else { return result }
    do {
      if let known {
        try consider([known], strategy: .sampling)
        // It was not the search that found it.
        (result.foundBy, result.queriesToFind) = (nil, nil)
      }
      // Kept for climbing to the worst pair and for shrinking, should the last turn find one.
      let discovery = maximumQueries - min(3_000, maximumQueries / 3)
      var turn = 0
      while result.worst == nil, used < discovery {
        let strategy = strategies[turn % strategies.count]
        turn += 1
        let before = used
        try step(strategy, queries: discovery - used)
        result.queries[strategy, default: 0] += used - before
        // A strategy that has nothing to do yet leaves its turn to the others.
        if used == before, strategies.count == 1 { break }
      }
      if result.worst != nil {
        let before = used
        try climbToWorst(queries: min(2_000, max(0, maximumQueries - used) / 3))
        result.queries[.climbing, default: 0] += used - before
        try await shrink(queries: min(4_000, max(0, maximumQueries - used)))
      }
    } catch let stop as ProbeStop {
      result.stop = stop
    }
    return result
  }

  /// The queries made by this search.
  var used: Int { session.model.queryCount - begin }

  /// Asks at inputs, with so many elements each, and keeps what is remarkable.
  mutating func explore(_ inputs: [[Double]], elementsPerInput: Int, strategy: SearchStrategy) throws {
    var elements: [[Permutation]] = []
    for _ in inputs { elements.append(chooseElements(elementsPerInput)) }
    try consider(try session.pairs(at: inputs, elements: elements, of: question), strategy: strategy)
  }

  /// Elements to try at one input: short words and uniform ones in turn, not the identity.
  private mutating func chooseElements(_ count: Int) -> [Permutation] {
    if count > 4 { return question.sampleElements(count, using: &random) }
    return (0..<count).map { index in
      if index.isMultiple(of: 2) == Bool.random(using: &random),
        let element = shortElements.randomElement(using: &random)
      {
        return element
      }
      return question.sampleElements(1, using: &random).first ?? question.group.identity
    }
  }

  /// Looks at pairs: keeps the largest changes and outputs, judges what may be more than rounding.
  mutating func consider(_ pairs: [SymmetryPair], strategy: SearchStrategy) throws {
    result.pairs += pairs.count
    var candidates: [SymmetryPair] = []
    for pair in pairs {
      try session.ensureRunning()
      guard let change = pair.change else {
        result.offer(nonFinite: pair)
        continue
      }
      for (index, projection) in projections.enumerated() {
        let value = zip(projection, pair.output).reduce(0) { $0 + $1.0 * $1.1 }
        outliers[2 * index].offer(pair.input, value: value)
        outliers[2 * index + 1].offer(pair.input, value: -value)
      }
      if change > 0 { suspicious.offer(pair.input, value: change) }
      if change.squareRoot() > max(check.negligible, result.worst?.judgement.change ?? 0) { candidates.append(pair) }
    }
    // The largest first; the rest of a batch is rarely worth the queries of a judgement.
    for pair in candidates.sorted(by: { ($0.change ?? 0) > ($1.change ?? 0) }).prefix(3) {
      let judgement = try check.judge(pair, session)
      if judgement.kind == .unresolved { result.unresolved += 1 }
      if judgement.kind == .illConditioned { result.illConditioned += 1 }
      guard judgement.kind == .change, judgement.change > result.worst?.judgement.change ?? 0 else { continue }
      if result.worst == nil {
        result.foundBy = strategy
        result.queriesToFind = used
      }
      result.worst = SymmetryWitness(pair: pair, judgement: judgement)
      break
    }
  }
}
