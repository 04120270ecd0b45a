public import ExactArithmetic

/// How the generators of a group act: on points, on coordinates with signs, or on ℝᵈ by integer matrices.
///
/// The cases are the action kinds of the certificate format.
public enum GroupAction: Sendable, Hashable {
  /// Each generator permutes `degree` points.
  case permutation(degree: Int, images: [Permutation])
  /// Each generator permutes the coordinates of ℝᵈ up to signs.
  case signedPermutation(dimension: Int, images: [SignedPermutation])
  /// Each generator is a d × d integer matrix; column j is the image of e_j.
  case matrices(dimension: Int, images: [Matrix<Int>])

  /// The number of points, or the dimension of the space.
  public var dimension: Int {
    switch self {
    case .permutation(let degree, _): degree
    case .signedPermutation(let dimension, _): dimension
    case .matrices(let dimension, _): dimension
    }
  }

  /// The name of the kind, as in the certificate format.
  public var kind: String {
    switch self {
    case .permutation: "permutation"
    case .signedPermutation: "signed-permutation"
    case .matrices: "matrices"
    }
  }
}
