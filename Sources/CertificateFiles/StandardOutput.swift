// Not Foundation, whose `stdout` may not be named: the C library's variable is never assigned to.
#if canImport(Glibc)
  @preconcurrency import Glibc
#elseif canImport(Musl)
  @preconcurrency import Musl
#else
  @preconcurrency import Darwin
#endif

/// What becomes of what a process prints.
package enum StandardOutput {
  /// Why something that was printed could not be written, now or earlier; `nil` if all of it was, or nobody wants to read it any more.
  ///
  /// What a failed write leaves in the buffer is thrown away, so that the last write may succeed: the mark of the stream tells.
  package static func failure() -> String? {
    if fflush(nil) != 0 { return errno == EPIPE ? nil : String(cString: strerror(errno)) }
    return ferror(stdout) == 0 ? nil : "a part of it was lost"
  }
}
