/// What a check found.
public struct CheckReport: Sendable, Equatable {
  /// The three answers.
  public enum Verdict: String, Sendable, Codable {
    /// Everything claimed is proved.
    case valid
    /// Nothing is wrong, but not everything claimed was proved.
    case incomplete
    /// Something is wrong.
    case invalid
  }

  /// What was found about one part.
  public struct Finding: Sendable, Equatable, CustomStringConvertible {
    /// The three outcomes.
    public enum Outcome: String, Sendable, Codable {
      /// The part is right.
      case ok
      /// The part is wrong.
      case fault
      /// The part was not proved: only claimed, or beyond a limit.
      case unproved
    }

    /// The part, such as `scheme[3].weight`, counted from 1.
    public let part: String
    /// The line of the part, if the certificate was parsed from a text.
    public let line: Int?
    /// The outcome.
    public let outcome: Outcome
    /// What was found, in words.
    public let message: String

    /// `line 12: scheme[3].weight: …`.
    public var description: String { (line.map { "line \($0): " } ?? "") + "\(part): \(message)" }
  }

  /// The answer.
  public let verdict: Verdict
  /// What is proved, in one sentence that rests on checked data only.
  public let statement: String
  /// All findings in the order of the checks.
  public let findings: [Finding]
  /// The lower bound proved; `nil` if there is none or the certificate is invalid.
  public let provedLower: Int?
  /// The upper bound proved; `nil` if there is none or the certificate is invalid.
  public let upper: Int?

  /// The first part that is wrong.
  public var firstFault: Finding? { findings.first { $0.outcome == .fault } }
}
