/// A moment after which work is to end.
struct Deadline: Sendable {
  private let instant: ContinuousClock.Instant

  init(seconds: Double) { instant = ContinuousClock.now + .seconds(seconds) }

  private init(_ instant: ContinuousClock.Instant) { self.instant = instant }

  /// Whether it is time to end.
  var isOver: Bool { ContinuousClock.now >= instant }

  /// The moment halfway from now.
  var half: Deadline { Deadline(ContinuousClock.now + (instant - ContinuousClock.now) / 2) }
}
