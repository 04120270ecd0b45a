import ExactArithmetic

/// The characters of the symmetric or tensor powers of a representation, modulo a prime, degree by degree.
struct PowerResidues {
  enum Kind: Sendable { case symmetric, tensor }

  private let kind: Kind
  private let field: PrimeField
  /// For each class, the coefficients −c₁, −c₂, … of det(1 − tρ(g)) = 1 + c₁t + … (symmetric), or the value of ρ
  /// (tensor).
  private let rules: [[UInt32]]
  /// For each class, the values in the last degrees, the newest last.
  private var values: [[UInt32]]
  /// The residues of conj χ(C) · |C|/|G|, one row for each irreducible character.
  private let projections: [UInt32]
  /// The degree of the powers that ``multiplicity(of:)`` speaks of.
  private(set) var degree = 0

  /// - Precondition: the dimension is below the prime.
  init(_ kind: Kind, of multiplicities: [Int], table: CharacterTable, in splitting: SplittingField) {
    let field = splitting.field
    let count = table.count
    let residues = table.residues(in: splitting)
    let weights = table.weights(splitting)
    var character = [UInt32](repeating: 0, count: count)
    for (row, multiplicity) in multiplicities.enumerated() where multiplicity != 0 {
      let scale = UInt64(field.residue(multiplicity))
      for number in 0..<count {
        character[number] = field.reduce(
          UInt64(character[number]) + scale * UInt64(residues[row * count + number]))
      }
    }
    self.kind = kind
    self.field = field
    let inverses = table.classes.powerMap(-1)
    projections = (0..<(count * count)).map { index in
      field.multiply(residues[index / count * count + inverses[index % count]], weights[index % count])
    }
    let dimension = zip(multiplicities, table.degrees).reduce(0) { $0 + $1.0 * $1.1 }
    rules = (0..<count).map { number in
      kind == .tensor
        ? [character[number]]
        : PowerResidues.characteristicCoefficients(
          (0..<dimension).map { character[table.classes.power(ofClass: number, $0 + 1)] }, field)
    }
    values = Array(repeating: [1], count: count)
  }

  /// −c₁, −c₂, … for 1 + c₁t + … = exp(−Σ pᵢtⁱ/i), by Newton's identities from the power sums p₁, p₂, ….
  private static func characteristicCoefficients(_ powerSums: [UInt32], _ field: PrimeField) -> [UInt32] {
    var coefficients: [UInt32] = [1]
    for degree in stride(from: 1, through: powerSums.count, by: 1) {
      let sum = field.dot(powerSums.prefix(degree), coefficients.reversed())
      coefficients.append(field.multiply(field.negate(sum), field.inverse(field.residue(degree)) ?? 0))
    }
    return coefficients.dropFirst().map { field.negate($0) }
  }

  /// Goes to the next degree.
  ///
  /// - Complexity: O(classes · dimension)
  mutating func advance() {
    for number in values.indices {
      let next = field.dot(rules[number], values[number].reversed())
      // A recurrence looks back no further than its length.
      if values[number].count == max(1, rules[number].count) { values[number].removeFirst() }
      values[number].append(next)
    }
    degree += 1
  }

  /// How often an irreducible representation occurs in the power of the present degree, modulo the prime.
  ///
  /// - Complexity: O(classes)
  func multiplicity(of irreducible: Int) -> UInt32 {
    let count = values.count
    return field.dot(
      projections[(irreducible * count)..<((irreducible + 1) * count)], values.lazy.map { $0[$0.count - 1] })
  }
}
