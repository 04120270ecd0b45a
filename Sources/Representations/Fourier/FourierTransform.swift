// Goals of this folder:
// 1. ω̂(π) = Σ ω(g) π(g)* for sparse ω on any group whose irreducibles can be evaluated, and for dense ω by fast algorithms
//    where there are some (abelian groups, symmetric groups).
// 2. The weak error of an averaging scheme, max ‖ω̂(π)‖² over the nontrivial π, between two proved bounds.
// 3. No step that needs the elements of the group to be listed, unless ω itself is dense.

/// The Fourier transform ω̂(π) = Σ ω(g) π(g)* of a function on a group, for a family of irreducible representations π.
///
/// With the norm error of each block all statements about norms are proved; blocks alone are floating-point approximations.
///
/// Laws (convolution (f∗h)(x) = Σ f(y) h(y⁻¹x)): (f∗h)^(π) = ĥ(π) f̂(π), in this order; Σ|f(g)|² = (1/|G|) Σ d‖f̂(π)‖²_F and
/// f(g) = (1/|G|) Σ d·tr(f̂(π)π(g)) if the family is complete.
public struct FourierTransform: Sendable {
  /// One ω̂(π).
  public struct Block: Sendable {
    /// The d × d matrix ω̂(π), in floating point.
    public var matrix: ComplexMatrix
    /// A bound for the operator norm of what rounding has done to it.
    public var normError: Double

    /// A block with a bound for its error.
    ///
    /// A bound that is not a number, which comes from weights that are none, counts as infinite.
    ///
    /// - Precondition: a square matrix and no negative `normError`.
    public init(_ matrix: ComplexMatrix, normError: Double) {
      precondition(matrix.isSquare && !(normError < 0), "a block is square and has a nonnegative error bound")
      self.matrix = matrix
      self.normError = normError.isNaN ? .infinity : normError
    }

    /// The dimension d of π.
    public var dimension: Int { matrix.rowCount }

    /// ‖ω̂(π)‖ between two proved bounds.
    ///
    /// - Complexity: O(d³)
    public var operatorNorm: NormEnclosure { matrix.operatorNorm(normError: normError) }
  }

  /// The blocks, in the order of the family of irreducibles.
  public let blocks: [Block]
  /// The place of the trivial representation in the family, if it is there.
  public let trivialIndex: Int?

  /// A transform from its blocks.
  public init(blocks: [Block], trivialIndex: Int?) {
    self.blocks = blocks
    self.trivialIndex = trivialIndex
  }

  /// max ‖ω̂(π)‖² over the nontrivial irreducibles of the family, between two proved bounds: the weak error of ω on every
  /// function class in which just these occur, Σω = 1 being given.
  ///
  /// The block that seems to have the largest norm is enclosed first; most others are then proved not to exceed its lower
  /// bound, which is cheaper, and only the rest are enclosed too.
  ///
  /// - Complexity: O(Σd³)
  public var weakError: NormEnclosure {
    let candidates = blocks.indices.filter { $0 != trivialIndex }
      .map { (block: blocks[$0], matrix: blocks[$0].matrix.realOfEqualNorm) }
    let estimates = candidates.map { $0.matrix.estimatedNorm() }
    var result = NormEnclosure.zero
    for index in candidates.indices.sorted(by: { estimates[$0] > estimates[$1] }) {
      let (block, matrix) = candidates[index]
      if matrix.isNormProvablyAtMost(result.lower, normError: block.normError) { continue }
      result = .maximum(result, matrix.operatorNorm(normError: block.normError))
    }
    return result.squared
  }

  /// Σ d‖ω̂(π)‖²_F, in floating point: |G|·Σ|ω(g)|² for a complete family (Plancherel).
  ///
  /// - Complexity: O(Σd²)
  public var plancherelSum: Double {
    blocks.reduce(0) { sum, block in
      let norm = block.matrix.frobeniusNorm
      return sum + Double(block.dimension) * norm * norm
    }
  }

  /// The transform of the convolution f∗h of the functions with transforms `self` and `other`: the products ĥ(π)f̂(π).
  ///
  /// - Precondition: transforms for the same family of irreducibles.
  /// - Complexity: O(Σd³)
  public func convolved(with other: FourierTransform) -> FourierTransform {
    precondition(blocks.map(\.dimension) == other.blocks.map(\.dimension), "the families of irreducibles must agree")
    let products = zip(blocks, other.blocks).map { first, second -> Block in
      // ‖AB − ÃB̃‖ ≤ ‖ΔA‖‖B̃‖ + ‖A‖‖ΔB‖ with Frobenius norms for the factors, and four rounded products of d terms.
      let size = first.dimension
      let (a, b) = (first.matrix.frobeniusNorm * (1 + 0x1p-20), second.matrix.frobeniusNorm * (1 + 0x1p-20))
      let error =
        first.normError * b + (a + first.normError) * second.normError + 4 * Rounding.gamma(size + 2) * a * b
      return Block(second.matrix * first.matrix, normError: error * (1 + 0x1p-20) + Rounding.underflow)
    }
    return FourierTransform(blocks: products, trivialIndex: trivialIndex)
  }
}
