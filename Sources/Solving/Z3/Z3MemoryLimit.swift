import CZ3
import Synchronization

/// The one memory limit of the process, shared by all checks that ask for one.
enum Z3MemoryLimit {
  /// The limits in MiB that running checks ask for; the smallest is in force.
  private static let wanted = Mutex<[Int]>([])

  /// Runs `body` under a limit that lasts no longer than the body.
  static func with<Result>(_ mebibytes: Int?, _ body: () -> Result) -> Result {
    guard let mebibytes else { return body() }
    let limit = min(max(mebibytes, 1), Int(UInt32.max >> 20))
    wanted.withLock {
      $0.append(limit)
      apply($0)
    }
    defer {
      wanted.withLock {
        if let index = $0.firstIndex(of: limit) { $0.remove(at: index) }
        apply($0)
      }
    }
    return body()
  }

  /// 0 is Z3's way to say "no limit".
  private static func apply(_ limits: [Int]) {
    Z3_global_param_set("memory_max_size", "\(limits.min() ?? 0)")
  }
}
