import BigInt

/// A linear, projective, affine, semilinear, symplectic or unitary group over a finite field, acting on vectors or
/// projective points.
///
/// | kind | order | points |
/// |---|---|---|
/// | GL(n,q) | q^{n(n−1)/2} ∏(qⁱ − 1), i = 1 … n | the qⁿ − 1 nonzero vectors |
/// | SL(n,q) | that / (q − 1) | the same |
/// | ΓL(n,q) | that of GL times k, q = pᵏ | the same |
/// | PGL, PSL, PΓL | those divided by q − 1, gcd(n, q − 1), q − 1 | the (qⁿ − 1)/(q − 1) points of projective space |
/// | AGL, ASL, AΓL | those of GL, SL, ΓL times qⁿ | all qⁿ vectors |
/// | Sp(2m,q) | q^{m²} ∏(q²ⁱ − 1), i = 1 … m | the nonzero vectors |
/// | PSp(2m,q) | that / gcd(2, q − 1) | the points of projective space |
/// | GU(n,q) | q^{n(n−1)/2} ∏(qⁱ − (−1)ⁱ), i = 1 … n | the q²ⁿ − 1 nonzero vectors over 𝔽_{q²} |
/// | SU(n,q) | that / (q + 1) | the same |
/// | PGU, PSU | that of SU, and it divided by gcd(n, q + 1) | the (qⁿ − (−1)ⁿ)(qⁿ⁻¹ − (−1)ⁿ⁻¹)/(q² − 1) isotropic points |
///
/// Source: J. D. Dixon, B. Mortimer, "Permutation Groups", 1996, sections 2.8 and 7.7; D. E. Taylor, "The Geometry of
/// the Classical Groups", 1992.
struct LinearGroup: NamedConstruction {
  let kind: LinearKind
  /// The dimension n of the space.
  let dimension: Int
  let field: PrimePower

  /// - Throws: ``GroupError/unknownGroup(_:hint:)`` for a q that is no prime power, or a dimension that the kind does
  ///   not have.
  init(_ kind: LinearKind, _ dimension: Int, _ q: Int) throws(GroupError) {
    let text = "\(kind.rawValue)(\(dimension),\(q))"
    field = try PrimePower(q, in: text)
    switch kind {
    case .symplectic, .projectiveSymplectic:
      guard dimension >= 2, dimension % 2 == 0 else {
        throw .unknownGroup(text, hint: "\(kind.rawValue)(n,q) takes an even n, such as \(kind.rawValue)(4,3)")
      }
    case .generalUnitary, .specialUnitary, .projectiveUnitary, .projectiveSpecialUnitary:
      guard dimension >= 2 else { throw .unknownGroup(text, hint: "\(kind.rawValue)(n,q) takes n from 2 on") }
      guard q <= 256 else {
        throw .unknownGroup(text, hint: "unitary matrices have entries in the field of q² elements; q is at most 256")
      }
    case .projectiveGeneral, .projectiveSpecial, .projectiveSemilinear:
      guard dimension >= 2 else {
        throw .unknownGroup(text, hint: "\(kind.rawValue)(n,q) takes n from 2 on: a projective line has n = 2")
      }
    default:
      guard dimension >= 1 else { throw .unknownGroup(text, hint: "\(kind.rawValue)(n,q) takes n from 1 on") }
    }
    guard Saturating.power(q, Saturating.product(2, dimension)) < .max else {
      throw .degreeTooLarge(.max, limit: Permutation.maximumDegree)
    }
    (self.kind, self.dimension) = (kind, dimension)
  }

  var description: String { "\(kind.rawValue)(\(dimension),\(field.value))" }

  var degree: Int {
    let (n, q) = (dimension, field.value)
    let vectors = Saturating.power(kind.isUnitary ? q * q : q, n)
    return switch kind.space {
    case .projectivePoints where kind.isUnitary:
      // One of the exponents is even: the product is divisible by (q + 1)(q − 1).
      (Saturating.power(q, n) - parity(n)) * (Saturating.power(q, n - 1) - parity(n - 1)) / (q * q - 1)
    case .vectors: vectors
    case .nonzeroVectors: vectors - 1
    case .projectivePoints: (vectors - 1) / (field.value - 1)
    }
  }

  /// (−1)ⁿ
  private func parity(_ n: Int) -> Int { n % 2 == 0 ? 1 : -1 }

