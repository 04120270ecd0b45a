import Averaging
import Foundation
import Reporting
import Solving

/// What `certify` prints of a result, as text and as JSON.
struct CertificationReport: Encodable {
  struct Query: Encodable {
    let size: Int
    let answer: String
    let seconds: Double
  }

  /// What the search by witnesses did.
  struct Engine: Encodable {
    let nodes, examined, witnesses, symmetries: Int
    let seconds: Double
    let stopped: String?
  }

  struct Proof: Encodable {
    let kind: String
    let bound: Int
  }

  struct Weight: Encodable {
    let element: String
    let weight: String
  }

  let group: String
  let action: String
  let order: Int
  let functionClass: String
  let symmetry: String
  let weights: String
  let lower: Int
  let provedLower: Int
  let upper: Int
  let complexity: Int?
  let status: String
  let method: String
  let seconds: Double
  let checkSeconds: Double
  let certificate: String?
  /// What the archive did with the certificate: `added`, `improved` or `kept` what was there.
  let archive: String?
  /// Whether the checker stopped at its limits.
  let isBeyondChecker: Bool
  /// The size of the certificate, compressed if it is large; of the one in the archive if that is better.
  let certificateBytes: Int
  let proofs: [Proof]
  let engine: Engine?
  let checker: String
  let classDimension: Int
  let coefficientDimension: Int
  let rankIsVerified: Bool
  let irreducibles: Int
  let irreduciblesOccurring: Int
  let delsarte: Int?
  let solver: [Query]
  let solverConfirms: Bool
  let scheme: [Weight]
  /// What found the scheme.
  let schemeSource: String
  /// The dimension of the complement of M(F ⊕ 1), where the proof rests on it.
  let smallComplement: Int?
  let expected: Int?

  enum CodingKeys: String, CodingKey {
    case group, action, order, functionClass = "class", symmetry, weights, lower, provedLower, upper, complexity, status
    case method, seconds, checkSeconds, certificate, archive, certificateBytes, proofs, engine, checker, classDimension,
      coefficientDimension, rankIsVerified
    case irreducibles
    case irreduciblesOccurring, delsarte, solver, solverConfirms, scheme, schemeSource, expected
  }

  /// - Parameter className: the class as it was written, if that is shorter than what was made of it.
  init(_ result: CertificationResult, stored: CertificateArchive.Stored?, className: String? = nil, expected: Int?) {
    let instance = result.instance
    group = instance.description.title
    action = instance.action.description
    order = instance.group.order
    functionClass = className ?? instance.functionClass.specification.description
    symmetry = instance.symmetry.description
    weights = instance.weights.rawValue
    lower = result.lower
    provedLower = result.provedLower
    upper = result.upper
    complexity = result.complexity
    status = result.status.rawValue
    method = result.method
    seconds = result.seconds
    checkSeconds = result.checkSeconds
    certificate = stored?.path
    archive = stored?.outcome.rawValue
    isBeyondChecker = result.isBeyondChecker
    certificateBytes = stored?.entry.bytes ?? result.certificate.encoded().bytes.count
    proofs = result.certificate.lower.map { Proof(kind: $0.kind, bound: $0.bound) }
    engine = result.engine.map {
      Engine(
        nodes: $0.nodes, examined: $0.examined, witnesses: $0.witnesses, symmetries: $0.symmetries, seconds: $0.seconds,
        stopped: $0.stopped?.description)
    }
    checker = result.report.verdict.rawValue
    classDimension = instance.functionClass.dimension
    coefficientDimension = result.rank
    rankIsVerified = result.isRankVerified
    irreducibles = result.criterion.irreducibles
    irreduciblesOccurring = result.criterion.occurring
    delsarte = result.delsarte
    solver = result.queries.map { query in
      Query(size: query.size, answer: CertificationReport.text(query.answer), seconds: query.seconds)
    }
    solverConfirms = result.solverConfirms
    scheme = result.scheme.entries.map {
      Weight(element: instance.group.permutation($0.element).description, weight: $0.weight.description)
    }
    schemeSource = result.schemeSource.description
    smallComplement =
      result.method.split(separator: "+").contains("small-complement") ? instance.group.order - result.rank : nil
    self.expected = expected
  }

