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
  /// - Complexity: O(order · generators) products for the group, O(labels · scheme) images for an exact scheme and O(block³)
  ///   field operations per block for an approximate one, and for the proofs: `rank` and `plancherel` O(order³) word
  ///   operations, `delsarte` O(labels · classes) images and O(order · classes) products, `positive-definite` O(labels ·
  ///   classes) images, `divisibility` O(order) images per coefficient, `hitting` O(order) field operations per term of a
  ///   witness and O(1) products per element of each set that its tree names. The limits bound the sum.
  public func check(_ certificate: Certificate) -> CheckReport {
    var session = CheckSession(certificate: certificate, limits: limits)
    return session.report()
  }
}

/// One check: the certificate, what is left of the limits, and what was found so far.
struct CheckSession {
  /// The certificate; for the proofs of a subclass, with the easier claim in place of its own.
  var certificate: Certificate
  let limits: CheckLimits
  var budget: WorkBudget
  private var findings: [CheckReport.Finding] = []
  /// Whether something that the claim needs was not proved.
  private var isIncomplete = false
  /// What the proofs accepted so far exclude.
  var exclusions = SizeExclusions()
  /// Whether a proof accepted so far shows that every irreducible representation occurs in F ⊕ 1.
  var isComplete = false
  /// What several proofs need, once the first has asked for it.
  var characters: CharacterTable?
  var products: ProductTable?

  init(certificate: Certificate, limits: CheckLimits) {
    self.certificate = certificate
    self.limits = limits
    budget = WorkBudget(limits)
  }

  /// The least size that may still have a scheme.
  var proved: Int { leastSize(exclusions) }

  private func leastSize(_ exclusions: SizeExclusions) -> Int {
    exclusions.least(order: certificate.group.order, complements: hasComplements)
  }

  /// Whether a size is excluded with its complement.
  private var hasComplements: Bool { certificate.claim.weights == .uniform && certificate.claim.symmetry == .exact }

  mutating func report() -> CheckReport {
    if let defect = defectOfField() {
      record(PartPath("field"), .fault, defect)
      return conclusion(lower: nil, upper: nil)
    }
    let group = examine(PartPath("group")) { (session) throws(Complaint) in try session.checkGroup() }
    let shape = examine(PartPath("class")) { (session) throws(Complaint) in try session.checkClass() }
    let claim: Void? = examine(PartPath("claim")) { (session) throws(Complaint) in try session.checkClaim() }
    var basis: Basis?
    if let group, let dimension = shape {
      basis = examine(PartPath("class")) { (session) throws(Complaint) in
        try session.makeBasis(group: group, dimension: dimension)
      }
    }
    var declared = SizeExclusions()
    for proof in certificate.lower { declare(proof, weights: certificate.claim.weights, in: &declared) }
    guard let basis else {
      if claim != nil { judgeClaim(declared) }
      return conclusion(lower: nil, upper: nil)
    }
    let scheme: Void? = examine(PartPath("scheme")) { (session) throws(Complaint) in try session.checkScheme(basis) }
    for (position, proof) in certificate.lower.enumerated() {
      let path = PartPath("lower")[position]
      let isProof = if case .solverClaimed = proof { false } else { true }
      let _: Void? = examine(path, success: isProof ? .ok : .unproved) { (session) throws(Complaint) in
        try session.checkProof(proof, basis: basis, at: path)
      }
    }
    declared.formUnion(exclusions)
    if claim != nil { judgeClaim(declared) }
    return conclusion(lower: proved, upper: scheme == nil ? nil : certificate.scheme.count)
  }

  /// What a proof excludes if it is right.
  private func declare(
    _ proof: Certificate.LowerBoundProof, weights: Certificate.Weights, in declared: inout SizeExclusions
  ) {
    switch proof {
    case .hitting(let proof) where weights == .uniform: declared.exclude(size: proof.size)
    case .subclass(let easier):
      for proof in easier.lower { declare(proof, weights: easier.weights ?? weights, in: &declared) }
    default: declared.exclude(below: proof.bound)
    }
  }

  /// Some listed proof has the lower bound, and it was accepted; and no proof contradicts the scheme, not even one that is only
  /// claimed or was not checked.
  private mutating func judgeClaim(_ declared: SizeExclusions) {
    let (path, lower) = (PartPath("claim", "lower"), certificate.claim.lower)
    let (upper, rest) = (certificate.claim.upper, certificate.group.order - certificate.claim.upper)
    if declared.contains(upper) || hasComplements && rest > 0 && declared.contains(rest),
      !findings.contains(where: { $0.outcome == .fault })
    {
      record(PartPath("claim", "upper"), .fault, "the proofs, if they are right, exclude the size \(upper)")
    }
    guard lower > proved else { return }
    isIncomplete = true
    let possible = leastSize(declared)
    if lower > possible {
      record(path, .fault, "the lower bound is \(lower), but the proofs are for \(possible) at most")
    } else {
      record(path, .unproved, "only AC ≥ \(proved) is proved, not AC ≥ \(lower)")
    }
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
