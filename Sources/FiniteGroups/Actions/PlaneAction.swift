import ExactArithmetic

extension GroupDescription {
  /// The rotations and reflections of the regular n-gon, in a basis of the plane in which the matrices are over
  /// ℚ(2cos 2π/n).
  ///
  /// The rotation by θ = 2π/n has the companion matrix of x² − 2cos θ·x + 1 in the basis e₁, ρe₁; the reflection of D_n
  /// exchanges these two. For n = 1, 2, 3, 4, 6 (the crystallographic restriction) all is over ℤ.
  ///
  /// - Throws: ``GroupError/unknownAction(_:hint:)`` for other groups.
  func planeAction() throws(GroupError) -> GroupAction {
    let (n, reflections): (Int, Bool) =
      switch name {
      case .family(.cyclic, let n): (n, false)
      case .family(.dihedral, let n): (n, true)
      default: throw .unknownAction("plane", hint: "only C_n and D_n act on the plane")
      }
    guard n <= Cyclotomic.largestReadableOrder else {
      throw .unknownAction("plane", hint: "the field of rotations of order \(n) is too large")
    }
    let swap = Matrix<RealCyclotomic>(rows: [[0, 1], [1, 0]], columnCount: 2)
    // −1 is not a companion matrix: its minimal polynomial has degree 1.
    let rotation: Matrix<RealCyclotomic> =
      n == 2
      ? Matrix(rows: [[-1, 0], [0, -1]], columnCount: 2)
      : Matrix(rows: [[0, -1], [1, .doubleCosine(order: n)]], columnCount: 2)
    return GroupAction(dimension: 2, images: (n == 1 ? [] : [rotation]) + (reflections ? [swap] : []))
  }
}