  /// Missing values are written as null, so that every key is always there.
  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(group, forKey: .group)
    try container.encode(action, forKey: .action)
    try container.encode(order, forKey: .order)
    try container.encode(functionClass, forKey: .functionClass)
    try container.encode(symmetry, forKey: .symmetry)
    try container.encode(weights, forKey: .weights)
    try container.encode(lower, forKey: .lower)
    try container.encode(provedLower, forKey: .provedLower)
    try container.encode(upper, forKey: .upper)
    try container.encode(complexity, forKey: .complexity)
    try container.encode(status, forKey: .status)
    try container.encode(method, forKey: .method)
    try container.encode(seconds, forKey: .seconds)
    try container.encode(checkSeconds, forKey: .checkSeconds)
    try container.encode(certificate, forKey: .certificate)
    try container.encode(archive, forKey: .archive)
    try container.encode(certificateBytes, forKey: .certificateBytes)
    try container.encode(proofs, forKey: .proofs)
    try container.encode(engine, forKey: .engine)
    try container.encode(checker, forKey: .checker)
    try container.encode(classDimension, forKey: .classDimension)
    try container.encode(coefficientDimension, forKey: .coefficientDimension)
    try container.encode(rankIsVerified, forKey: .rankIsVerified)
    try container.encode(irreducibles, forKey: .irreducibles)
    try container.encode(irreduciblesOccurring, forKey: .irreduciblesOccurring)
    try container.encode(delsarte, forKey: .delsarte)
    try container.encode(solver, forKey: .solver)
    try container.encode(solverConfirms, forKey: .solverConfirms)
    try container.encode(scheme, forKey: .scheme)
    try container.encode(schemeSource, forKey: .schemeSource)
    try container.encodeIfPresent(expected, forKey: .expected)
  }

  /// Whether a value was expected and is not what was established.
  ///
  /// An expected value counts only when the checker accepts the certificate; that Z3 agrees is shown, but proves nothing.
  var isUnexpected: Bool { expected.map { $0 != complexity || status != "certified" } ?? false }

  private static func text(_ answer: SolverQuery.Answer) -> String {
    switch answer {
    case .satisfiable(let size): "sat (\(size))"
    case .unsatisfiable: "unsat"
    case .unknown(let reason): "unknown (\(reason))"
    }
  }

  /// Seconds with three digits, for people.
  static func seconds(_ value: Double) -> String { String(format: "%.3f", value) }

  /// The value, or the interval it lies in.
  var range: String { complexity.map { "\($0)" } ?? "\(lower) … \(upper)" }
}

// MARK: - Text

extension CertificationReport {
  /// `AC_ex`, `AC_wk(1/9)` or `AC_st(1/9)`.
  private var quantity: String {
    let parts = symmetry.split(separator: ":")
    guard parts.count == 2 else { return "AC_ex" }
    return (parts[0] == "weak" ? "AC_wk" : "AC_st") + "(\(parts[1]))"
  }

  private var isExact: Bool { symmetry == "exact" }

