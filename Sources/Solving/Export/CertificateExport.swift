// Goals of this folder:
// 1. What a certificate proves, in the formats of other people's checkers, with every step that a format leaves out
// named. 2. Nothing here is trusted: the other checker decides.

public import Certificates
import Averaging

/// The formats of other checkers.
public enum ExportFormat: String, Sendable, CaseIterable {
  /// The direct problem in SMT-LIB 2.
  case smt2
  /// The sets of a `hitting` proof as clauses.
  case dimacs
  /// A refutation of these clauses, each step by unit propagation.
  case drat
  /// The same with hints.
  case lrat
  /// The mixed-integer problem with a refutation.
  case vipr

  /// The ending of the names of files.
  public var fileExtension: String { self == .dimacs ? "cnf" : rawValue }
}

/// Writes certificates for other checkers.
public struct CertificateExport {
  /// How large an export may be.
  public struct Limits: Sendable {
    /// The most nodes of a tree without symmetries.
    public var nodes: Int
    /// The most conflicts in the search for a clausal refutation.
    public var conflicts: Int

    /// Limits that take seconds to minutes.
    public init(nodes: Int = 100_000, conflicts: Int = 100_000) {
      self.nodes = nodes
      self.conflicts = conflicts
    }
  }

  private let reading: CertificateReading
  private let limits: Limits

  /// Spells out a certificate, which should have been checked before.
  ///
  /// - Throws: ``ExportError/unreadable(_:)``.
  /// - Complexity: that of enumerating the group, and O(order²).
  public init(_ certificate: Certificate, limits: Limits = Limits()) throws(ExportError) {
    do throws(CertificateReading.Failure) {
      reading = try CertificateReading(certificate)
    } catch {
      throw .unreadable(error.description)
    }
    self.limits = limits
  }

  /// The text of an export.
  ///
  /// - Parameters:
  ///   - format: the format.
  ///   - title: lines for the head of the formats that have one, such as the name of the file.
  /// - Throws: ``ExportError``.
  public func text(_ format: ExportFormat, title: [String] = []) throws(ExportError) -> String {
    let title = title.map(CertificateExport.ascii)
    return switch format {
    case .smt2: try directProblem(title: title)
    case .dimacs: try clauses().text(title: title + [subject], elements: element)
    case .drat: try refutation(of: try clauses()).drat
    case .lrat: try refutation(of: try clauses()).lrat
    case .vipr: try mixedIntegerProof(title: title)
    }
  }

  /// The texts of all formats; the refutation of the clauses is searched for once.
  public func all(title: [String] = []) -> [(format: ExportFormat, text: Result<String, ExportError>)] {
    let steps = Result { () throws(ExportError) in try refutation(of: try clauses()) }
    return ExportFormat.allCases.map { format in
      switch format {
      case .drat: (format, steps.map(\.drat))
      case .lrat: (format, steps.map(\.lrat))
      default: (format, Result { () throws(ExportError) in try text(format, title: title) })
      }
    }
  }

  /// Plain characters for readers that know no others.
  static func ascii(_ text: String) -> String {
    let names = ["≤": "<=", "ℝ": "R", "√": "sqrt ", "ε": "eps"]
    return text.map { $0.isASCII ? String($0) : names[String($0)] ?? "?" }.joined()
  }

  private var subject: String {
    let claim = reading.certificate.claim
    return
      "\(reading.certificate.group.name ?? "a group") of order \(reading.order), \(claim.symmetry.rawValue) symmetry"
      + (claim.symmetry == .exact ? "" : " up to \(claim.epsilon)") + ", \(claim.weights.rawValue) weights"
  }

  private func element(_ number: Int) -> String { CycleNotation.text(reading.element(number)) }

  /// The `hitting` proof of the certificate that excludes the largest size.
  ///
  /// - Throws: ``ExportError/unsupported(_:)`` if there is none.
  private func hittingProof() throws(ExportError) -> Certificate.HittingProof {
    let proofs = reading.certificate.lower.compactMap { proof -> Certificate.HittingProof? in
      if case .hitting(let proof) = proof { proof } else { nil }
    }
    guard let best = proofs.max(by: { $0.size < $1.size }) else {
      throw .unsupported("the certificate has no proof of the kind hitting; only smt2 can be written")
    }
    return best
  }

  private func expanded() throws(ExportError) -> (proof: Certificate.HittingProof, tree: ExpandedRefutation) {
    let proof = try hittingProof()
    return (proof, try ExpandedRefutation(proof, reading: reading, nodeLimit: limits.nodes))
  }

  private func clauses() throws(ExportError) -> HittingClauses {
    let (proof, tree) = try expanded()
    for node in tree.nodes {
      switch node {
      case .sum, .quotients:
        throw .unsupported("the tree adds up values of functions, which clauses cannot say; use vipr or smt2")
      case .exhausted where reading.certificate.claim.weights == .uniform:
        throw .unsupported("the tree uses that a uniform scheme has exactly \(proof.size) elements; use vipr or smt2")
      default: continue
      }
    }
    return HittingClauses(tree, order: reading.order, size: proof.size)
  }

  private func refutation(of clauses: HittingClauses) throws(ExportError) -> [ClauseLearner.Step] {
    var learner = ClauseLearner(variableCount: clauses.variableCount, clauses: clauses.clauses)
    switch learner.run(conflictLimit: limits.conflicts) {
    case .refuted(let steps): return steps
    case .solution: throw .unreadable("the clauses have a solution: the tree of the proof is wrong")
    case .unknown: throw .unknown(conflicts: limits.conflicts)
    }
  }

  private func mixedIntegerProof(title: [String]) throws(ExportError) -> String {
    let (proof, tree) = try expanded()
    return try MixedIntegerProof(tree, reading: reading, size: proof.size)
      .text(title: title + [subject], elements: element)
  }

  /// The question whether a scheme is smaller than the lower bound, or of the size of the upper one if that is 1.
  private func directProblem(title: [String]) throws(ExportError) -> String {
    let claim = reading.certificate.claim
    let system = try ExactnessSystem(reading)
    let size = claim.lower > 1 ? claim.lower - 1 : claim.upper
    let weights: WeightClass =
      switch claim.weights {
      case .convex: .convex
      case .affine: .affine
      case .uniform: .uniform
      }
    do throws(SupportEncodingError) {
      let encoding = try SupportEncoding(
        count: reading.order, rows: system.rows.map { SupportRow($0, equals: .zero) }, weightClass: weights, size: size,
        options: SupportEncoding.Options(reducesRows: false))
      let elements = (0..<min(reading.order, 200)).map { "element \($0): \(element($0))" }
      return encoding.smtLIB(title: title + [subject] + elements, status: claim.lower > 1 ? .unsat : .sat)
    } catch {
      throw .unreadable(error.description)
    }
  }
}
