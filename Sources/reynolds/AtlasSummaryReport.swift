import Atlas
import ClaimCommands
import Properties
import Reporting

/// A summary of the atlas, with what the ledger says of the claims that it speaks of.
struct AtlasSummaryReport: Encodable, Sendable {
  /// A check beside the verdict of the ledger.
  struct JudgedCheck: Encodable, Sendable {
    let check: AtlasCheck
    /// `"holds"`, `"fails"` or `"open"`; `"unknown"` if the ledger has no such claim.
    let expected: String
    /// What the dataset says, in words.
    let finding: String
    /// Whether an instance contradicts a claim that holds.
    let isContradiction: Bool

    init(_ check: AtlasCheck) {
      self.check = check
      let expectation = LedgerInUse.current.claims.first { $0.id == check.claim }?.expected
      expected = expectation?.rawValue ?? "unknown"
      isContradiction = expectation == .holds && !check.violations.isEmpty
      finding =
        switch (expectation, check.violations.isEmpty) {
        case (_, true) where check.decided == 0: "undecided here"
        case (.holds, true): "holds here"
        case (.holds, false): "REFUTED ✗"
        case (.fails, true): "no counterexample here"
        case (.fails, false): "refuted here too"
        case (.open, true): "holds here, still open"
        case (.open, false): "REFUTED here, open in the ledger"
        case (nil, _): "not in the ledger"
        }
    }

    private enum CodingKeys: String, CodingKey { case claim, statement, tested, decided, violations, expected, finding }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(check.claim, forKey: .claim)
      try container.encode(check.statement, forKey: .statement)
      try container.encode(check.tested, forKey: .tested)
      try container.encode(check.decided, forKey: .decided)
      try container.encode(check.violations, forKey: .violations)
      try container.encode(expected, forKey: .expected)
      try container.encode(finding, forKey: .finding)
    }
  }

  let dataset: String
  let summary: AtlasSummary
  let checks: [JudgedCheck]

  init(_ summary: AtlasSummary, dataset: String) {
    self.dataset = dataset
    self.summary = summary
    checks = summary.checks.map { JudgedCheck($0) }
  }

  /// The checks that contradict a claim that holds.
  var contradictions: [JudgedCheck] { checks.filter(\.isContradiction) }

  private enum CodingKeys: String, CodingKey {
    case dataset, totals, counts, almostFull, open, differenceSets, thresholds, claims, observations
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(dataset, forKey: .dataset)
    try container.encode(summary.totals, forKey: .totals)
    try container.encode(summary.counts, forKey: .counts)
    try container.encode(summary.almostFull, forKey: .almostFull)
    try container.encode(summary.open, forKey: .open)
    try container.encode(summary.differenceSets, forKey: .differenceSets)
    try container.encode(summary.thresholds, forKey: .thresholds)
    try container.encode(checks, forKey: .claims)
    try container.encode(summary.observations, forKey: .observations)
  }

  /// How much of something is, in tenths of a percent rounded down, so that only all of it is 100.0 %.
  static func share(_ part: Int, of whole: Int) -> String {
    let tenths = whole == 0 ? 1000 : part * 1000 / whole
    return "\(tenths / 10).\(tenths % 10) %"
  }

  /// The bounds of an instance in a ranking.
  static func cost(_ instance: AtlasSummary.Ranked) -> String {
    instance.lower == instance.upper ? "\(instance.upper)" : "\(instance.lower) … \(instance.upper)"
  }
}

extension AtlasSummaryReport {
  /// So many lines of a list are printed.
  private static let listed = 10

  /// The summary for the terminal.
  var text: String {
    ([head, counts, almostFull, open, differenceSets, thresholds, claims, violations, observations] as [String?])
      .compactMap(\.self).joined(separator: "\n\n")
  }

  private var head: String {
    let totals = summary.totals
    return """
      \(dataset): \(totals.entries) entries with \(totals.instances) different questions
      closed: \(totals.closed) of \(totals.instances) questions (\(AtlasSummaryReport.share(totals.closed, of: totals.instances))); \
      open: \(totals.open); the certifier failed on: \(totals.failed)
      """
  }

  private var counts: String {
    var table = TextTable([
      ("kind", .left), ("symmetry", .left), ("weights", .left), ("entries", .right), ("questions", .right),
      ("closed entries", .right), ("share", .right),
    ])
    for row in summary.counts {
      table.add([
        row.kind.rawValue, row.symmetry, row.weights, "\(row.entries)", "\(row.instances)", "\(row.closed)",
        AtlasSummaryReport.share(row.closed, of: row.entries),
      ])
    }
    return "What was asked\n" + table.text
  }

