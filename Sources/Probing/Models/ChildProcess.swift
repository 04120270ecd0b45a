#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// A process with pipes on its standard input, output and error, in a process group of its own.
///
/// 1. It is ended and reaped by ``end(within:)``, at the latest when the object goes.
/// 2. Its ends of the pipes block, ours do not.
/// 3. No other process that is started inherits our ends: that would keep them open.
final class ChildProcess {
  /// The last that was heard of it.
  enum End: Hashable {
    case exited(Int32)
    case signalled(Int32)
    /// Reaped by someone else, so that nobody knows.
    case unknown
  }

  /// The seconds that the system gets to end a process after SIGKILL.
  private static let killLimit = 10.0

  private(set) var input: Int32
  private(set) var output: Int32
  private(set) var error: Int32
  private let identifier: pid_t
  private let slot: Int
  private(set) var ending: End?

  /// Starts a program, looked up along `PATH`, with its arguments.
  ///
  /// - Throws: ``ModelError/Fault``.
  init(_ command: [String]) throws(ModelError.Fault) {
    guard let program = command.first, !program.isEmpty else { throw .notStarted(reason: "the command is empty") }
    guard !command.contains(where: { $0.utf8.contains(0) }) else {
      throw .notStarted(reason: "the command has a zero byte in it")
    }
    guard let slot = ProcessGroups.reserve() else { throw .notStarted(reason: "too many models run at once") }
    var pipes: [PipeEnds] = []
    var isStarted = false
    defer {
      if !isStarted {
        ProcessGroups.release(slot)
        pipes.forEach { $0.close() }
      }
    }
    for _ in 0..<3 { pipes.append(try PipeEnds()) }
    identifier = try ChildProcess.spawn(program, command, pipes)
    isStarted = true
    self.slot = slot
    ProcessGroups.set(slot, group: identifier)
    for child in [pipes[0].reading, pipes[1].writing, pipes[2].writing] { _ = close(child) }
    (input, output, error) = (pipes[0].writing, pipes[1].reading, pipes[2].reading)
    for end in [input, output, error] { PipeEnds.prepare(end) }
  }

  deinit { end(within: 0) }

  private static func spawn(
    _ program: String, _ command: [String], _ pipes: [PipeEnds]
  ) throws(ModelError.Fault) -> pid_t {
    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t?
      var attributes: posix_spawnattr_t?
    #else
      var actions = posix_spawn_file_actions_t()
      var attributes = posix_spawnattr_t()
    #endif
    posix_spawn_file_actions_init(&actions)
    posix_spawnattr_init(&attributes)
    defer {
      posix_spawn_file_actions_destroy(&actions)
      posix_spawnattr_destroy(&attributes)
    }
    posix_spawn_file_actions_adddup2(&actions, pipes[0].reading, 0)
    posix_spawn_file_actions_adddup2(&actions, pipes[1].writing, 1)
    posix_spawn_file_actions_adddup2(&actions, pipes[2].writing, 2)
    // What this process ignores or blocks, the model must not inherit.
    var (defaults, mask) = (sigset_t(), sigset_t())
    sigemptyset(&defaults)
    sigemptyset(&mask)
    for number in [SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGPIPE, SIGCHLD, SIGUSR1, SIGUSR2] {
      sigaddset(&defaults, number)
    }
    posix_spawnattr_setsigdefault(&attributes, &defaults)
    posix_spawnattr_setsigmask(&attributes, &mask)
    posix_spawnattr_setpgroup(&attributes, 0)
    var flags = Int32(POSIX_SPAWN_SETPGROUP) | Int32(POSIX_SPAWN_SETSIGDEF) | Int32(POSIX_SPAWN_SETSIGMASK)
    #if canImport(Darwin)
      flags |= Int32(POSIX_SPAWN_CLOEXEC_DEFAULT)
    #endif
    posix_spawnattr_setflags(&attributes, Int16(flags))
    var arguments: [UnsafeMutablePointer<CChar>?] = command.map { strdup($0) }
    arguments.append(nil)
    defer { arguments.forEach { free($0) } }
    var identifier: pid_t = 0
    var code = posix_spawnp(&identifier, program, &actions, &attributes, arguments, environ)
    // A program that was just written stays open in a process that another thread has forked meanwhile, until that one runs its own program.
    for _ in 0..<50 where code == ETXTBSY {
      usleep(10_000)
      code = posix_spawnp(&identifier, program, &actions, &attributes, arguments, environ)
    }
    switch code {
    case 0: return identifier
    case ENOENT where !program.contains("/") || access(program, F_OK) != 0: throw .notFound(program: program)
    case ENOENT: throw .notExecutable(program: program, reason: "the interpreter named in its first line is missing")
    case EACCES, ENOEXEC, EISDIR, ENOTDIR, ELOOP: throw .notExecutable(program: program, reason: systemReason(code))
    default: throw .notStarted(reason: systemReason(code))
    }
  }

  /// Closes our end of its standard input, so that it reads the end of its input.
  func closeInput() {
    if input >= 0 { _ = close(input) }
    input = -1
  }

  /// Whether the process has ended. It stays a zombie until ``end(within:)``, so that its number is not given away.
  var hasEnded: Bool {
    if ending != nil { return true }
    var information = siginfo_t()
    let result = waitid(P_PID, id_t(identifier), &information, WEXITED | WNOHANG | WNOWAIT)
    return result < 0 ? errno == ECHILD : information.si_signo != 0
  }

  /// Sends a signal to the whole group.
  func signalGroup(_ number: Int32) {
    if ending == nil { _ = kill(-identifier, number) }
  }

  /// Waits for the end of the process.
  ///
  /// - Parameter whileWaiting: called between looks.
  /// - Returns: whether it has ended.
  func waitForEnd(within seconds: Double, whileWaiting: () -> Void = {}) -> Bool {
    let deadline = Deadline(seconds: seconds)
    var pause: UInt32 = 200
    while !hasEnded {
      if deadline.isOver { return false }
      whileWaiting()
      usleep(pause)
      pause = min(pause * 2, 10_000)
    }
    return true
  }

  /// Ends the process and all of its group, and reaps it: after `seconds` with SIGTERM, after as long again with SIGKILL.
  @discardableResult
  func end(within seconds: Double, whileWaiting: () -> Void = {}) -> End {
    if let ending { return ending }
    closeInput()
    if !waitForEnd(within: seconds, whileWaiting: whileWaiting) {
      signalGroup(SIGTERM)
      if !waitForEnd(within: max(seconds, 0.05), whileWaiting: whileWaiting) { signalGroup(SIGKILL) }
    }
    // The leader may have left others behind. It is not reaped yet, so the group is still its own.
    signalGroup(SIGKILL)
    whileWaiting()
    ProcessGroups.release(slot)
    // A process in the middle of a system call on a dead disk survives even SIGKILL; one does not wait for it for ever.
    _ = waitForEnd(within: ChildProcess.killLimit)
    var status: Int32 = 0
    var result: pid_t
    repeat { result = waitpid(identifier, &status, WNOHANG) } while result < 0 && errno == EINTR
    let end: End =
      result <= 0 ? .unknown : status & 0x7F == 0 ? .exited(status >> 8 & 0xFF) : .signalled(status & 0x7F)
    ending = end
    for descriptor in [output, error] { _ = close(descriptor) }
    (output, error) = (-1, -1)
    return end
  }
}
