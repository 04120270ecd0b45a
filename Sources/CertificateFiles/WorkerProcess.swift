import Foundation

/// A process that is asked a line at a time and answers with a line, over one socket.
struct WorkerProcess: ~Copyable {
  /// How a process ended.
  struct Ending {
    /// The signal that ended it, if one did.
    let signal: Int32?
    /// Its exit code, if it had one.
    let code: Int32?
    /// The most memory that it had at one time, in MiB.
    let peak: Int
  }

  private let process: pid_t
  private let socket: Int32
  private var pending: [UInt8] = []

  /// Starts a program.
  ///
  /// - Throws: ``CheckWorkerError/notStarted(program:reason:)``.
  init(_ program: String, _ arguments: [String]) throws(CheckWorkerError) {
    func failure(_ code: Int32) -> CheckWorkerError {
      .notStarted(program: program, reason: String(cString: strerror(code)))
    }
    var ends: [Int32] = [-1, -1]
    #if canImport(Darwin)
      let kind = SOCK_STREAM
    #else
      // Closed in other programs from the first moment on: another thread may start one.
      let kind = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue)
    #endif
    guard socketpair(AF_UNIX, kind, 0, &ends) == 0 else { throw failure(errno) }
    defer { _ = close(ends[1]) }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    #if canImport(Darwin)
      var yes: Int32 = 1
      _ = setsockopt(ends[0], SOL_SOCKET, SO_NOSIGPIPE, &yes, socklen_t(MemoryLayout<Int32>.size))
      var actions: posix_spawn_file_actions_t?
    #else
      var actions = posix_spawn_file_actions_t()
    #endif
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for standard in [STDIN_FILENO, STDOUT_FILENO] { posix_spawn_file_actions_adddup2(&actions, ends[1], standard) }
    // A process that ends for lack of memory has nothing to say that this one does not say better.
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
    let environment = ProcessInfo.processInfo.environment.merging(["SWIFT_BACKTRACE": "enable=no"]) { $1 }
    var texts = ([program] + arguments).map { strdup($0) } + [nil]
    var variables = environment.map { strdup("\($0)=\($1)") } + [nil]
    defer { for text in texts + variables { free(text) } }
    var identifier = pid_t()
    let code = posix_spawn(&identifier, program, &actions, nil, &texts, &variables)
    guard code == 0 else {
      _ = close(ends[0])
      throw failure(code)
    }
    (process, socket) = (identifier, ends[0])
  }

  /// The answer to a line; `nil` if the process ended instead.
  mutating func answer(to question: [UInt8]) -> [UInt8]? {
    guard send(question + [0x0A]) else { return nil }
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      if let end = pending.firstIndex(of: 0x0A) {
        defer { pending.removeSubrange(...end) }
        return Array(pending[..<end])
      }
      let count = read(socket, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return nil }
      pending += buffer[..<count]
    }
  }

  private func send(_ bytes: [UInt8]) -> Bool {
    #if canImport(Darwin)
      let flags: Int32 = 0
    #else
      let flags = Int32(MSG_NOSIGNAL)
    #endif
    var sent = 0
    while sent < bytes.count {
      let count = bytes.withUnsafeBytes {
        Foundation.send(socket, $0.baseAddress?.advanced(by: sent), bytes.count - sent, flags)
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return false }
      sent += count
    }
    return true
  }

  /// Lets the process end, as it does when nothing more is asked, and waits for it.
  @discardableResult
  consuming func finish() -> Ending {
    _ = close(socket)
    var (status, usage) = (Int32(0), rusage())
    while wait4(process, &status, 0, &usage) < 0, errno == EINTR {}
    let signal = status & 0x7F
    #if canImport(Darwin)
      let peak = usage.ru_maxrss >> 20
    #else
      let peak = usage.ru_maxrss >> 10
    #endif
    return Ending(signal: signal == 0 ? nil : signal, code: signal == 0 ? (status >> 8) & 0xFF : nil, peak: peak)
  }
}
