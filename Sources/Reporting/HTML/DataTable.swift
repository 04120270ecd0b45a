/// A table of pages: a caption, heads with their scope, and with the script of the page sorting and filtering. Without
/// it, all rows are there.
public struct DataTable: Sendable {
  /// How a column is sorted and aligned.
  public enum Kind: String, Sendable {
    /// By letters, digits by value.
    case text
    /// By value.
    case number
  }

  /// A column.
  public struct Column: Sendable {
    /// The head.
    public let title: String
    /// How it is sorted.
    public let kind: Kind
    /// Whether it is left out on narrow screens; what it says is on the page of the row.
    public let isMinor: Bool

    /// A column.
    public init(_ title: String, _ kind: Kind = .text, isMinor: Bool = false) {
      (self.title, self.kind, self.isMinor) = (title, kind, isMinor)
    }
  }

  /// A cell.
  public struct Cell: Sendable {
    let content: HTML
    let key: String?

    /// A cell; `key` is what it is sorted by, where that is not its text.
    public init(_ content: HTML, key: String? = nil) { (self.content, self.key) = (content, key) }
  }

  /// A property of rows that they can be chosen by.
  public struct Facet: Sendable {
    /// Its name in the address of the page: letters only.
    let name: String
    let title: String

    /// A property.
    public init(name: StaticString, title: String) { (self.name, self.title) = ("\(name)", title) }
  }

  private struct Row: Sendable {
    let cells: [Cell]
    let facets: [String]
  }

  private let id: String
  private let caption: String
  private let columns: [Column]
  private let facets: [Facet]
  private let isInteractive: Bool
  private var rows: [Row] = []

  /// An empty table.
  ///
  /// - Parameters:
  ///   - id: its name on the page.
  ///   - caption: what the rows are.
  ///   - columns: the columns, the first of which holds the heads of the rows.
  ///   - facets: what rows can be chosen by.
  ///   - isInteractive: whether it can be sorted and filtered; one table of a page at most, whose state is in the
  /// address.
  public init(id: String, caption: String, columns: [Column], facets: [Facet] = [], isInteractive: Bool = false) {
    self.id = id
    self.caption = caption
    self.columns = columns
    self.facets = facets
    self.isInteractive = isInteractive
  }

  /// Adds a row; the first cell is its head. Missing cells are empty.
  ///
  /// - Parameters:
  ///   - cells: a cell for each column.
  ///   - facets: the value of each facet, in their order.
  public mutating func add(_ cells: [Cell], facets: [String] = []) {
    rows.append(
      Row(
        cells: columns.indices.map { cells.indices.contains($0) ? cells[$0] : Cell(.nothing) },
        facets: self.facets.indices.map { facets.indices.contains($0) ? facets[$0] : "" }))
  }

  /// The table, and the fields to choose rows by before it.
  ///
  /// - Complexity: O(rows · columns)
  public var html: HTML {
    .parts {
      if isInteractive { controls }
      // It can be scrolled by the keyboard where it is wider than the screen.
      Tag.div(.class("scroll"), .role("region"), .labelled(by: "\(id)-caption"), .focusable) {
        Tag.table([.id(id)] + (isInteractive ? [.other("data-sortable", "")] : [])) {
          Tag.caption(.id("\(id)-caption")) { caption }
          Tag.thead {
            Tag.tr {
              for column in columns {
                Tag.th([.scope("col"), .other("data-kind", column.kind.rawValue)] + classes(column)) { column.title }
              }
            }
          }
          Tag.tbody { for row in rows { markup(row) } }
        }
      }
    }
  }

  private func markup(_ row: Row) -> HTML {
    let choices = zip(facets, row.facets).map { "\($0.name)=\($1)" }
    return Tag.tr(choices.isEmpty ? [] : [.other("data-facets", choices.joined(separator: "\n"))]) {
      for (number, (column, cell)) in zip(columns, row.cells).enumerated() {
        let attributes = (cell.key.map { [HTMLAttribute.other("data-key", $0)] } ?? []) + classes(column)
        if number == 0 {
          Tag.th([.scope("row")] + attributes) { cell.content }
        } else {
          Tag.td(attributes) { cell.content }
        }
      }
    }
  }

  private func classes(_ column: Column) -> [HTMLAttribute] {
    let names = (column.kind == .number ? ["number"] : []) + (column.isMinor ? ["minor"] : [])
    return names.isEmpty ? [] : [.class(names.joined(separator: " "))]
  }

  private var controls: HTML {
    Tag.form(.class("controls"), .other("data-for", id), .role("search"), .label("Choose rows of the table"), .hidden) {
      Tag.label {
        "Text "
        Tag.input(
          .other("type", "search"), .other("name", "q"), .other("autocomplete", "off"), .other("spellcheck", "false"))
      }
      // Where all rows have the same value there is nothing to choose.
      for (facet, counts) in zip(facets, facets.indices.map(counts(ofFacet:))) where counts.count > 1 {
        Tag.label {
          "\(facet.title) "
          Tag.select(.other("name", facet.name)) {
            Tag.option(.other("value", "")) { "all" }
            for (value, count) in counts {
              Tag.option(.other("value", value)) { "\(value) (\(count))" }
            }
          }
        }
      }
      Tag.output(.role("status")) { "\(rows.count) of \(rows.count) shown" }
    }
  }

  /// The values of a facet in the order of the rows.
  private func counts(ofFacet number: Int) -> [(value: String, count: Int)] {
    var order: [String] = []
    var counts: [String: Int] = [:]
    for row in rows {
      let value = row.facets[number]
      if counts[value] == nil { order.append(value) }
      counts[value, default: 0] += 1
    }
    return order.map { ($0, counts[$0] ?? 0) }
  }
}
