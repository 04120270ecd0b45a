import Averaging
import ExactArithmetic

/// Finds the least size of a uniform scheme: size by size a scheme, or the refutation of that size.
struct UniformEngine<Oracle: UniformOracle> {
  /// What is known of the instance.
  struct Settings {
    /// No scheme is smaller, as is known already.
    let lower: Int
    /// A number that divides every size.
    let divisor: Int
    /// The size of a known scheme.
    let upper: Int
    /// Whether complements of schemes are schemes.
    let hasComplements: Bool
    /// The most pairs with one quotient in a scheme of a size, where that is known.
    let quotientLimit: (@Sendable (Int) -> Int)?
  }

  /// A size without schemes.
  struct Refutation {
    let size: Int
    let tree: RefutationTree
    let witnesses: [Witness]
  }

  /// What was found.
  struct Result {
    /// The smallest scheme, if one was found.
    var scheme: [Int]?
    /// Sizes that were refuted.
    var refutations: [Refutation] = []
    /// The least size that is not excluded.
    var lower: Int
    var report = EngineReport()
  }

  private var oracle: Oracle
  private let symmetries: SupportSymmetries
  private let settings: Settings
  private var limits: EngineLimits
  private var random = SplitMix64(seed: 3)

  init(_ oracle: Oracle, symmetries: SupportSymmetries, settings: Settings, limits: EngineLimits) {
    self.oracle = oracle
    self.symmetries = symmetries
    self.settings = settings
    self.limits = limits
  }

  mutating func run() -> Result {
    let clock = ContinuousClock()
    let begin = clock.now
    var result = Result(lower: settings.lower)
    var isOpen = false
    let last = settings.hasComplements ? min(settings.upper - 1, symmetries.order / 2) : settings.upper - 1
    for size in settings.lower..<max(settings.lower, last + 1) {
      if size % settings.divisor == 0 {
        if let scheme = guess(size: size, rounds: isOpen ? 12 : 4) {
          result.scheme = scheme
          break
        }
        if isOpen {
          if limits.deadline.isOver { break }
          continue
        }
        switch refute(size, &result) {
        case .refuted: break
        case .scheme(let scheme): result.scheme = scheme
        case .stopped: isOpen = true
        }
        if result.scheme != nil { break }
      }
      if !isOpen { result.lower = size + 1 }
    }
    if !isOpen, result.scheme == nil { result.lower = settings.upper }
    result.report.symmetries = symmetries.count
    result.report.seconds = (clock.now - begin) / .seconds(1)
    return result
  }

  private mutating func refute(_ size: Int, _ result: inout Result) -> UniformSearch<Oracle>.Outcome {
    var search = UniformSearch(
      oracle, symmetries: symmetries, size: size, quotientLimit: settings.quotientLimit.map { $0(size) },
      limits: limits.half)
    let outcome = search.run()
    oracle = search.oracle
    result.report.nodes += search.nodes
    result.report.examined += search.examined
    result.report.witnesses += search.functions.count
    switch outcome {
    case .scheme: break
    case .stopped: result.report.stopped = search.stop ?? .undecided
    case .refuted(let tree):
      // The tree and its functions are kept.
      limits = limits.reserved(search.bytes)
      result.refutations.append(
        Refutation(size: size, tree: tree, witnesses: search.functions.map(\.witness)))
    }
    return outcome
  }

  /// A scheme, exactly verified, if one is found quickly.
  private mutating func guess(size: Int, rounds: Int) -> [Int]? {
    var annealing = UniformAnnealing(
      oracle.relaxation, size: size, radius: oracle.radius(size: size), seed: random.next())
    for _ in 0..<(8 * rounds) where !limits.deadline.isOver {
      let map = SupportMap(
        automorphism: Int.random(in: 0..<symmetries.automorphisms.count, using: &random),
        inverts: symmetries.allowsInversion && Bool.random(using: &random),
        left: Int.random(in: 0..<symmetries.order, using: &random),
        right: symmetries.isAbelian ? 0 : Int.random(in: 0..<symmetries.order, using: &random))
      if let set = annealing.invariantSet(under: map, of: symmetries, trials: 500), oracle.isScheme(set) { return set }
    }
    for _ in 0..<rounds where !limits.deadline.isOver {
      if let set = annealing.anneal(steps: 1_000), oracle.isScheme(set) { return set }
    }
    return nil
  }
}
