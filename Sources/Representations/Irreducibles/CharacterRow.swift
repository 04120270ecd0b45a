import ExactArithmetic

/// An irreducible character as the constructions of matrices need it.
struct CharacterRow: Sendable {
  /// The row of the table.
  let number: Int
  /// χ(1).
  let degree: Int
  /// Real, complex or quaternionic.
  let type: FrobeniusSchurType
  /// The exact values by class.
  let exact: [Cyclotomic]
  /// The values by class, rounded.
  let values: [(real: Double, imaginary: Double)]

  /// All rows of a table; every value is rounded once.
  static func all(of table: CharacterTable) -> [CharacterRow] {
    let rounded = table.distinctValues.map(\.approximation)
    return (0..<table.count).map { CharacterRow(of: table, number: $0, rounded: rounded) }
  }

  private init(of table: CharacterTable, number: Int, rounded: [(real: Double, imaginary: Double)]) {
    self.number = number
    degree = table.degrees[number]
    let exact = (0..<table.count).map { table.value(of: number, at: $0) }
    self.exact = exact
    type = table.frobeniusSchurType(of: number)
    values = (0..<table.count).map { rounded[Int(table.valueNumbers[number * table.count + $0])] }
  }

  /// Whether all values are real.
  var isReal: Bool { type != .complex }
}
