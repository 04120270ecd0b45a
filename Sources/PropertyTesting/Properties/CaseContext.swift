import Synchronization

/// What a property's body says about the case it is run on: labels, coverage, targets, failures.
///
/// The context of the running case is a task local, so that the functions of this file and an intercepted `#expect`
/// find it from anywhere in the body, child tasks included.
public final class CaseContext: Sendable {
  /// The context of the case being run by the current task.
  @TaskLocal public static var current: CaseContext?

  struct Events {
    var failure: CaseFailure?
    var labels: [String] = []
    var coverage: [(label: String, percent: Double, isHit: Bool)] = []
    var targets: [(label: String, value: Double)] = []
    var isEmpty = true
  }

  private let events = Mutex(Events())

  init() {}

  /// Marks the case as failed. The first failure of a case is the one that counts.
  public func record(_ failure: CaseFailure) {
    change { if $0.failure == nil { $0.failure = failure } }
  }

  func change(_ body: (inout Events) -> Void) {
    events.withLock {
      body(&$0)
      $0.isEmpty = false
    }
  }

  /// The events since the last call, or `nil` when there were none.
  func take() -> Events? {
    events.withLock { events in
      if events.isEmpty { return nil }
      let taken = events
      events = Events()
      return taken
    }
  }
}

/// Gives up the case unless a condition holds. Given-up cases are counted, and too many of them end the run.
/// - Throws: ``Discard``.
public func assume(_ condition: @autoclosure () throws -> Bool) throws {
  guard try condition() else { throw Discard() }
}

/// Counts the case under a label, in the statistics of the report.
public func label(_ name: String) {
  CaseContext.current?.change { $0.labels.append(name) }
}

/// Counts the case under a label if a condition holds.
public func classify(_ name: String, _ condition: Bool) {
  if condition { label(name) }
}

/// Demands that a condition holds in at least `percent` % of the cases.
///
/// The demand is judged by a sequential test: the run goes on past its number of cases until it is clear, up to an
/// error probability of 10⁻⁹, that the share is at least 0.9 × `percent`, or that it is below `percent`.
///
/// A share that is not from 0 to 100 fails the case: no run could ever tell whether it is met.
public func cover(
  _ percent: Double, _ name: String, _ condition: Bool, file: StaticString = #fileID, line: Int = #line,
  filePath: StaticString = #filePath
) {
  guard percent >= 0, percent <= 100 else {
    CaseContext.current?.record(
      CaseFailure(
        identity: FailureIdentity(
          kind: "cover", place: SourcePlace(file: "\(file)", line: line, filePath: "\(filePath)")),
        message: "\(percent) % of the cases are demanded to be “\(name)”; it must be from 0 to 100"))
    return
  }
  CaseContext.current?.change { $0.coverage.append((name, percent, condition)) }
}

/// Gives the run a direction: cases with larger values are searched for, by changing the best cases seen.
///
/// At most half of the run's cases are spent on this. nan is ignored. With several labels each is climbed in turn.
public func target(_ value: Double, _ name: String = "target") {
  guard !value.isNaN else { return }
  CaseContext.current?.change { $0.targets.append((name, value)) }
}
