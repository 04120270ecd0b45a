import ExactArithmetic

extension GroupDescription {
  /// The rotations and reflections of the regular n-gon, in a basis of the plane in which the matrices are over
  /// ℚ(2cos 2π/n); for n = 1, 2, 3, 4, 6 (the crystallographic restriction) all is over ℤ.
  ///
  /// With θ = 2π/n, the basis is e and its image under the rotation by mθ, where m is n/4 if that is whole, and otherwise the
  /// number coprime to n that is nearest to it: close to a right angle, so that floating-point methods meet well-conditioned
  /// functions. The reflection of D_n exchanges the two.
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
    return GroupAction(
      dimension: 2, images: (n == 1 ? [] : [PlaneRotation.matrix(order: n)]) + (reflections ? [swap] : []))
  }
}

/// The rotation by 2π/n.
private enum PlaneRotation {
  /// - Precondition: `n >= 2`.
  static func matrix(order n: Int) -> Matrix<RealCyclotomic> {
    if n == 2 { return Matrix(rows: [[-1, 0], [0, -1]], columnCount: 2) }
    if n % 4 == 0 {
      // sin θ = cos(π/2 − θ) is in the field too: the basis is orthonormal.
      let cosine = RealCyclotomic.doubleCosine(order: n) / 2
      let sine = RealCyclotomic.doubleCosine(order: n, multiple: n / 4 - 1) / 2
      return Matrix(rows: [[cosine, -sine], [sine, cosine]], columnCount: 2)
    }
    let multiple =
      (1..<n).filter { Divisibility.greatestCommonDivisor($0, n) == 1 }
      .min { (4 * $0 - n).magnitude < (4 * $1 - n).magnitude } ?? 1
    // The rotation by mθ has the companion matrix of x² − 2cos(mθ)x + 1, and that by θ is its power with tm = 1 modulo n.
    var base = Matrix<RealCyclotomic>(
      rows: [[0, -1], [1, .doubleCosine(order: n, multiple: multiple)]], columnCount: 2)
    var exponent = (1..<n).first { $0 * multiple % n == 1 } ?? 1
    var result = Matrix<RealCyclotomic>.identity(2)
    while exponent > 0 {
      if exponent & 1 == 1 { result = result * base }
      exponent >>= 1
      if exponent > 0 { base = base * base }
    }
    return result
  }
}
