import ArgumentParser
import Atlas
import Averaging
import CommandSupport
import Reporting

/// `reynolds atlas query`.
struct AtlasQueryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "query",
    abstract: "Choose entries of a dataset of the atlas.",
    discussion: """
      A query compares fields (--fields lists them) by = != < <= > >=, ~ (contains) and in {a, b}, joined by and, or, not and
      parentheses; numbers are exact, + - * / may be used, and a field that is yes or no stands for itself. Write texts with
      other signs than letters and digits in quotes. Documentation/AtlasFormat.md defines the language.

      Exit codes: 0 (also if no entry is chosen), 64 for what is no query, 65 for a damaged dataset, 66 if there is none.

      Examples:
        reynolds atlas query 'order<=12 and weights=convex and gap=0'
        reynolds atlas query 'name=A4 and kind=profile' --sort degree --columns degree,weights,lower,upper
        reynolds atlas query 'symmetry=weak and epsilon<=1/4 and upper*2<=order' --sort -order --limit 20
        reynolds atlas query 'not closed' --count
        reynolds atlas query 'savings>0 and missing=1' --format csv > almost-full.csv
      """)

  @Argument(help: "The query; all entries without one.")
  var query = ""

  @OptionGroup var source: AtlasDatasetOption

  @Option(help: "The fields that are printed, separated by commas.")
  var columns: String?

  @Option(
    parsing: .unconditional,
    help: "The fields that are sorted by, separated by commas; with a minus before it a field descends.")
  var sort: String?

  @Option(help: "Print only so many entries, the first ones.")
  var limit: Int?

  @Flag(help: "Print only how many entries are chosen.")
  var count = false

  @Flag(help: "Print the fields, what they say and which values they have.")
  var fields = false

  @Option(help: "text, csv or json.")
  var format: Format = .text

  /// How the entries are printed.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, csv, json
  }

  /// What is printed if no columns are chosen; in text only those that say something.
  private static let standardColumns =
    "kind,name,representation,degree,size,symmetry,epsilon,weights,lower,upper,closed"

  func validate() throws {
    if let limit, limit < 1 { throw ValidationError("--limit is \(limit); it must be at least 1.") }
  }

  func run() throws {
    try CommandFailure.reporting {
      if fields {
        print(AtlasQueryCommand.fieldTable.text)
        return
      }
      // Before the dataset is read: whether all of it can be understood.
      let question = try AtlasQuery(query)
      let ordering = try sort.map { try AtlasOrdering($0) }
      let chosen = try AtlasField.list(columns ?? AtlasQueryCommand.standardColumns)
      let dataset = try source.read()
      let all = dataset.rows
      var rows = all.filter(question.matches)
      if count {
        print(rows.count)
        return
      }
      if let ordering { rows = ordering.sorted(rows) }
      let shown = Array(rows.prefix(limit ?? rows.count))
      switch format {
      case .csv: print(AtlasQueryCommand.csv(shown, chosen), terminator: "")
      case .json: print(try AtlasQueryCommand.json(shown, chosen))
      case .text:
        let table = AtlasQueryCommand.table(shown, chosen, dropsEmpty: columns == nil)
        if !shown.isEmpty { print(table.text + "\n") }
        print(
          "\(rows.count) of \(all.count) entries"
            + (shown.count < rows.count ? ", of which the first \(shown.count) are shown" : ""))
      }
    }
  }

  private static var fieldTable: TextTable {
    var table = TextTable([("field", .left), ("kind", .left), ("meaning", .left)])
    for field in AtlasField.all {
      let values = field.values.isEmpty ? "" : ": " + field.values.joined(separator: ", ")
      table.add([field.name, field.kind.rawValue, field.meaning + values])
    }
    return table
  }

  private static func table(_ rows: [AtlasRow], _ fields: [AtlasField], dropsEmpty: Bool) -> TextTable {
    let fields = fields.filter { field in !dropsEmpty || rows.contains { field.value($0) != .missing } }
    var table = TextTable(
      fields.map { field in (field.name, field.kind == .integer || field.kind == .rational ? .right : .left) })
    for row in rows {
      table.add(
        fields.map { field in
          let text = field.value(row).description
          return text.isEmpty ? "–" : text
        })
    }
    return table
  }

  private static func csv(_ rows: [AtlasRow], _ fields: [AtlasField]) -> String {
    CommaSeparatedValues.text(
      [fields.map(\.name)] + rows.map { row in fields.map { $0.value(row).description } })
  }

  private static func json(_ rows: [AtlasRow], _ fields: [AtlasField]) throws -> String {
    try OutputFormat.json(
      rows.map { row in
        Dictionary(fields.map { ($0.name, $0.value(row)) }, uniquingKeysWith: { first, _ in first })
      })
  }
}

/// Which dataset is read.
struct AtlasDatasetOption: ParsableArguments {
  /// Where the atlas is in the repository.
  static let defaultFolder = "Atlas/data"

  @Option(help: "The folder of the dataset.", completion: .directory)
  var dataset = AtlasDatasetOption.defaultFolder

  /// Reads it.
  func read() throws(AtlasDatasetError) -> AtlasDataset { try AtlasDataset(reading: dataset) }
}
