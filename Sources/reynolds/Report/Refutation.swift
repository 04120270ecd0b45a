import Properties
import Reporting

/// What the archive has against a claim that fails.
enum Refutation: Sendable {
  /// A counterexample that was confirmed for this report.
  case confirmed
  /// Counterexamples, but none that was confirmed.
  case refused
  /// No counterexample.
  case missing
}

extension ReportedClaim {
  /// What the archive has against the claim; `nil` for a claim that the ledger does not call false.
  var refutation: Refutation? {
    guard claim.expected == .fails else { return nil }
    if counterexamples.contains(where: { $0.checked.status == .valid }) { return .confirmed }
    return counterexamples.isEmpty ? .missing : .refused
  }

  /// Whether a test of the claim is shown here that found what the ledger says: kept, or made for this report.
  var hasFindings: Bool { [fresh, record].contains { $0?.agrees == true } }
}

extension ReportContents {
  /// The claims that the ledger calls false without a confirmed counterexample here.
  var unrefuted: [ReportedClaim] { claims.filter { $0.refutation == .refused || $0.refutation == .missing } }

  /// How many claims the ledger calls false.
  var failingCount: Int { claims.count { $0.refutation != nil } }

  /// How many claims that hold are shown with the findings of a test.
  var testedCount: Int { claims.count { $0.claim.expected == .holds && $0.hasFindings } }
}

extension HTML {
  /// That the verdict stands without a confirmed counterexample; nothing where there is one.
  static func badge(_ refutation: Refutation?) -> HTML {
    switch refutation {
    case .missing: Tag.span(.class("badge bad")) { "! counterexample missing" }
    case .refused: Tag.span(.class("badge bad")) { "! counterexample not confirmed" }
    case .confirmed, nil: .nothing
    }
  }
}
