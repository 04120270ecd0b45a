import CommandSupport
import FiniteGroups
import Reporting
import Representations

/// What `reynolds group --character` prints.
struct CharacterReport: Encodable {
  struct Constituent: Encodable {
    let character: String
    let degree, firstSymmetricPower, firstTensorPower: Int
    let multiplicity: Int
    /// The multiplicities in Sym⁰, Sym¹, …, up to the threshold degree.
    let molien: [String]
  }

  let group, character: String
  let dimension, thresholdDegree, sharpBound, paperBound, disprovedFormula: Int
  let tensorThreshold, distinctValues: Int
  /// Numerator and denominator of the series of invariants, constant terms first.
  let invariantsNumerator, invariantsDenominator: [String]
  let irreducibles: [Constituent]

  /// Finds the representation.
  ///
  /// - Throws: an exit code for a character that the group has not; ``CharacterError`` for one that is not faithful.
  init(_ facts: GroupFacts, character text: String) throws {
    guard let table = facts.table, let natural = facts.natural else {
      throw CommandFailure.exit(
        CommandFailure.data, "no character table of \(facts.title): \(facts.notes.joined(separator: "; "))")
    }
    let chosen: ClassFunction
    if text == "natural" {
      chosen = natural
      character = text
    } else {
      let digits = text.hasPrefix("X") ? text.dropFirst() : text[...]
      guard let number = Int(digits), String(number) == digits, (1...table.count).contains(number) else {
        throw CommandFailure.exit(
          CommandFailure.usage,
          "--character \(text): write natural, or the number of an irreducible character of \(facts.title), 1 to \(table.count)"
        )
      }
      chosen = table.irreducible(number - 1)
      character = "X\(number)"
    }
    group = facts.title
    let threshold = try table.symmetricThreshold(of: chosen)
    let tensor = try table.tensorThreshold(of: chosen)
    let bounds = try table.thresholdBounds(of: chosen)
    let multiplicities = try table.multiplicities(of: chosen)
    let series = try MolienSeries(of: chosen, table: table)
    dimension = chosen.degree.rational?.asInt ?? 0
    thresholdDegree = threshold.value
    tensorThreshold = tensor.value
    sharpBound = bounds.sharp
    paperBound = bounds.paper
    disprovedFormula = bounds.disprovedFormula
    distinctValues = bounds.distinctValues
    let invariants = try series.rationalFunction(of: 0)
    invariantsNumerator = invariants.numerator.map(\.description)
    invariantsDenominator = invariants.denominatorCoefficients.map(\.description)
    irreducibles = try (0..<table.count).map { row in
      Constituent(
        character: "X\(row + 1)", degree: table.degrees[row], firstSymmetricPower: threshold.firstDegrees[row],
        firstTensorPower: tensor.firstDegrees[row], multiplicity: multiplicities[row],
        molien: try series.coefficients(of: row, upTo: threshold.value).map(\.description))
    }
  }

  /// The report for the terminal.
  var text: String {
    var table = TextTable([
      ("", .left), ("degree", .right), ("in ρ", .right), ("first in Sym", .right), ("first in tensor", .right),
      ("multiplicity in Sym⁰, Sym¹, …", .left),
    ])
    for row in irreducibles {
      table.add([
        row.character, "\(row.degree)", "\(row.multiplicity)", "\(row.firstSymmetricPower)",
        "\(row.firstTensorPower)", row.molien.joined(separator: " "),
      ])
    }
    return """
      \(group), representation \(character) of dimension \(dimension), faithful
      K* = \(thresholdDegree): polynomials of degree ≥ \(thresholdDegree) need the whole group for exact averaging
      bounds: ΣM−dim \(sharpBound), the paper's min(|G|, ΣM−1) \(paperBound); Σ(M−1) = \(disprovedFormula) is no bound
      tensor powers: threshold \(tensorThreshold), at most \(distinctValues - 1) (\(distinctValues) different character values)
      invariants (Molien): (\(CharacterReport.polynomial(invariantsNumerator))) / (\(CharacterReport.polynomial(invariantsDenominator)))

      \(table.text)
      """
  }

  private static func polynomial(_ coefficients: [String]) -> String {
    let terms = coefficients.enumerated().filter { $1 != "0" }.map { power, coefficient in
      let variable = power == 0 ? "" : power == 1 ? "t" : "t^\(power)"
      if variable.isEmpty { return coefficient }
      return coefficient == "1" ? variable : coefficient == "-1" ? "-\(variable)" : coefficient + variable
    }
    return terms.isEmpty ? "0" : terms.joined(separator: " + ").replacing("+ -", with: "- ")
  }
}
