public import FiniteGroups

/// Irreducible representations of S_n in Young's orthogonal form, all or some, with Clausen's transform.
///
/// A function on S_m is the sum over i of its parts on the cosets cᵢS_{m−1}, cᵢ = (i i+1)(i+1 i+2)…(m−1 m). Each part is
/// transformed on S_{m−1}, where the representations are block diagonal, and then moved by m − i adjacent transpositions,
/// which mix pairs of rows. Nothing is done for empty cosets, so that functions of small support cost little.
///
/// A transform keeps two matrices per representation and degree: about 16·Σd² bytes, Σd² = n! for all of S_n (650 MB for n = 11).
///
/// Source: M. Clausen, "Fast generalized Fourier transforms", Theoretical Computer Science 67 (1989).
public struct SymmetricGroupDual: GroupDual {
  /// One degree m ≤ n: the representations of S_m that occur in restrictions.
  struct Level: Sendable {
    let forms: [YoungForm<Double>]
    /// For each form, its blocks on S_{m−1} along the diagonal: which form of the level below, from which row on.
    let restrictions: [[(child: Int, offset: Int)]]
  }

  /// The degree n.
  public let degree: Int
  /// The shapes of the representations.
  public let shapes: [Partition]
  /// The levels of the degrees 1 … n.
  let levels: [Level]
  /// The degree of the small symmetric group whose matrices are tabulated, at most 4.
  let leafDegree: Int
  /// For each of its elements, in the order of ``index(of:)``, the matrices of all its representations row by row.
  let leafTable: [Double]

  /// All irreducible representations of S_n; the trivial one, `[n]`, is first.
  ///
  /// - Throws: ``PartitionError/tooManyTableaux(_:limit:)`` if a representation is too large.
  /// - Precondition: `degree >= 1`.
  /// - Complexity: O(n²·Σd) over all representations of S_1 … S_n
  public init(degree: Int) throws(PartitionError) {
    try self.init(shapes: Partition.all(of: degree))
  }

  /// The irreducible representations of S_n with the given shapes.
  ///
  /// - Throws: ``PartitionError/tooManyTableaux(_:limit:)`` if one of them is too large.
  /// - Precondition: at least one shape, all of one size n ≥ 1, none repeated.
  /// - Complexity: O(n²·Σd) over all representations of S_1 … S_n that occur in restrictions
  public init(shapes: [Partition]) throws(PartitionError) {
    precondition(!shapes.isEmpty && shapes[0].size >= 1, "at least one shape, of size 1 or more, is needed")
    precondition(shapes.allSatisfy { $0.size == shapes[0].size }, "all shapes belong to one symmetric group")
    precondition(Set(shapes).count == shapes.count, "every shape is listed once")
    self.shapes = shapes
    degree = shapes[0].size
    var levels: [Level] = []
    var current = shapes
    while let first = current.first {
      var below: [Partition] = []
      var places: [Partition: Int] = [:]
      var restrictions: [[(child: Int, offset: Int)]] = []
      var forms: [YoungForm<Double>] = []
      for shape in current {
        forms.append(try YoungForm(orthogonal: shape))
        var offset = 0
        var blocks: [(child: Int, offset: Int)] = []
        for child in first.size == 1 ? [] : try SymmetricGroupDual.restriction(of: shape) {
          let place = places[child] ?? below.count
          if place == below.count {
            places[child] = place
            below.append(child)
          }
          blocks.append((place, offset))
          offset += Int(child.dimension)
        }
        restrictions.append(blocks)
      }
      levels.append(Level(forms: forms, restrictions: restrictions))
      current = below
    }
    self.levels = levels.reversed()
    leafDegree = min(4, degree)
    leafTable = SymmetricGroupDual.table(self.levels[leafDegree - 1].forms, degree: leafDegree)
  }

