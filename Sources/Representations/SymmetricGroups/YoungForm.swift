public import ExactArithmetic
public import FiniteGroups

/// An irreducible representation of S_n on the standard tableaux of a shape, given by the adjacent transpositions.
///
/// The transposition (k k+1) has only blocks of size 1 and 2: a tableau in which k and k+1 are neighbours is multiplied by
/// ±1; two tableaux that differ by exchanging them span an invariant plane. Two bases are in use:
/// - ``init(seminormal:limit:)``: rational entries, exact. Invariant form: diagonal, ``invariantForm``.
/// - ``init(orthogonal:limit:)``: the same basis, normalized: orthogonal matrices in double precision.
///
/// Elements are evaluated along a reduced word, so no dense product is ever formed, and any degree n is possible as long as
/// the number d of tableaux is moderate: there is no table over S_n.
///
/// Sources: A. Young, "On quantitative substitutional analysis VI", 1931; G. James and A. Kerber, "The Representation Theory
/// of the Symmetric Group", 1981, ch. 3.
public struct YoungForm<Scalar: SignedNumeric & Sendable>: Sendable {
  /// The shape of the tableaux, the label of the representation. `[n]` is the trivial one, `[1, …, 1]` the sign.
  public var shape: Partition { tableaux.shape }
  /// The basis.
  public let tableaux: StandardTableaux
  /// The number of standard tableaux.
  public var dimension: Int { tableaux.count }
  /// The squared lengths of the basis vectors for the invariant inner product in which they are orthogonal.
  public let invariantForm: [Scalar]

  /// Per transposition and tableau t, one after the other: the diagonal entry.
  @usableFromInline let diagonal: [Scalar]
  /// The tableau t′ with k and k+1 exchanged; −1 if there is none.
  @usableFromInline let partner: [Int32]
  /// The coefficient of t′ in the image of t.
  @usableFromInline let coupling: [Scalar]

  init(
    tableaux: StandardTableaux, invariantForm: [Scalar],
    entries: (_ distance: Int, _ partnerIsLater: Bool) -> (diagonal: Scalar, coupling: Scalar)
  ) {
    self.tableaux = tableaux
    self.invariantForm = invariantForm
    var diagonal: [Scalar] = []
    var partner: [Int32] = []
    var coupling: [Scalar] = []
    for k in 1..<max(tableaux.size, 1) {
      for tableau in 0..<tableaux.count {
        let other = tableaux.exchanging(k, in: tableau)
        let block = entries(tableaux.axialDistance(after: k, in: tableau), (other ?? -1) > tableau)
        diagonal.append(block.diagonal)
        partner.append(Int32(other ?? -1))
        coupling.append(other == nil ? 0 : block.coupling)
      }
    }
    self.diagonal = diagonal
    self.partner = partner
    self.coupling = coupling
  }

  /// Replaces a vector by its image under the transposition of `k` and `k + 1`.
  ///
  /// - Precondition: `1 <= k < n`, `vector.count == dimension`.
  /// - Complexity: O(dimension), in place
  @inlinable
  public func applyTransposition(_ k: Int, to vector: inout [Scalar]) {
    applyTransposition(k, toRowsOf: &vector, width: 1)
  }

  /// Multiplies a matrix from the left by the transposition of `k` and `k + 1`: only pairs of rows are mixed.
  ///
  /// - Parameters:
  ///   - k: from 1 to n − 1.
  ///   - rows: the matrix, row by row; `dimension` rows of `width` entries each.
  ///   - width: the length of a row.
  /// - Precondition: `1 <= k < n`, `rows.count == dimension * width`.
  /// - Complexity: O(dimension · width), in place
  @inlinable
  public func applyTransposition(_ k: Int, toRowsOf rows: inout [Scalar], width: Int) {
    precondition(k >= 1 && k < tableaux.size, "the adjacent transpositions are (1 2) … (n−1 n)")
    precondition(rows.count == dimension * width, "one row per tableau")
    let offset = (k - 1) * dimension
    rows.withUnsafeMutableBufferPointer { rows in
      for tableau in 0..<dimension {
        let other = Int(partner[offset + tableau])
        let (own, across) = (diagonal[offset + tableau], coupling[offset + tableau])
        if other < 0 {
          // The entry is ±1, and 1 needs no work.
          if own != 1 { for column in 0..<width { rows[tableau * width + column].negate() } }
        } else if other > tableau {
          let (ownOther, acrossOther) = (diagonal[offset + other], coupling[offset + other])
          for column in 0..<width {
            let (upper, lower) = (rows[tableau * width + column], rows[other * width + column])
            rows[tableau * width + column] = own * upper + acrossOther * lower
            rows[other * width + column] = across * upper + ownOther * lower
          }
        }
      }
    }
  }

  /// The image of a vector under a permutation.
  ///
  /// - Precondition: the permutation has degree n; `vector.count == dimension`.
  /// - Complexity: O(length · dimension), the length of a permutation being at most n(n−1)/2
  public func image(of vector: [Scalar], under permutation: Permutation) -> [Scalar] {
    var result = vector
    for k in YoungForm.reducedWord(permutation, degree: tableaux.size).reversed() {
      applyTransposition(k, to: &result)
    }
    return result
  }

