import FiniteGroups

/// The search for the least image of a word of colours under a group with a natural chain.
///
/// An image is the word c∘h, h ∈ G (the point h⁻¹ moves c to it). A *node* at level ℓ is a coset r·G_ℓ, G_ℓ the
/// stabilizer of the first ℓ base points. The images in it agree where G_ℓ fixes points, and on every orbit of G_ℓ
/// they are rearrangements of one another; the *bound* of the node is c∘r with each orbit sorted, which no image of
/// the coset precedes.
struct MinimalImageSearch {
  let chain: NaturalChain
  /// The word; entries are compared.
  let colors: [Int32]
  /// The largest number of entries of images that may be looked at.
  let workLimit: Int
  /// The number of entries looked at.
  private(set) var work = 0

  init(_ colors: [Int32], chain: NaturalChain, workLimit: Int) {
    self.chain = chain
    self.colors = colors
    self.workLimit = workLimit
  }

  /// The identity, as images.
  var identity: [Int] { Array(0..<chain.degree) }

  /// Counts work.
  ///
  /// - Throws: ``CanonicalizationError/workLimit(_:)``
  mutating func spend(_ amount: Int) throws(CanonicalizationError) {
    work += amount
    if work > workLimit { throw .workLimit(workLimit) }
  }

  /// One image of each orbit of the symmetries that fix the images chosen; a chain counts as a table of its levels.
  ///
  /// - Throws: ``CanonicalizationError/workLimit(_:)``
  mutating func representatives(
    of images: [Int], under symmetries: inout PrefixSymmetries
  ) throws(CanonicalizationError) -> Set<Int> {
    let before = symmetries.chainsMade
    let kept = Set(symmetries.representatives(of: images))
    try spend((symmetries.chainsMade - before) * chain.degree * chain.levels.count)
    return kept
  }

  /// The least word that the bounds of a coset allow.
  ///
  /// - Complexity: O(degree · log degree)
  mutating func bound(of element: [Int], level: Int) throws(CanonicalizationError) -> [Int32] {
    try spend(chain.degree)
    var word = element.map { colors[$0] }
    for cell in chain.cells[level] {
      var values = cell.map { word[$0] }
      values.sort()
      for (place, value) in zip(cell, values) { word[place] = value }
    }
    return word
  }

  static func precedes(_ left: [Int32], _ right: [Int32]) -> Bool { left.lexicographicallyPrecedes(right) }
}
