/// Averaging, frames, canonicalization and augmentation side by side, as a table.
public struct SymmetrizersFigure: FigureSource, Hashable {
  /// One way to symmetry.
  public struct Row: Sendable, Hashable {
    /// Its name, how weights are found, what it costs, its error and its continuity, as text.
    public let cells: [String]

    /// A row.
    public init(
      name: String, weights: String, maximumQueries: String, meanQueries: String, error: String, kind: String,
      measured: String, continuous: String
    ) {
      cells = [name, weights, maximumQueries, meanQueries, error, kind, measured, continuous]
    }
  }

  /// The group and its action, in words; may be empty.
  public let problem: String
  /// The rows.
  public let rows: [Row]

  /// A table.
  public init(problem: String, rows: [Row]) { (self.problem, self.rows) = (problem, rows) }

  /// The figure.
  public var figure: Figure {
    Figure(
      title: "Ways to symmetry side by side" + (problem.isEmpty ? "" : ": \(problem)"),
      caption: """
        Queries: evaluations of the model for one value, a bound for all inputs and the mean at random inputs. Error: the weak error, a squared ratio; of: worst over all functions on the \
        points, expected over draws, trained by ridge regression, or of a random layer. Measured: the same ratio for one nonlinear function. Continuous: whether continuous functions stay continuous, as proved; – where nothing is said.
        """,
      panels: [],
      table: FigureTable(
        [
          FigureTable.Column("symmetrizer", isNumber: false), FigureTable.Column("weights by", isNumber: false),
          FigureTable.Column("queries ≤", isNumber: true), FigureTable.Column("mean", isNumber: true),
          FigureTable.Column("error", isNumber: true), FigureTable.Column("of", isNumber: false),
          FigureTable.Column("measured", isNumber: true), FigureTable.Column("continuous", isNumber: false),
        ], rows: rows.map(\.cells)))
  }
}
