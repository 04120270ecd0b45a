import Synchronization

/// A moment after which work is to end, and a number of steps after which it is, if that comes first.
///
/// Each question whether it is time to end is a step. The searches ask at every node and before every trial and decide by nothing
/// else that depends on the machine, so a limit of steps ends the same search at the same place everywhere.
struct Deadline: Sendable {
  /// Steps of all deadlines that were made from one.
  private final class Counter: Sendable {
    let taken = Atomic<Int>(0)
  }

  private let instant: ContinuousClock.Instant
  /// The limit that was given in the beginning.
  private let limit: Int?
  private let counter: Counter?
  /// The step that is too many.
  private let lastStep: Int

  init(seconds: Double, steps: Int? = nil) {
    instant = ContinuousClock.now + .seconds(seconds)
    limit = steps
    counter = steps == nil ? nil : Counter()
    lastStep = steps ?? .max
  }

  private init(halving deadline: Deadline) {
    // With a limit of steps the seconds are a safety net: whatever they end stays ended, and says so.
    let now = ContinuousClock.now
    instant = deadline.limit == nil ? now + (deadline.instant - now) / 2 : deadline.instant
    limit = deadline.limit
    counter = deadline.counter
    let taken = deadline.counter?.taken.load(ordering: .relaxed) ?? 0
    lastStep = taken + max(0, deadline.lastStep - taken) / 2
  }

  /// Takes a step.
  ///
  /// - Returns: why work is to end, if it is.
  func step() -> EngineStop? {
    if let counter, let limit, counter.taken.add(1, ordering: .relaxed).newValue > lastStep { return .steps(limit) }
    return ContinuousClock.now >= instant ? .time : nil
  }

  /// Takes a step, and whether it is time to end.
  var isOver: Bool { step() != nil }

  /// The moment halfway from now; with a limit of steps the same moment, and half of the steps that are left.
  var half: Deadline { Deadline(halving: self) }
}
