import FiniteGroups
import PropertyTesting

extension AdversarialSearch {
  /// One turn of a strategy: a batch or two.
  mutating func step(_ strategy: SearchStrategy, queries: Int) throws {
    let batch = max(1, min(session.batchSize, queries))
    switch strategy {
    case .sampling:
      try explore(
        (0..<max(1, batch / 4)).map { _ in source.draw(using: &random) }, elementsPerInput: 1, strategy: strategy)
    case .patterns:
      try explore(try patterns(max(1, batch / 3)), elementsPerInput: 2, strategy: strategy)
    case .orderings: try orderings(batch)
    case .outliers: try climbOutputs(batch)
    case .climbing: try climbChanges(batch)
    }
  }

  private mutating func patterns(_ count: Int) throws -> [[Double]] {
    try InputPatterns(source: source).inputs.sample(cases: count, seed: random.next())
  }

  /// Many orders of a few sets of values: each is shuffled, and moved by many elements, so that whole orbits of a small group are covered.
  private mutating func orderings(_ batch: Int) throws {
    let perInput = max(1, min(batch / 2, 31))
    let order = Int(exactly: question.group.order).map { $0 - 1 } ?? perInput
    let elements = min(perInput, order)
    let count = max(1, batch / (elements + 1))
    let bases = try patterns(max(1, (count + 3) / 4))
    var inputs: [[Double]] = []
    for index in 0..<count {
      // Values of the source, and structured ones, in turn.
      var input =
        index.isMultiple(of: 2) || bases.isEmpty
        ? source.draw(using: &random) : bases[index / 2 % bases.count]
      input.shuffle(using: &random)
      inputs.append(input)
    }
    try explore(inputs, elementsPerInput: elements, strategy: .orderings)
  }

  /// Climbs towards the largest and smallest values of projections of the output, and towards the steepest places.
  private mutating func climbOutputs(_ batch: Int) throws {
    let mutations = InputMutations(scale: source.scale, numberType: source.numberType)
    var parents: [[Double]] = []
    var children: [[Double]] = []
    for index in 0..<max(1, batch / 3) {
      let archive = outliers[index % outliers.count]
      let parent = archive.entries.randomElement(using: &random)?.input ?? source.draw(using: &random)
      parents.append(parent)
      children.append(mutations.mutated(parent, using: &random))
    }
    let elements = children.map { _ in shortElements.randomElement(using: &random) ?? question.group.identity }
    let pairs = try session.pairs(at: children, elements: elements.map { [$0] }, of: question)
    try consider(pairs, strategy: .outliers)
    // The steepest: how far apart the outputs of a parent and a child are, for their distance.
    let before = try session.outputs(at: parents)
    for (index, pair) in pairs.enumerated() {
      let distance = RelativeChange.norm(zip(children[index], parents[index]).map { $0 - $1 })
      guard distance > 0, let change = RelativeChange.squared(pair.output, before[index]) else { continue }
      outliers[outliers.count - 1].offer(children[index], value: change.squareRoot() / distance)
    }
  }

  /// Climbs on the change itself.
  private mutating func climbChanges(_ batch: Int) throws {
    guard !suspicious.entries.isEmpty else { return }
    let mutations = InputMutations(scale: source.scale, numberType: source.numberType)
    let children = (0..<max(1, batch / 4)).compactMap { _ in
      suspicious.entries.randomElement(using: &random).map { mutations.mutated($0.input, using: &random) }
    }
    try explore(children, elementsPerInput: 1, strategy: .climbing)
  }

  /// Climbs from the change that was found to a larger one, over inputs and elements.
  mutating func climbToWorst(queries: Int) throws {
    let end = used + queries
    let mutations = InputMutations(scale: source.scale, numberType: source.numberType)
    var failures = 0
    while used < end, failures < 12, let start = result.worst, start.judgement.change < 1 {
      let count = max(1, min(session.batchSize, end - used) / 4)
      var inputs: [[Double]] = []
      var elements: [[Permutation]] = []
      for index in 0..<count {
        inputs.append(index == 0 ? start.pair.input : mutations.mutated(start.pair.input, using: &random))
        let isKept = index > 0 && Bool.random(using: &random)
        elements.append(
          isKept ? [start.pair.element] : question.sampleElements(index == 0 ? 8 : 1, using: &random))
      }
      try consider(try session.pairs(at: inputs, elements: elements, of: question), strategy: .climbing)
      let hasImproved = (result.worst?.judgement.change ?? 0) > start.judgement.change * 1.001
      failures = hasImproved ? 0 : failures + 1
    }
  }
}
