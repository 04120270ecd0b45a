/// An irreducible representation of GL(2, q), up to equivalence.
///
/// z is the generator of 𝔽_q^* in use; χᵢ is the character of 𝔽_q^* with χᵢ(z) = exp(2πi·i/(q − 1)).
///
/// | label | dimension | number |
/// |---|---|---|
/// | determinant(i): χᵢ(det g) | 1 | q − 1 |
/// | steinberg(i): the functions on the projective line with sum 0, times χᵢ(det g) | q | q − 1 |
/// | principalSeries(i, j), i < j: induced from χᵢ(a)χⱼ(d) on the upper triangular matrices | q + 1 | (q − 1)(q − 2)/2 |
/// | cuspidal(m): belongs to the characters ν and ν^q of 𝔽_{q²}^*, ν(Θ) = exp(2πi·m/(q² − 1)), q + 1 ∤ m | q − 1 | q(q − 1)/2 |
///
/// Sources: I. Piatetski-Shapiro, "Complex Representations of GL(2,K) for Finite Fields K", 1983; W. Fulton and J. Harris,
/// "Representation Theory", 1991, §5.2.
public enum PlaneRepresentationLabel: Sendable, Hashable {
  /// A character of the determinant; number 0 is the trivial representation.
  case determinant(Int)
  /// A twist of the Steinberg representation.
  case steinberg(Int)
  /// An irreducible principal series.
  case principalSeries(Int, Int)
  /// A cuspidal representation; the smaller of the exponents m and mq mod q² − 1.
  case cuspidal(Int)

  /// All of them for one q, the trivial one first.
  ///
  /// - Precondition: `q >= 2`.
  /// - Complexity: O(q²)
  public static func all(over q: Int) -> [PlaneRepresentationLabel] {
    let characters = 0..<(q - 1)
    let principal = characters.flatMap { i in ((i + 1)..<max(q - 1, i + 1)).map { principalSeries(i, $0) } }
    let cuspidals = (1..<(q * q - 1)).filter { $0 % (q + 1) != 0 && $0 < $0 * q % (q * q - 1) }
    return characters.map { determinant($0) } + characters.map { steinberg($0) } + principal
      + cuspidals.map { cuspidal($0) }
  }

  /// One of each pair of complex conjugate representations, which have the same norms for real weights.
  ///
  /// - Precondition: `q >= 2`.
  /// - Complexity: O(q²)
  public static func allUpToConjugation(over q: Int) -> [PlaneRepresentationLabel] {
    var kept: Set<PlaneRepresentationLabel> = []
    return all(over: q).filter { label in
      if kept.contains(label.conjugate(over: q)) { return false }
      kept.insert(label)
      return true
    }
  }

  /// The representations in the functions on the nonzero vectors of the plane: f(cx) = χᵢ(c)f(x), for all i.
  ///
  /// - Precondition: `q >= 2`.
  public static func onVectors(over q: Int) -> [PlaneRepresentationLabel] {
    [determinant(0), steinberg(0)] + (1..<max(q - 1, 1)).map { principalSeries(0, $0) }
  }

  /// The complex conjugate representation.
  public func conjugate(over q: Int) -> PlaneRepresentationLabel {
    func negative(_ exponent: Int, _ order: Int) -> Int { (order - exponent) % order }
    switch self {
    case .determinant(let i): return .determinant(negative(i, q - 1))
    case .steinberg(let i): return .steinberg(negative(i, q - 1))
    case .principalSeries(let i, let j):
      let (first, second) = (negative(i, q - 1), negative(j, q - 1))
      return .principalSeries(min(first, second), max(first, second))
    case .cuspidal(let m):
      let exponent = negative(m, q * q - 1)
      return .cuspidal(min(exponent, exponent * q % (q * q - 1)))
    }
  }

  /// The dimension.
  public func dimension(over q: Int) -> Int {
    switch self {
    case .determinant: 1
    case .steinberg: q
    case .principalSeries: q + 1
    case .cuspidal: q - 1
    }
  }

  /// Whether the exponents are in their ranges.
  func isValid(over q: Int) -> Bool {
    switch self {
    case .determinant(let i), .steinberg(let i): 0 <= i && i < q - 1
    case .principalSeries(let i, let j): 0 <= i && i < j && j < q - 1
    case .cuspidal(let m): 0 < m && m < q * q - 1 && m % (q + 1) != 0 && m < m * q % (q * q - 1)
    }
  }
}
