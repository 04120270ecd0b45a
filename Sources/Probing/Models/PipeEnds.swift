#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// The two ends of a pipe, which programs that are started do not inherit.
struct PipeEnds {
  let reading: Int32
  let writing: Int32

  /// - Throws: ``ModelError/Fault``, when there are no descriptors left.
  init() throws(ModelError.Fault) {
    var ends: [Int32] = [-1, -1]
    guard PipeEnds.make(&ends) == 0 else { throw .notStarted(reason: systemReason()) }
    // Ends among 0, 1 and 2 (of a process without standard streams) would be overwritten in the child.
    for index in 0..<2 where ends[index] < 3 {
      let moved = fcntl(ends[index], F_DUPFD_CLOEXEC, 3)
      guard moved >= 0 else {
        let reason = systemReason()
        ends.forEach { _ = closeDescriptor($0) }
        throw .notStarted(reason: reason)
      }
      _ = closeDescriptor(ends[index])
      ends[index] = moved
    }
    (reading, writing) = (ends[0], ends[1])
  }

  /// `pipe2` marks both ends in one step, so that no program that another thread starts meanwhile inherits them. The C library hides it from
  /// programs without `_GNU_SOURCE`, hence the look-up; where there is none the marks are set afterwards.
  private static func make(_ ends: inout [Int32]) -> Int32 {
    typealias Pipe2 = @convention(c) (UnsafeMutablePointer<Int32>, Int32) -> Int32
    if let symbol = dlsym(nil, "pipe2") { return unsafeBitCast(symbol, to: Pipe2.self)(&ends, O_CLOEXEC) }
    let result = pipe(&ends)
    if result == 0 {
      for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    }
    return result
  }

  func close() {
    _ = closeDescriptor(reading)
    _ = closeDescriptor(writing)
  }

  /// Makes our end not block, and the pipe larger: each time that it is full costs two changes of process.
  static func prepare(_ end: Int32) {
    _ = fcntl(end, F_SETFL, fcntl(end, F_GETFL) | O_NONBLOCK)
    #if canImport(Darwin)
      _ = fcntl(end, F_SETNOSIGPIPE, 1)
    #else
      // 1 MiB is what a process without privileges may ask for; the system may give less, and that is no error.
      _ = fcntl(end, PipeEnds.setPipeSize, 1 << 20)
    #endif
  }

  #if !canImport(Darwin)
    /// `F_SETPIPE_SZ` of `linux/fcntl.h`, which is hidden from programs without `_GNU_SOURCE`.
    private static let setPipeSize: Int32 = 1031
  #endif
}
