/// The representations of a chain S_1 < … < S_n or B_1 < … < B_n that occur in restrictions of some of the last group, in bases
/// adapted to the chain: restricted by one letter, every matrix is block diagonal.
struct YoungTower: Sendable {
  /// A block on the diagonal.
  struct Block: Sendable {
    /// Which representation of the group below.
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
    /// Where the matrix of each form begins if one follows the other.
    let offsets: [Int]
    /// How many entries the matrices have together, Σd².
    let size: Int

    init(forms: [AdjacentTranspositions], restrictions: [[Block]]) {
      var (offsets, size) = ([Int](), 0)
      for form in forms {
        offsets.append(size)
        size += form.dimension * form.dimension
      }
      (self.forms, self.restrictions, self.offsets, self.size) = (forms, restrictions, offsets, size)
    }
  }

  /// The levels of the degrees 0 … n.
  let levels: [Level]
  /// What the sign of a letter can be: 1 for S_n, 2 for B_n.
  let signCount: Int
  /// The matrices of a small group of the chain.
  private(set) var table: CosetTable

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
    while let current = shapesByDegree.last, !current.isEmpty {
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
    // From the bottom, the group of no letters.
    var levels: [Level] = []
    for (shapes, rows) in zip(shapesByDegree, places).reversed() {
      var forms: [AdjacentTranspositions] = []
      for shape in shapes { forms.append(try shape.adjacentTranspositions()) }
      let below = levels.last?.forms ?? []
      let restrictions = rows.map { row in
        var offset = 0
        return row.map { child, isNegated in
          defer { offset += below[child].dimension }
          return Block(child: child, offset: offset, isNegated: isNegated)
        }
      }
      levels.append(Level(forms: forms, restrictions: restrictions))
    }
    self.init(levels: levels, signCount: Shape.signCount)
    table = CosetTable(self)
  }

  private init(levels: [Level], signCount: Int) {
    (self.levels, self.signCount, table) = (levels, signCount, .trivial)
  }

  /// The tower up to a smaller degree, without a table.
  func prefix(degree: Int) -> YoungTower {
    YoungTower(levels: Array(levels[...degree]), signCount: signCount)
  }

  /// The degree n.
  var degree: Int { levels.count - 1 }

  /// The order of a group of the chain, m! or 2ᵐ·m!.
  ///
  /// - Precondition: it is an integer of 64 bits.
  func order(degree: Int) -> Int { stride(from: 1, through: degree, by: 1).reduce(1) { $0 * signCount * $1 } }

  /// The dimensions of the representations of the last group.
  var dimensions: [Int] { levels[degree].forms.map(\.dimension) }

  /// The transform of a function on the group.
  ///
  /// The sums Σ ω(g) π(g) of orthogonal matrices are transposed, and their errors bounded. Each transposition changes the Frobenius
  /// norm of its rounding error by at most 8u times that of the matrix: the coefficients are right up to 2u and a sum of two
  /// products is rounded thrice, over pairs (|a| + |b| ≤ √2). Each addition rounds once. A term ω(g)π(g), of Frobenius norm
  /// |ω(g)|√d, meets at most n(n−1)/2 transpositions (those of the table included), m additions over cosets and one over signs
  /// at each degree m, and what the table takes; signs are exact.
  func transform(_ function: some CosetFunction, trivialIndex: Int?) -> FourierTransform {
    let (sums, tableRoundings) = CosetSummation.sum(function, over: self)
    let total = function.weights.reduce(0) { $0 + $1.magnitude }
    let additions = degree * (degree + 1) / 2 + degree
    let roundings = 8 * (degree * (degree - 1) / 2) + additions + tableRoundings
    let scale = Rounding.up(
      Rounding.gamma(roundings + 8) * Rounding.up(sum: total, roundings: function.weights.count))
    let blocks = zip(levels[degree].offsets, dimensions).map { offset, dimension in
      let entries = Array(sums.dropFirst(offset).prefix(dimension * dimension))
      let matrix = RealMatrix(rowCount: dimension, columnCount: dimension, entries: entries)
      let error = Rounding.up(Rounding.up(scale * Rounding.up(Double(dimension).squareRoot())) + Rounding.underflow)
      return FourierTransform.Block(ComplexMatrix(matrix.transposed), normError: error)
    }
    return FourierTransform(blocks: blocks, trivialIndex: trivialIndex)
  }
}
