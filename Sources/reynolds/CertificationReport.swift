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

  struct Weight: Encodable {
    let element: String
    let weight: String
  }

  let group: String
  let action: String
  let order: Int
  let functionClass: String
  let symmetry = "exact"
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
  let expected: Int?

  enum CodingKeys: String, CodingKey {
    case group, action, order, functionClass = "class", symmetry, weights, lower, provedLower, upper, complexity, status
    case method, seconds, checkSeconds, certificate, checker, classDimension, coefficientDimension, rankIsVerified
    case irreducibles
    case irreduciblesOccurring, delsarte, solver, solverConfirms, scheme, expected
  }

  init(_ result: CertificationResult, certificate path: String?, expected: Int?) {
    let instance = result.instance
    group = instance.description.title
    action = instance.action.description
    order = instance.group.order
    functionClass = instance.functionClass.specification.description
    weights = instance.weights.rawValue
    lower = result.lower
    provedLower = result.provedLower
    upper = result.upper
    complexity = result.complexity
    status = result.status.rawValue
    method = result.method
    seconds = result.seconds
    checkSeconds = result.checkSeconds
    certificate = path
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
    try container.encodeIfPresent(expected, forKey: .expected)
  }

  /// Whether a value was expected and is not what was established.
  ///
  /// An expected value counts only when it is certified and Z3 has excluded everything smaller (for uniform weights there may
  /// be nothing that is not excluded by divisibility).
  var isUnexpected: Bool {
    expected.map { $0 != complexity || status != "certified" || ($0 > 1 && weights != "uniform" && !solverConfirms) }
      ?? false
  }

  private static func text(_ answer: SolverQuery.Answer) -> String {
    switch answer {
    case .satisfiable(let size): "sat (\(size))"
    case .unsatisfiable: "unsat"
    case .unknown(let reason): "unknown (\(reason))"
    }
  }

  /// Seconds with three digits, for people.
  static func seconds(_ value: Double) -> String { String(format: "%.3f", value) }

  private var range: String { complexity.map { "\($0)" } ?? "\(lower) … \(upper)" }
}

// MARK: - Text

extension CertificationReport {
  /// The account of one instance.
  var text: String {
    var table = TextTable([("method", .left), ("finding", .left), ("bound", .left), ("seconds", .right)])
    table.add([
      "criterion", "\(irreduciblesOccurring) of \(irreducibles) irreducible representations occur",
      irreduciblesOccurring == irreducibles ? "= \(order)" : weights == "uniform" ? "" : "< \(order)",
    ])
    table.add([
      "rank",
      "dim M(F ⊕ 1) \(rankIsVerified ? "=" : "≥") \(coefficientDimension) of \(order)"
        + (rankIsVerified ? "" : ", no more by the criterion"),
      coefficientDimension == order ? "= \(order)" : weights == "uniform" ? "" : "≤ \(coefficientDimension)",
    ])
    if let delsarte { table.add(["Delsarte", "the best class function", "≥ \(delsarte)"]) }
    for query in solver {
      let question = weights == "uniform" ? "a scheme of exactly \(query.size)?" : "a scheme of at most \(query.size)?"
      table.add(["Z3", "\(question) \(query.answer)", "", CertificationReport.seconds(query.seconds)])
    }
    table.add(["checker", "the certificate is \(checker)", "", CertificationReport.seconds(checkSeconds)])
    let proved = provedLower < lower ? ", proved ≥ \(provedLower)" : ""
    var lines = [
      "\(group) (order \(order)), \(functionClass), action \(action), \(weights) weights, exact symmetry",
      "AC_ex = \(range)   [\(status)\(proved)]   by \(method), \(CertificationReport.seconds(seconds)) s", "",
      table.text, "",
    ]
    if scheme.count < order || order == 1 {
      lines.append("scheme       " + scheme.map { "\($0.weight)·\($0.element)" }.joined(separator: " + "))
    } else {
      lines.append("scheme       the whole group, 1/\(order) each")
    }
    lines.append("certificate  \(certificate ?? "not written (--no-archive)")")
    return lines.joined(separator: "\n")
  }

  /// Many instances, a row each.
  static func table(_ reports: [CertificationReport]) -> String {
    var table = TextTable([
      ("instance", .left), ("|G|", .right), ("criterion", .right), ("rank", .right), ("Z3", .left), ("AC_ex", .right),
      ("expected", .right), ("status", .left), ("method", .left), ("solve s", .right), ("check s", .right),
    ])
    for report in reports {
      table.add([
        "\(report.group) \(report.functionClass)" + (report.action == "natural" ? "" : " \(report.action)")
          + (report.weights == "convex" ? "" : " \(report.weights)"),
        "\(report.order)", "\(report.irreduciblesOccurring)/\(report.irreducibles)",
        "\(report.coefficientDimension)/\(report.order)",
        report.solver.map { "\($0.size):\($0.answer.prefix { $0 != " " })" }.joined(separator: " "), report.range,
        report.expected.map { report.isUnexpected ? "\($0) ✗" : "\($0) ✓" } ?? "", report.status, report.method,
        seconds(report.seconds), seconds(report.checkSeconds),
      ])
    }
    let certified = reports.count { $0.status == "certified" }
    var lines = [table.text, "", "\(certified) of \(reports.count) certified"]
    lines += reports.compactMap(\.certificate).map { "  \($0)" }
    return lines.joined(separator: "\n")
  }
}
