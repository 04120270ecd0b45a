public import ExactArithmetic
import Synchronization

/// Learning problems with a symmetry, trained with no, full, fixed random and streaming augmentation, and with averaging at test time.
///
/// Each replicate draws everything anew (samples, noise, test inputs, group elements) from a seed of its own, and all augmentations of a replicate share
/// what was drawn; results do not depend on the number of threads.
///
/// What it tests: Tahmasebi & Weber, arXiv 2512.11855: about log|G| random elements suffice for approximate symmetry.
public struct TrainingExperiment: Sendable {
  /// How many replicates are allowed: fewer than 8 give no intervals for six sizes together at the standard confidence.
  public static let replicateRange = 8...10_000
  /// The standard number of replicates.
  public static let standardReplicates = 40
  /// The number of replicates for a quick run: the fewest with intervals for up to 25 comparisons together at the standard confidence.
  public static let quickReplicates = 10

  /// The problems.
  public let problems: [TrainingProblem]
  /// The number of drawings of each problem.
  public let replicates: Int
  /// Which sizes are tried.
  public let sizes: TrainingSizes
  /// The seed.
  public let seed: UInt64
  /// 1 − α, with which the intervals of one curve hold together.
  public let confidence: Rational

  /// An experiment.
  ///
  /// - Throws: ``TrainingError/replicates(_:)``.
  public init(
    problems: [TrainingProblem] = TrainingProblem.standard, replicates: Int = standardReplicates,
    sizes: TrainingSizes = .standard, seed: UInt64 = 1, confidence: Rational = Rational(19, 20)
  ) throws(TrainingError) {
    guard TrainingExperiment.replicateRange.contains(replicates) else { throw .replicates(replicates) }
    precondition(confidence.signum > 0 && confidence < 1, "a confidence lies strictly between 0 and 1")
    self.problems = problems
    self.replicates = replicates
    self.sizes = sizes
    self.seed = seed
    self.confidence = confidence
  }

  /// The problems of a name: `sum`, `signs`, `plane` or `all`.
  ///
  /// - Throws: ``TrainingError/unknownProblem(_:)``.
  public static func problems(named name: String) throws(TrainingError) -> [TrainingProblem] {
    let chosen = TrainingProblem.standard.filter {
      name == "all" || $0.name == name || $0.name.hasPrefix(name + "-")
    }
    guard !chosen.isEmpty else { throw .unknownProblem(name) }
    return chosen
  }

  /// Runs all replicates of all problems.
  ///
  /// - Parameters:
  ///   - workers: the number of threads, at least 1; each takes up to 300 MB with the standard problems.
  ///   - progress: called after each replicate with the number done and the number of all, from several threads.
  /// - Throws: ``TrainingError/unsolved(size:residual:)``.
  /// - Complexity: that of problems · replicates solutions of systems with N augmented items, O(N²·iterations) each
  public func run(
    workers: Int, progress: @escaping @Sendable (Int, Int) -> Void = { _, _ in }
  ) async throws -> TrainingReport {
    let prepared = problems.map { TrainingReplicate($0, sizes: sizes) }
    let jobs = prepared.count * replicates
    let counter = Counter()
    let results = try await withThrowingTaskGroup(of: [(Int, [TrainingReplicate.Measurement])].self) { group in
      for _ in 0..<max(1, min(workers, jobs)) {
        group.addTask {
          var mine: [(Int, [TrainingReplicate.Measurement])] = []
          while true {
            let job = counter.next.add(1, ordering: .relaxed).oldValue
            guard job < jobs else { return mine }
            try Task.checkCancellation()
            // Replicate by replicate, so that long problems are spread over the whole run.
            let (replicate, problem) = job.quotientAndRemainder(dividingBy: prepared.count)
            let bench = prepared[problem]
            let seed = TrainingExperiment.seed(self.seed, problem: bench.problem.name, replicate: replicate)
            mine.append((job, try bench.run(seed: seed)))
            progress(counter.done.add(1, ordering: .relaxed).newValue, jobs)
          }
        }
      }
      var all: [(Int, [TrainingReplicate.Measurement])] = []
      for try await some in group { all += some }
      return all.sorted { $0.0 < $1.0 }.map(\.1)
    }
    let summaries = problems.indices.map { index in
      TrainingSummary(
        problems[index], stride(from: index, to: jobs, by: problems.count).map { results[$0] }, confidence: confidence)
    }
    return TrainingReport(
      seed: seed, replicates: replicates, confidence: confidence, rows: summaries.flatMap(\.rows),
      saturations: summaries.flatMap(\.saturations), doublings: summaries.compactMap(\.doubling),
      partialSymmetries: summaries.compactMap(\.partialSymmetry))
  }

  private final class Counter: Sendable {
    let next = Atomic<Int>(0)
    let done = Atomic<Int>(0)
  }

  /// The seed of a replicate: a problem has the same one whatever other problems run beside it.
  static func seed(_ seed: UInt64, problem: String, replicate: Int) -> UInt64 {
    let start = SplitMix64.spread(seed &+ 0x9E37_79B9_7F4A_7C15)
    let named = problem.utf8.reduce(start) { SplitMix64.spread($0 ^ UInt64($1)) }
    return SplitMix64.spread(named ^ UInt64(replicate + 1))
  }
}
