import BigInt

/// What labels an irreducible representation of S_n or B_n and tells how it restricts to one letter less.
protocol YoungShape: Hashable, Sendable {
  /// The number n of letters.
  var size: Int { get }

  /// The labels with one cell less, in the order in which tableaux are listed by their last letters, and whether changing the sign
  /// of the last letter acts on that block as −1.
  func restriction() throws(PartitionError) -> [(shape: Self, isNegated: Bool)]

  /// Throws if there are more tableaux than are listed.
  func requireListable() throws(PartitionError)

  /// The matrices of the adjacent transpositions on the tableaux.
  func adjacentTranspositions() throws(PartitionError) -> AdjacentTranspositions
}

extension Partition: YoungShape {
  func restriction() throws(PartitionError) -> [(shape: Partition, isNegated: Bool)] {
    try withoutCorners.map { ($0, false) }
  }

  /// The partitions with one cell less, the lowest corner taken first.
  var withoutCorners: [Partition] {
    get throws(PartitionError) {
      var result: [Partition] = []
      for row in parts.indices.reversed() {
        var parts = parts
        parts[row] -= 1
        if parts[row] >= (row + 1 < parts.count ? parts[row + 1] : 0) {
          result.append(try Partition(parts.filter { $0 > 0 }))
        }
      }
      return result
    }
  }

  func requireListable() throws(PartitionError) {
    if dimension > BigInt(StandardTableaux.defaultLimit) {
      throw .tooManyTableaux(self, limit: StandardTableaux.defaultLimit)
    }
  }

  func adjacentTranspositions() throws(PartitionError) -> AdjacentTranspositions {
    AdjacentTranspositions(try YoungForm(orthogonal: self))
  }
}

/// The representations of a chain S_1 < … < S_n or B_1 < … < B_n that occur in restrictions of some of the last group, in bases
/// adapted to the chain: restricted by one letter, every matrix is block diagonal.
struct YoungTower: Sendable {
  /// A block on the diagonal.
  struct Block: Sendable {
    /// Which representation of the group below; 0 where there is none.
    let child: Int
    /// The first row.
    let offset: Int
    /// Whether changing the sign of the last letter negates it.
    let isNegated: Bool
  }

  /// One degree.
  struct Level: Sendable {
    let forms: [AdjacentTranspositions]
    /// For each form, its blocks.
    let restrictions: [[Block]]
  }

  /// The levels of the degrees 1 … n.
  let levels: [Level]

  /// - Precondition: at least one shape, all of one size n ≥ 1, none repeated.
  /// - Complexity: O(n²·Σd) over all representations that occur in restrictions
  init<Shape: YoungShape>(_ shapes: [Shape]) throws(PartitionError) {
    precondition(!shapes.isEmpty && shapes[0].size >= 1, "at least one shape, of size 1 or more, is needed")
    precondition(shapes.allSatisfy { $0.size == shapes[0].size }, "all shapes belong to one group")
    precondition(Set(shapes).count == shapes.count, "every shape is listed once")
    // Restrictions are smaller.
    for shape in shapes { try shape.requireListable() }
    // From the top: the shapes of each degree, and where their blocks lie in the degree below.
    var shapesByDegree = [shapes]
    var places: [[[(child: Int, isNegated: Bool)]]] = []
    while let current = shapesByDegree.last, current[0].size >= 1 {
      var below: [Shape] = []
      var indices: [Shape: Int] = [:]
      var rows: [[(child: Int, isNegated: Bool)]] = []
      for shape in current {
        rows.append(
          try shape.restriction().map { child, isNegated in
            let place = indices[child, default: below.count]
            if place == below.count {
              indices[child] = place
              below.append(child)
            }
            return (place, isNegated)
          })
      }
      places.append(rows)
      shapesByDegree.append(below)
    }
    // From the bottom, where the group of no letters has one representation of dimension 1.
    var levels: [Level] = []
    var dimensions = [1]
    for (shapes, rows) in zip(shapesByDegree, places).reversed() {
      var forms: [AdjacentTranspositions] = []
      for shape in shapes { forms.append(try shape.adjacentTranspositions()) }
      let restrictions = rows.map { row in
        var offset = 0
        return row.map { child, isNegated in
          defer { offset += dimensions[child] }
          return Block(child: child, offset: offset, isNegated: isNegated)
        }
      }
      levels.append(Level(forms: forms, restrictions: restrictions))
      dimensions = forms.map(\.dimension)
    }
    self.levels = levels
  }

  /// The degree n.
  var degree: Int { levels.count }

  /// The dimensions of the representations of the last group.
  var dimensions: [Int] { levels[degree - 1].forms.map(\.dimension) }

  /// Transposes the sums Σ ω(g) π(g) of orthogonal matrices, and bounds their errors.
  ///
  /// Each transposition changes the Frobenius norm of its rounding error by at most 8u times that of the matrix: the coefficients
  /// are right up to 2u and a sum of two products is rounded thrice, over pairs (|a| + |b| ≤ √2). Each addition rounds once.
  /// A term ω(g)π(g), of Frobenius norm |ω(g)|√d, meets at most n(n−1)/2 transpositions and m + 1 additions over cosets and signs
  /// at each degree m; signs are exact.
  func transform(_ summation: CosetSummation, total: Double, count: Int, trivialIndex: Int?) -> FourierTransform {
    let additions = degree * (degree + 1) / 2 + degree
    let roundings = 8 * (degree * (degree - 1) / 2) + additions + summation.largestLeaf
    let scale = Rounding.up(Rounding.gamma(roundings + 8) * Rounding.up(sum: total, roundings: count))
    let blocks = zip(dimensions, summation.result).map { dimension, entries in
      let matrix = RealMatrix(rowCount: dimension, columnCount: dimension, entries: entries)
      let error = Rounding.up(Rounding.up(scale * Rounding.up(Double(dimension).squareRoot())) + Rounding.underflow)
      return FourierTransform.Block(ComplexMatrix(matrix.transposed), normError: error)
    }
    return FourierTransform(blocks: blocks, trivialIndex: trivialIndex)
  }
}
