public import ExactArithmetic
public import FiniteGroups

/// A finite group of invertible matrices with all its elements listed, over an ordered exact field.
///
/// Elements are indices `0 ..< order`; 0 is the identity.
public struct FiniteMatrixGroup<Scalar: OrderedExactField>: Sendable {
  /// The most elements that are listed unless the caller says otherwise; the table of products has its square of
  /// entries.
  public static var defaultOrderLimit: Int { 2_048 }

  /// The number of rows and of columns.
  public let dimension: Int
  /// The matrices; column j is the image of eⱼ.
  public let matrices: [Matrix<Scalar>]

  private let products: [Int32]
  private let inverses: [Int]

  /// Lists the group that matrices generate.
  ///
  /// - Throws: ``CanonicalizationError/malformedMatrices(_:)``, ``CanonicalizationError/groupTooLarge(limit:)``.
  /// - Complexity: O(order · generators) products of matrices and O(order²) steps
  public init(
    generators: [Matrix<Scalar>], dimension: Int, orderLimit: Int = FiniteMatrixGroup.defaultOrderLimit
  ) throws(CanonicalizationError) {
    guard dimension > 0 else { throw .malformedMatrices("the matrices act on a space of at least one dimension") }
    guard generators.allSatisfy({ $0.rowCount == dimension && $0.columnCount == dimension }) else {
      throw .malformedMatrices("the generators must all be \(dimension) × \(dimension) matrices")
    }
    guard generators.allSatisfy({ Scalar.rank(of: $0) == dimension }) else {
      throw .malformedMatrices("the generators must be invertible")
    }
    var matrices = [Matrix<Scalar>.identity(dimension)]
    var indices = [matrices[0]: 0]
    // For each element how it was found, and its products with the generators from the right.
    var (parents, letters, steps): ([Int], [Int], [[Int]]) = ([0], [0], [])
    while steps.count < matrices.count {
      let head = steps.count
      var row: [Int] = []
      for (letter, generator) in generators.enumerated() {
        let product = matrices[head] * generator
        if let index = indices[product] {
          row.append(index)
          continue
        }
        guard matrices.count < orderLimit else { throw .groupTooLarge(limit: orderLimit) }
        row.append(matrices.count)
        indices[product] = matrices.count
        matrices.append(product)
        parents.append(head)
        letters.append(letter)
      }
      steps.append(row)
    }
    let order = matrices.count
    var (products, inverses) = ([Int32](repeating: 0, count: order * order), [Int](repeating: 0, count: order))
    for left in 0..<order {
      products[left * order] = Int32(left)
      for right in 1..<max(order, 1) {
        let product = steps[Int(products[left * order + parents[right]])][letters[right]]
        products[left * order + right] = Int32(product)
        if product == 0 { inverses[left] = right }
      }
    }
    self.dimension = dimension
    self.matrices = matrices
    self.products = products
    self.inverses = inverses
  }

  /// The number of elements.
  public var order: Int { matrices.count }

  /// The product g·h.
  ///
  /// - Complexity: O(1)
  public func product(_ left: Int, _ right: Int) -> Int { Int(products[left * order + right]) }

  /// The inverse.
  ///
  /// - Complexity: O(1)
  public func inverse(_ element: Int) -> Int { inverses[element] }

  /// Whether all entries are 0, 1 or −1 with one in each row and column, so that doubles are moved without rounding.
  public var isSignedPermutationGroup: Bool {
    matrices.allSatisfy { matrix in
      (0..<dimension).allSatisfy { row in
        matrix[row: row].count { !$0.isZero } == 1 && matrix[row: row].allSatisfy { $0.isZero || $0 * $0 == 1 }
      }
    }
  }

  /// The group of the plane as rotations of space, g ↦ g ⊕ det g: C_n turns about the third axis, and the reflections
  /// of D_n become half turns about axes of the plane.
  ///
  /// - Precondition: ``dimension`` is 2.
  /// - Complexity: O(order²) for the table
  public var rotatingSpace: FiniteMatrixGroup {
    precondition(dimension == 2, "a group of the plane")
    return FiniteMatrixGroup(
      dimension: 3,
      matrices: matrices.map { matrix in
        let determinant = matrix[0, 0] * matrix[1, 1] - matrix[0, 1] * matrix[1, 0]
        return Matrix(
          rows: [[matrix[0, 0], matrix[0, 1], 0], [matrix[1, 0], matrix[1, 1], 0], [0, 0, determinant]], columnCount: 3)
      }, products: products, inverses: inverses)
  }

  private init(dimension: Int, matrices: [Matrix<Scalar>], products: [Int32], inverses: [Int]) {
    self.dimension = dimension
    self.matrices = matrices
    self.products = products
    self.inverses = inverses
  }

  /// Σ gᵀg: the matrix of an inner product that the group leaves invariant.
  ///
  /// - Complexity: O(order · dimension³)
  public var invariantForm: Matrix<Scalar> {
    var sum = Matrix<Scalar>(rowCount: dimension, columnCount: dimension, repeating: 0)
    for matrix in matrices {
      let product = matrix.transposed * matrix
      for row in 0..<dimension { for column in 0..<dimension { sum[row, column] += product[row, column] } }
    }
    return sum
  }
}

extension FiniteMatrixGroup where Scalar == RealCyclotomic {
  /// The group that the generators of an action generate: permutations of coordinates, with signs, or matrices.
  ///
  /// - Throws: as ``init(generators:dimension:orderLimit:)``
  public init(_ action: GroupAction, orderLimit: Int = FiniteMatrixGroup.defaultOrderLimit)
    throws(CanonicalizationError)
  {
    let dimension = action.dimension
    func monomial(_ permutation: Permutation, _ negated: [Bool]) -> Matrix<RealCyclotomic> {
      var matrix = Matrix<RealCyclotomic>(rowCount: dimension, columnCount: dimension, repeating: 0)
      for column in 0..<dimension { matrix[permutation(column), column] = negated[column] ? -1 : 1 }
      return matrix
    }
    let generators: [Matrix<RealCyclotomic>] =
      switch action {
      case .permutation(_, let images): images.map { monomial($0, Array(repeating: false, count: dimension)) }
      case .signedPermutation(_, let images): images.map { monomial($0.permutation, $0.negated) }
      case .matrices(_, let images): images.map { $0.mapEntries { RealCyclotomic($0) } }
      case .fieldMatrices(_, _, let images): images
      }
    try self.init(generators: generators, dimension: dimension, orderLimit: orderLimit)
  }
}
