import ExactArithmetic

/// The characters of the symmetric or tensor powers of a representation, modulo a prime, degree by degree.
struct PowerResidues {
  enum Kind: Sendable { case symmetric, tensor }

  private let kind: Kind
  private let field: PrimeField
  /// For each class, the values of ρ on the powers g¹, g², …, gⁿ = e.
  private let cycles: [[UInt32]]
  /// For each class, the values of ρ on g¹, …, gᵏ in the present degree k (symmetric powers).
  private var powerSums: [[UInt32]]
  /// For each class, the values in all degrees (symmetric) or in the last (tensor), the newest last.
  private var values: [[UInt32]]
  /// The residues of conj χ(C) · |C|/|G|, one row for each irreducible character.
  private let projections: [UInt32]
  /// The degree of the powers that ``multiplicity(of:)`` speaks of.
  private(set) var degree = 0

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
    cycles = (0..<count).map { number in
      (1...table.classes.elementOrders[number]).map { character[table.classes.power(ofClass: number, $0)] }
    }
    powerSums = Array(repeating: [], count: count)
    values = Array(repeating: [1], count: count)
  }

  /// Goes to the next degree: k·h_k = Σ_{i=1…k} p_i h_{k−i}, p_i the value of ρ on gⁱ (symmetric powers).
  ///
  /// - Precondition: the degree stays below the prime.
  /// - Complexity: O(classes · degree) for symmetric powers, O(classes) for tensor powers
  mutating func advance() {
    degree += 1
    let inverse = field.inverse(field.residue(degree)) ?? 0
    for number in values.indices {
      let cycle = cycles[number]
      switch kind {
      case .symmetric:
        powerSums[number].append(cycle[(degree - 1) % cycle.count])
        values[number].append(field.multiply(field.dot(powerSums[number], values[number].reversed()), inverse))
      case .tensor: values[number][0] = field.multiply(cycle[0], values[number][0])
      }
    }
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
