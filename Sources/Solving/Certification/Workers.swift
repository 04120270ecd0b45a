import Foundation
import Synchronization

/// Work that several threads share.
package enum Workers {
  /// As much as the main thread has: refutations are searched recursively.
  private static let stackBytes = 64 << 20

  /// Does the work at the positions 0, 1, …, on so many threads, each taking the next one that is left.
  ///
  /// - Parameter body: is called once for each position, from several threads at once, until it returns false.
  package static func run(count: Int, jobs: Int, _ body: @escaping @Sendable (Int) -> Bool) {
    let next = Mutex(0)
    let finished = DispatchGroup()
    for _ in 0..<max(1, min(jobs, count)) {
      finished.enter()
      let thread = Thread {
        while true {
          let position = next.withLock { next in
            defer { next += 1 }
            return next
          }
          guard position < count, body(position) else { break }
        }
        finished.leave()
      }
      thread.stackSize = stackBytes
      thread.start()
    }
    finished.wait()
  }
}
