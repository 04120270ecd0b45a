import CommandSupport
import Foundation
package import Properties
import Reporting

/// What came of checking a claim, as it is printed: table row, JSON, JUnit.
package struct VerificationRecord: Codable, Sendable, Hashable {
  package let claim: String
  package let expected: String
  package let verdict: String
  package let agrees: Bool
  package let cases: Int
  package let vacuousCases: Int
  package let exhaustive: String?
  package let solver: String?
  package let coverage: [String: Int]
  package let seed: String
  /// How long it took; left out of what is kept, which is to be the same on every machine.
  private(set) var seconds: Double?
  package let witness: String?
  package let violation: String?
  package let notes: [String]
  /// The version of Reynolds that found it; older files have none.
  package let version: String?

  package init(_ result: Verification) {
    claim = result.claim
    expected = result.expected.rawValue
    verdict = result.verdictWords
    agrees = result.agrees
    cases = result.cases
    vacuousCases = result.vacuous
    exhaustive = result.exhaustive.map { "\($0.description): \($0.words)" }
    solver = result.solved.map { "\($0.description): \($0.words)" }
    coverage = Dictionary(result.labels.map { ($0.label, $0.count) }, uniquingKeysWith: +)
    seed = "\(result.seed)"
    seconds = result.seconds
    witness = result.witness.map { $0.instance.lines.joined(separator: "; ") }
    violation = result.witness?.violation.description
    notes = result.notes
    version = LibraryVersion.current
  }

  /// Whether nothing was found either way.
  package var isInconclusive: Bool { verdict == Verification.inconclusive }

  /// Why the record is none of this claim as the ledger has it: shards are checked by one ledger, and files can be changed.
  package func fault(about claim: Claim) -> String? {
    guard expected == claim.expected.rawValue else {
      return
        "the ledger says now that \(claim.id) is “\(claim.expected.rawValue)”, and it was checked as “\(expected)”; "
        + "check it again"
    }
    guard let finding = Verification.Finding.allCases.first(where: { claim.expected.words(for: $0) == verdict }) else {
      return "“\(verdict)” is no verdict on \(claim.id)"
    }
    guard (violation != nil) == (finding == .violated) else {
      return "\(claim.id) is found “\(verdict)” \(violation == nil ? "without" : "with") a violation"
    }
    guard agrees == Verification.agrees(claim.expected, finding) else {
      return "\(claim.id) is “\(expected)” and found “\(verdict)”; that cannot have “agrees” \(agrees)"
    }
    return nil
  }

  /// How far it went, in words.
  var words: String {
    if violation != nil { return "a counterexample was found" }
    let lists = [exhaustive, solver].compactMap { $0 }
    return (lists + ["\(cases) random cases (seed \(seed))"]).joined(separator: "; ")
  }

  /// The record without what depends on the machine.
  var reproducible: VerificationRecord {
    var copy = self
    copy.seconds = nil
    return copy
  }
}

/// The last verification that was kept, as evidence for `claims`.
package enum VerificationFile {
  /// Where the repository keeps it.
  package static let defaultPath = "Documentation/verified.json"

  /// All records by the ids of their claims; none when there is no such file.
  ///
  /// - Throws: `ExitCode` after saying what is wrong with a file that cannot be read.
  package static func records(in path: String) throws -> [String: VerificationRecord] {
    guard FileManager.default.fileExists(atPath: path) else { return [:] }
    return Dictionary(try list(in: path).map { ($0.claim, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// All records of a file, in its order.
  ///
  /// - Throws: `ExitCode` after saying that the file cannot be read, or what is wrong with it.
  static func list(in path: String) throws -> [VerificationRecord] {
    let data: Data
    do { data = try Data(contentsOf: URL(fileURLWithPath: path)) } catch {
      throw CommandFailure.exit(CommandFailure.noInput, "\(path) cannot be read: \(UnreadableFile.reason(path))")
    }
    do { return try JSONDecoder().decode([VerificationRecord].self, from: data) } catch {
      throw CommandFailure.exit(CommandFailure.data, "\(path) is not what `reynolds verify --record` writes")
    }
  }
}

extension Exhaustion {
  /// How far it went.
  var words: String {
    "all \(decided) cases to order \(order)" + (undecided == 0 ? "" : ", \(undecided) undecided")
  }
}

extension Expectation {
  /// What was found, in words.
  fileprivate func words(for finding: Verification.Finding) -> String {
    switch finding {
    case .violated: self == .open ? "REFUTED" : "fails"
    case .noViolation: self == .open ? "still open" : "holds here"
    case .inconclusive: Verification.inconclusive
    }
  }
}

extension Verification {
  /// Whether the finding is the opposite of what the ledger says.
  var contradicts: Bool { !agrees && finding != .inconclusive }

  /// The verdict where nothing was found either way.
  static let inconclusive = "inconclusive"

  /// The verdict in words: what was found, not what was expected.
  var verdictWords: String { expected.words(for: finding) }

  /// A cell that says how many cases were gone through.
  var caseWords: String {
    var parts: [String] = []
    if let witness, witness.origin == .exhaustive || witness.origin == .solver {
      parts.append("a counterexample of order \((try? witness.instance.setting().group.order).map(String.init) ?? "?")")
    } else {
      if let exhaustive, exhaustive.order > 0 { parts.append(exhaustive.words) }
      if let solved, solved.order > 0 { parts.append("\(solved.decided) certified to order \(solved.order)") }
      if cases > 0 { parts.append("\(cases) random") }
    }
    return parts.joined(separator: ", ")
  }

  /// The most frequent kinds of instances, with their share.
  var coverageWords: String {
    labels.prefix(4).map { "\($0.label) \(100 * $0.count / max(cases, 1)) %" }.joined(separator: ", ")
  }
}

/// The table of a verification.
enum VerificationTable {
  /// All rows and a last line; nothing where nothing was checked.
  static func text(_ results: [Verification]) -> String? {
    if results.isEmpty { return nil }
    var table = TextTable([
      ("claim", .left), ("ledger", .left), ("found", .left), ("cases", .left), ("time", .right), ("coverage", .left),
    ])
    for result in results {
      table.add([
        result.claim, result.expected.rawValue, result.verdictWords + (result.agrees ? "" : " ✗"), result.caseWords,
        Duration.text(seconds: result.seconds), result.coverageWords,
      ])
    }
    return table.text + "\n\n"
      + summary(
        count: results.count, contradictions: results.filter(\.contradicts).map(\.claim),
        inconclusive: results.filter { !$0.agrees && !$0.contradicts }.map(\.claim))
  }

  /// The last line: how many claims there are, and which disagree with the ledger.
  static func summary(count: Int, contradictions: [String], inconclusive: [String]) -> String {
    let first = "\(count) claim\(count == 1 ? "" : "s") checked; "
    if contradictions.isEmpty, inconclusive.isEmpty { return first + "every finding agrees with the ledger" }
    return first
      + [(contradictions, "contradict the ledger"), (inconclusive, "inconclusive")]
      .filter { !$0.0.isEmpty }.map { "\($0.0.count) \($0.1): \($0.0.joined(separator: ", "))" }.joined(separator: "; ")
  }

  /// What is wrong with a claim that contradicts the ledger.
  static func explanation(_ result: Verification) -> String {
    var lines = ["", "\(result.claim): the ledger says \(result.expected.rawValue); found: \(result.verdictWords)"]
    if let witness = result.witness {
      lines += witness.instance.lines.map { "  " + $0 }
      lines.append("  \(witness.violation)")
    }
    lines += result.notes.map { "  \($0)" }
    return lines.joined(separator: "\n")
  }
}
