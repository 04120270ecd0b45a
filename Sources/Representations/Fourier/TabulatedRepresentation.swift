public import FiniteGroups

/// A unitary representation of an enumerated group as one matrix per element, with a proved bound for its errors.
///
/// The matrices given are checked: if ‖M(gs) − M(g)M(s)‖ ≤ ε for all elements g and generators s, then ‖M(gh) − M(g)M(h)‖ ≤ δ for all
/// g and h with δ about 2Lε, L the largest length of a word; and then an exact unitary representation lies within 2δ (up to
/// the defect of unitarity) of M. Everything that is said about Fourier transforms holds for that representation.
///
/// Source: D. Kazhdan, "On ε-representations", Israel J. Math. 43 (1982), theorem 1.
public struct TabulatedRepresentation: UnitaryRepresentation {
  /// The size of the matrices.
  public let dimension: Int
  /// A bound for the distance from an exact unitary representation, in operator norm.
  public let evaluationError: Double
  /// The matrices of the elements 0 ..< order.
  public let matrices: [ComplexMatrix]

  /// Above this defect the matrices do not count as a representation.
  static let largestDefect = 1e-6

  /// Tabulates and checks matrices.
  ///
  /// - Parameters:
  ///   - group: the group.
  ///   - dimension: the size of the matrices.
  ///   - matrix: the matrix of an element.
  /// - Throws: ``FourierError/notARepresentation(_:)`` if the matrices are not unitary or not multiplicative up to 10⁻⁶.
  /// - Complexity: O(order · generators · dimension³) time, O(order · dimension²) memory
  public init(of group: FiniteGroup, dimension: Int, _ matrix: (Int) -> ComplexMatrix) throws(FourierError) {
    let matrices = (0..<group.order).map(matrix)
    guard matrices.allSatisfy({ $0.rowCount == dimension && $0.columnCount == dimension }) else {
      throw .notARepresentation("every matrix of the representation must be \(dimension) × \(dimension)")
    }
    guard matrices.allSatisfy({ $0.largestPart.isFinite }) else {
      throw .notARepresentation("every entry of the matrices must be a finite number")
    }
    // Products of d-term sums in four real parts: γ times the product of the Frobenius norms, about d.
    let rounding = 4 * Rounding.gamma(2 * dimension + 4) * (Double(dimension) + 1)
    var unitarity = 0.0
    var step = 0.0
    for element in 0..<group.order {
      let defect = matrices[element] * matrices[element].adjoint - ComplexMatrix.identity(dimension)
      unitarity = max(unitarity, defect.frobeniusNorm)
      for generator in group.generatorIndices {
        let difference =
          matrices[group.product(element, generator)] - matrices[element] * matrices[generator]
        step = max(step, difference.frobeniusNorm)
      }
      guard unitarity < TabulatedRepresentation.largestDefect, step < TabulatedRepresentation.largestDefect else {
        throw .notARepresentation(
          "the matrices are no unitary representation: at element \(element) they are off by \(max(unitarity, step))")
      }
    }
    let identity = (matrices[group.identity] - .identity(dimension)).frobeniusNorm * 1.01 + rounding
    let (eta, epsilon) = (unitarity * 1.01 + rounding, step * 1.01 + rounding)
    let length = Double(TabulatedRepresentation.largestWordLength(of: group))
    let delta = (2 * length * epsilon + identity) * 1.01 * (1 + 4 * length * eta)
    guard delta < 1.0 / 300, length * eta < 0.1 else {
      throw .notARepresentation("the matrices are too far from a unitary representation to prove anything about them")
    }
    self.dimension = dimension
    self.matrices = matrices
    // The nearest unitary matrices are within η; their defect is below δ + 4η.
    evaluationError = (2 * (delta + 4 * eta) + eta) * 1.01
  }

  private static func largestWordLength(of group: FiniteGroup) -> Int {
    let tree = CayleyTree(of: group)
    var depths = [Int](repeating: 0, count: group.order)
    for element in tree.elements.dropFirst() { depths[element] = depths[tree.parents[element]] + 1 }
    return depths.max() ?? 0
  }

  /// Adds `weight · π(element)` to a matrix.
  ///
  /// - Precondition: an element of the group; a matrix of the right size.
  /// - Complexity: O(dimension²)
  public func accumulate(_ weight: Double, _ element: Int, into matrix: inout ComplexMatrix) {
    matrix.add(matrices[element], scaledBy: (weight, 0))
  }
}

extension EvaluatedDual where Representation == TabulatedRepresentation {
  /// The transform of a complex function on the whole group, by the definition.
  ///
  /// - Precondition: one value for each element of the group.
  /// - Complexity: O(order · Σd²)
  public func transform(dense values: ComplexVector) -> FourierTransform {
    let indices = values.real.indices
    let real = transform(indices.map { ($0, values.real[$0]) })
    if values.imaginary.allSatisfy({ $0 == 0 }) { return real }
    let imaginary = transform(indices.map { ($0, values.imaginary[$0]) })
    let blocks = zip(real.blocks, imaginary.blocks).map { first, second in
      var sum = first.matrix
      sum.add(second.matrix, scaledBy: (0, 1))
      let rounding = 4 * Rounding.unit * sum.frobeniusNorm
      return FourierTransform.Block(sum, normError: (first.normError + second.normError + rounding) * 1.01)
    }
    return FourierTransform(blocks: blocks, trivialIndex: trivialIndex)
  }

  /// The function with a given transform: f(g) = (1/|G|) Σ d·tr(f̂(π)π(g)). In floating point, without error bounds.
  ///
  /// - Precondition: the family is complete, Σd² = |G|, and the transform one of this family.
  /// - Complexity: O(order · Σd²)
  public func inverse(_ transform: FourierTransform) -> ComplexVector {
    let order = representations.first?.matrices.count ?? 0
    precondition(transform.blocks.map(\.dimension) == dimensions, "the transform belongs to this family")
    precondition(
      dimensions.reduce(0) { $0 + $1 * $1 } == order, "only complete families of irreducibles can be inverted")
    var result = ComplexVector(Array(repeating: 0, count: order))
    for (block, representation) in zip(transform.blocks, representations) {
      // tr(XM) is the sum of the products of the entries of Xᵀ and M.
      let transposed = block.matrix.transposed
      let scale = Double(block.dimension) / Double(order)
      for (element, matrix) in representation.matrices.enumerated() {
        let (a, b) = (transposed.real.entries, transposed.imaginary.entries)
        let (c, d) = (matrix.real.entries, matrix.imaginary.entries)
        result.real[element] += scale * (VectorKernel.dot(a, c) - VectorKernel.dot(b, d))
        result.imaginary[element] += scale * (VectorKernel.dot(a, d) + VectorKernel.dot(b, c))
      }
    }
    return result
  }
}
