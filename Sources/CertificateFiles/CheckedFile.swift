public import Certificates

/// What became of one path.
public struct CheckedFile: Sendable, Equatable, Codable {
  /// The five possible outcomes, the gravest last.
  public enum Status: String, Sendable, Codable, CaseIterable {
    /// Everything claimed is proved.
    case valid
    /// Nothing is wrong, but not everything is proved.
    case incomplete
    /// Something is wrong.
    case invalid
    /// The file is not a certificate.
    case malformed
    /// The path cannot be read.
    case unreadable

    /// The exit code of a run in which this is the gravest outcome.
    public var exitCode: Int32 {
      switch self {
      case .valid: 0
      case .incomplete: 2
      case .invalid: 1
      case .malformed: 65
      case .unreadable: 66
      }
    }
  }

  /// What a file is.
  public enum Kind: String, Sendable, Codable {
    /// A certificate, or a file that is not known to be anything else.
    case certificate
    /// A counterexample to a claim.
    case counterexample
  }

  /// What was found about one part.
  public struct Finding: Sendable, Equatable, Codable {
    /// The part; empty for the whole file.
    public let part: String
    /// The line, if it is known.
    public let line: Int?
    /// The outcome.
    public let outcome: CheckReport.Finding.Outcome
    /// What was found.
    public let message: String

    /// `line 12: scheme[3].weight: …`.
    public var description: String {
      (line.map { "line \($0): " } ?? "") + (part.isEmpty ? "" : "\(part): ") + message
    }
  }

  /// The path as it was given or found.
  public let path: String
  /// What it is.
  public let kind: Kind
  /// The outcome.
  public let status: Status
  /// What is proved, in one sentence.
  public let statement: String?
  /// The lower bound proved.
  public let provedLower: Int?
  /// The upper bound proved.
  public let upper: Int?
  /// The findings of the check; one fault for a file that was not checked.
  public let findings: [Finding]

  init(path: String, report: CheckReport) {
    self.path = path
    kind = .certificate
    status =
      switch report.verdict {
      case .valid: .valid
      case .incomplete: .incomplete
      case .invalid: .invalid
      }
    statement = report.statement
    provedLower = report.provedLower
    upper = report.upper
    findings = report.findings.map {
      Finding(part: $0.part, line: $0.line, outcome: $0.outcome, message: $0.message)
    }
  }

  init(path: String, malformed error: CertificateSyntaxError) {
    self.init(
      path: path, .malformed, Finding(part: error.part, line: error.line, outcome: .fault, message: error.message))
  }

  init(path: String, unreadable reason: String) {
    self.init(path: path, .unreadable, Finding(part: "", line: nil, outcome: .fault, message: reason))
  }

  /// A file whose check ended before there was a report.
  init(path: String, unproved reason: String) {
    self.init(path: path, .incomplete, Finding(part: "", line: nil, outcome: .unproved, message: reason))
  }

  /// A counterexample that was confirmed.
  public init(path: String, confirmed statement: String) {
    self.path = path
    kind = .counterexample
    status = .valid
    self.statement = statement
    provedLower = nil
    upper = nil
    findings = []
  }

  /// A counterexample that was refused.
  public init(path: String, refused reason: String, isMalformed: Bool) {
    self.init(
      path: path, isMalformed ? .malformed : .invalid, Finding(part: "", line: nil, outcome: .fault, message: reason),
      kind: .counterexample)
  }

  private init(path: String, _ status: Status, _ finding: Finding, kind: Kind = .certificate) {
    self.path = path
    self.kind = kind
    self.status = status
    statement = nil
    provedLower = nil
    upper = nil
    findings = [finding]
  }

  /// The outcome in one line, the first fault of what is not valid in an indented one, or all findings if `verbose`.
  public func text(verbose: Bool = false) -> String {
    let label = status.rawValue + String(repeating: " ", count: 12 - status.rawValue.count)
    var lines = [label + path + (statement.map { "  \($0)" } ?? "")]
    if verbose {
      lines += findings.map { "  \($0.outcome.rawValue): \($0.description)" }
    } else if let fault = findings.first(where: { $0.outcome == .fault }) {
      lines.append("  \(fault.description)")
    } else if status == .incomplete {
      lines += findings.filter { $0.outcome == .unproved }.map { "  \($0.description)" }
    }
    return lines.joined(separator: "\n")
  }
}
