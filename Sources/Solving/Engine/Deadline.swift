/// A moment after which work is to end, or an order to end it at once.
struct Deadline: Sendable {
  private let instant: ContinuousClock.Instant
  private let start = ContinuousClock.now
  /// Whether the work is no longer wanted.
  private let isCancelled: @Sendable () -> Bool

  init(seconds: Double, isCancelled: @escaping @Sendable () -> Bool = { false }) {
    instant = ContinuousClock.now + .seconds(seconds)
    self.isCancelled = isCancelled
  }

  private init(_ instant: ContinuousClock.Instant, _ isCancelled: @escaping @Sendable () -> Bool) {
    self.instant = instant
    self.isCancelled = isCancelled
  }

  /// Whether it is time to end.
  var isOver: Bool { ContinuousClock.now >= instant || isCancelled() }

  /// The moment halfway from now.
  var half: Deadline { Deadline(ContinuousClock.now + (instant - ContinuousClock.now) / 2, isCancelled) }
}
