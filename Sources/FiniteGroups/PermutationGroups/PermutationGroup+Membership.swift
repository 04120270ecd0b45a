/// A proof that a permutation belongs to the group that some permutations generate: it is checked by multiplying, without
/// any chain.
public struct MembershipCertificate: Sendable, Hashable {
  /// One factor of the element.
  public enum Factor: Sendable, Hashable {
    /// A product of strong generators, as indices of ``MembershipCertificate/strongGenerators``.
    case word([Int])
    /// A cycle of two or three points c₀ ↦ c₁ ↦ …, in a group that contains the alternating group of its points.
    case cycle([Int])
  }

  /// The element.
  public let element: Permutation
  /// Transversal elements u₀, u₁, … whose product, as functions, is the element; those that are the identity are left out.
  public let factors: [Factor]
  /// The values of ``program`` that the words use.
  public let strongGenerators: [Int]
  /// How they come from the generators.
  public let program: StraightLineProgram
  /// Why cycles belong to the group, if there are any.
  public let witness: JordanWitness?

  /// Whether this proves that the element belongs to the group that the permutations generate.
  ///
  /// - Complexity: O((letters of the program and the words) · degree)
  public func isValid(for generators: [Permutation]) -> Bool {
    let degree = element.degree
    guard let strong = program.evaluate(strongGenerators, on: generators, degree: degree) else { return false }
    var cyclePoints: Set<Int> = []
    if let witness {
      guard witness.isValid(for: generators, degree: degree) else { return false }
      cyclePoints = Set(JordanWitness.movedPoints(generators, degree: degree))
    }
    let hasOddElement = generators.contains { !$0.isEven }
    // The product from the left: images of the points under the factors so far.
    var product = Permutation(identity: degree)
    for factor in factors {
      switch factor {
      case .word(let letters):
        for letter in letters {
          guard strong.indices.contains(letter) else { return false }
          product = product * strong[letter]
        }
      case .cycle(let points):
        guard points.count == 3 || (points.count == 2 && hasOddElement), Set(points).count == points.count,
          points.allSatisfy(cyclePoints.contains)
        else { return false }
        product = product.multiplied(byCycle: points)
      }
    }
    return product == element
  }
}

extension PermutationGroup {
  /// A proof that a permutation is an element, or `nil` if it is not.
  ///
  /// - Complexity: as ``contains(_:)``
  public func membershipCertificate(of permutation: Permutation) -> MembershipCertificate? {
    guard permutation.degree == degree else { return nil }
    switch structure {
    case .giant(let giant):
      guard giant.contains(permutation) else { return nil }
      var witness: JordanWitness?
      if case .giant(let known) = orderProof { witness = known }
      return MembershipCertificate(
        element: permutation, factors: giant.factors(of: permutation).map { .cycle($0) }, strongGenerators: [],
        program: StraightLineProgram(inputCount: generators.count), witness: witness)
    case .chain(let chain):
      let (residue, level, positions) = chain.sift(permutation)
      guard level == chain.levels.count, residue.isIdentity, let program = chain.program else { return nil }
      let words = zip(chain.levels, positions).map { $0.word(at: $1, table: chain.table) }.filter { !$0.isEmpty }
      var numbers: [Int: Int] = [:]
      var used: [Int] = []
      for letter in words.joined() where numbers[letter] == nil {
        numbers[letter] = used.count
        used.append(chain.programValues[letter])
      }
      let pruned = program.pruned(keeping: used)
      return MembershipCertificate(
        element: permutation, factors: words.map { .word($0.compactMap { numbers[$0] }) },
        strongGenerators: pruned.values, program: pruned.program, witness: nil)
    }
  }

  /// The transversal elements u₀, u₁, …, one for each base point, whose product is the permutation; `nil` if it is not an
  /// element.
  ///
  /// - Complexity: as ``contains(_:)`` time, O(base · degree) memory
  public func transversalFactors(of permutation: Permutation) -> [Permutation]? {
    guard permutation.degree == degree else { return nil }
    switch structure {
    case .giant(let giant):
      guard giant.contains(permutation) else { return nil }
      return giant.factors(of: permutation).map { identity.multiplied(byCycle: $0) }
    case .chain(let chain):
      let (residue, level, positions) = chain.sift(permutation)
      guard level == chain.levels.count, residue.isIdentity else { return nil }
      return positions.enumerated().map { chain.representative($0, $1) }
    }
  }
}
