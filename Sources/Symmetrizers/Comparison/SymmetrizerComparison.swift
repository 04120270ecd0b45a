/// The comparison of all symmetrizers on one problem.
public struct SymmetrizerComparison: Sendable {
  /// The problem.
  public let problem: ComparisonProblem
  /// The rows, from averaging over everything to asking once.
  public let rows: [ComparisonRow]
  /// What has no row on this problem, and why.
  public let skipped: [(name: String, reason: String)]

  /// Compares the entries of a catalogue.
  ///
  /// - Parameters:
  ///   - problem: the group, its action and the points.
  ///   - settings: parameters of the symmetrizers that have some.
  ///   - catalogue: what is compared.
  ///   - seed: decides all draws; each entry has its own.
  ///   - progress: hears which entry is at work.
  /// - Returns: entries that throw a reason for not applying are ``skipped``.
  public init(
    on problem: ComparisonProblem, settings: ComparisonSettings = ComparisonSettings(),
    catalogue: [ComparisonEntry] = ComparisonEntry.all, seed: UInt64, progress: (String) -> Void = { _ in }
  ) {
    var rows: [ComparisonRow] = []
    var skipped: [(name: String, reason: String)] = []
    for entry in catalogue {
      progress(entry.name)
      do { rows += try entry.rows(problem, settings, seed) } catch { skipped.append((entry.name, "\(error)")) }
    }
    self.problem = problem
    self.rows = rows
    self.skipped = skipped
  }
}
