import CertificateFiles
import ClaimCommands
import Properties

/// A claim of the ledger with the evidence that the report has for it.
struct ReportedClaim: Sendable {
  let claim: Claim
  /// What `verify --record` kept, where it fits the verdict that the ledger has now.
  let record: VerificationRecord?
  /// Why what `verify --record` kept is left out.
  let fault: String?
  /// What was found for this report.
  let fresh: VerificationRecord?
  /// The archived counterexamples against it.
  let counterexamples: [ReportedFile]
}

/// Everything that the pages are about, found out before the first is written.
struct ReportContents: Sendable {
  /// The folder of the archive, as it was given.
  let archive: String
  /// The command that makes a report with the same content.
  let command: String
  let claims: [ReportedClaim]
  let counterexamples: [ReportedFile]
  let certificates: [ReportedFile]
  /// How many certificates were left out by `--max-certificates`.
  let omitted: Int
  let figures: [ReportedFigure]?
  /// The atlas; `nil` if there is none, or none is wanted.
  let atlas: ReportedAtlas?
  let versions: ToolVersions
  /// The random cases of each claim that were judged for this report; `nil` if none were.
  let verifiedCases: Int?
  /// The time of the report; `nil` if no times are to be in it.
  let date: String?

  /// Whether measured times are shown.
  var showsTimes: Bool { date != nil }

  /// All files that were checked.
  var files: [ReportedFile] { counterexamples + certificates }

  /// What `check` would say of the files.
  var summary: CheckSummary { CheckSummary(files: files.map(\.checked)) }

  /// The claims whose fresh finding is not what the ledger says.
  var disagreements: [ReportedClaim] { claims.filter { $0.fresh?.agrees == false } }

  /// The exit code: that of `check`, unless a fresh finding that contradicts the ledger (1) or is inconclusive (2) is
  /// graver, and so is a fault of the atlas (1).
  var exitCode: Int32 {
    let code = summary.exitCode
    if code == 0 || code == 2, atlas?.exitCode == 1 { return 1 }
    if code == 0 || code == 2, disagreements.contains(where: { $0.fresh?.isInconclusive == false }) { return 1 }
    return code == 0 && !disagreements.isEmpty ? 2 : code
  }
}
