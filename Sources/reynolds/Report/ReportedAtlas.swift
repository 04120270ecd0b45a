import Atlas
import Certificates
import CommandSupport
import Solving
import Synchronization

/// A dataset of the atlas as the report shows it: what it says, and every certificate, checked and explained again.
struct ReportedAtlas: Sendable {
  /// What became of a certificate.
  struct Proof: Sendable {
    /// Why the answer is not proved, in words; `nil` for a certificate that is valid, and says what the table says.
    var fault: String?
    /// The proof in words, if it is short.
    let explanation: String?
  }

  /// Longer explanations are left to `reynolds explain`, so that a page for a group stays a page.
  static let longestExplanation = 4096

  let folder: String
  let dataset: AtlasDataset
  let report: AtlasSummaryReport
  /// By the digests of the certificates.
  let proofs: [String: Proof]
  /// Answers that are not proved, with the reasons.
  let faults: [String]

  /// Reads a dataset and proves its answers, several at once; each certificate is checked once, and explained by the same check.
  ///
  /// - Throws: ``AtlasDatasetError``, `CancellationError`.
  init(_ folder: String, jobs: Int, progress: @escaping @Sendable (Int, Int) -> Void) async throws {
    self.folder = folder
    let dataset = try AtlasDataset(reading: folder)
    self.dataset = dataset
    report = AtlasSummaryReport(AtlasSummary(dataset), dataset: folder)
    let explained = Mutex<[String: Proof]>([:])
    let isCancelled = Mutex(false)
    let found = await withTaskCancellationHandler {
      dataset.faults(in: folder, jobs: jobs) { instance, certificate in
        let (report, proof) = ReportedAtlas.explained(certificate)
        explained.withLock { $0[instance.certificateDigest ?? ""] = proof }
        return report
      } goesOn: { done in
        progress(done, dataset.instances.count)
        return !isCancelled.withLock { $0 }
      }
    } onCancel: {
      isCancelled.withLock { $0 = true }
    }
    try Task.checkCancellation()
    faults = found.map(\.description)
    proofs = found.reduce(into: explained.withLock { $0 }) { proofs, fault in
      guard let digest = fault.instance.certificateDigest else { return }
      proofs[digest, default: Proof(explanation: nil)].fault = fault.problem
    }
  }

  /// What the checker says, and in words what it accepted.
  private static func explained(_ certificate: Certificate) -> (CheckReport, Proof) {
    let explanation = CertificateExplanation(certificate)
    let isShort = explanation.text.utf8.count <= longestExplanation
    return (explanation.report, Proof(explanation: isShort ? explanation.text : nil))
  }

  /// What became of the certificate of an instance; `nil` if it has none.
  func proof(of instance: AtlasInstance) -> Proof? { instance.certificateDigest.flatMap { proofs[$0] } }

  /// How many certificates are accepted, and say what the tables say.
  var validCount: Int { proofs.values.count { $0.fault == nil } }

  /// The exit code: 1 where an answer is not proved, a certificate is refused, or an instance contradicts a claim that holds.
  var exitCode: Int32 { validCount == proofs.count && faults.isEmpty && report.contradictions.isEmpty ? 0 : 1 }

  /// What was found, in a line.
  var line: String {
    let totals = report.summary.totals
    return "atlas: \(Words.count(totals.instances, "question")), \(totals.closed) closed; "
      + "\(validCount) of \(Words.count(proofs.count, "certificate")) valid"
      + (faults.isEmpty ? "" : "; \(Words.count(faults.count, "answer")) not proved, the first: \(faults[0])")
      + (report.contradictions.isEmpty ? "" : "; it contradicts \(Words.count(report.contradictions.count, "claim"))")
  }
}
