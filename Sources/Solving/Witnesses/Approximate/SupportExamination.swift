import ExactArithmetic

/// The examination of one support by an ``ApproximateOracle``.
struct SupportExamination {
  /// What doubles say about a support.
  private enum Separation {
    /// A scheme, exactly verified.
    case scheme([(element: Int, weight: Rational)])
    /// Functions that seem to be above the bound on all of it.
    case function(NormMinimizer)
    /// Weights below the bound.
    case below
    case undecided
  }

  private let oracle: ApproximateOracle
  /// The conditions that are used: all for weak symmetry, for strong symmetry those that were violated so far.
  private var conditions: [NormBlock]

  init(_ oracle: ApproximateOracle) {
    self.oracle = oracle
    conditions = oracle.startingConditions
  }

  private var isConvex: Bool { oracle.weights == .convex }
  private var bound: Double { oracle.bound }

  /// A scheme on the support or a witness that misses it and much of `further`.
  mutating func answer(_ support: [Int], _ further: [Int]) -> SupportAnswer<Rational> {
    switch separate(support, above: bound + 1e-7, below: bound, share: 0.6, needsScheme: true) {
    case .scheme(let scheme): return .scheme(scheme)
    case .below, .undecided: return .undecided
    case .function(let search):
      if !further.isEmpty, let witness = grow(support, further, from: search) { return .witness(witness) }
      if let witness = witness(search, missing: support) { return .witness(witness) }
      // The margin was too narrow for integers: the optimum itself.
      guard case .function(let best) = separate(support, above: bound, below: bound, share: 0.99, needsScheme: false),
        let witness = witness(best, missing: support)
      else { return .undecided }
      return .witness(witness)
    }
  }

  /// Bounds the least norm on a support from above or from below.
  private mutating func separate(
    _ support: [Int], above target: Double, below goal: Double, share: Double, needsScheme: Bool
  ) -> Separation {
    let spanning = oracle.spanning(support)
    var search = NormMinimizer(conditions, support: spanning, isConvex: isConvex)
    var goal = goal
    while true {
      let outcome = search.run(above: target, below: goal, share: share)
      if case .above = outcome { return .function(search) }
      // Where the optimum is above the goal, conditions in use are violated too.
      let limit = goal == -.infinity ? bound : goal
      let violated = oracle.violatedConditions(search.support, search.weights, above: limit).filter { condition in
        !search.blocks.contains { $0.irreducible == condition.irreducible && $0.element == condition.element }
      }
      if !violated.isEmpty {
        conditions += violated
        search.add(violated)
        continue
      }
      if !needsScheme {
        if case .below = outcome { return .below }
        return .undecided
      }
      if let scheme = oracle.rounding.scheme(
        on: search.support, near: search.weights, conditions: conditions, bound: bound)
      {
        return .scheme(scheme)
      }
      // The weights were too near the bound: the best ones.
      guard case .below = outcome, goal > -.infinity else {
        return search.lowerBound > bound ? .function(search) : .undecided
      }
      goal = -.infinity
    }
  }

  private func witness(_ search: NormMinimizer, missing missed: [Int]) -> Witness? {
    let pairs = oracle.exact.pairs(search.dual, of: search.blocks)
    return isConvex
      ? oracle.exact.witness(near: pairs, missing: missed)
      : oracle.exact.affineWitness(near: pairs, spanning: search.support, missing: missed)
  }

  /// A witness that misses as many further elements as can be found one by one.
  private mutating func grow(_ support: [Int], _ further: [Int], from start: NormMinimizer) -> Witness? {
    // Functions that are hardly above the bound need large integers.
    let target = bound + min(SupportExamination.margin, 0.3 * (start.lowerBound - bound))
    var missed = support
    var current = start
    var values = self.values(current)
    for element in further {
      if isConvex
        ? values[element] > target : oracle.spanning(current.support + [element]).count == current.support.count
      {
        missed.append(element)
        continue
      }
      if let search = extended(current, by: element, missed, above: target) {
        missed.append(element)
        current = search
        values = self.values(current)
        dropIdleConditions(search)
      }
    }
    // A wide margin allows small integers.
    let working = isConvex ? active(current) : missed
    if let best = function(on: working, missing: missed, above: bound, share: 0.8),
      let witness = witness(best, missing: missed)
    {
      return witness
    }
    return witness(current, missing: missed)
  }

  /// The function of a larger support, if it has one.
  ///
  /// For convex weights only elements that matter are used; the others are added when they turn out to.
  private mutating func extended(
    _ current: NormMinimizer, by element: Int, _ missed: [Int], above target: Double
  ) -> NormMinimizer? {
    if !isConvex {
      let trial = separate(current.support + [element], above: target, below: target, share: 0, needsScheme: false)
      guard case .function(let search) = trial else { return nil }
      return search
    }
    return function(on: active(current) + [element], missing: missed, above: target, share: 0)
  }

  /// For strong symmetry, forgets conditions that the function hardly uses; they come back when they are violated.
  private mutating func dropIdleConditions(_ search: NormMinimizer) {
    guard oracle.notion.kind == .strong else { return }
    let sizes = search.dual.map { $0.reduce(0) { $0 + $1 * $1 } }
    let least = 1e-4 * (sizes.max() ?? 0)
    conditions = zip(search.blocks, sizes).filter { $1 > least }.map { $0.0 }
  }

  /// The elements with weights that are not negligible.
  private func active(_ search: NormMinimizer) -> [Int] {
    let largest = search.weights.max() ?? 0
    return zip(search.support, search.weights).filter { $1 > 0.02 * largest }.map { $0.0 }
  }

  /// A dual function that is above the target on all of `missed`, made from a few of its elements at first.
  private mutating func function(
    on few: [Int], missing missed: [Int], above target: Double, share: Double
  ) -> NormMinimizer? {
    var working = few
    while case .function(let search) = separate(
      working, above: target, below: target, share: share, needsScheme: false)
    {
      if !isConvex { return search }
      let values = self.values(search)
      let level = share > 0 ? target + 0.5 * share * (search.lowerBound - target) : target
      let low = missed.filter { values[$0] < level && !working.contains($0) }
      if low.isEmpty { return search }
      working += low.sorted { (values[$0], $0) < (values[$1], $1) }.prefix(4)
    }
    return nil
  }

  /// The least excess over the bound with which witnesses are grown.
  private static var margin: Double { 2e-3 }

  /// The dual function on the group.
  private func values(_ search: NormMinimizer) -> [Double] {
    var result = [Double](repeating: 0, count: oracle.order)
    for (matrix, block) in zip(search.dual, search.blocks) {
      let area = block.size * block.size
      block.matrices.withUnsafeBufferPointer { matrices in
        matrix.withUnsafeBufferPointer { matrix in
          guard let matrices = matrices.baseAddress, let matrix = matrix.baseAddress else { return }
          for g in result.indices { result[g] += SmallMatrices.dot(matrix, matrices + g * area, count: area) }
        }
      }
    }
    return result
  }
}
