extension Permutation {
  /// Reads one permutation in cycle notation, `"(1 2 3)(4 5)"` or `"()"`, or in one-line notation, `"[2,3,1]"`.
  ///
  /// - Throws: ``GroupError/malformedPermutation(_:hint:)``, ``GroupError/notAPermutation(_:)``,
  ///   ``GroupError/degreeTooLarge(_:limit:)``.
  /// - Complexity: O(length of the text + degree)
  public init(text: String, degree: Int) throws(GroupError) {
    let permutations = try PermutationList(text, degree: degree).permutations
    guard permutations.count == 1 else {
      throw .malformedPermutation(text, hint: "one permutation is needed, not a list of \(permutations.count)")
    }
    self = permutations[0]
  }
}
