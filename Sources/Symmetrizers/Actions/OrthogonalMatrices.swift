import ExactArithmetic
import FiniteGroups
import Foundation

/// Rotations and reflections of the plane and of space as orthogonal matrices of doubles, for data in Cartesian coordinates.
///
/// The exact actions of `FiniteGroups` use bases in which C_n and D_n have matrices over the smallest field; those are not orthonormal
/// unless 4 divides n.
enum OrthogonalMatrices {
  /// A matrix for each generator, column j the image of e_j: C_n turns the plane counterclockwise by 2π/n, the reflection of D_n
  /// changes the sign of the second coordinate, point groups act on space as `PointGroup` says.
  ///
  /// - Throws: ``SymmetrizerError/unsuitableAction(_:hint:)`` for other groups.
  static func generators(of description: GroupDescription, text: String) throws(SymmetrizerError) -> [Matrix<Double>] {
    switch description.name {
    case .family(.cyclic, let n): return n == 1 ? [] : [rotation(order: n)]
    case .family(.dihedral, let n):
      return [rotation(order: n), Matrix(rows: [[1, 0], [0, -1]], columnCount: 2)]
    case .construction(let construction):
      if let point = construction.pointGroup {
        return point.matrices.map { $0.mapEntries { $0.approximation } }
      }
    default: break
    }
    throw .unsuitableAction(
      text,
      hint:
        "\(description.title) has no standard matrices; C_n and D_n turn the plane (axes of length 2), T, Td, Th, O, Oh, I and Ih "
        + "turn space (axes of length 3); “reflection” takes W(…) in the basis of simple roots")
  }

  /// The rotation by 2π/n; quarter turns are exact.
  private static func rotation(order n: Int) -> Matrix<Double> {
    let exact: (cosine: Double, sine: Double)? = [1: (1, 0), 2: (-1, 0), 4: (0, 1)][n]
    let angle = 2 * Double.pi / Double(n)
    let (cosine, sine) = exact ?? (cos(angle), sin(angle))
    return Matrix(rows: [[cosine, -sine], [sine, cosine]], columnCount: 2)
  }
}
