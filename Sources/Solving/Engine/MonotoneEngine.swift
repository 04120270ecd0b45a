import Averaging
import ExactArithmetic
import FiniteGroups

/// Finds the least size of a convex or affine scheme by witnesses and refutations: first a scheme as small as can be found, then the
/// refutation of everything smaller; where time runs out, the largest size that can be refuted.
struct MonotoneEngine<Oracle: SupportOracle> {
  /// What was found.
  struct Result {
    /// The smallest scheme, if one was found.
    var scheme: [(element: Int, weight: Oracle.Scalar)]?
    /// The sizes refuted, ascending, with their trees.
    var refutations: [(size: Int, tree: RefutationTree)] = []
    /// The witnesses that the tree refers to.
    var witnesses: [Witness] = []
    var report = EngineReport()
  }

  private var search: RefutationSearch<Oracle>
  private let symmetries: SupportSymmetries
  private let deadline: Deadline

  var oracle: Oracle { search.oracle }

  init(_ oracle: Oracle, symmetries: SupportSymmetries, deadline: Deadline) {
    self.symmetries = symmetries
    self.deadline = deadline
    search = RefutationSearch(oracle, symmetries: symmetries)
  }

  /// - Parameters:
  ///   - lower: no scheme is smaller, as is known already.
  ///   - upper: the size of a known scheme.
  mutating func run(lower: Int, upper: Int) -> Result {
    let clock = ContinuousClock()
    let begin = clock.now
    var result = Result()
    var upper = upper
    var lower = lower
    let deadline = deadline
    search.isCancelled = { deadline.isOver }
    func take(_ scheme: [(element: Int, weight: Oracle.Scalar)]?) {
      guard let scheme, scheme.count < upper else { return }
      upper = scheme.count
      result.scheme = scheme
    }
    for _ in 0..<4 where lower < upper { take(search.thinnedScheme()) }
    if lower < upper { take(search.explore(rounds: 8)) }
    if lower < upper { search.findTilings(reaching: upper) }
    var isStopped = false
    // Down from the best scheme: every attempt ends with a smaller scheme or with the refutation of all.
    let half = deadline.half
    search.isCancelled = { half.isOver }
    while lower < upper, !isStopped {
      switch attempt(upper - 1, &result) {
      case .scheme(let size): upper = size
      case .refuted: lower = upper
      case .stopped: isStopped = true
      }
    }
    // Up from the known bound while there is time.
    search.isCancelled = { deadline.isOver }
    while lower < upper, !deadline.isOver {
      switch attempt(lower, &result) {
      case .scheme(let size): upper = size
      case .refuted: lower += 1
      case .stopped:
        result.report.stopped = deadline.isOver ? "the time ran out" : "an oracle could not decide"
        lower = upper
      }
    }
    if isStopped && result.report.stopped == nil && deadline.isOver { result.report.stopped = "the time ran out" }
    result.witnesses = search.pool.witnesses
    result.report.examined = search.oracleCalls
    result.report.witnesses = search.pool.witnesses.count
    result.report.symmetries = symmetries.count
    result.report.seconds = (clock.now - begin) / .seconds(1)
    return result
  }

  private enum Step {
    case scheme(Int)
    case refuted, stopped
  }

  private mutating func attempt(_ size: Int, _ result: inout Result) -> Step {
    let outcome = search.run(size: size)
    result.report.nodes += search.nodes
    switch outcome {
    case .scheme(let scheme):
      result.scheme = scheme
      return .scheme(scheme.count)
    case .refuted(let tree):
      result.refutations.append((size, tree))
      return .refuted
    case .stopped, .pattern: return .stopped
    }
  }
}
