import Symmetrizers

extension SymmetrizersCommand {
  /// What the columns of the table do not say.
  static func notes(on comparison: SymmetrizerComparison) -> [String] {
    let fewer = comparison.rows.filter { $0.largestQueries < $0.maximumQueries }
      .map { "\($0.name) \($0.largestQueries)" }
    let counted =
      fewer.isEmpty
      ? []
      : [
        "queries ≤ bounds every input and draw; the most that were counted are fewer for \(fewer.joined(separator: ", "))"
      ]
    return counted + comparison.rows.flatMap { row in row.notes.map { "\(row.name): \($0)" } }
  }
}
