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
  private let limits: EngineLimits

  var oracle: Oracle { search.oracle }

  init(_ oracle: Oracle, symmetries: SupportSymmetries, limits: EngineLimits) {
    self.symmetries = symmetries
    self.limits = limits
    search = RefutationSearch(oracle, symmetries: symmetries, limits: limits)
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
    search.limits = limits.half
    while lower < upper, !isStopped {
      switch attempt(upper - 1, &result) {
      case .scheme(let size): upper = size
      case .refuted: lower = upper
      case .stopped(let reason):
        isStopped = true
        result.report.stopped = reason
      }
    }
    // Up from the known bound while there is time. What filled the memory was too much for a larger size; smaller ones need less.
    search.limits = limits
    if case .memory? = result.report.stopped { search.forgetWitnesses() }
    search: while lower < upper, !limits.deadline.isOver {
      switch attempt(lower, &result) {
      case .scheme(let size): upper = size
      case .refuted: lower += 1
      case .stopped(let reason):
        // If the first attempt came to the limit of the memory, more of it is what helps.
        if case .memory? = result.report.stopped { break search }
        result.report.stopped = reason
        break search
      }
    }
    // What was stopped on the way down may have been settled on the way up.
    if lower >= upper { result.report.stopped = nil }
    result.witnesses = search.pool.witnesses
    result.report.examined = search.oracleCalls
    result.report.witnesses = search.pool.witnesses.count
    result.report.symmetries = symmetries.count
    result.report.seconds = (clock.now - begin) / .seconds(1)
    return result
  }

  private enum Step {
    case scheme(Int)
    case refuted
    case stopped(EngineStop)
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
      search.keepTree()
      return .refuted
    case .stopped, .pattern: return .stopped(search.stop ?? .undecided)
    }
  }
}
