import Synchronization

extension Runner {
  /// What a worker brings back from a few consecutive cases.
  struct ChunkResult: Sendable {
    var statistics = Statistics()
    var failure: (index: Int, failure: CaseFailure)?
    var isCancelled = false
  }

  /// The lowest index known to fail; cases above it need not be run.
  private final class LowestFailure: Sendable {
    let index = Atomic<Int>(.max)
  }

  /// Runs random cases, in rounds, then climbs; goes on until the coverage demands are decided.
  func searchRandomly() async -> StageEnd {
    var next = 0
    var roundSize = 64
    // Climbing gets half of the cases if the first round shows that there is something to climb.
    var wanted = settings.cases
    while statistics.cases < wanted {
      announce(.searching)
      // Never more than is wanted still, so that a run of n cases ends exactly at the n-th that passes.
      let size = min(roundSize, wanted - statistics.cases)
      let result = await runRound(next..<next + size)
      statistics.merge(result.statistics)
      if let end = end(of: result) { return end }
      next += size
      if let verdict = judgeHealth() { return .verdict(verdict) }
      if !statistics.targets.isEmpty { wanted = max(1, settings.cases - settings.cases / 2) }
      roundSize = min(roundSize * 4, 32768)
    }
    if !statistics.targets.isEmpty {
      let end = await climb(budget: settings.cases - statistics.cases)
      guard case .next = end else { return end }
    }
    return await settleCoverage(from: next)
  }

  /// How a round ends the run, if it does: a failure that was found counts, even if the run was cancelled then.
  private func end(of result: ChunkResult) -> StageEnd? {
    if let (index, failure) = result.failure {
      let sequence = cases.prepareRandom(index).sequence
      return .found(Finding(origin: .random(index), sequence: sequence, failure: failure))
    }
    return result.isCancelled ? .verdict(.cancelled) : nil
  }

  private func judgeHealth() -> Report.Verdict? {
    let (cases, discards, oversized) = (statistics.cases, statistics.discards, statistics.oversized)
    if discards > max(100, settings.discardsPerCase * max(cases, 1)) { return .gaveUp }
    if oversized > max(20, cases) {
      return .unhealthy(
        .casesTooLarge(oversized: oversized, of: cases + discards + oversized, limit: settings.choiceLimit))
    }
    return nil
  }

  /// Runs consecutive cases on all workers; results are merged in the order of the cases.
  func runRound(_ indices: Range<Int>) async -> ChunkResult {
    let chunkSize = max(1, min(256, indices.count / (4 * settings.workers)))
    let chunks = (indices.count + chunkSize - 1) / chunkSize
    let lowest = LowestFailure()
    @Sendable func bounds(_ chunk: Int) -> Range<Int> {
      let start = indices.lowerBound + chunk * chunkSize
      return start..<min(start + chunkSize, indices.upperBound)
    }
    if settings.workers == 1 || chunks < 2 {
      return await Runner.runChunk(indices, on: cases, lowest)
    }
    let (core, settings, journal) = (self.core, self.settings, self.journal)
    let counter = Counter()
    let results = await withTaskGroup(of: [(Int, ChunkResult)].self) { group in
      for slot in 0..<min(settings.workers, chunks) {
        group.addTask {
          let context = CaseContext()
          return await CaseContext.$current.withValue(context) {
            let worker = CaseRunner(
              core: core, settings: settings, context: context, journal: journal, slot: slot)
            var mine: [(Int, ChunkResult)] = []
            while true {
              let chunk = counter.next.add(1, ordering: .relaxed).oldValue
              guard chunk < chunks else { return mine }
              mine.append((chunk, await Runner.runChunk(bounds(chunk), on: worker, lowest)))
            }
          }
        }
      }
      var all: [(Int, ChunkResult)] = []
      for await some in group { all += some }
      return all.sorted { $0.0 < $1.0 }
    }
    var merged = ChunkResult()
    for (_, result) in results {
      merged.statistics.merge(result.statistics)
      if result.isCancelled { merged.isCancelled = true }
      if let failure = result.failure {
        merged.failure = failure
        break
      }
    }
    return merged
  }

  private final class Counter: Sendable {
    let next = Atomic<Int>(0)
  }

  private static func runChunk(
    _ indices: Range<Int>, on worker: CaseRunner, _ lowest: LowestFailure
  ) async -> ChunkResult {
    var result = ChunkResult()
    for index in indices {
      if index > lowest.index.load(ordering: .relaxed) { break }
      if Task.isCancelled {
        result.isCancelled = true
        break
      }
      switch await worker.runRandom(index) {
      case .passed: result.statistics.countPassed(worker.events, index: index)
      case .discarded: result.statistics.discards += 1
      case .oversized: result.statistics.oversized += 1
      case .cancelled:
        result.isCancelled = true
        return result
      case .failed(let failure):
        lowest.index.min(index, ordering: .relaxed)
        worker.keep(failure, index: index)
        result.failure = (index, failure)
        return result
      }
    }
    return result
  }

  /// Runs more cases until every coverage demand is met or refuted with confidence.
  private func settleCoverage(from start: Int) async -> StageEnd {
    var next = start
    let limit = 64 * settings.cases
    while true {
      let judgements = statistics.coverage.map { CoverageTest.judge($0, cases: statistics.cases) }
      let failed = zip(statistics.coverage, judgements).filter { $1 == .refuted }
      // What is still open after many cases lies so close to the border that the plain share decides.
      let isOver = next >= limit
      let open = zip(statistics.coverage, judgements).filter {
        $1 == .open && isOver && 100 * Double($0.hits) < $0.percent * Double(statistics.cases)
      }
      let shortfalls = (failed + open).map { count, _ in
        CoverageShortfall(
          label: count.label, wanted: count.percent,
          reached: 100 * Double(count.hits) / Double(max(1, statistics.cases)), cases: statistics.cases)
      }
      if !shortfalls.isEmpty { return .verdict(.insufficientCoverage(shortfalls)) }
      if isOver || !judgements.contains(.open) { return .next }
      announce(.searching)
      let size = min(8192, max(256, settings.cases))
      let result = await runRound(next..<next + size)
      statistics.merge(result.statistics)
      if let end = end(of: result) { return end }
      next += size
      if let verdict = judgeHealth() { return .verdict(verdict) }
    }
  }
}
