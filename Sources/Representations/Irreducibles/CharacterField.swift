import ExactArithmetic

/// The field ℚ(χ) of values of a character, as the fixed field of a group of units in a cyclotomic field.
struct CharacterField: Sendable {
  /// The least f with ℚ(χ) inside ℚ(ζ_f).
  let conductor: Int
  /// The t modulo f for which ζ_f ↦ ζ_f^t fixes all values.
  let stabilizer: Set<Int>

  /// The field that numbers generate.
  ///
  /// - Complexity: O(φ(f)) conjugates of numbers
  init(generatedBy numbers: some Sequence<Cyclotomic>) {
    let distinct = Set(numbers).filter { $0.conductor > 1 }.sorted { $0.conductor > $1.conductor }
    let conductor = distinct.reduce(1) { Divisibility.leastCommonMultiple($0, $1.conductor) }
    self.conductor = conductor
    stabilizer = Set(
      CharacterField.units(conductor).filter { unit in distinct.allSatisfy { $0.galois(unit) == $0 } })
  }

  /// [ℚ(χ) : ℚ].
  var degree: Int { Divisibility.totient(conductor) / stabilizer.count }

  /// How many roots of unity the field has.
  ///
  /// ζ_w is in it exactly if all t of the stabilizer are 1 modulo w; −1 always is.
  var rootOfUnityCount: Int {
    let common = stabilizer.reduce(conductor) { Divisibility.greatestCommonDivisor($0, $1 - 1) }
    return common % 2 == 0 ? common : 2 * common
  }

  /// [ℚ(χ, ζ_order) : ℚ(χ)].
  ///
  /// - Complexity: O(f · order)
  func degree(adjoiningRootOfUnity order: Int) -> Int {
    let common = Divisibility.leastCommonMultiple(conductor, order)
    let fixing = CharacterField.units(common).count { $0 % order == 1 % order && fixes($0) }
    return Divisibility.totient(common) / (fixing * degree)
  }

  /// A basis over ℚ whose coordinates on 1, ζ_f, ζ_f², … are in reduced echelon form, with the pivots.
  ///
  /// - Complexity: O(f²) conjugates and an elimination with φ(f) columns
  var echelonBasis: (numbers: [Cyclotomic], pivots: [Int]) {
    let totient = Divisibility.totient(conductor)
    // The traces of the powers of ζ_f span the field.
    let rows = (0..<totient).map { exponent in
      stabilizer.sorted().reduce(Cyclotomic.zero) {
        $0 + .rootOfUnity(order: conductor, exponent: exponent * $1)
      }.coefficients(order: conductor) ?? []
    }
    let form = Matrix(rows: rows, columnCount: totient).reducedRowEchelonForm()
    let numbers = (0..<form.rank).map { row in
      form.rows[row: row].enumerated().reduce(Cyclotomic.zero) {
        $0 + Cyclotomic.rootOfUnity(order: conductor, exponent: $1.offset).scaled(by: $1.element)
      }
    }
    return (numbers, form.pivots)
  }

  private func fixes(_ unit: Int) -> Bool { conductor == 1 || stabilizer.contains(unit % conductor) }

  private static func units(_ number: Int) -> [Int] {
    (1...max(1, number - 1)).filter { Divisibility.greatestCommonDivisor($0, number) == 1 }
  }
}
