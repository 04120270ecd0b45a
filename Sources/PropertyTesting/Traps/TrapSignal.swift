import Foundation

/// The signals by which a program ends itself, as opposed to being ended from outside.
enum TrapSignal {
  static let kindPrefix = "trap: "

  static let all = [SIGILL, SIGTRAP, SIGSEGV, SIGBUS, SIGABRT, SIGFPE]

  static func name(_ signal: Int32) -> String? {
    switch signal {
    case SIGILL: "SIGILL"
    case SIGTRAP: "SIGTRAP"
    case SIGSEGV: "SIGSEGV"
    case SIGBUS: "SIGBUS"
    case SIGABRT: "SIGABRT"
    case SIGFPE: "SIGFPE"
    default: nil
    }
  }

  /// The failure of a case that has not ended in time; kept as a trap, since it must not be run in this process.
  static func noEnd(after seconds: Double) -> CaseFailure {
    CaseFailure(
      identity: FailureIdentity(kind: kindPrefix + "no end"), message: "the case did not finish in \(seconds) s")
  }

  /// The failure of a case that ends the process in good order.
  static func exit(_ code: Int32) -> CaseFailure {
    CaseFailure(
      identity: FailureIdentity(kind: kindPrefix + "exit"), message: "the process was ended by exit(\(code))")
  }

  /// The failure of a case that ends the process by a signal.
  ///
  /// - Parameters:
  ///   - name: the signal's.
  ///   - site: where the process died, if known.
  ///   - output: what it wrote to its standard error, where the runtime says why.
  static func failure(_ name: String, at site: String?, output: String) -> CaseFailure {
    let identity = FailureIdentity(
      kind: kindPrefix + name + (site.map { " in \($0)" } ?? ""), place: place(in: output))
    let reason = output.split(separator: "\n").last { $0.contains("Fatal error") }.map { ": \($0)" }
    return CaseFailure(
      identity: identity,
      message: "the process was ended by \(name)"
        + (reason ?? ", as by an index out of range or a failed precondition"))
  }

  /// Where the runtime says that the process failed, unless that is in the standard library.
  private static func place(in output: String) -> SourcePlace? {
    guard let match = output.matches(of: /(?m)^([^\s:]+\/[^:\n]+\.swift):([0-9]+): Fatal error/).last,
      let line = Int(match.2), !match.1.hasPrefix("Swift/")
    else { return nil }
    return SourcePlace(file: String(match.1), line: line)
  }
}
