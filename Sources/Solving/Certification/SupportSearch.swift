import Averaging
import ExactArithmetic
import Representations
import Synchronization

/// One question to the solver and its answer.
public struct SolverQuery: Sendable {
  /// What the solver said about schemes of the given size.
  public enum Answer: Sendable, Equatable {
    /// There is a scheme; this many weights of the one found are not zero.
    case satisfiable(size: Int)
    /// There is none.
    case unsatisfiable
    /// The solver gave up.
    case unknown(reason: String)
  }

  /// The size asked for: at most this many nonzero weights (for uniform weights: exactly this many).
  public let size: Int
  /// The answer.
  public let answer: Answer
  /// Wall-clock time, with the building of the problem.
  public let seconds: Double
}

/// Finds the least size of an exact scheme with Z3, between bounds that are known already.
///
/// Convex and affine: sizes are monotone, so the search probes the lower bound first (it is often attained) and then
/// bisects. Uniform: sizes are not monotone; the multiples of a known divisor are tried upwards. There the complement of an
/// exact scheme on n < |G| elements is exact on |G| − n (its operator is (|G|P − nE)/(|G| − n) = P), so that when no size up to |G|/2
/// is possible, only |G| is.
struct SupportSearch {
  let instance: CertificationInstance
  private let functionClass: FunctionClass
  let equations: ExactnessEquations
  let budget: SolverBudget
  /// Every question so far.
  private(set) var queries: [SolverQuery] = []
  /// No scheme is smaller: proved before the search, or by the solver's word.
  private(set) var lower: Int
  /// The smallest scheme so far.
  private(set) var best: AveragingScheme

  /// dim M(F ⊕ 1): by Carathéodory's theorem some convex exact scheme is not larger, so nothing above it is asked.
  private let caratheodory: Int
  /// For uniform weights, a number that divides every possible size.
  private let divisor: Int
  private let start = ContinuousClock.now
  private var undecided: Set<Int> = []
  /// What ends the search from another thread.
  private let interrupter: Z3Interrupter
  /// The smallest scheme that any search has found.
  private let incumbent: Incumbent

  /// - Parameters:
  ///   - functionClass: the class of the instance.
  ///   - space: the matrix coefficients that an exact scheme must average right.
  ///   - lower: a proved lower bound, at least 1.
  ///   - divisor: for uniform weights, a number that divides every possible size; 1 otherwise.
  init(
    _ instance: CertificationInstance, functionClass: FunctionClass, space: MatrixCoefficientSpace, lower: Int,
    divisor: Int, budget: SolverBudget, incumbent: Incumbent, interrupter: Z3Interrupter
  ) {
    self.incumbent = incumbent
    self.interrupter = interrupter
    self.instance = instance
    self.functionClass = functionClass
    self.budget = budget
    self.lower = lower
    self.divisor = divisor
    best = incumbent.scheme
    caratheodory = space.dimension
    equations = ExactnessEquations(instance, space: space)
  }

  /// Searches until the bounds meet or the budget is spent.
  mutating func run() throws {
    if instance.weights == .uniform { try searchUpwards() } else { try bisect() }
    try confirm()
  }

  private mutating func bisect() throws {
    var probesLowerBound = true
    while lower < best.size, !interrupter.isInterrupted {
      best = incumbent.scheme
      let candidates = (lower..<min(best.size, caratheodory + 1)).filter { !undecided.contains($0) }
      guard !candidates.isEmpty, let share = budget.share(since: start) else { return }
      let size = probesLowerBound ? candidates[0] : candidates[candidates.count / 2]
      probesLowerBound = false
      if try ask(size, seconds: share) == .unsatisfiable { lower = max(lower, size + 1) }
    }
  }

  private mutating func searchUpwards() throws {
    let order = instance.group.order
    var allExcluded = true
    for size in stride(from: divisor, through: order / 2, by: divisor) where size >= lower {
      guard !interrupter.isInterrupted, let share = budget.share(since: start) else { return }
      switch try ask(size, seconds: share) {
      case .satisfiable: return
      case .unsatisfiable:
        if allExcluded { lower = SupportSearch.leastUniformSize(atLeast: size + 1, divisor: divisor, order: order) }
      case .unknown: allExcluded = false
      }
    }
  }

  /// The least possible uniform size that is not below a bound: a multiple of the divisor, and |G| above |G|/2.
  static func leastUniformSize(atLeast bound: Int, divisor: Int, order: Int) -> Int {
    let multiple = bound.roundedUp(toMultipleOf: divisor)
    return multiple > order / 2 ? order : multiple
  }

