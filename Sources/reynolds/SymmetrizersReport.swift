import Averaging
import CommandSupport
import ExactArithmetic
import Foundation
import Reporting
import Symmetrizers

/// What `reynolds symmetrizers` prints.
struct SymmetrizersReport: Encodable {
  /// A row; errors as exact text.
  struct Row: Encodable {
    let name, source, weights: String
    let maximumQueries, largestQueries: Int
    let meanQueries: Double
    let errorLower, errorUpper, errorOf: String
    let measuredError, jump, steepestQuotient, shortestStep: Double?
    let continuous: Bool?
    let continuityReason: String
    let keepsInvariants: Bool?
    let notes: [String]
  }

  /// What has no row.
  struct Skipped: Encodable {
    let name, reason: String
  }

  let group, action: String
  let order, points: Int
  let hasFreeOrbit: Bool
  let samples: Int
  let rows: [Row]
  let skipped: [Skipped]

  init(_ comparison: SymmetrizerComparison, action: String) {
    let problem = comparison.problem
    group = problem.title
    self.action = action
    order = problem.group.order
    points = problem.points.count
    hasFreeOrbit = problem.hasFreeOrbit
    samples = problem.samples.count
    rows = comparison.rows.map { row in
      Row(
        name: row.name, source: row.source, weights: row.weights.rawValue, maximumQueries: row.maximumQueries,
        largestQueries: row.largestQueries,
        meanQueries: row.meanQueries, errorLower: row.error.lower.description, errorUpper: row.error.upper.description,
        errorOf: row.errorKind.rawValue, measuredError: row.measuredError, jump: row.continuity?.jump,
        steepestQuotient: row.continuity?.quotient, shortestStep: row.continuity?.step,
        continuous: row.continuityStatement.isPreserved, continuityReason: row.continuityStatement.reason,
        keepsInvariants: row.preservesInvariants, notes: row.notes)
    }
    skipped = comparison.skipped.map { Skipped(name: $0.name, reason: $0.reason) }
  }

  /// One line for each row, for plotting; errors as doubles, empty where there is no figure.
  var csv: String {
    let head = [
      "name", "weights", "maximum_queries", "largest_queries", "mean_queries", "error_lower", "error_upper", "error_of",
      "measured_error", "jump", "steepest_quotient", "shortest_step", "continuous", "keeps_invariants",
    ]
    func field(_ value: (some CustomStringConvertible)?) -> String { value.map(\.description) ?? "" }
    let lines = rows.map { row -> [String] in
      let cost = [field(row.maximumQueries), field(row.largestQueries), field(row.meanQueries)]
      let error = [
        SymmetrizersReport.plain(row.errorLower), SymmetrizersReport.plain(row.errorUpper), row.errorOf,
        field(row.measuredError),
      ]
      let continuity = [field(row.jump), field(row.steepestQuotient), field(row.shortestStep), field(row.continuous)]
      return [row.name, row.weights] + cost + error + continuity + [field(row.keepsInvariants)]
    }
    return CommaSeparatedValues.text([head] + lines)
  }

  private static func plain(_ text: String) -> String { Rational(text)?.approximation.description ?? text }

  /// The report for the terminal.
  var text: String {
    var table = TextTable([
      ("symmetrizer", .left), ("weights by", .left), ("queries ≤", .right), ("mean", .right), ("error", .right),
      ("of", .left), ("measured", .right), ("jump", .right), ("slope", .right), ("continuous", .left),
      ("keeps invariants", .left),
    ])
    for row in rows {
      table.add([
        row.name, row.weights == "none" ? "–" : row.weights, "\(row.maximumQueries)", rounded(row.meanQueries),
        error(row), row.errorOf, row.measuredError.map(rounded) ?? "–", row.jump.map(rounded) ?? "–",
        row.steepestQuotient.map(rounded) ?? "–", answer(row.continuous, unknown: "–"),
        answer(row.keepsInvariants, unknown: "–"),
      ])
    }
    return
      ([
        "\(group), order \(order), \(action) action: making functions invariant", "", table.text, "",
      ] + legend + skipped.map { "\($0.name) has no row: \($0.reason)" }).joined(separator: "\n")
  }

  private var legend: [String] {
    [
      "weights by   fixed: an averaging scheme, for which the lower bounds hold; point: a frame or canonicalization, for which they do not;",
      "             chance: drawn afresh at each evaluation; –: nothing is symmetrized at evaluation",
      "queries ≤    a bound of the questions for one value, for every input and draw; mean: counted at \(samples) random inputs",
      "error        the weak error, a squared ratio. worst: over all functions on \(points) points, exact, or ≈ between proved bounds"
        + (hasFreeOrbit ? " (a free orbit is among them);" : " (none of their orbits is free);"),
      "             expected: the worst expectation over draws, a theorem; trained: what ridge regression learns from 8 examples, against no",
      "             augmentation; layer: the part of the squared norm of a random layer that is not equivariant",
      "measured     the squared ratio of asymmetries after and before, for one nonlinear function on the orbits of 8 random inputs",
      "jump, slope  the largest change across a step of about \(rounded(rows.compactMap(\.shortestStep).min() ?? 0)), and the largest change by distance, on 4 segments;",
      "             continuous: what is proved. Reasons and sources are in --format json",
      "keeps        every invariant function stays as it is: checked exactly on the points",
    ]
  }

  /// The main columns of the table as a figure.
  var figure: SymmetrizersFigure {
    SymmetrizersFigure(
      problem: "\(group), order \(order), \(action) action",
      rows: rows.map { row in
        SymmetrizersFigure.Row(
          name: row.name, weights: row.weights == "none" ? "–" : row.weights, maximumQueries: "\(row.maximumQueries)",
          meanQueries: rounded(row.meanQueries), error: error(row), kind: row.errorOf,
          measured: row.measuredError.map(rounded) ?? "–", continuous: answer(row.continuous, unknown: "–"))
      })
  }

  private func error(_ row: Row) -> String {
    guard row.errorLower == row.errorUpper else {
      let ends = [row.errorLower, row.errorUpper].compactMap { Rational($0)?.approximation }
      guard ends.count == 2 else { return row.errorLower }
      let (lower, upper) = (rounded(ends[0]), rounded(ends[1]))
      return lower == upper ? "≈ \(lower)" : "\(lower) to \(upper)"
    }
    // Long fractions are for --format json.
    return row.errorLower.count <= 9
      ? row.errorLower : Rational(row.errorLower).map { rounded($0.approximation) } ?? "?"
  }

  private func answer(_ value: Bool?, unknown: String) -> String { value.map { $0 ? "yes" : "no" } ?? unknown }

  private func rounded(_ value: Double) -> String {
    if value == 0 || (value.magnitude >= 0.001 && value.magnitude < 100_000) {
      return "\((value * 10_000).rounded() / 10_000)"
    }
    return String(format: "%.0e", value)
  }
}
