/// How much a check may use before it answers "unknown".
public struct SolverLimits: Hashable, Sendable {
  /// The wall-clock time of a check, or `nil` for no limit. Z3 keeps it to about 20 ms; below 1 ms counts as 1 ms.
  public var timeout: Duration?

  /// The memory in MiB that Z3 may hold **in the whole process** while the check runs, or `nil` for no limit.
  ///
  /// Z3 has one account and one limit for all contexts. While several limited checks run in parallel the smallest
  /// limit is in force for all of them, and what any of them allocates counts. A check that hits it answers "unknown";
  /// a thread that is building terms meanwhile gets an error of code `outOfMemory`. So leave ample room (hundreds of
  /// MiB above what the terms need), and put hard limits on a subprocess.
  public var memoryMiB: Int?

  /// The number of Z3's own steps, or `nil` for no limit: the same problem stops at the same place on any machine.
  /// 0 counts as 1, and numbers beyond 2³² − 2 as that.
  public var resourceLimit: UInt?

  /// Limits; what is left out is not limited.
  public init(timeout: Duration? = nil, memoryMiB: Int? = nil, resourceLimit: UInt? = nil) {
    self.timeout = timeout
    self.memoryMiB = memoryMiB
    self.resourceLimit = resourceLimit
  }

  /// No limits at all.
  public static let none = SolverLimits()

  /// The timeout in the unit of Z3, where 0 and 2³² − 1 would mean "no limit".
  var timeoutMilliseconds: UInt32? {
    timeout.map { timeout in
      let (seconds, attoseconds) = timeout.components
      guard seconds >= 0, attoseconds >= 0 else { return 1 }
      guard seconds < 4_294_967 else { return UInt32.max - 1 }
      // Rounded up; at most 4,294,966,999 + 1.
      return UInt32(max(1, seconds * 1000 + (attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000))
    }
  }

  /// The resource limit in the range of Z3, where 0 would mean "no limit".
  var resourceUnits: UInt32? { resourceLimit.map { UInt32(min(max($0, 1), UInt(UInt32.max - 1))) } }
}
