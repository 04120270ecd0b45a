import Averaging
import Certificates
import CommandSupport
import Foundation
import Reporting
import Solving
import Synchronization

/// Certifies the chains of a family on several threads and keeps every certificate as soon as it is there.
final class FamilyRun: Sendable {
  /// What became of an instance.
  struct Outcome: Sendable, Encodable {
    let instance, symmetry, weights, status: String
    let order, lower, upper, bytes: Int?
    /// Seconds spent now; 0 for what the archive answered.
    let seconds: Double
    /// Whether the archive answered.
    let isArchived: Bool
    let certificate: String?
    /// What went wrong.
    let failure: String?
    /// Why the engine ended before the bounds met, if it worked on the instance now.
    var stopped: String? = nil
  }

  private struct State {
    var begun = 0
    var finished = 0
    var outcomes: [(place: Int, step: Int, outcome: Outcome)] = []
  }

  private let chains: [FamilyChain]
  private let certifier: Certifier
  private let archive: CertificateArchive
  private let progress: ProgressDisplay
  private let state = Mutex(State())

  /// - Parameter progress: is told of each instance; a log has a line for each that was worked on.
  init(_ plan: FamilyPlan, certifier: Certifier, archive: CertificateArchive, progress: ProgressDisplay) {
    chains = plan.chains
    self.certifier = certifier
    self.archive = archive
    self.progress = progress
    progress.show(ProgressState("", done: 0, total: plan.chains.count, unit: "chains of instances"))
  }

  /// What is known so far, in the order of the plan.
  var outcomes: [Outcome] {
    state.withLock(\.outcomes).sorted { ($0.place, $0.step) < ($1.place, $1.step) }.map(\.outcome)
  }

  /// Works through all chains.
  ///
  /// - Parameter jobs: the number of threads, each with a solver of its own.
  func run(jobs: Int) {
    Workers.run(count: chains.count, jobs: jobs) { [self] place in
      state.withLock { $0.begun += 1 }
      progress.phase(chains[place].description)
      work(place)
      let finished = state.withLock { state in
        state.finished += 1
        return state.finished
      }
      progress.update { $0.done = finished }
      return true
    }
  }

  private func work(_ place: Int) {
    let chain = chains[place]
    var step = 0
    // The certificate of the class before, which is contained in the next one.
    var smaller: Certificate?
    while true {
      do {
        guard let request = try chain.request(step) else { return }
        let instance = try request.instance()
        let outcome = try certify(instance, request, &smaller)
        record(outcome, place, step)
        // A larger class costs no less, and where every representation occurs nothing is larger.
        if chain.isSingle || outcome.lower == instance.group.order { return }
        if try instance.costsWholeGroup() { return }
      } catch {
        if chain.isEnd(error, step: step) { return }
        record(
          Outcome(
            instance: chain.description, symmetry: chain.symmetry.description, weights: chain.weights.rawValue,
            status: "failed", order: nil, lower: nil, upper: nil, bytes: nil, seconds: 0, isArchived: false,
            certificate: nil, failure: "\(error)"), place, step)
        return
      }
      step += 1
    }
  }

  private func certify(
    _ instance: CertificationInstance, _ request: InstanceRequest, _ smaller: inout Certificate?
  ) throws -> Outcome {
    let seconds = certifier.budget.seconds
    if let entry = try archive.entry(answering: instance.question), entry.isClosed || entry.seconds ?? 0 >= seconds {
      smaller = archive.certificate(of: entry)
      return outcome(request, instance, entry, seconds: 0, isArchived: true)
    }
    let clock = ContinuousClock()
    let begin = clock.now
    let result = try certifier.certify(instance, after: smaller)
    smaller = result.certificate
    if result.isBeyondChecker {
      return Outcome(
        instance: request.title(instance), symmetry: request.symmetry.description, weights: request.weights.rawValue,
        status: "open", order: instance.group.order, lower: result.provedLower, upper: result.upper, bytes: nil,
        seconds: (clock.now - begin) / .seconds(1), isArchived: false, certificate: nil, failure: nil)
    }
    let spent = (clock.now - begin) / .seconds(1)
    var isOutOfMemory = false
    if case .memory? = result.engine?.stopped { isOutOfMemory = true }
    // With more memory the same seconds may be enough, so that only those spent answer later runs.
    let stored = try archive.store(
      request.titled(result), title: request.title(instance), seconds: isOutOfMemory ? min(spent, seconds) : seconds)
    var outcome = outcome(request, instance, stored.entry, seconds: spent, isArchived: false)
    if !stored.entry.isClosed { outcome.stopped = result.engine?.stopped?.description }
    return outcome
  }

  private func outcome(
    _ request: InstanceRequest, _ instance: CertificationInstance, _ entry: ArchiveEntry, seconds: Double,
    isArchived: Bool
  ) -> Outcome {
    Outcome(
      instance: request.title(instance), symmetry: entry.symmetry, weights: entry.weights, status: entry.status,
      order: entry.order, lower: entry.lower, upper: entry.upper, bytes: entry.bytes, seconds: seconds,
      isArchived: isArchived, certificate: archive.path(entry.file), failure: nil)
  }

  private func record(_ outcome: Outcome, _ place: Int, _ step: Int) {
    let (done, waiting) = state.withLock { state in
      state.outcomes.append((place, step, outcome))
      return (state.outcomes.count, chains.count - state.begun)
    }
    if outcome.isArchived { return }
    let line = FamilyReport.line(outcome)
    progress.result(
      "\(done) done, \(waiting) chains waiting: \(line)",
      short: "last \(outcome.instance)\(line.dropFirst(outcome.instance.count).prefix { $0 != "," })")
  }
}
