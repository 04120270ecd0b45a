/// Matrices that generate the classical groups; rows of elements of a ``FiniteField``, column j the image of eⱼ.
///
/// All come from the same remark: conjugates of the transvection e₂ ↦ e₂ + e₁ by the diagonal matrix have all multiples zⁱ or z²ⁱ of
/// its off-diagonal entry, those span the field over the prime field (no proper subfield has z²), and monomial matrices carry the entry
/// to every place (R. Steinberg, "Generators for simple groups", 1962, doi:10.4153/CJM-1962-018-0).
enum MatrixGenerators {
  typealias Rows = [[Int]]

  /// GL(n,q): diag(z, 1, …, 1), the cyclic permutation matrix, a transvection.
  static func general(_ n: Int, over field: FiniteField) -> [Rows] {
    var diagonal = identity(n)
    diagonal[0][0] = field.primitiveElement
    return [diagonal] + (n == 1 ? [] : [cycle(n, last: 1), transvection(n)])
  }

  /// SL(n,q): diag(z, z⁻¹, 1, …, 1), the cyclic permutation matrix with a sign where its determinant needs one, a transvection.
  static func special(_ n: Int, over field: FiniteField) -> [Rows] {
    guard n > 1 else { return [] }
    let z = field.primitiveElement
    var diagonal = identity(n)
    diagonal[0][0] = z
    diagonal[1][1] = field.power(z, field.size.value - 2)
    return [diagonal, cycle(n, last: n % 2 == 0 ? field.negative(1) : 1), transvection(n)]
  }

  /// Sp(2m,q) for the form with B(eᵢ, eₘ₊ᵢ) = 1 = −B(eₘ₊ᵢ, eᵢ): GL(m,q) as A ⊕ A⁻ᵀ, the transvection eₘ₊₁ ↦ eₘ₊₁ + e₁, and
  /// e₁ ↦ eₘ₊₁ ↦ −e₁. These have the root elements of all simple roots and their negatives.
  static func symplectic(_ n: Int, over field: FiniteField) -> [Rows] {
    let m = n / 2
    let z = field.primitiveElement
    var diagonal = identity(n)
    diagonal[0][0] = z
    diagonal[m][m] = field.power(z, field.size.value - 2)
    var long = identity(n)
    long[0][m] = 1
    var turn = identity(n)
    (turn[0][0], turn[m][m], turn[m][0], turn[0][m]) = (0, 0, 1, field.negative(1))
    guard m > 1 else { return [diagonal, long, turn] }
    var short = identity(n)
    short[0][1] = 1
    short[m + 1][m] = field.negative(1)
    let rotation = cycle(m, last: 1)
    let both = (0..<n).map { row in
      (0..<n).map { column in row / m == column / m ? rotation[row % m][column % m] : 0 }
    }
    return [diagonal, both, short, long, turn]
  }

  private static func identity(_ n: Int) -> Rows {
    (0..<n).map { row in (0..<n).map { $0 == row ? 1 : 0 } }
  }

  /// e₂ ↦ e₂ + e₁.
  private static func transvection(_ n: Int) -> Rows {
    var result = identity(n)
    result[0][1] = 1
    return result
  }

  /// e₁ ↦ e₂ ↦ … ↦ eₙ ↦ last · e₁.
  private static func cycle(_ n: Int, last: Int) -> Rows {
    (0..<n).map { row in (0..<n).map { $0 == n - 1 && row == 0 ? last : row == $0 + 1 ? 1 : 0 } }
  }
}
