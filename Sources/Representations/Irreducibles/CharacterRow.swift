import ExactArithmetic

/// An irreducible character as the constructions of matrices need it.
struct CharacterRow: Sendable {
  /// The row of the table.
  let number: Int
  /// χ(1).
  let degree: Int
  /// The Frobenius–Schur indicator.
  let indicator: Int
  /// The exact values by class.
  let exact: [Cyclotomic]
  /// The values by class, rounded.
  let values: [(real: Double, imaginary: Double)]

  init(of table: CharacterTable, number: Int) {
    self.number = number
    degree = table.degrees[number]
    indicator = table.indicator(of: number)
    exact = (0..<table.count).map { table.value(of: number, at: $0) }
    values = exact.map(\.approximation)
  }

  /// Whether all values are real.
  var isReal: Bool { indicator != 0 }
}
