/// How long a model may take, how much it may say, and what becomes of its standard error.
public struct ModelProcessOptions: Sendable, Hashable {
  /// The seconds until its hello frame; models that load much need some.
  public var startLimit: Double
  /// The seconds for one answer, of a whole batch.
  public var answerLimit: Double
  /// The seconds that it gets to end by itself after a bye frame, and again after SIGTERM, before SIGKILL.
  public var shutdownLimit: Double
  /// The most bytes of a payload. Larger batches are asked in parts.
  public var payloadLimit: Int
  /// How many of the last lines on standard error errors show.
  public var standardErrorLines: Int
  /// A file to which standard error is copied as it comes; `nil` for none. A file that is there is replaced.
  public var standardErrorFile: String?

  /// Limits; those not given are a minute for the start and for each answer, two seconds for the end, and 1 GiB.
  public init(
    startLimit: Double = 60, answerLimit: Double = 60, shutdownLimit: Double = 2,
    payloadLimit: Int = ProbeProtocol.defaultPayloadLimit, standardErrorLines: Int = 20,
    standardErrorFile: String? = nil
  ) {
    self.startLimit = startLimit
    self.answerLimit = answerLimit
    self.shutdownLimit = shutdownLimit
    self.payloadLimit = payloadLimit
    self.standardErrorLines = standardErrorLines
    self.standardErrorFile = standardErrorFile
  }
}

/// A point in time by which something has to be done.
struct Deadline {
  private let end: ContinuousClock.Instant?

  /// In so many seconds; never, if they are not a number below a year.
  init(seconds: Double) {
    end = seconds < 31_536_000 ? ContinuousClock.now + .seconds(max(seconds, 0)) : nil
  }

  /// Whether it is over.
  var isOver: Bool { end.map { ContinuousClock.now >= $0 } ?? false }

  /// The milliseconds left for one call of `poll`, rounded up and at most `slice`.
  func milliseconds(atMost slice: Int32) -> Int32 {
    guard let end else { return slice }
    let left = end - ContinuousClock.now
    guard left > .zero else { return 0 }
    let (seconds, attoseconds) = left.components
    return seconds >= 1 ? slice : min(slice, Int32(attoseconds / 1_000_000_000_000_000) + 1)
  }
}
