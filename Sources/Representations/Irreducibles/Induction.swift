public import ExactArithmetic
public import FiniteGroups

/// The induction of representations from a subgroup H to G, for matrices of any kind.
///
/// With the left cosets g₁H, …, g_nH and x gⱼ = gᵢ h, block (i, j) of the induced matrix of x is the matrix of h; the others in
/// column j are zero.
///
/// Laws: induction of a representation of H is a representation of G, of dimension [G:H] times as large; its character is the
/// induced one; unitary matrices give unitary ones.
public struct Induction: Sendable {
  /// The group G.
  public let group: FiniteGroup
  /// The cosets of H.
  public let cosets: CosetSpace

  /// - Complexity: O(order) products
  public init(from subgroup: Subgroup) {
    group = subgroup.group
    cosets = subgroup.cosetSpace
  }

  /// The index of H.
  public var index: Int { cosets.representatives.count }

  /// For each block column j, the block row i and the element h of H with x gⱼ = gᵢ h.
  ///
  /// - Precondition: `0 <= element < group.order`.
  /// - Complexity: O(index) products
  public func blocks(of element: Int) -> [(row: Int, inner: Int)] {
    cosets.representatives.map { representative in
      let moved = group.product(element, representative)
      let row = cosets.cosetOf[moved]
      return (row, group.product(group.inverse(cosets.representatives[row]), moved))
    }
  }

  /// The exact induced matrix of an element.
  ///
  /// - Parameters:
  ///   - element: an element of G.
  ///   - dimension: the size of the matrices of H.
  ///   - image: the matrix of an element of H, given by its index in G.
  /// - Complexity: O(index) evaluations and O((index · dimension)²)
  public func matrix<Element: Numeric>(
    of element: Int, dimension: Int, _ image: (Int) -> Matrix<Element>
  ) -> Matrix<Element> {
    var result = Matrix<Element>(rowCount: index * dimension, columnCount: index * dimension, repeating: 0)
    for (column, block) in blocks(of: element).enumerated() {
      let matrix = image(block.inner)
      for i in 0..<dimension {
        for j in 0..<dimension { result[block.row * dimension + i, column * dimension + j] = matrix[i, j] }
      }
    }
    return result
  }

  /// The induced matrix of an element in double precision.
  ///
  /// - Parameters:
  ///   - element: an element of G.
  ///   - dimension: the size of the matrices of H.
  ///   - image: the matrix of an element of H, given by its index in G.
  /// - Complexity: O(index) evaluations and O((index · dimension)²)
  public func matrix(of element: Int, dimension: Int, _ image: (Int) -> ComplexMatrix) -> ComplexMatrix {
    var result = ComplexMatrix(rowCount: index * dimension, columnCount: index * dimension)
    for (column, block) in blocks(of: element).enumerated() {
      let matrix = image(block.inner)
      for i in 0..<dimension {
        for j in 0..<dimension { result[block.row * dimension + i, column * dimension + j] = matrix[i, j] }
      }
    }
    return result
  }
}
