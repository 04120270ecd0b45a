public import ArgumentParser
import Foundation

/// When output is coloured.
public enum ColorChoice: String, Sendable, ExpressibleByArgument, CaseIterable {
  /// On a terminal, unless `NO_COLOR` is set or `TERM` is `dumb`; `CLICOLOR_FORCE` colours elsewhere, too.
  case auto
  /// Always.
  case always
  /// Never.
  case never

  /// Whether standard output is coloured.
  public var isOn: Bool {
    isOn(isTerminal: isatty(STDOUT_FILENO) == 1, environment: ProcessInfo.processInfo.environment)
  }

  /// The rule: an option counts more than the environment, `NO_COLOR` more than `CLICOLOR_FORCE`, both if they are not empty.
  func isOn(isTerminal: Bool, environment: [String: String]) -> Bool {
    func isSet(_ name: String) -> Bool { environment[name].map { !$0.isEmpty } ?? false }
    switch self {
    case .always: return true
    case .never: return false
    case .auto:
      if isSet("NO_COLOR") { return false }
      if isSet("CLICOLOR_FORCE"), environment["CLICOLOR_FORCE"] != "0" { return true }
      return isTerminal && environment["TERM"] != "dumb"
    }
  }
}
