// Goals of this module:
// 1. The commands that work on a ledger of claims (`claims`, `verify`, `search`), for `reynolds` and for a user's own claims alike.
// 2. A package with claims of its own needs nothing but a list of them: ``ClaimTool/main(_:)``.

public import ArgumentParser
import CommandSupport
import Foundation
public import Properties
import Synchronization

/// The ledger that the commands of this process are about.
public enum LedgerInUse {
  private static let ledger = Mutex(Ledger.standard)

  /// The ledger; that of Reynolds until ``set(_:)`` is called.
  public static var current: Ledger { ledger.withLock { $0 } }

  /// Replaces the ledger. To be called before a command is parsed.
  public static func set(_ other: Ledger) { ledger.withLock { $0 = other } }
}

/// The command line of a package with claims of its own.
public struct ClaimTool: AsyncParsableCommand {
  /// The subcommands.
  public static let configuration = CommandConfiguration(
    commandName: "claims", abstract: "Check, search and archive claims about averaging over groups.",
    subcommands: [ClaimsCommand.self, VerifyCommand.self, SearchCommand.self, ReplayCommand.self])

  /// For the argument parser.
  public init() {}

  /// Runs the command line on a ledger.
  public static func main(_ ledger: Ledger) async {
    ProcessEnd.guardOutput()
    LedgerInUse.set(ledger)
    await main()
  }
}

extension Ledger {
  /// The claims that a user names: ids, or all of some families, or all.
  ///
  /// - Throws: `ExitCode` after saying which name is unknown and which are near.
  func selected(ids: [String], families: [String]) throws -> [Claim] {
    if ids.isEmpty, families.isEmpty { return claims }
    var result: [Claim] = []
    for family in families {
      let members = self.family(family)
      if members.isEmpty {
        throw CommandFailure.exit(
          CommandFailure.usage,
          "no family is called “\(family)”: \(Suggestion.hint(family, among: self.families))there are \(self.families.joined(separator: ", "))"
        )
      }
      result += members
    }
    for id in ids {
      guard let claim = claim(id) else { throw unknown(id) }
      result.append(claim)
    }
    var seen: Set<String> = []
    return result.filter { seen.insert($0.id).inserted }
  }

  /// The one claim that a user names.
  ///
  /// - Throws: `ExitCode` after saying which are near.
  func named(_ id: String) throws -> Claim {
    guard let claim = claim(id) else { throw unknown(id) }
    return claim
  }

  private func unknown(_ id: String) -> ExitCode {
    let hint = Suggestion.hint(id, among: claims.map(\.id))
    return CommandFailure.exit(CommandFailure.usage, "no claim is called “\(id)”: \(hint)`reynolds claims` lists them")
  }
}