  /// The matrix of a permutation; column t is the image of tableau t.
  ///
  /// - Precondition: the permutation has degree n.
  /// - Complexity: O(length · dimension²)
  public func matrix(of permutation: Permutation) -> Matrix<Scalar> {
    var entries = identityEntries
    for k in YoungForm.reducedWord(permutation, degree: tableaux.size).reversed() {
      applyTransposition(k, toRowsOf: &entries, width: dimension)
    }
    return matrix(entries)
  }

  /// Visits the matrices of all n! permutations, each one transposition away from the one before.
  ///
  /// The body gets the permutation in one-line notation, counted from 1, and the matrix row by row.
  ///
  /// Source: S. M. Johnson, "Generation of permutations by adjacent transposition", 1963.
  ///
  /// - Complexity: O(dimension²) per element
  public func forEachElement<Failure>(
    _ body: (_ oneLine: [Int], _ entries: [Scalar]) throws(Failure) -> Void
  ) throws(Failure) {
    var entries = identityEntries
    var walk = AdjacentTranspositionWalk(degree: tableaux.size)
    try body(walk.oneLine, entries)
    while let k = walk.next() {
      applyTransposition(k, toRowsOf: &entries, width: dimension)
      try body(walk.oneLine, entries)
    }
  }

  /// A reduced word: the permutation is the product, left to right, of the transpositions (k k+1).
  ///
  /// - Complexity: O(n²)
  static func reducedWord(_ permutation: Permutation, degree: Int) -> [Int] {
    precondition(permutation.degree == degree, "a permutation of n points acts on tableaux of n letters")
    var images = permutation.oneLine
    var word: [Int] = []
    // Insertion sort; p·s exchanges two neighbouring places, so the word comes out backwards.
    for end in stride(from: 1, to: degree, by: 1) {
      for place in stride(from: end, to: 0, by: -1) {
        if images[place - 1] < images[place] { break }
        images.swapAt(place - 1, place)
        word.append(place)
      }
    }
    return word.reversed()
  }

  private var identityEntries: [Scalar] {
    var entries = [Scalar](repeating: 0, count: dimension * dimension)
    for index in 0..<dimension { entries[index * dimension + index] = 1 }
    return entries
  }

  private func matrix(_ entries: [Scalar]) -> Matrix<Scalar> {
    Matrix(
      rows: (0..<dimension).map { Array(entries[($0 * dimension)..<(($0 + 1) * dimension)]) }, columnCount: dimension)
  }
}

extension YoungForm where Scalar == Rational {
  /// The seminormal form of a shape: exact rational matrices.
  ///
  /// For t before t′ at axial distance r, (k k+1) sends t to t/r + t′ and t′ to (1 − 1/r²) t − t′/r.
  ///
  /// - Throws: ``PartitionError/tooManyTableaux(_:limit:)``.
  /// - Complexity: O(n² · dimension)
  public init(seminormal shape: Partition, limit: Int = StandardTableaux.defaultLimit) throws(PartitionError) {
    let tableaux = try StandardTableaux(shape: shape, limit: limit)
    self.init(tableaux: tableaux, invariantForm: YoungForm.squaredLengths(tableaux)) { distance, partnerIsLater in
      let reciprocal = Rational(1, distance)
      return (reciprocal, partnerIsLater ? 1 : 1 - reciprocal * reciprocal)
    }
  }

  /// ‖t′‖² = (1 − 1/r²) ‖t‖² along exchanges that lead to later tableaux; the first has length 1.
  private static func squaredLengths(_ tableaux: StandardTableaux) -> [Rational] {
    var lengths = [Rational](repeating: 0, count: tableaux.count)
    lengths[0] = 1
    for tableau in 0..<tableaux.count {
      for k in 1..<max(tableaux.size, 1) {
        guard let other = tableaux.exchanging(k, in: tableau), other > tableau, lengths[other] == 0 else { continue }
        let reciprocal = Rational(1, tableaux.axialDistance(after: k, in: tableau))
        lengths[other] = lengths[tableau] * (1 - reciprocal * reciprocal)
      }
    }
    return lengths
  }
}

extension YoungForm where Scalar == Double {
  /// The orthogonal form of a shape: (k k+1) has the block (1/r, √(1 − 1/r²); √(1 − 1/r²), −1/r).
  ///
  /// - Throws: ``PartitionError/tooManyTableaux(_:limit:)``.
  /// - Complexity: O(n² · dimension)
  public init(orthogonal shape: Partition, limit: Int = StandardTableaux.defaultLimit) throws(PartitionError) {
    let tableaux = try StandardTableaux(shape: shape, limit: limit)
    self.init(tableaux: tableaux, invariantForm: Array(repeating: 1, count: tableaux.count)) { distance, _ in
      let r = Double(distance)
      return (1 / r, (1 - 1 / (r * r)).squareRoot())
    }
  }
}
