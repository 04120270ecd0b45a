import Synchronization

/// The time at which the check of one claim ends.
///
/// It is looked at between cases, rather than waited for by a task of its own: the threads are busy with cases, and
/// that task might wait long for one.
final class TimeLimit: Sendable {
  private let instant: ContinuousClock.Instant
  private let isExtended = Atomic<Bool>(false)

  /// How much longer a check may take that has found a violation, so that it can be shrunk.
  private static let grace = Duration.seconds(30)

  init(_ instant: ContinuousClock.Instant) { self.instant = instant }

  /// Whether the time has come.
  var isOver: Bool {
    let grace = isExtended.load(ordering: .relaxed) ? TimeLimit.grace : .zero
    return ContinuousClock.now >= instant + grace
  }

  /// A violation was found.
  func extend() { isExtended.store(true, ordering: .relaxed) }

  /// Cancels the task that the body of a property is running in, if the time has come.
  ///
  /// - Throws: `CancellationError` then.
  func endRunIfOver() throws {
    guard isOver else { return }
    withUnsafeCurrentTask { $0?.cancel() }
    throw CancellationError()
  }
}
