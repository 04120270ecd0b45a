public import FiniteGroups

/// Irreducible representations of the hyperoctahedral group B_n of signed permutations in Young's orthogonal form, all or some.
///
/// The cosets of B_{m−1} in B_m are cᵢτB_{m−1}, cᵢ = (i i+1)(i+1 i+2)…(m−1 m) and τ the change of the sign of the last coordinate
/// or the identity. On the blocks of B_{m−1} the change of sign is ±1, so that the transform of ``SymmetricGroupDual`` serves here
/// too, with a sign more.
///
/// The matrices of B_3 are tabulated. The sums take about 8·Σd² bytes and the transform twice as much; Σd² = 2ⁿ·n! for all of B_n
/// (250 MB together for n = 8).
///
/// Sources: A. Young, "On quantitative substitutional analysis V", 1930; M. Clausen, "Fast generalized Fourier transforms",
/// Theoretical Computer Science 67 (1989).
public struct HyperoctahedralDual: GroupDual {
  /// The degree n.
  public let degree: Int
  /// The labels of the representations.
  public let shapes: [Bipartition]
  /// The representations of B_1 … B_n that occur in restrictions.
  private let tower: YoungTower

  /// All irreducible representations of B_n; the trivial one is first.
  ///
  /// - Throws: ``PartitionError/tooManyBitableaux(_:limit:)`` if a representation is too large.
  /// - Precondition: `degree >= 1`.
  /// - Complexity: O(n²·Σd) over all representations of B_1 … B_n
  public init(degree: Int) throws(PartitionError) {
    try self.init(shapes: Bipartition.all(of: degree))
  }

  /// The irreducible representations of B_n with the given labels.
  ///
  /// - Throws: ``PartitionError/tooManyBitableaux(_:limit:)`` if one of them is too large.
  /// - Precondition: at least one label, all of one size n ≥ 1, none repeated.
  /// - Complexity: O(n²·Σd) over all representations of B_1 … B_n that occur in restrictions
  public init(shapes: [Bipartition]) throws(PartitionError) {
    tower = try YoungTower(shapes)
    self.shapes = shapes
    degree = shapes[0].size
  }

  /// The dimensions of the representations.
  public var dimensions: [Int] { tower.dimensions }

  /// The place of the label `([n], ∅)`, or `nil` if it is not among the labels.
  public var trivialIndex: Int? { shapes.firstIndex { $0.even.parts.count == 1 && $0.odd.parts.isEmpty } }

  /// The transform of a function of small support.
  ///
  /// - Precondition: signed permutations of `degree` coordinates.
  /// - Complexity: O(C·m²·Σd²) summed over the degrees m ≤ n, where C is the number of cosets of B_m that meet the support
  public func transform(_ weights: [(element: SignedPermutation, weight: Double)]) -> FourierTransform {
    precondition(
      weights.allSatisfy { $0.element.dimension == degree }, "the elements are signed permutations of n coordinates")
    var images: [UInt32] = []
    images.reserveCapacity(weights.count * degree)
    for (element, _) in weights {
      for point in 0..<degree {
        images.append(UInt32(2 * element.permutation(point) + (element.negated[point] ? 1 : 0)))
      }
    }
    let function = SparseCosetFunction(weights.map(\.weight), images: images, on: tower)
    return tower.transform(function, trivialIndex: trivialIndex)
  }
}
