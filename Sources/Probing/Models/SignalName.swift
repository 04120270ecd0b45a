#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Signals in words.
enum SignalName {
  /// The name of a signal, its number, and what it usually means.
  static func text(_ signal: Int32) -> String {
    let (name, meaning): (String, String?) =
      switch signal {
      case SIGSEGV: ("SIGSEGV", "an access to memory that is not there")
      case SIGABRT: ("SIGABRT", "it gave up, as after a failed assertion")
      case SIGILL: ("SIGILL", "an instruction that is none, as after a failed precondition of a Swift program")
      case SIGTRAP: ("SIGTRAP", "a trap, as after a failed precondition")
      case SIGFPE: ("SIGFPE", "an integer division by zero or the like")
      case SIGBUS: ("SIGBUS", "an access to memory that is not there")
      case SIGKILL: ("SIGKILL", "from outside, often because memory ran out")
      case SIGTERM: ("SIGTERM", "from outside")
      case SIGINT: ("SIGINT", "from outside")
      case SIGHUP: ("SIGHUP", "from outside")
      case SIGPIPE: ("SIGPIPE", "it wrote to a pipe that nobody reads")
      case SIGXCPU: ("SIGXCPU", "the limit of processor time")
      case SIGSYS: ("SIGSYS", "a system call that is forbidden")
      default: ("a signal", nil)
      }
    return "\(name) (signal \(signal)" + (meaning.map { ": \($0))" } ?? ")")
  }
}

/// What the last system call said.
func systemReason(_ code: Int32 = errno) -> String { String(cString: strerror(code)) }
