// Goals of this folder:
// 1. Decide whether a certificate proves what it claims, from the definitions of `Documentation/CertificateFormat.md`
//    alone: no other module's groups, representations or schemes are trusted, and there is no search.
// 2. Name the first thing that is wrong, with its line.
// 3. End, without a trap, on every certificate: what is too large for the limits is reported as not proved.

import ExactArithmetic

/// Checks certificates.
public struct CertificateChecker: Sendable {
  /// What a check may cost.
  public let limits: CheckLimits

  /// A checker with the given limits.
  public init(limits: CheckLimits = CheckLimits()) { self.limits = limits }

  /// Checks everything in a certificate but its comments.
  ///
  /// - Complexity: O(order · generators) products for the group, O(labels · scheme) images for the scheme, and for the
  ///   proofs: `rank` O(order³) word operations, `delsarte` O(labels · classes) images and O(order · classes) products,
  ///   `divisibility` O(order) images per coefficient. The limits bound the sum.
  public func check(_ certificate: Certificate) -> CheckReport {
    var session = CheckSession(certificate: certificate, limits: limits)
    return session.report()
  }
}

/// One check: the certificate, what is left of the limits, and what was found so far.
struct CheckSession {
  let certificate: Certificate
  let limits: CheckLimits
  var budget: WorkBudget
  private var findings: [CheckReport.Finding] = []
  /// Whether something that the claim needs was not proved.
  private var isIncomplete = false
  /// The best bound of the proofs accepted so far.
  private(set) var proved = 1

  init(certificate: Certificate, limits: CheckLimits) {
    self.certificate = certificate
    self.limits = limits
    budget = WorkBudget(limits)
  }

  mutating func report() -> CheckReport {
    let group = examine(PartPath("group")) { (session) throws(Complaint) in try session.checkGroup() }
    let shape = examine(PartPath("class")) { (session) throws(Complaint) in try session.checkClass() }
    let claim: Void? = examine(PartPath("claim")) { (session) throws(Complaint) in try session.checkClaim() }
    var basis: Basis?
    if let group, let dimension = shape {
      basis = examine(PartPath("class")) { (session) throws(Complaint) in
        try session.makeBasis(group: group, dimension: dimension)
      }
    }
    guard let basis else { return conclusion(lower: nil, upper: nil) }
    let scheme: Void? = examine(PartPath("scheme")) { (session) throws(Complaint) in try session.checkScheme(basis) }
    var characters: CharacterTable?
    for (position, proof) in certificate.lower.enumerated() {
      let path = PartPath("lower")[position]
      let isProof = if case .solverClaimed = proof { false } else { true }
      let success: Void? = examine(path, success: isProof ? .ok : .unproved) { (session) throws(Complaint) in
        try session.checkProof(proof, basis: basis, characters: &characters, at: path)
      }
      if success != nil && isProof { proved = max(proved, proof.bound) }
    }
    proved = raisedByComplement(proved)
    if claim != nil, certificate.claim.lower > proved {
      isIncomplete = true
      record(
        PartPath("claim", "lower"), .unproved, "only AC ≥ \(proved) is proved, not AC ≥ \(certificate.claim.lower)")
    }
    return conclusion(lower: proved, upper: scheme == nil ? nil : certificate.scheme.count)
  }

  /// Runs one check and records what it found.
  private mutating func examine<Result>(
    _ path: PartPath, success: CheckReport.Finding.Outcome = .ok,
    _ check: (inout CheckSession) throws(Complaint) -> (Result, String)
  ) -> Result? {
    do {
      let (result, message) = try check(&self)
      record(path, success, message)
      return result
    } catch {
      switch error {
      case .fault(let part, let message): record(part, .fault, message)
      case .unproved(let part, let message):
        isIncomplete = true
        record(part, .unproved, message)
      }
      return nil
    }
  }

  private mutating func record(_ path: PartPath, _ outcome: CheckReport.Finding.Outcome, _ message: String) {
    findings.append(
      CheckReport.Finding(
        part: path.description, line: certificate.source.text?.line(of: path), outcome: outcome, message: message))
  }

  /// The report; the group and the class were accepted if there is a lower bound.
  private func conclusion(lower: Int?, upper: Int?) -> CheckReport {
    if findings.contains(where: { $0.outcome == .fault }) {
      return CheckReport(
        verdict: .invalid, statement: "nothing is proved: the certificate is wrong", findings: findings,
        provedLower: nil, upper: nil)
    }
    return CheckReport(
      verdict: isIncomplete ? .incomplete : .valid,
      statement: statement(lower: lower, upper: upper), findings: findings, provedLower: lower, upper: upper)
  }
}
