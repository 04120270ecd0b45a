import Foundation
import Testing

@testable import Generalization

/// The full run in the documentation, from the rows that are kept beside it.
@Suite struct TrainingDocumentTests {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Documentation")

  private static func lines(_ name: String) throws -> [String] {
    try String(contentsOf: folder.appending(path: name), encoding: .utf8).split(separator: "\n").map(String.init)
  }

  private static func rows() throws -> [[String: String]] {
    let lines = try lines("TrainingCheck.csv").map { $0.split(separator: ",", omittingEmptySubsequences: false) }
    return lines.dropFirst().map { fields in
      Dictionary(uniqueKeysWithValues: zip(lines[0].map(String.init), fields.map(String.init)))
    }
  }

  private func interval(_ row: [String: String]?, _ name: String) throws -> MedianInterval {
    let row = try #require(row)
    let text =
      #"{"median": \#(row[name] ?? ""), "lower": \#(row[name + "Lower"] ?? ""), "upper": \#(row[name + "Upper"] ?? "")}"#
    return try JSONDecoder().decode(MedianInterval.self, from: Data(text.utf8))
  }

  /// Every verdict of the page follows from the rows. The risk without symmetry of test-time averaging is that of its size 1, with an interval that is no narrower.
  @Test func verdictsFollow() throws {
    let rows = try TrainingDocumentTests.rows()
    func find(_ problem: String, _ regime: String, _ size: String? = nil) -> [String: String]? {
      rows.first {
        $0["problem"] == problem && $0["augmentation"] == regime && (size == nil || $0["size"] == size)
      }
    }
    var expected: [String] = []
    for problem in TrainingProblem.standard {
      for regime in [AugmentationRegime.subset, .fresh, .streaming, .testTime] {
        let curve = rows.filter { $0["problem"] == problem.name && $0["augmentation"] == regime.rawValue }
        for criterion in Saturation.Criterion.allCases where criterion == .ratio || problem.target.asymmetry == 0 {
          let points = try curve.map { row -> Saturation.Point in
            let size = row["size"]
            let (baseline, reference) =
              switch regime {
              case .streaming:
                (find(problem.name, "streaming-none", size), find(problem.name, "streaming-full", size))
              case .testTime: (find(problem.name, "test-time", "1"), find(problem.name, "test-time-full"))
              default: (find(problem.name, "none"), find(problem.name, "full"))
              }
            return Saturation.Point(
              size: try #require(size.flatMap { Int($0) }), interval: try interval(row, criterion.rawValue),
              baseline: try interval(baseline, "ratio"), reference: try interval(reference, "risk"))
          }
          let order = try #require(curve.first?["logOrder"].flatMap { Double($0) })
          let one = Saturation(
            problem: problem.name, augmentation: regime, criterion: criterion, logOrder: order,
            logSize: Int(order.rounded(.up)), curve: points)
          let words =
            switch one.verdict {
            case .confirmed: "confirmed"
            case .fewer: "denied: fewer are enough"
            case .more: "denied: more are needed"
            case .undecided: "undecided"
            case .empty: "says nothing"
            }
          let size =
            one.reason != nil
            ? "—"
            : one.lower.map { lower in
              one.upper.map { $0 == lower ? "\(lower)" : "\(lower) … \($0)" } ?? "≥ \(lower)"
            } ?? "> \(one.largestSize)"
          let name = criterion == .ratio ? "risk ≤ 1.1 × full" : "remaining ≤ 0.1"
          expected.append("| \(problem.name) | \(regime.rawValue) | \(name) | \(size) | \(words)")
        }
      }
    }
    let names = TrainingProblem.standard.map { "| \($0.name) |" }
    let shown = try TrainingDocumentTests.lines("TrainingCheck.md").filter { line in
      names.contains { line.hasPrefix($0) }
    }
    #expect(shown.count == expected.count && expected.count == 44)
    for (line, start) in zip(shown, expected) { #expect(line.hasPrefix(start), "\(line)") }
  }

  /// Every row of the file stands in the table of its problem, with its risk to three digits.
  @Test func rowsAreShown() throws {
    var problem = ""
    var shown: [String: [[Substring]]] = [:]
    for line in try TrainingDocumentTests.lines("TrainingCheck.md") {
      if line.hasPrefix("Distance of the solution") { break }
      if let name = TrainingProblem.standard.map(\.name).first(where: { line.hasPrefix("\($0): ") }) { problem = name }
      shown[problem, default: []].append(line.split(separator: " "))
    }
    for row in try TrainingDocumentTests.rows() {
      let risk = try #require(row["risk"].flatMap { Double($0) })
      let regime = try #require(row["augmentation"])
      let size = row["size"] ?? ""
      let found = shown[row["problem"] ?? ""]?.contains { fields in
        // Name, size, relative size, queries, calls, risk; without a size two fields less.
        let place = size.isEmpty ? 3 : 5
        return fields.first == regime[...] && fields.count > place && (size.isEmpty || fields[1] == size[...])
          && (Double(fields[place]).map { abs($0 - risk) <= 0.00501 * risk } ?? false)
      }
      #expect(found == true, "\(row)")
    }
  }
}
