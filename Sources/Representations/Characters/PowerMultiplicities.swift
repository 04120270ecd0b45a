import BigInt
import ExactArithmetic

/// The multiplicities of irreducible representations in the symmetric or tensor powers of a representation, exactly.
///
/// As many primes are used as are needed for their product to exceed the dimension of the power, hence every
/// multiplicity in it: residues then determine the multiplicities (Chinese remainders).
struct PowerMultiplicities {
  private let kind: PowerResidues.Kind
  private let constituents: [Int]
  private let table: CharacterTable
  private let dimension: Int
  private var fields: any IteratorProtocol<SplittingField>
  private var primes: [PrimeField] = []
  private var residues: [PowerResidues] = []
  private var product = BigInt(1)
  /// The degree of the present power.
  private(set) var degree = 0
  /// The dimension of the present power.
  private(set) var powerDimension = BigInt(1)

  init(_ kind: PowerResidues.Kind, of constituents: [Int], table: CharacterTable) {
    self.kind = kind
    self.constituents = constituents
    self.table = table
    dimension = zip(constituents, table.degrees).reduce(0) { $0 + $1.0 * $1.1 }
    fields = table.splittingFields().makeIterator()
    addPrimes()
  }

  /// Goes to the next degree.
  mutating func advance() {
    degree += 1
    switch kind {
    case .symmetric: powerDimension = powerDimension * BigInt(dimension + degree - 1) / BigInt(degree)
    case .tensor: powerDimension *= BigInt(dimension)
    }
    for index in residues.indices { residues[index].advance() }
    addPrimes()
  }

  /// A new prime catches up with the degrees that went before.
  private mutating func addPrimes() {
    while product <= powerDimension || residues.isEmpty {
      guard let next = fields.next() else { return }
      var fresh = PowerResidues(kind, of: constituents, table: table, in: next)
      for _ in 0..<degree { fresh.advance() }
      residues.append(fresh)
      primes.append(next.field)
      product *= BigInt(next.field.modulus)
    }
  }

  /// Whether an irreducible representation occurs in the present power.
  func contains(_ irreducible: Int) -> Bool { residues.contains { $0.multiplicity(of: irreducible) != 0 } }

  /// How often an irreducible representation occurs in the present power.
  func multiplicity(of irreducible: Int) -> BigInt {
    // Garner: mixed-radix digits, one prime after the other.
    var value = BigInt(0)
    var radix = BigInt(1)
    for (prime, residue) in zip(primes, residues) {
      let difference = prime.residue(BigInt(residue.multiplicity(of: irreducible)) - value)
      let digit = prime.multiply(difference, prime.inverse(prime.residue(radix)) ?? 0)
      value += radix * BigInt(digit)
      radix *= BigInt(prime.modulus)
    }
    return value
  }
}