  /// The account of one instance.
  var text: String {
    var table = TextTable([("method", .left), ("finding", .left), ("bound", .left), ("seconds", .right)])
    let ordersCount = isExact && weights != "uniform"
    table.add([
      "criterion", "\(irreduciblesOccurring) of \(irreducibles) irreducible representations occur",
      isExact && irreduciblesOccurring == irreducibles ? "= \(order)" : ordersCount ? "< \(order)" : "",
    ])
    table.add([
      "rank",
      "dim M(F ⊕ 1) \(rankIsVerified ? "=" : "≥") \(coefficientDimension) of \(order)"
        + (rankIsVerified ? "" : ", no more by the criterion"),
      isExact && coefficientDimension == order ? "= \(order)" : ordersCount ? "≤ \(coefficientDimension)" : "",
    ])
    if let delsarte { table.add(["Delsarte", "the best class function", "≥ \(delsarte)"]) }
    if let smallComplement {
      table.add([
        "complement", "dim M(F ⊕ 1)⊥ = \(smallComplement): the most weights that vanish together", "= \(lower)",
      ])
    }
    if let engine {
      let stopped = engine.stopped.map { "; stopped: \($0)" } ?? ""
      table.add([
        "engine",
        "\(engine.nodes) nodes, \(engine.witnesses) witnesses, \(engine.examined) supports examined, "
          + "\(engine.symmetries) symmetries\(stopped)", "", CertificationReport.seconds(engine.seconds),
      ])
    }
    for query in solver {
      let question = weights == "uniform" ? "a scheme of exactly \(query.size)?" : "a scheme of at most \(query.size)?"
      table.add(["Z3", "\(question) \(query.answer)", "", CertificationReport.seconds(query.seconds)])
    }
    table.add([
      "checker", "the certificate is \(checker); proofs: \(proofList)", "≥ \(provedLower)",
      CertificationReport.seconds(checkSeconds),
    ])
    let proved = provedLower < lower ? ", proved ≥ \(provedLower)" : ""
    var lines = [
      "\(group) (order \(order)), \(functionClass), action \(action), \(weights) weights, \(symmetry) symmetry",
      "\(quantity) = \(range)   [\(status)\(proved)]   by \(method), \(CertificationReport.seconds(seconds)) s", "",
      table.text, "",
    ]
    if scheme.count < order || order == 1 {
      lines.append("scheme       " + scheme.map { "\($0.weight)·\($0.element)" }.joined(separator: " + "))
      lines.append("found by     \(schemeSource)")
    } else {
      lines.append("scheme       the whole group, 1/\(order) each")
    }
    let place =
      certificate.map { "\($0), \(archive ?? "")" }
      ?? (isBeyondChecker ? "not archived: the checker stopped at its limits" : "not written (--no-archive)")
    lines.append("certificate  \(place), \(certificateBytes) bytes")
    return lines.joined(separator: "\n")
  }

  private var proofList: String {
    // A refutation excludes one size where sizes are not monotone.
    let texts = proofs.map { proof in
      proof.kind == "hitting" && weights == "uniform"
        ? "hitting (not \(proof.bound - 1))" : "\(proof.kind) (≥ \(proof.bound))"
    }
    return texts.isEmpty ? "none needed" : texts.joined(separator: ", ")
  }

  /// Many instances, a row each.
  static func table(_ reports: [CertificationReport]) -> String {
    var table = TextTable([
      ("instance", .left), ("|G|", .right), ("criterion", .right), ("rank", .right), ("engine", .left), ("Z3", .left),
      ("AC", .right), ("expected", .right), ("status", .left), ("method", .left), ("bytes", .right),
      ("solve s", .right),
      ("check s", .right),
    ])
    for report in reports {
      table.add([
        "\(report.group) \(report.functionClass)" + (report.action == "natural" ? "" : " \(report.action)")
          + (report.weights == "convex" ? "" : " \(report.weights)") + (report.isExact ? "" : " \(report.symmetry)"),
        "\(report.order)", "\(report.irreduciblesOccurring)/\(report.irreducibles)",
        "\(report.coefficientDimension)/\(report.order)", report.engine.map { "\($0.nodes) nodes" } ?? "",
        report.solver.map { "\($0.size):\($0.answer.prefix { $0 != " " })" }.joined(separator: " "), report.range,
        report.expected.map { report.isUnexpected ? "\($0) ✗" : "\($0) ✓" } ?? "", report.status, report.method,
        "\(report.certificateBytes)", seconds(report.seconds), seconds(report.checkSeconds),
      ])
    }
    let certified = reports.count { $0.status == "certified" }
    var lines = [table.text, "", "\(certified) of \(reports.count) certified"]
    lines += reports.compactMap(\.certificate).map { "  \($0)" }
    return lines.joined(separator: "\n")
  }
}