  private static func table(_ forms: [YoungForm<Double>], degree: Int) -> [Double] {
    (0..<factorial(degree)).flatMap { index in
      let element = permutation(at: index, degree: degree)
      return forms.flatMap { $0.matrix(of: element).entries }
    }
  }

  /// The shapes with one cell less, in the order of the last letters: the lowest corner first.
  private static func restriction(of shape: Partition) throws(PartitionError) -> [Partition] {
    var result: [Partition] = []
    for row in shape.parts.indices.reversed() {
      var parts = shape.parts
      parts[row] -= 1
      if parts[row] >= (row + 1 < parts.count ? parts[row + 1] : 0) {
        result.append(try Partition(parts.filter { $0 > 0 }))
      }
    }
    return result
  }

  /// The dimensions of the representations.
  public var dimensions: [Int] { levels[degree - 1].forms.map(\.dimension) }

  /// The place of the shape `[n]`, or `nil` if it is not among the shapes.
  public var trivialIndex: Int? { shapes.firstIndex { $0.parts.count == 1 } }

  /// The transform of a function of small support.
  ///
  /// - Precondition: permutations of `degree` points.
  /// - Complexity: O(C·m²·Σd²) summed over the degrees m ≤ n, where C is the number of cosets of S_m that meet the support:
  ///   at most the support, and at most n!/m!
  public func transform(_ weights: [(element: Permutation, weight: Double)]) -> FourierTransform {
    precondition(weights.allSatisfy { $0.element.degree == degree }, "the elements are permutations of n points")
    var summation = CosetSummation(self)
    var images: [UInt16] = []
    images.reserveCapacity(weights.count * degree)
    for (element, _) in weights {
      for point in 0..<degree { images.append(UInt16(element(point))) }
    }
    summation.sum(weights.map(\.weight), images: images)
    return transform(summation, total: weights.reduce(0) { $0 + $1.weight.magnitude }, count: weights.count)
  }

  /// The transform of a function on all of S_n, given by its values in the order of ``index(of:)``.
  ///
  /// - Precondition: n! values.
  /// - Complexity: O(n³·n!) for all shapes (Clausen)
  public func transform(dense values: [Double]) -> FourierTransform {
    precondition(values.count == SymmetricGroupDual.factorial(degree), "a dense function on S_n has n! values")
    var summation = CosetSummation(self)
    summation.sum(dense: values)
    return transform(summation, total: values.reduce(0) { $0 + $1.magnitude }, count: values.count)
  }

  /// Transposes the sums Σ ω(g) π(g) of orthogonal matrices, and bounds their errors.
  ///
  /// Each transposition changes the Frobenius norm of its rounding error by at most 8u times that of the matrix: the coefficients
  /// are right up to 2u and a sum of two products is rounded thrice, over pairs (|a| + |b| ≤ √2). Each addition rounds once.
  /// A term ω(g)π(g), of Frobenius norm |ω(g)|√d, meets at most n(n−1)/2 transpositions (those of the table of S_4 included) and
  /// Σm sums over cosets.
  private func transform(_ summation: CosetSummation, total: Double, count: Int) -> FourierTransform {
    let roundings = 8 * (degree * (degree - 1) / 2) + degree * (degree + 1) / 2 + summation.largestLeaf
    let scale = Rounding.up(Rounding.gamma(roundings + 8) * Rounding.up(sum: total, roundings: count))
    let blocks = zip(dimensions, summation.result).map { dimension, entries in
      let matrix = RealMatrix(rowCount: dimension, columnCount: dimension, entries: entries)
      let error = Rounding.up(Rounding.up(scale * Rounding.up(Double(dimension).squareRoot())) + Rounding.underflow)
      return FourierTransform.Block(ComplexMatrix(matrix.transposed), normError: error)
    }
    return FourierTransform(blocks: blocks, trivialIndex: trivialIndex)
  }

  /// n!.
  ///
  /// - Precondition: n ≤ 20.
  static func factorial(_ n: Int) -> Int { (1...max(n, 1)).reduce(1, *) }
}
