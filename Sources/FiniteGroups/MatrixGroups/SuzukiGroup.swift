import BigInt

/// The Suzuki group Sz(q), q = 2^{2m+1} ≥ 8, on the q² + 1 points of Tits' ovoid; order q²(q² + 1)(q − 1).
///
/// With the automorphism σ: x ↦ x^{2^{m+1}}, so that σ² squares, the points are ∞ and (x, y, xy + x^{σ+2} + y^σ); the
/// pair (x, y) is number xq + y, and ∞ is the last. Generators: the translation (x, y) ↦ (x + 1, y + x), the scaling
/// (x, y) ↦ (zx, z^{σ+1}y), and the involution (x, y, z) ↦ (y/z, x/z, 1/z), which exchanges 0 and ∞.
///
/// Source: J. D. Dixon, B. Mortimer, "Permutation Groups", 1996, section 7.7; M. Suzuki, Ann. of Math. 75 (1962)
/// 105–145, doi:10.2307/1970423.
struct SuzukiGroup: NamedConstruction {
  let field: PrimePower

  init(_ q: Int) throws(GroupError) {
    field = try PrimePower(q, in: "Sz(\(q))")
    guard field.prime == 2, field.exponent % 2 == 1, q >= 8 else {
      throw .unknownGroup("Sz(\(q))", hint: "Sz(q) takes an odd power of 2 from 8 on: 8, 32, 128, …")
    }
  }

  var description: String { "Sz(\(field.value))" }
  var degree: Int { field.value * field.value + 1 }

  var order: BigInt {
    let q = BigInt(field.value)
    return q * q * (q * q + 1) * (q - 1)
  }

  func generators() -> [Permutation] {
    let field = FiniteField(field)
    let q = self.field.value
    let infinity = q * q
    let sigma = 1 << ((self.field.exponent + 1) / 2)
    let root = field.primitiveElement
    let scale = field.power(root, sigma + 1)
    func onPairs(_ map: (Int, Int) -> Int) -> Permutation {
      Permutation(points: degree) { $0 == infinity ? infinity : map($0 / q, $0 % q) }
    }
    let inversion = Permutation(points: degree) { point in
      if point == infinity { return 0 }
      let (x, y) = (point / q, point % q)
      let z = field.sum(
        field.product(x, y), field.sum(field.power(x, sigma + 2), field.power(y, sigma)))
      guard let inverse = field.inverse(z) else { return infinity }
      return field.product(y, inverse) * q + field.product(x, inverse)
    }
    return [
      onPairs { x, y in field.sum(x, 1) * q + field.sum(y, x) },
      onPairs { x, y in field.product(root, x) * q + field.product(scale, y) },
      inversion,
    ]
  }
}
