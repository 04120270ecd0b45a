import Foundation

/// What this process has used so far.
public enum ProcessUsage {
  /// Processor time of this process, in seconds; `nil` where the system does not say.
  public static var processorSeconds: Double? {
    usage().map { usage in
      [usage.ru_utime, usage.ru_stime].reduce(0) { $0 + Double($1.tv_sec) + Double($1.tv_usec) * 1e-6 }
    }
  }

  /// The most memory that was resident at a time, in MiB; `nil` where the system does not say.
  ///
  /// On Linux `getrusage` also counts what ran in this process before the program, such as `swift run`, so the peak of the
  /// address space is read where there is one.
  public static var peakMemory: Double? {
    let status = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)
    let line = status?.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
    if let kibibytes = line?.split(whereSeparator: { !$0.isNumber }).first.flatMap({ Double($0) }) {
      return kibibytes / 1024
    }
    #if os(Linux)
      return usage().map { Double($0.ru_maxrss) / 1024 }
    #else
      return usage().map { Double($0.ru_maxrss) / 1_048_576 }
    #endif
  }

  private static func usage() -> rusage? {
    var usage = rusage()
    #if os(Linux)
      let who = __rusage_who_t(RUSAGE_SELF.rawValue)
    #else
      let who = RUSAGE_SELF
    #endif
    return getrusage(who, &usage) == 0 ? usage : nil
  }
}
