import Foundation
import Reporting

/// What `certify --all` prints in the end.
struct FamilyReport: Encodable {
  let family: String
  let seconds: Double
  let closed, open, failed, archived: Int
  let bytes: Int
  let isInterrupted: Bool
  let instances: [FamilyRun.Outcome]

  init(_ family: String, _ outcomes: [FamilyRun.Outcome], seconds: Double, isInterrupted: Bool = false) {
    self.family = family
    self.seconds = seconds
    closed = outcomes.count { $0.status == "closed" }
    open = outcomes.count { $0.status == "open" }
    failed = outcomes.count { $0.failure != nil }
    archived = outcomes.count(where: \.isArchived)
    bytes = FamilyReport.bytes(outcomes)
    self.isInterrupted = isInterrupted
    instances = outcomes
  }

  /// 0 if everything is closed, 2 if something is open, 1 if something failed, 130 if the run was interrupted.
  var exitCode: Int32 { isInterrupted ? 130 : failed > 0 ? 1 : open > 0 ? 2 : 0 }

  /// The bytes of the certificates, each counted once.
  private static func bytes(_ outcomes: [FamilyRun.Outcome]) -> Int {
    let files = outcomes.compactMap { outcome in outcome.certificate.map { ($0, outcome.bytes ?? 0) } }
    return Dictionary(files) { first, _ in first }.values.reduce(0, +)
  }

  /// An outcome in one line.
  static func line(_ outcome: FamilyRun.Outcome) -> String {
    if let failure = outcome.failure { return "\(outcome.instance): failed, \(failure)" }
    let (lower, upper) = (outcome.lower ?? 1, outcome.upper ?? 1)
    let value = lower == upper ? "\(lower)" : "\(lower) … \(upper) open" + (outcome.stopped.map { ", \($0)" } ?? "")
    return
      "\(outcome.instance): \(value), \(CertificationReport.seconds(outcome.seconds)) s, \(outcome.bytes ?? 0) bytes"
  }

  /// How many lines of open and failed instances are printed.
  private static let listed = 40

  var text: String {
    var table = TextTable([
      ("symmetry", .left), ("weights", .left), ("instances", .right), ("closed", .right), ("open", .right),
      ("failed", .right), ("from archive", .right), ("bytes", .right), ("seconds", .right),
    ])
    func add(_ symmetry: String, _ weights: String, _ outcomes: [FamilyRun.Outcome]) {
      table.add(
        [symmetry, weights]
          + [
            outcomes.count, outcomes.count { $0.status == "closed" }, outcomes.count { $0.status == "open" },
            outcomes.count { $0.failure != nil }, outcomes.count(where: \.isArchived), FamilyReport.bytes(outcomes),
          ].map(String.init) + [CertificationReport.seconds(outcomes.reduce(0) { $0 + $1.seconds })])
    }
    let groups = Dictionary(grouping: instances) { [$0.symmetry, $0.weights] }
    for (key, outcomes) in groups.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
      add(key[0], key[1], outcomes)
    }
    if groups.count != 1 { add("all", "", instances) }
    let rest = instances.filter { $0.failure != nil || $0.status == "open" }
    var lines = ["\(family)\(isInterrupted ? "   interrupted" : "")", "", table.text, ""]
    lines += rest.prefix(FamilyReport.listed).map { "  " + FamilyReport.line($0) }
    if rest.count > FamilyReport.listed { lines.append("  … and \(rest.count - FamilyReport.listed) more") }
    lines.append(
      "\(closed) of \(isInterrupted ? "the " : "")\(instances.count)\(isInterrupted ? " that were reached" : "") closed, \(CertificationReport.seconds(seconds)) s"
    )
    return lines.joined(separator: "\n")
  }
}
