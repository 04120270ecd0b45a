import Atlas
import Certificates
import CommandSupport
import Solving
import Synchronization

/// A dataset of the atlas as the report shows it: what it says, and every certificate, checked and explained again.
struct ReportedAtlas: Sendable {
  /// Longer explanations are left to `reynolds explain`, so that a page for a group stays a page.
  static let longestExplanation = 4096

  let folder: String
  let dataset: AtlasDataset
  let report: AtlasSummaryReport
  /// Answers that are not proved, with the reasons.
  let faults: [AtlasFault]
  /// The reasons by the ids of the answers.
  private let problems: [String: String]
  /// What the certificates prove in words, where that is short; by their digests.
  private let explanations: [String: String]

  /// Reads a dataset and proves its answers, several at once; each certificate is checked once, and explained by the same check.
  ///
  /// - Throws: ``AtlasDatasetError``, `CancellationError`.
  init(_ folder: String, jobs: Int, progress: @escaping @Sendable (Int, Int) -> Void) async throws {
    self.folder = folder
    let dataset = try AtlasDataset(reading: folder)
    self.dataset = dataset
    report = AtlasSummaryReport(AtlasSummary(dataset), dataset: folder)
    let explained = Mutex<[String: String]>([:])
    let isCancelled = Mutex(false)
    faults = await withTaskCancellationHandler {
      dataset.faults(in: folder, jobs: jobs) { instance, certificate in
        let explanation = CertificateExplanation(certificate)
        if explanation.text.utf8.count <= ReportedAtlas.longestExplanation {
          explained.withLock { $0[instance.certificateDigest ?? ""] = explanation.text }
        }
        return explanation.report
      } goesOn: { done in
        progress(done, dataset.instances.count)
        return !isCancelled.withLock { $0 }
      }
    } onCancel: {
      isCancelled.withLock { $0 = true }
    }
    try Task.checkCancellation()
    problems = Dictionary(faults.map { ($0.instance.id, $0.problem) }, uniquingKeysWith: { first, _ in first })
    explanations = explained.withLock { $0 }
  }

  /// Why an answer is not proved, in words; `nil` if it is.
  func problem(of instance: AtlasInstance) -> String? { problems[instance.id] }

  /// What the certificate of an answer proves, in words; `nil` if it has none, or that is long.
  func explanation(of instance: AtlasInstance) -> String? { instance.certificateDigest.flatMap { explanations[$0] } }

  /// How many answers have certificates.
  var certificateCount: Int { dataset.instances.count { $0.certificate != nil } }

  /// How many certificates are accepted, and say what the tables say.
  var validCount: Int { certificateCount - faults.count { $0.instance.certificate != nil } }

  /// The exit code: 1 where an answer is not proved, a certificate is refused, or an instance contradicts a claim that holds.
  var exitCode: Int32 { faults.isEmpty && report.contradictions.isEmpty ? 0 : 1 }

  /// What was found, in a line.
  var line: String {
    let totals = report.summary.totals
    return "atlas: \(Words.count(totals.instances, "question")), \(totals.closed) closed; "
      + "\(validCount) of \(Words.count(certificateCount, "certificate")) valid"
      + (faults.isEmpty ? "" : "; \(Words.count(faults.count, "answer")) not proved, the first: \(faults[0])")
      + (report.contradictions.isEmpty ? "" : "; it contradicts \(Words.count(report.contradictions.count, "claim"))")
  }
}
