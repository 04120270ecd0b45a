import Atlas
import Certificates
import CommandSupport
import Solving

/// A dataset of the atlas as the report shows it: what it says, and every certificate, checked and explained again.
struct ReportedAtlas: Sendable {
  /// What became of a certificate.
  struct Proof: Sendable {
    /// What the checker says; `nil` for a file that is missing, damaged or no certificate.
    let verdict: CheckReport.Verdict?
    /// What is wrong, in words.
    let fault: String?
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

  /// Reads a dataset and checks its certificates, several at once.
  ///
  /// - Throws: ``AtlasDatasetError``, `CancellationError`.
  init(_ folder: String, jobs: Int, progress: @escaping @Sendable (Int, Int) -> Void) async throws {
    self.folder = folder
    let dataset = try AtlasDataset(reading: folder)
    self.dataset = dataset
    report = AtlasSummaryReport(AtlasSummary(dataset), dataset: folder)
    faults = dataset.faults(in: folder, jobs: jobs)
    var seen: Set<String> = []
    let instances = dataset.instances.filter { instance in
      instance.certificateDigest.map { seen.insert($0).inserted } ?? false
    }
    proofs = try await withThrowingTaskGroup(of: (String, Proof).self) { group in
      var next = 0
      func start() {
        guard next < instances.count else { return }
        let instance = instances[next]
        group.addTask { (instance.certificateDigest ?? "", ReportedAtlas.proof(of: instance, in: folder)) }
        next += 1
      }
      for _ in 0..<max(jobs, 1) { start() }
      var proofs: [String: Proof] = [:]
      while let (digest, proof) = try await group.next() {
        try Task.checkCancellation()
        proofs[digest] = proof
        progress(proofs.count, instances.count)
        start()
      }
      return proofs
    }
  }

  private static func proof(of instance: AtlasInstance, in folder: String) -> Proof {
    let certificate: Certificate
    do throws(AtlasDatasetError) {
      guard let read = try AtlasDataset.certificate(of: instance, in: folder) else {
        return Proof(verdict: nil, fault: "there is no certificate", explanation: nil)
      }
      certificate = read
    } catch {
      return Proof(verdict: nil, fault: "\(error)", explanation: nil)
    }
    let explanation = CertificateExplanation(certificate)
    let claim = certificate.claim
    // That the certificate is about the question, and answers without one, are judged in `faults`.
    let agrees = claim.lower >= instance.lower && claim.upper <= instance.upper
    let isShort = explanation.text.utf8.count <= longestExplanation
    return Proof(
      verdict: explanation.report.verdict,
      fault: agrees ? nil : "it proves \(claim.lower) … \(claim.upper), not what the table says",
      explanation: isShort ? explanation.text : nil)
  }

  /// What became of the certificate of an instance; `nil` if it has none.
  func proof(of instance: AtlasInstance) -> Proof? { instance.certificateDigest.flatMap { proofs[$0] } }

  /// How many certificates are accepted, and say what the tables say.
  var validCount: Int { proofs.values.count(where: \.isAccepted) }

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

extension ReportedAtlas.Proof {
  /// Whether the checker accepts it without holes, and it says what the table says.
  var isAccepted: Bool { verdict == .valid && fault == nil }
}
