/// What the shrinker asks of the property it shrinks for.
protocol ShrinkTrial: AnyObject {
  /// Generates the case of a script, without running the property's body, and keeps it for ``failsTheSameWay()``.
  /// - Returns: what was drawn, or `nil` when no value came of it.
  func realize(_ script: ChoiceSequence) -> ChoiceSequence?
  /// Runs the body on the case realized last; whether it fails in the way that is being shrunk.
  func failsTheSameWay() async -> Bool
}

/// Searches for the simplest sequence of choices that fails the same way.
///
/// Shrinking works on choices only, so that it passes through every generator. A candidate is a script; what counts is
/// what the generator made of it, its realization, which is compared with the best so far *before* the body is run.
/// So every accepted step is simpler in the shortlex order, nothing is run twice, and candidates that come to nothing
/// cost no call of the body.
final class Shrinker {
  let trial: any ShrinkTrial
  /// The simplest failing sequence found.
  private(set) var best: ChoiceSequence
  /// How many times the body was run, and how many of these runs were steps forward.
  private(set) var calls = 0
  private(set) var steps = 0
  /// A contradiction found inside the engine; shrinking stops there and the run reports it.
  private(set) var violation: String?
  private let budget: Int
  private var generations = 0
  private var tried: Set<[UInt64]> = []

  /// - Parameter avoided: cases that are never run.
  init(best: ChoiceSequence, budget: Int, trial: any ShrinkTrial, avoiding avoided: Set<[UInt64]> = []) {
    self.best = best
    tried = avoided
    self.budget = budget
    self.trial = trial
  }

  /// Whether the budget is used up. Generating costs little, but is not free.
  var isSpent: Bool { calls >= budget || generations >= 20 * budget || violation != nil || Task.isCancelled }

  /// Runs all passes until none makes a step.
  func run() async {
    // Starting from the realization of the best, not from the best: a stored sequence may be of an older generator.
    tried.insert(best.indices)
    while !isSpent {
      let before = steps
      await zeroEverything()
      await deleteSpans()
      await passToDescendants()
      await repairSizes()
      await zeroSpans()
      await deleteBlocks()
      await minimizeDuplicates()
      await minimizeEach()
      await lowerTogether()
      await redistribute()
      await sortSiblings()
      await swapChoices()
      if steps == before { await lowerByPowers() }
      if steps == before { await lowerAndDelete() }
      if steps == before { await deleteAndChange() }
      if steps == before { await moveSpans() }
      if steps == before, await !exhaustSimpler() { await lowerAndScan() }
      if steps == before { return }
    }
  }

  /// Tries a candidate; when it is simpler and fails the same way it becomes the best.
  func attempt(_ candidate: ChoiceSequence) async -> Bool {
    guard !isSpent else { return false }
    guard let realized = realize(candidate), realized.isSimpler(than: best),
      tried.insert(realized.indices).inserted
    else { return false }
    calls += 1
    guard await trial.failsTheSameWay() else { return false }
    accept(realized)
    return true
  }

  /// What the generator makes of a script.
  func realize(_ script: ChoiceSequence) -> ChoiceSequence? {
    generations += 1
    return trial.realize(script)
  }

  /// Whether a realized case was run before.
  func hasTried(_ realized: ChoiceSequence) -> Bool {
    tried.contains(realized.indices)
  }

  private func accept(_ realized: ChoiceSequence) {
    guard realized.isSimpler(than: best) else {
      violation = "a shrink step from \(best.indices) to \(realized.indices) does not decrease the shortlex order"
      return
    }
    best = realized
    steps += 1
  }

  /// The largest `n` up to `limit` for which `holds(n)` is true, in about 2 log n calls, if `holds` is downward closed.
  func largest(upTo limit: UInt64, where holds: (UInt64) async -> Bool) async -> UInt64 {
    guard limit > 0, await holds(1) else { return 0 }
    var low: UInt64 = 1
    var step: UInt64 = 2
    var high = limit
    while low < high {
      let probe = limit - low > step ? low + step : limit
      guard await holds(probe) else {
        high = probe
        break
      }
      low = probe
      step = step > limit / 2 ? limit : step * 2
      if low == limit { return low }
    }
    while high - low > 1 {
      let middle = low + (high - low) / 2
      if await holds(middle) { low = middle } else { high = middle }
    }
    return low
  }
}