  /// The sizes that the solver must exclude for it to agree that nothing is smaller than the best scheme.
  private var sizesToExclude: [Int] {
    switch instance.weights {
    case .convex, .affine: best.size > 1 ? [best.size - 1] : []
    case .uniform:
      Array(stride(from: divisor, through: min(best.size - 1, instance.group.order / 2), by: divisor))
    }
  }

  /// Whether the solver has excluded everything smaller than the best scheme.
  var solverConfirms: Bool {
    let excluded = Set(queries.filter { $0.answer == .unsatisfiable }.map(\.size))
    return !sizesToExclude.isEmpty && sizesToExclude.allSatisfy(excluded.contains)
  }

  /// Where a proof settled the value, the solver is asked all the same: it must find nothing below it.
  private mutating func confirm() throws {
    guard lower == best.size else { return }
    for size in sizesToExclude where !queries.contains(where: { $0.size == size }) {
      guard !interrupter.isInterrupted, let share = budget.share(since: start) else { return }
      _ = try ask(size, seconds: share)
    }
  }

  /// Z3's answer; "unknown" where the memory was too small. The limit of the memory is that of all threads together, so that what
  /// another one holds may be missing here.
  private func reply(to problem: MixedProblem, limits: SolverLimits) throws(Z3Error) -> MixedAnswer {
    do {
      return try MixedProblemSolver().solveInTime(problem, limits: limits, interrupter: interrupter)
    } catch {
      if limits.memoryMiB == nil || !error.mayBeMemory { throw error }
      return .unknown(reason: "the memory limit was reached (raise --memory)")
    }
  }

  private mutating func ask(_ size: Int, seconds: Double) throws -> SolverQuery.Answer {
    let clock = ContinuousClock()
    let begin = clock.now
    let encoding = try equations.encoding(size: size)
    let limits = SolverLimits(timeout: .seconds(seconds), memoryMiB: budget.memoryMiB)
    let answer: SolverQuery.Answer
    switch try reply(to: encoding.problem, limits: limits) {
    case .satisfiable(_, let reals):
      let weights = encoding.scheme(reals: reals).enumerated().map { (element: $0.offset, weight: $0.element) }
      let scheme = try AveragingScheme(weights, weightClass: instance.weights)
      guard scheme.isExact(on: functionClass) else {
        throw CertificationError.disagreement(
          "Z3's scheme of size \(scheme.size) for \(instance.title) is not exact, though it satisfies the equations")
      }
      if scheme.size < lower {
        throw CertificationError.disagreement(
          "Z3 found a scheme of size \(scheme.size) for \(instance.title), below the proved bound \(lower)")
      }
      incumbent.offer(scheme)
      best = incumbent.scheme
      answer = .satisfiable(size: scheme.size)
    case .unsatisfiable:
      if size >= best.size && instance.weights != .uniform {
        throw CertificationError.disagreement(
          "Z3 says that \(instance.title) has no scheme of size \(size), but one of size \(best.size) is known")
      }
      answer = .unsatisfiable
    case .unknown(let reason):
      undecided.insert(size)
      answer = .unknown(reason: reason)
    }
    let elapsed = clock.now - begin
    queries.append(SolverQuery(size: size, answer: answer, seconds: elapsed / .seconds(1)))
    return answer
  }
}

/// The smallest scheme that the searches for one instance have found, shared between threads.
final class Incumbent: Sendable {
  private let best: Mutex<AveragingScheme>

  init(_ scheme: AveragingScheme) { best = Mutex(scheme) }

  /// The smallest scheme so far.
  var scheme: AveragingScheme { best.withLock { $0 } }

  /// Takes a scheme that is smaller.
  func offer(_ scheme: AveragingScheme) {
    best.withLock { if scheme.size < $0.size { $0 = scheme } }
  }
}

/// What the solver may spend on one instance.
public struct SolverBudget: Sendable {
  /// Seconds for all questions together.
  public let seconds: Double
  /// Memory in MiB, or `nil` for no limit: of the engine for the instance, by an estimate, and of Z3 in the whole process.
  public let memoryMiB: Int?

  /// The most steps of the search by witnesses and refutations (nodes, trials, improvements of a packing), or `nil` for no limit. With
  /// ``CertificationMethods/engine`` and time enough the result depends on no machine.
  public let steps: Int?

  /// A budget; `seconds` and `steps` must be positive.
  public init(seconds: Double = 60, memoryMiB: Int? = nil, steps: Int? = nil) {
    self.seconds = seconds
    self.memoryMiB = memoryMiB
    self.steps = steps
  }

  /// The seconds for the next question: half of what is left, so that a hard question leaves time for easier ones; `nil`
  /// when less than a tenth of a second is left.
  func share(since start: ContinuousClock.Instant) -> Double? {
    let left = seconds - (ContinuousClock.now - start) / .seconds(1)
    return left < 0.1 ? nil : max(left / 2, 0.1)
  }
}
