/// Matrices that generate the classical groups; rows of elements of a ``FiniteField``, column j the image of eⱼ.
///
/// All come from the same remark: conjugates of the transvection e₂ ↦ e₂ + e₁ by the diagonal matrix have all multiples
/// zⁱ or z²ⁱ of its off-diagonal entry, those span the field over the prime field (no proper subfield has z²), and
/// monomial matrices carry the entry to every place (R. Steinberg, "Generators for simple groups", 1962,
/// doi:10.4153/CJM-1962-018-0).
enum MatrixGenerators {
  typealias Rows = [[Int]]

  /// GL(n,q): diag(z, 1, …, 1), the cyclic permutation matrix, a transvection.
  static func general(_ n: Int, over field: FiniteField) -> [Rows] {
    var diagonal = identity(n)
    diagonal[0][0] = field.primitiveElement
    return [diagonal] + (n == 1 ? [] : [cycle(n, last: 1), transvection(n)])
  }

  /// SL(n,q): diag(z, z⁻¹, 1, …, 1), the cyclic permutation matrix with a sign where its determinant needs one, a
  /// transvection.
  static func special(_ n: Int, over field: FiniteField) -> [Rows] {
    guard n > 1 else { return [] }
    let z = field.primitiveElement
    var diagonal = identity(n)
    diagonal[0][0] = z
    diagonal[1][1] = field.power(z, field.size.value - 2)
    return [diagonal, cycle(n, last: n % 2 == 0 ? field.negative(1) : 1), transvection(n)]
  }

  /// Sp(2m,q) for the form with B(eᵢ, eₘ₊ᵢ) = 1 = −B(eₘ₊ᵢ, eᵢ): GL(m,q) as A ⊕ A⁻ᵀ, the transvection eₘ₊₁ ↦ eₘ₊₁ + e₁,
  /// and e₁ ↦ eₘ₊₁ ↦ −e₁. These have the root elements of all simple roots and their negatives.
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

  /// GU(n,q) or SU(n,q), n = 2m or 2m + 1, for the hermitian form with B(eᵢ, e_{n−m+i}) = 1 and, for odd n, B(w, w) =
  /// 1, w = e_{m+1}: a maximal torus, the root elements of the simple roots, and monomial matrices for the Weyl group.
  static func unitary(_ n: Int, over field: FiniteField, q: Int, special: Bool) -> [Rows] {
    let (m, last) = (n / 2, n - n / 2)
    let z = field.primitiveElement
    func power(_ exponent: Int) -> Int { field.power(z, (exponent % (q * q - 1) + q * q - 1) % (q * q - 1)) }
    func diagonal(_ exponents: [(Int, Int)]) -> Rows {
      var result = identity(n)
      for (place, exponent) in exponents { result[place][place] = power(exponent) }
      return result
    }
    // A number with λ + λ^q = 0: 1 in characteristic 2, else z to an odd multiple of (q + 1)/2.
    let traceless = field.size.prime == 2 ? 1 : power((q + 1) / 2)
    let tracelessInverse = field.power(traceless, q * q - 2)
    var result: [Rows] = []
    // The torus: z on e₁ and z^{−q} on its partner have determinant z^{1−q}.
    if !special {
      result.append(diagonal([(0, 1), (last, -q)]))
      if n % 2 == 1 { result.append(diagonal([(m, q - 1)])) }
    } else if n % 2 == 1 {
      result.append(diagonal([(0, 1), (m, q - 1), (last, -q)]))
    } else {
      result.append(diagonal([(0, q + 1), (last, -q * (q + 1))]))
      if m > 1 { result.append(diagonal([(0, 1), (1, -1), (last, -q), (last + 1, q)])) }
    }
    // e₁ ↦ λf₁, f₁ ↦ λ^{−q}e₁ = −λ⁻¹e₁ has determinant 1.
    var turn = identity(n)
    (turn[0][0], turn[last][last]) = (0, 0)
    (turn[last][0], turn[0][last]) = (traceless, field.negative(tracelessInverse))
    result.append(turn)
    if n % 2 == 1 {
      // f₁ ↦ f₁ + aw + be₁ and w ↦ w − a^q e₁ with b + b^q = −a^{q+1}. Conjugation by the torus multiplies a by
      // z^{2q−1}, which spans the field except in SU(3,2), where the torus is scalar.
      for a in special && q == 2 ? [1, z] : [1] {
        var short = identity(n)
        short[m][last] = a
        short[0][m] = field.negative(field.power(a, q))
        let norm = field.negative(field.power(a, q + 1))
        short[0][last] = (0..<(q * q)).first { field.sum($0, field.power($0, q)) == norm } ?? 0
        result.append(short)
      }
    } else {
      var long = identity(n)
      long[0][last] = traceless
      result.append(long)
    }
    guard m > 1 else { return result }
    var pair = identity(n)
    pair[0][1] = 1
    pair[last + 1][last] = field.negative(1)
    let rotation = cycle(m, last: 1)
    var both = identity(n)
    for row in 0..<m {
      for column in 0..<m {
        both[row][column] = rotation[row][column]
        both[last + row][last + column] = rotation[row][column]
      }
    }
    return result + [pair, both]
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
