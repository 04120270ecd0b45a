public import ExactArithmetic

extension CharacterTable {
  /// The inner products of a class function with all irreducible characters, which are its coordinates on them.
  ///
  /// - Precondition: a function on the classes of this table.
  /// - Complexity: O(classes²) cyclotomic products
  public func coordinates(of function: ClassFunction) -> [Cyclotomic] {
    irreducibles.map { function.innerProduct(with: $0) }
  }

  /// How often each irreducible character occurs in a character.
  ///
  /// The multiplicities are found modulo a prime and accepted when their sum is the character exactly; otherwise the
  /// inner products are computed.
  ///
  /// - Throws: ``CharacterError/notACharacter(irreducible:multiplicity:)`` with the first irreducible character whose
  ///   multiplicity is not a natural number; ``CharacterError/mismatchedClasses(_:)``;
  ///   ``CharacterError/degreeTooLarge(_:)``.
  /// - Complexity: O(classes²) products in a prime field and a cyclotomic sum for each class and constituent
  public func multiplicities(of character: ClassFunction) throws(CharacterError) -> [Int] {
    guard character.classes == classes else {
      throw .mismatchedClasses("the function is on the classes of another group than the table")
    }
    if let candidate = modularMultiplicities(of: character),
      (0..<count).allSatisfy({ number in
        sum(of: candidate) { value(of: $0, at: number) } == character.values[number]
      })
    {
      return candidate
    }
    var result: [Int] = []
    for (number, coordinate) in coordinates(of: character).enumerated() {
      guard let multiplicity = coordinate.rational, multiplicity.isInteger, multiplicity.signum >= 0 else {
        throw .notACharacter(irreducible: number, multiplicity: coordinate)
      }
      guard let machine = multiplicity.asInt else { throw .degreeTooLarge("a multiplicity") }
      result.append(machine)
    }
    return result
  }

  /// The sum of irreducible characters with multiplicities.
  ///
  /// - Throws: ``CharacterError/mismatchedClasses(_:)`` unless there is one multiplicity for each irreducible
  ///   character.
  /// - Complexity: O(classes) cyclotomic sums for each constituent
  public func character(multiplicities: [Int]) throws(CharacterError) -> ClassFunction {
    guard multiplicities.count == count else {
      throw .mismatchedClasses("\(multiplicities.count) multiplicities for \(count) irreducible characters")
    }
    return ClassFunction(
      classes: classes, unchecked: (0..<count).map { number in sum(of: multiplicities) { value(of: $0, at: number) } })
  }

  private func sum(of multiplicities: [Int], _ value: (Int) -> Cyclotomic) -> Cyclotomic {
    var sum = Cyclotomic.zero
    for (number, multiplicity) in multiplicities.enumerated() where multiplicity != 0 {
      sum += value(number).scaled(by: Rational(multiplicity))
    }
    return sum
  }

  /// Candidates that are right if the multiplicities are natural numbers below the prime.
  private func modularMultiplicities(of character: ClassFunction) -> [Int]? {
    let field = splitting.field
    let weights = weights(splitting)
    var weighted: [UInt32] = []
    for (value, weight) in zip(character.values, weights) {
      guard let residue = value.residue(in: field, root: splitting.root, order: splitting.order) else { return nil }
      weighted.append(field.multiply(residue, weight))
    }
    let inverse = (0..<count).map { weighted[classes.inverse(ofClass: $0)] }
    return (0..<count).map { Int(field.dot(residues(of: $0), inverse)) }
  }

  /// The shares |C|/|G| of the classes, modulo a prime that does not divide the order.
  func weights(_ splitting: SplittingField) -> [UInt32] {
    let field = splitting.field
    let scale = field.inverse(field.residue(groupOrder)) ?? 0
    return classes.sizes.map { field.multiply(field.residue($0), scale) }
  }

  /// The table modulo another prime, row by row.
  ///
  /// - Precondition: the order of the root of unity is a multiple of all conductors.
  /// - Complexity: O(classes²)
  func residues(in splitting: SplittingField) -> [UInt32] {
    let distinct = distinctValues.map {
      $0.residue(in: splitting.field, root: splitting.root, order: splitting.order) ?? 0
    }
    return valueNumbers.map { distinct[Int($0)] }
  }

  /// The prime fields in which all values of the table have residues, none dividing the order of the group.
  func splittingFields() -> some Sequence<SplittingField> {
    let order = splitting.order
    let groupOrder = groupOrder
    return SplittingField.descending(order: order).lazy.filter { groupOrder % Int($0.field.modulus) != 0 }
  }
}
