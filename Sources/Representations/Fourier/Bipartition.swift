public import BigInt

/// A pair (λ, μ) of partitions with |λ| + |μ| = n: the label of an irreducible representation of the hyperoctahedral group B_n.
///
/// Standard bitableaux, the letters 1 … n in both diagrams, ascending along rows and columns, are a basis; changing the sign of
/// letter j multiplies those with j in the second diagram by −1. So ([n], ∅) is the trivial representation, and
/// ([n − 1], [1]) the one on ℝⁿ.
///
/// Source: G. James and A. Kerber, "The Representation Theory of the Symmetric Group", 1981, ch. 5.5.
public struct Bipartition: Sendable, Hashable, CustomStringConvertible {
  /// λ, in which changes of signs do nothing.
  public let even: Partition
  /// μ, in which changes of signs act as −1.
  public let odd: Partition

  /// The pair of two partitions; either may be empty.
  public init(even: Partition, odd: Partition) {
    self.even = even
    self.odd = odd
  }

  /// n = |λ| + |μ|.
  public var size: Int { even.size + odd.size }

  /// The number of standard bitableaux, the dimension of the irreducible representation: C(n, |λ|) times those of λ and μ.
  ///
  /// - Complexity: O(n) multiplications of big integers
  public var dimension: BigInt {
    let binomial = (0..<odd.size).reduce(BigInt(1)) { $0 * BigInt(size - $1) / BigInt($1 + 1) }
    return binomial * even.dimension * odd.dimension
  }

  /// All pairs for n, by descending |λ|, then in descending lexicographic order; `([n], ∅)` is first.
  ///
  /// - Precondition: `n >= 0`.
  /// - Complexity: O(n) per pair
  public static func all(of n: Int) -> [Bipartition] {
    (0...n).flatMap { rest in
      let second = Partition.all(of: rest)
      return Partition.all(of: n - rest).flatMap { even in second.map { Bipartition(even: even, odd: $0) } }
    }
  }

  /// Both partitions, `"([2, 1], [1])"`.
  public var description: String { "(\(even), \(odd))" }
}

extension Bipartition: YoungShape {
  static var signCount: Int { 2 }

  func restriction() throws(PartitionError) -> [(shape: Bipartition, isNegated: Bool)] {
    try even.withoutCorners.map { (Bipartition(even: $0, odd: odd), false) }
      + odd.withoutCorners.map { (Bipartition(even: even, odd: $0), true) }
  }

  func requireListable() throws(PartitionError) {
    if dimension > BigInt(StandardTableaux.defaultLimit) {
      throw .tooManyBitableaux(self, limit: StandardTableaux.defaultLimit)
    }
  }

  /// Young's orthogonal form: within one diagram by axial distances, as for S_n; two letters in different diagrams change places.
  func adjacentTranspositions() throws(PartitionError) -> AdjacentTranspositions {
    let tableaux = StandardBitableaux(shape: self)
    return AdjacentTranspositions(dimension: tableaux.count, degree: size) { k, tableau in
      let partner = tableaux.exchanging(k, in: tableau)
      guard let distance = tableaux.axialDistance(after: k, in: tableau) else { return (0, partner, 1) }
      let r = Double(distance)
      return (1 / r, partner, (1 - 1 / (r * r)).squareRoot())
    }
  }
}

/// The standard bitableaux of a shape in last-letter order: those with n in the lowest corner of λ first, those with n in μ last.
private struct StandardBitableaux {
  /// A cell: diagram, row, and column minus row.
  private struct Cell: Hashable {
    let diagram: Int
    let row: Int
    let content: Int
  }

  private let size: Int
  private var words: [[Cell]] = []
  private var indices: [[Cell]: Int] = [:]

  init(shape: Bipartition) {
    size = shape.size
    var lengths = [shape.even.parts, shape.odd.parts]
    var word: [Cell] = []
    list(&lengths, &word)
    for (index, word) in words.enumerated() { indices[word] = index }
  }

  var count: Int { words.count }

  /// Takes the letters from the last one down out of the corners of what is left of the shape.
  private mutating func list(_ lengths: inout [[Int]], _ word: inout [Cell]) {
    if word.count == size {
      words.append(word.reversed())
      return
    }
    for diagram in 0..<2 {
      for row in lengths[diagram].indices.reversed() {
        let below = row + 1 < lengths[diagram].count ? lengths[diagram][row + 1] : 0
        guard lengths[diagram][row] > below else { continue }
        lengths[diagram][row] -= 1
        word.append(Cell(diagram: diagram, row: row, content: lengths[diagram][row] - row))
        list(&lengths, &word)
        word.removeLast()
        lengths[diagram][row] += 1
      }
    }
  }

  /// The content of letter `k + 1` less that of `k`; `nil` if they stand in different diagrams.
  func axialDistance(after k: Int, in tableau: Int) -> Int? {
    let (first, second) = (words[tableau][k - 1], words[tableau][k])
    return first.diagram == second.diagram ? second.content - first.content : nil
  }

  /// The bitableau in which `k` and `k + 1` have changed places, or `nil` if they are neighbours.
  func exchanging(_ k: Int, in tableau: Int) -> Int? {
    var word = words[tableau]
    word.swapAt(k - 1, k)
    return indices[word]
  }
}