  private var almostFull: String? {
    let sorts = summary.almostFull.filter { $0.instances > 0 }
    if sorts.isEmpty { return nil }
    return sorts.map { sort in
      var table = TextTable([("question", .left), ("|G|", .right), ("cost", .right), ("cost/|G|", .right)])
      for row in sort.cheapest {
        table.add([
          row.identity, "\(row.order)", AtlasSummaryReport.cost(row),
          AtlasSummaryReport.share(row.upper, of: row.order),
        ])
      }
      let words = sort.missing == 1 ? "one irreducible representation is" : "two irreducible representations are"
      return "Exact, convex weights, where only \(words) missing: \(sort.instances) questions, \(sort.closed) closed; "
        + "the cheapest\n" + table.text
    }.joined(separator: "\n\n")
  }

  private var open: String {
    if summary.open.isEmpty { return "Open questions: none" }
    var table = TextTable([("question", .left), ("|G|", .right), ("cost", .right), ("why", .left)])
    for row in summary.open.prefix(AtlasSummaryReport.listed) {
      table.add([row.identity, "\(row.order)", AtlasSummaryReport.cost(row), row.stopped ?? ""])
    }
    let more = summary.open.count - AtlasSummaryReport.listed
    return "Open questions by gap/|G|: \(summary.open.count)\n" + table.text
      + (more > 0 ? "\n… and \(more) more: reynolds atlas query 'not closed' --sort -gap" : "")
  }

  private var differenceSets: String? {
    if summary.differenceSets.isEmpty { return nil }
    var table = TextTable([
      ("|G|", .right), ("k with a difference set", .left), ("k without", .left), ("open", .left), ("groups", .left),
    ])
    for line in AtlasDifferenceLine.all(summary.differenceSets) {
      table.add(["\(line.order)", line.found, line.excluded, line.open, line.groups])
    }
    return "Difference sets (v, k, λ), v = |G|, 1 < k < v − 1\n" + table.text
  }

  private var thresholds: String? {
    let thresholds = summary.thresholds
    if thresholds.count == 0 { return nil }
    var table = TextTable([
      ("group", .left), ("representation", .left), ("dim", .right), ("K*", .right), ("sharper bound", .right),
      ("paper", .right),
    ])
    for row in thresholds.loose.prefix(AtlasSummaryReport.listed) {
      table.add([
        row.group, row.representation, "\(row.dimension)", "\(row.threshold)", "\(row.sharpBound)", "\(row.paperBound)",
      ])
    }
    let more = thresholds.loose.count - AtlasSummaryReport.listed
    let head =
      "Threshold degrees K*: \(thresholds.tight) of \(thresholds.count) are the sharper bound "
      + "min{|G| − 1, Σ M_λ − dim}, \(thresholds.tightForPaper) the paper's"
    if thresholds.loose.isEmpty { return head }
    return head + "; below the sharper bound\n" + table.text + (more > 0 ? "\n… and \(more) more" : "")
  }

  private var claims: String {
    var table = TextTable([
      ("claim", .left), ("ledger", .left), ("tests", .right), ("decided", .right), ("violated", .right),
      ("this dataset", .left),
    ])
    for row in checks {
      table.add([
        row.check.claim, row.expected, "\(row.check.tested)", "\(row.check.decided)", "\(row.check.violations.count)",
        row.finding,
      ])
    }
    return "Claims of the ledger on this dataset (reynolds claims ID explains one)\n" + table.text
  }

  private var violations: String? {
    let violated = checks.filter { !$0.check.violations.isEmpty }
    if violated.isEmpty { return nil }
    return "Where they are violated\n"
      + violated.map { row in
        "  \(row.check.claim): \(row.check.statement)\n"
          + row.check.violations.prefix(3).map { "    \($0.words)" }.joined(separator: "\n")
          + (row.check.violations.count > 3 ? "\n    … and \(row.check.violations.count - 3) more" : "")
      }.joined(separator: "\n")
  }

  private var observations: String? {
    if summary.observations.isEmpty { return nil }
    return "Observations on this dataset (patterns, not theorems)\n"
      + summary.observations.map { row in
        "  \(row.statement): \(row.holds) of \(row.tested)"
          + (row.exceptions.isEmpty
            ? "" : "\n" + row.exceptions.prefix(3).map { "    not " + $0 }.joined(separator: "\n"))
      }.joined(separator: "\n")
  }
}