  var order: BigInt {
    let (n, q) = (dimension, BigInt(field.value))
    func product(step: Int, count: Int) -> BigInt {
      (1...count).reduce(1) { $0 * (q.power(step * $1) - 1) }
    }
    let units = q - 1
    let unitary = (1...n).reduce(q.power(n * (n - 1) / 2)) { $0 * (q.power($1) - BigInt(parity($1))) } / (q + 1)
    let special = q.power(n * (n - 1) / 2) * product(step: 1, count: n) / units
    return switch kind {
    case .general: special * units
    case .special, .projectiveGeneral: special
    case .semilinear: special * units * BigInt(field.exponent)
    case .projectiveSpecial: special / BigInt(n).greatestCommonDivisor(with: units)
    case .projectiveSemilinear: special * BigInt(field.exponent)
    case .affineGeneral: special * units * q.power(n)
    case .affineSpecial: special * q.power(n)
    case .affineSemilinear: special * units * q.power(n) * BigInt(field.exponent)
    case .generalUnitary: unitary * (q + 1)
    case .specialUnitary, .projectiveUnitary: unitary
    case .projectiveSpecialUnitary: unitary / BigInt(n).greatestCommonDivisor(with: q + 1)
    case .symplectic: q.power(n * n / 4) * product(step: 2, count: n / 2)
    case .projectiveSymplectic:
      q.power(n * n / 4) * product(step: 2, count: n / 2) / BigInt(2).greatestCommonDivisor(with: units)
    }
  }

  func generators() throws(GroupError) -> [Permutation] {
    if kind.isUnitary { return try unitaryGenerators() }
    let field = FiniteField(field)
    let space = FiniteSpace(kind.space, dimension: dimension, field: field)
    var maps: [FiniteSpace.Map] = matrices(over: field).map { .matrix($0) }
    switch kind {
    case .semilinear, .projectiveSemilinear, .affineSemilinear: maps.append(.frobenius)
    default: break
    }
    if kind.space == .vectors {
      // The linear part carries the first basis vector to all others, except that SL(1,q) is trivial.
      let multiples = kind == .affineSpecial && dimension == 1 ? field.basis : [1]
      maps += multiples.map { multiple in .translation([multiple] + [Int](repeating: 0, count: dimension - 1)) }
    }
    return maps.map(space.permutation)
  }

  /// On the nonzero vectors, or on the orbit of the isotropic point of the first basis vector.
  private func unitaryGenerators() throws(GroupError) -> [Permutation] {
    let field = FiniteField(try PrimePower(field.value * field.value))
    let matrices = MatrixGenerators.unitary(
      dimension, over: field, q: self.field.value,
      special: kind == .specialUnitary || kind == .projectiveSpecialUnitary)
    let space = FiniteSpace(kind.space, dimension: dimension, field: field)
    if kind.space == .nonzeroVectors { return matrices.map { space.permutation(.matrix($0)) } }
    let first = [1] + [Int](repeating: 0, count: dimension - 1)
    return try OrbitPermutations(seeds: [first], maps: matrices.map { space.map(.matrix($0)) }).permutations
  }

  /// Matrices that generate the linear part.
  private func matrices(over field: FiniteField) -> [[[Int]]] {
    switch kind {
    case .general, .projectiveGeneral, .affineGeneral, .semilinear, .projectiveSemilinear, .affineSemilinear:
      MatrixGenerators.general(dimension, over: field)
    case .special, .projectiveSpecial, .affineSpecial: MatrixGenerators.special(dimension, over: field)
    default: MatrixGenerators.symplectic(dimension, over: field)
    }
  }
}

/// The kinds of linear groups, by the spelling of their names.
public enum LinearKind: String, Sendable, Hashable, CaseIterable {
  /// All invertible matrices, on the nonzero vectors.
  case general = "GL"
  /// The matrices of determinant 1, on the nonzero vectors.
  case special = "SL"
  /// GL with the automorphisms of the field, on the nonzero vectors.
  case semilinear = "GammaL"
  /// GL modulo scalars, on the points of projective space.
  case projectiveGeneral = "PGL"
  /// SL modulo scalars, on the points of projective space.
  case projectiveSpecial = "PSL"
  /// ΓL modulo scalars, on the points of projective space.
  case projectiveSemilinear = "PGammaL"
  /// GL and the translations, on all vectors.
  case affineGeneral = "AGL"
  /// SL and the translations, on all vectors.
  case affineSpecial = "ASL"
  /// ΓL and the translations, on all vectors.
  case affineSemilinear = "AGammaL"
  /// The matrices that preserve an alternating form, on the nonzero vectors.
  case symplectic = "Sp"
  /// Sp modulo scalars, on the points of projective space.
  case projectiveSymplectic = "PSp"
  /// The matrices over the field of q² elements that preserve a hermitian form, on the nonzero vectors.
  case generalUnitary = "GU"
  /// Those of determinant 1, on the nonzero vectors.
  case specialUnitary = "SU"
  /// GU modulo scalars, on the isotropic points.
  case projectiveUnitary = "PGU"
  /// SU modulo scalars, on the isotropic points.
  case projectiveSpecialUnitary = "PSU"

  var isUnitary: Bool {
    switch self {
    case .generalUnitary, .specialUnitary, .projectiveUnitary, .projectiveSpecialUnitary: true
    default: false
    }
  }

  var space: FiniteSpace.Kind {
    switch self {
    case .general, .special, .semilinear, .symplectic, .generalUnitary, .specialUnitary: .nonzeroVectors
    case .projectiveGeneral, .projectiveSpecial, .projectiveSemilinear, .projectiveSymplectic, .projectiveUnitary,
      .projectiveSpecialUnitary:
      .projectivePoints
    case .affineGeneral, .affineSpecial, .affineSemilinear: .vectors
    }
  }
}
