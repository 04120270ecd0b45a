import ExactArithmetic
import Reporting
import Representations

/// A character table as JSON and as text.
struct CharacterTableReport: Encodable {
  struct Class: Encodable {
    let representative: String
    let size, order: Int
  }

  struct Irreducible: Encodable {
    let degree, indicator, fieldDegree: Int
    /// As in GAP: E(n) is exp(2πi/n).
    let values: [String]
  }

  let classes: [Class]
  let irreducibles: [Irreducible]

  init(_ table: CharacterTable, _ representatives: [String]) {
    classes = (0..<table.count).map {
      Class(
        representative: representatives[$0], size: table.classes.sizes[$0], order: table.classes.elementOrders[$0])
    }
    irreducibles = (0..<table.count).map { row in
      Irreducible(
        degree: table.degrees[row], indicator: table.frobeniusSchurType(of: row).rawValue,
        fieldDegree: table.fieldDegree(of: row),
        values: (0..<table.count).map { table.value(of: row, at: $0).description })
    }
  }

  /// The largest number of classes whose table is printed as text.
  static let widthLimit = 64

  /// Values longer than this are named by letters below the table.
  private static let cellWidth = 6

  /// The table with one column for each class; long irrational values are named below it.
  var text: String {
    guard classes.count <= CharacterTableReport.widthLimit else {
      return
        "the character table has \(classes.count) rows: too wide to print, --format json has it"
    }
    var names: [String: String] = [:]
    var legend: [String] = []
    func cell(_ value: String) -> String {
      if value == "0" { return "." }
      if value.count <= CharacterTableReport.cellWidth { return value }
      if let name = names[value] { return name }
      let name = CharacterTableReport.letters(names.count)
      names[value] = name
      legend.append("\(name) = \(value)")
      return name
    }
    var table = TextTable(
      [("", .left), ("ν", .right)] + CharacterTableReport.titles(classes).map { ($0, .right) })
    table.add(["size", ""] + classes.map { "\($0.size)" })
    for (number, row) in irreducibles.enumerated() {
      let sign = row.indicator > 0 ? "+" : row.indicator < 0 ? "−" : "o"
      table.add(["X\(number + 1)", sign] + row.values.map(cell))
    }
    let members = zip(CharacterTableReport.titles(classes), classes).map { "\($0) \($1.representative)" }
    return
      ([
        table.text, "ν: + real, − quaternionic, o complex.  E(n) = exp(2πi/n)",
      ] + legend + ["classes: " + members.joined(separator: ", ")]).joined(separator: "\n")
  }

  /// Names of classes as in the ATLAS: the order of the elements and a letter.
  private static func titles(_ classes: [Class]) -> [String] {
    var seen: [Int: Int] = [:]
    return classes.map { entry in
      let number = seen[entry.order, default: 0]
      seen[entry.order] = number + 1
      return "\(entry.order)\(letters(number).lowercased())"
    }
  }

  /// A … Z, AA, AB, …
  private static func letters(_ number: Int) -> String {
    let letter = String(UnicodeScalar(UInt8(65 + number % 26)))
    return number < 26 ? letter : letters(number / 26 - 1) + letter
  }
}
