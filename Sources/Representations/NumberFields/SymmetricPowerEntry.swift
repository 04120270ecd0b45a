import BigInt
import ExactArithmetic

/// A matrix coefficient of a symmetric power as a polynomial in the entries of a matrix A.
///
/// Polynomials transform by xⱼ ↦ Σᵢ Aᵢⱼxᵢ and products by products, so the entry at the monomials x^β (row) and x^α (column)
/// is Σ_B Π_j (αⱼ; B₁ⱼ, …, B_dⱼ) Π_ij Aᵢⱼ^Bᵢⱼ over the matrices B of natural numbers with row sums β and column sums α.
struct SymmetricPowerEntry: Sendable {
  /// A product of powers of entries of A with a natural coefficient.
  struct Term: Sendable {
    let coefficient: BigInt
    /// Entry `row · dimension + column` of A, and the exponent, which is positive.
    let factors: [(entry: Int, exponent: Int)]
  }

  let terms: [Term]

  /// - Precondition: `row` and `column` are exponents in the same variables, with equal sums.
  /// - Complexity: O(d²) for each matrix B; there is one where α or β is the power of one variable
  init(row: [Int], column: [Int]) {
    var enumeration = Enumeration(dimension: row.count, column: column)
    enumeration.extend(variable: 0, rest: row, coefficient: 1, factors: [])
    terms = enumeration.terms
  }

  private struct Enumeration {
    let dimension: Int
    let column: [Int]
    var terms: [Term] = []

    init(dimension: Int, column: [Int]) {
      self.dimension = dimension
      self.column = column
    }

    /// Distributes the columns of B from `variable` on over the row sums that are left.
    mutating func extend(variable: Int, rest: [Int], coefficient: BigInt, factors: [(entry: Int, exponent: Int)]) {
      guard variable < dimension else {
        terms.append(Term(coefficient: coefficient, factors: factors))
        return
      }
      distribute(column[variable], over: 0, variable: variable, rest: rest, coefficient: coefficient, factors: factors)
    }

    private mutating func distribute(
      _ amount: Int, over row: Int, variable: Int, rest: [Int], coefficient: BigInt,
      factors: [(entry: Int, exponent: Int)]
    ) {
      if amount == 0 {
        extend(variable: variable + 1, rest: rest, coefficient: coefficient, factors: factors)
        return
      }
      guard row < dimension else { return }
      for exponent in 0..<(Swift.min(amount, rest[row]) + 1) {
        var rest = rest
        rest[row] -= exponent
        distribute(
          amount - exponent, over: row + 1, variable: variable, rest: rest,
          coefficient: coefficient * LabelCount.binomial(amount, exponent),
          factors: exponent == 0 ? factors : factors + [(row * dimension + variable, exponent)])
      }
    }
  }
}

/// The powers of the different entries of a representation, in some ring.
struct EntryPowers<Value: Sendable>: Sendable {
  private let numbers: [Int32]
  private let size: Int
  private let powers: [[Value]]

  /// - Complexity: O(distinct entries · exponent) products
  init(
    of representation: FieldRepresentation, upTo exponent: Int, values: [Value], one: Value,
    multiply: (Value, Value) -> Value
  ) {
    numbers = representation.entryNumbers
    size = representation.dimension * representation.dimension
    powers = values.map { value in
      var powers = [one]
      for _ in 0..<exponent { powers.append(multiply(powers[powers.count - 1], value)) }
      return powers
    }
  }

  /// A power of an entry of the matrix of an element.
  func power(_ factor: (entry: Int, exponent: Int), at element: Int) -> Value {
    powers[Int(numbers[element * size + factor.entry])][factor.exponent]
  }
}

extension EntryPowers where Value == RealCyclotomic {
  init(of representation: FieldRepresentation, upTo exponent: Int) {
    self.init(
      of: representation, upTo: exponent, values: representation.distinctEntries, one: .one, multiply: { $0 * $1 })
  }

  /// The values of a matrix coefficient on the group.
  ///
  /// - Complexity: O(order · terms · dimension²) products in the field at most
  func values(of entry: SymmetricPowerEntry, order: Int) -> [RealCyclotomic] {
    (0..<order).map { element in
      entry.terms.reduce(RealCyclotomic.zero) { sum, term in
        var product = RealCyclotomic.one
        for factor in term.factors {
          let power = power(factor, at: element)
          if power.isZero { return sum }
          product *= power
        }
        return sum + product.scaled(by: Rational(term.coefficient))
      }
    }
  }
}

extension EntryPowers where Value == UInt32 {
  /// `nil` if the prime divides a denominator of an entry.
  init?(of representation: FieldRepresentation, upTo exponent: Int, in splitting: SplittingField) {
    let residues = representation.distinctEntries.compactMap { $0.residue(in: splitting) }
    guard residues.count == representation.distinctEntries.count else { return nil }
    let field = splitting.field
    self.init(of: representation, upTo: exponent, values: residues, one: 1, multiply: { field.multiply($0, $1) })
  }

  /// The residues of the values of a matrix coefficient on the group.
  ///
  /// - Complexity: O(order · terms · dimension²) products modulo the prime at most
  func residues(of entry: SymmetricPowerEntry, order: Int, in field: PrimeField) -> [UInt32] {
    let coefficients = entry.terms.map { field.residue($0.coefficient) }
    return (0..<order).map { element in
      var sum: UInt32 = 0
      for (term, coefficient) in zip(entry.terms, coefficients) {
        var product = coefficient
        for factor in term.factors { product = field.multiply(product, power(factor, at: element)) }
        sum = field.add(sum, product)
      }
      return sum
    }
  }
}
