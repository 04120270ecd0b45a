// Goals of this module:
// 1. The commands that work on a ledger of claims (`claims`, `verify`, `search`), for `reynolds` and for a user's own claims alike.
// 2. A package with claims of its own needs nothing but a list of them: ``ClaimTool/main(_:)``.

public import ArgumentParser
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
    LedgerInUse.set(ledger)
    await main()
  }
}

/// How commands on claims end when something is wrong.
enum ClaimFailure {
  /// Wrong use.
  static let usage: Int32 = 64
  /// A file is not what it should be.
  static let data: Int32 = 65
  /// A file cannot be read.
  static let noInput: Int32 = 66
  /// A file cannot be written.
  static let cannotCreate: Int32 = 73

  /// Says what is wrong on standard error; the value to throw.
  static func exit(_ code: Int32, _ message: String) -> ExitCode {
    FileHandle.standardError.write(Data("reynolds: \(message)\n".utf8))
    return ExitCode(code)
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
        throw ClaimFailure.exit(
          ClaimFailure.usage, "no family is called “\(family)”; there are \(self.families.joined(separator: ", "))")
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
    let near = claims.map(\.id).filter { $0.contains(id) || EditDistance.between($0, id) <= max(2, id.count / 4) }
    let hint = near.isEmpty ? "`reynolds claims` lists them" : "did you mean \(near.prefix(3).joined(separator: ", "))?"
    return ClaimFailure.exit(ClaimFailure.usage, "no claim is called “\(id)”; \(hint)")
  }
}

/// How many letters two words differ in.
enum EditDistance {
  /// The least number of insertions, deletions and replacements; O(product of the lengths).
  static func between(_ left: String, _ right: String) -> Int {
    let right = Array(right)
    var row = Array(0...right.count)
    for (i, letter) in left.enumerated() {
      var next = [i + 1]
      for (j, other) in right.enumerated() {
        next.append(min(next[j] + 1, row[j + 1] + 1, row[j] + (letter == other ? 0 : 1)))
      }
      row = next
    }
    return row[right.count]
  }
}
