public import FiniteGroups

/// Irreducible representations of S_n in Young's orthogonal form, all or some, with Clausen's transform.
///
/// A function on S_m is the sum over i of its parts on the cosets cᵢS_{m−1}, cᵢ = (i i+1)(i+1 i+2)…(m−1 m). Each part is
/// transformed on S_{m−1}, where the representations are block diagonal, and then moved by m − i adjacent transpositions,
/// which mix pairs of rows. Nothing is done for empty cosets, so that functions of small support cost little.
///
/// The matrices of S_4 are tabulated. The sums take about 8·Σd² bytes and the transform twice as much; Σd² = n! for all of S_n
/// (960 MB together for n = 11).
///
/// Source: M. Clausen, "Fast generalized Fourier transforms", Theoretical Computer Science 67 (1989).
public struct SymmetricGroupDual: GroupDual {
  /// The degree n.
  public let degree: Int
  /// The shapes of the representations.
  public let shapes: [Partition]
  /// The representations of S_1 … S_n that occur in restrictions.
  let tower: YoungTower

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
    tower = try YoungTower(shapes)
    self.shapes = shapes
    degree = shapes[0].size
  }

  /// The dimensions of the representations.
  public var dimensions: [Int] { tower.dimensions }

  /// The place of the shape `[n]`, or `nil` if it is not among the shapes.
  public var trivialIndex: Int? { shapes.firstIndex { $0.parts.count == 1 } }

  /// The transform of a function of small support.
  ///
  /// - Precondition: permutations of `degree` points.
  /// - Complexity: O(C·m²·Σd²) summed over the degrees m ≤ n, where C is the number of cosets of S_m that meet the support:
  ///   at most the support, and at most n!/m!
  public func transform(_ weights: [(element: Permutation, weight: Double)]) -> FourierTransform {
    precondition(weights.allSatisfy { $0.element.degree == degree }, "the elements are permutations of n points")
    var images: [UInt32] = []
    images.reserveCapacity(weights.count * degree)
    for (element, _) in weights {
      for point in 0..<degree { images.append(UInt32(element(point))) }
    }
    let function = SparseCosetFunction(weights.map(\.weight), images: images, on: tower)
    return tower.transform(function, trivialIndex: trivialIndex)
  }

  /// The transform of a function on all of S_n, given by its values in the order of ``index(of:)``.
  ///
  /// - Precondition: n! values.
  /// - Complexity: O(n³·n!) for all shapes (Clausen)
  public func transform(dense values: [Double]) -> FourierTransform {
    precondition(values.count == tower.order(degree: degree), "a dense function on S_n has n! values")
    return tower.transform(DenseCosetFunction(values, on: tower), trivialIndex: trivialIndex)
  }
}
