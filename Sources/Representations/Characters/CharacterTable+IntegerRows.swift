import ExactArithmetic

extension CharacterTable {
  /// A table of integers, in the order given; its residues are modulo 2³¹ − 1, without roots of unity.
  ///
  /// - Precondition: the rows are the irreducible characters, all degrees below 2³¹ − 1, and no prime beyond that
  ///   divides the order.
  init(integerRows rows: [[Int]], classes: ClassStructure) {
    let splitting = SplittingField.rational
    var numbers: [Int: Int32] = [:]
    var distinct: [Cyclotomic] = []
    let valueNumbers = rows.joined().map { value in
      if let number = numbers[value] { return number }
      let number = Int32(distinct.count)
      numbers[value] = number
      distinct.append(Cyclotomic(value))
      return number
    }
    self.init(
      classes: classes, degrees: rows.map { $0[0] }, galoisOrbits: rows.indices.map { [$0] }, distinctValues: distinct,
      valueNumbers: valueNumbers, splitting: splitting,
      residues: rows.joined().map { splitting.field.residue($0) })
  }
}
