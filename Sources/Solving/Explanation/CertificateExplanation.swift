// Goals of this folder:
// 1. Say what a certificate claims and why it is true in words that a person can follow on small instances.
// 2. Say nothing that the checker did not accept: it runs first, and a wrong certificate is explained up to its first
//    fault.

public import Certificates

/// A certificate in words.
public struct CertificateExplanation: Sendable {
  /// What the checker found.
  public let report: CheckReport
  /// The explanation; the verdict comes first.
  public let text: String

  /// Checks a certificate and explains it.
  ///
  /// - Parameters:
  ///   - certificate: what is to be explained.
  ///   - isFull: whether long lists and trees are written out.
  ///   - limits: what the check may spend.
  /// - Complexity: that of `CertificateChecker/check(_:)`, and O(order · labels) for small classes.
  public init(_ certificate: Certificate, isFull: Bool = false, limits: CheckLimits = CheckLimits()) {
    let report = CertificateChecker(limits: limits).check(certificate)
    self.report = report
    var outline = Outline()
    outline.add("\(report.verdict.rawValue.uppercased()): \(report.statement)")
    switch report.verdict {
    case .valid: outline.add("Everything below was checked in exact arithmetic before it was written.")
    case .incomplete:
      for finding in report.findings where finding.outcome == .unproved { outline.add("not proved: \(finding)") }
    case .invalid:
      if let fault = report.firstFault { outline.add("The first fault, where the explanation ends: \(fault)") }
    }
    do throws(CertificateReading.Failure) {
      // Where this fails the checker has said why.
      let reading = try CertificateReading(certificate, limits: limits)
      var explanation = ExplanationWriter(
        certificate: certificate, reading: reading, report: report, isFull: isFull, limits: limits, outline: outline)
      explanation.write()
      outline = explanation.outline
    } catch {
      outline.add("")
      outline.add("The setting cannot be spelt out: \(error)")
    }
    text = outline.text
  }
}

/// Writes the parts that were accepted.
struct ExplanationWriter {
  let certificate: Certificate
  let reading: CertificateReading
  let report: CheckReport
  let limits: CheckLimits
  let words: Wording
  var outline: Outline
  /// Whether a `plancherel` proof was met.
  var isComplete = false

  init(
    certificate: Certificate, reading: CertificateReading, report: CheckReport, isFull: Bool, limits: CheckLimits,
    outline: Outline
  ) {
    self.certificate = certificate
    self.reading = reading
    self.report = report
    self.limits = limits
    self.outline = outline
    words = Wording(certificate: certificate, reading: reading, isFull: isFull)
  }

  var claim: Certificate.Claim { certificate.claim }

  /// Whether a part is at fault, with its subparts.
  private func fault(in part: String) -> CheckReport.Finding? {
    report.findings.first { finding in
      finding.outcome == .fault
        && (finding.part == part || finding.part.hasPrefix(part + ".") || finding.part.hasPrefix(part + "["))
    }
  }

  mutating func write() {
    for part in ["field", "group", "action", "class", "claim"] where fault(in: part) != nil { return }
    writeQuestion()
    if fault(in: "scheme") != nil { return }
    writeScheme()
    outline.add("")
    outline.add("WHY NO SCHEME IS SMALLER")
    if certificate.lower.isEmpty { outline.add("Every scheme has at least 1 element; no more is claimed.", depth: 1) }
    for (position, proof) in certificate.lower.enumerated() {
      if fault(in: "lower[\(position + 1)]") != nil { return }
      outline.add("Proof \(position + 1) of \(certificate.lower.count) (\(proof.kind)):", depth: 1)
      write(proof, depth: 2)
    }
    if report.verdict != .invalid { writeConclusion() }
  }

  private mutating func writeConclusion() {
    outline.add("")
    outline.add("CONCLUSION")
    if claim.weights == .uniform, claim.symmetry == .exact, certificate.lower.count > 0 {
      outline.add(
        "If an exact uniform scheme has n elements, fewer than all, its complement is one, too: a size n is "
          + "also excluded with \(reading.order) − n.",
        depth: 1)
    }
    outline.add(report.statement, depth: 1)
  }
}
