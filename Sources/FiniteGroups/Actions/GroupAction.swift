public import ExactArithmetic

/// How the generators of a group act: on points, on coordinates with signs, or on ℝᵈ by matrices.
///
/// The cases are the action kinds of the certificate format.
public enum GroupAction: Sendable, Hashable {
  /// Each generator permutes `degree` points.
  case permutation(degree: Int, images: [Permutation])
  /// Each generator permutes the coordinates of ℝᵈ up to signs.
  case signedPermutation(dimension: Int, images: [SignedPermutation])
  /// Each generator is a d × d integer matrix; column j is the image of e_j.
  case matrices(dimension: Int, images: [Matrix<Int>])
  /// Each generator is a d × d matrix over ℚ(2cos 2π/n), n the conductor; column j is the image of e_j.
  case fieldMatrices(dimension: Int, conductor: Int, images: [Matrix<RealCyclotomic>])

  /// The number of points, or the dimension of the space.
  public var dimension: Int {
    switch self {
    case .permutation(let degree, _): degree
    case .signedPermutation(let dimension, _): dimension
    case .matrices(let dimension, _): dimension
    case .fieldMatrices(let dimension, _, _): dimension
    }
  }

  /// The name of the kind, as in the certificate format.
  public var kind: String {
    switch self {
    case .permutation: "permutation"
    case .signedPermutation: "signed-permutation"
    case .matrices, .fieldMatrices: "matrices"
    }
  }

  /// The least n such that all entries of the matrices are in ℚ(ζ_n); 1 for actions over ℚ.
  public var conductor: Int {
    if case .fieldMatrices(_, let conductor, _) = self { conductor } else { 1 }
  }

  /// The action by matrices over a real cyclotomic field, over ℚ where all entries are integers.
  ///
  /// - Precondition: square matrices of size `dimension`.
  init(dimension: Int, images: [Matrix<RealCyclotomic>]) {
    let integers = images.compactMap { image in
      let entries = image.entries.compactMap { $0.rational?.asInt }
      return entries.count == image.entries.count
        ? Matrix(
          rows: (0..<dimension).map { Array(entries[($0 * dimension)..<(($0 + 1) * dimension)]) },
          columnCount: dimension) : nil
    }
    if integers.count == images.count {
      self = .matrices(dimension: dimension, images: integers)
    } else {
      self = .fieldMatrices(
        dimension: dimension,
        conductor: images.reduce(1) { conductor, image in
          image.entries.reduce(conductor) { Divisibility.leastCommonMultiple($0, $1.conductor) }
        }, images: images)
    }
  }
}
