/// A table for the terminal: a head, rows of cells, columns padded to their widest cell.
public struct TextTable: Sendable {
  /// How the cells of a column are aligned.
  public enum Alignment: Sendable {
    /// Text.
    case left
    /// Numbers.
    case right
  }

  /// The column titles and their alignment.
  public let columns: [(title: String, alignment: Alignment)]
  /// The rows, each with a cell per column.
  public private(set) var rows: [[String]] = []

  /// An empty table.
  public init(_ columns: [(title: String, alignment: Alignment)]) { self.columns = columns }

  /// Adds a row; missing cells are empty.
  public mutating func add(_ cells: [String]) {
    rows.append(columns.indices.map { cells.indices.contains($0) ? cells[$0] : "" })
  }

  /// The table as lines, without trailing spaces.
  ///
  /// - Complexity: O(cells)
  public var text: String {
    let widths = columns.indices.map { column in
      ([columns[column].title] + rows.map { $0[column] }).map(\.count).max() ?? 0
    }
    func line(_ cells: [String]) -> String {
      let padded = cells.enumerated().map { column, cell in
        let space = String(repeating: " ", count: widths[column] - cell.count)
        return columns[column].alignment == .left ? cell + space : space + cell
      }
      return String(padded.joined(separator: "  ").reversed().drop { $0 == " " }.reversed())
    }
    let rule = widths.map { String(repeating: "─", count: $0) }.joined(separator: "  ")
    return ([line(columns.map(\.title)), rule] + rows.map(line)).joined(separator: "\n")
  }
}
