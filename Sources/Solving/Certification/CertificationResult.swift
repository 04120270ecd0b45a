public import Averaging
public import Certificates

/// What is known about an instance after certification.
public struct CertificationResult: Sendable {
  /// How well the value is established.
  public enum Status: String, Sendable {
    /// Both bounds meet and the certificate proves them.
    case certified
    /// Both bounds meet, but the lower one rests on the solver's word.
    case solverClaimed = "solver-claimed"
    /// Both bounds meet, but the checker came to the limits of what it may spend; with higher limits it may verify the certificate.
    case unchecked
    /// The bounds do not meet within the budget.
    case open
  }

  /// The question.
  public let instance: CertificationInstance
  /// From the character: which irreducible representations occur.
  public let criterion: ExactnessCriterion
  /// dim M(F ⊕ 1) from the matrix coefficients.
  public let rank: Int
  /// Whether the rank was verified over ℚ from both sides by elimination (beyond its work limit the upper side comes from
  /// the criterion).
  public let isRankVerified: Bool
  /// The Delsarte bound, if it applies.
  public let delsarte: Int?
  /// What the search by witnesses did; `nil` where it was not needed.
  public let engine: EngineReport?
  /// What the solver was asked.
  public let queries: [SolverQuery]
  /// Whether the solver excluded every smaller size.
  public let solverConfirms: Bool
  /// No scheme is smaller; possibly by the solver's word.
  public let lower: Int
  /// The lower bound that the certificate proves.
  public let provedLower: Int
  /// The best scheme.
  public let scheme: CertifiedScheme
  /// What found it.
  public let schemeSource: SchemeSource
  /// The certificate.
  public let certificate: Certificate
  /// The checker's verdict on it.
  public let report: CheckReport
  /// Seconds spent on everything but the check.
  public let seconds: Double
  /// Seconds spent by the checker, reading the text included.
  public let checkSeconds: Double
  /// The problem whose answer decides, for export; `nil` but for exact symmetry.
  public let decisive: DecisiveProblem?

  /// The upper bound: the size of the best scheme.
  public var upper: Int { scheme.size }

  /// The averaging complexity, or `nil` while open.
  public var complexity: Int? { lower == upper ? lower : nil }

  /// How well it is established.
  public var status: Status {
    if complexity == nil { return .open }
    if report.verdict == .valid { return .certified }
    return isBeyondChecker ? .unchecked : .solverClaimed
  }

  /// Whether the checker stopped at its limits, so that the certificate is incomplete though it rests on no solver's word.
  public var isBeyondChecker: Bool {
    report.verdict == .incomplete && !certificate.lower.contains { $0.kind == "solver-claimed" }
  }

  /// The parts of the argument that gave the lower bound, such as `"criterion+rank+z3"`.
  public var method: String {
    var parts: [String] = []
    if criterion.costsWholeGroup && lower == instance.group.order { parts.append("criterion") }
    if provedLower == lower { parts += certificate.lower.map(\.kind) }
    if solverConfirms || certificate.lower.contains(where: { $0.kind == "solver-claimed" }) { parts.append("z3") }
    return parts.isEmpty ? "trivial" : parts.joined(separator: "+")
  }
}

/// A question to the solver with what is known about its answer; encoded only when it is exported.
public struct DecisiveProblem: Sendable {
  let equations: ExactnessEquations
  /// The size asked for.
  public let size: Int
  /// What is known about it.
  public let status: SMTLIBStatus
}
