public import ExactArithmetic

/// The eigenvalues of an element in a representation: how often each root of unity occurs.
public struct Spectrum: Sendable, Hashable {
  /// The multiplicities of 1, ζ, ζ², …, ζ^(n−1), where ζ = exp(2πi/n) and n is the order of the element.
  public let multiplicities: [Int]

  /// The order n of the element.
  public var order: Int { multiplicities.count }

  /// The number of eigenvalues, which is the dimension of the representation.
  public var dimension: Int { multiplicities.reduce(0, +) }

  /// The sum of the eigenvalues, which is the value of the character.
  ///
  /// - Complexity: O(n · number of primes of n)
  public var trace: Cyclotomic {
    if multiplicities.allSatisfy({ $0 == multiplicities[0] }) {
      return Cyclotomic(order == 1 ? multiplicities[0] : 0)
    }
    return Cyclotomic(order: order, coefficients: multiplicities.map { Rational($0) })
  }

  /// The product of the eigenvalues, as the exponent of ζ.
  public var determinantExponent: Int {
    multiplicities.enumerated().reduce(0) { ($0 + $1.offset * ($1.element % order)) % order }
  }

  /// The spectrum of the image under σ_t : ζ ↦ ζ^t, which is also that of the t-th power of the element.
  ///
  /// - Precondition: t is coprime to n.
  func galois(_ t: Int) -> Spectrum {
    var images = multiplicities
    for (exponent, multiplicity) in multiplicities.enumerated() { images[exponent * t % order] = multiplicity }
    return Spectrum(multiplicities: images)
  }

  /// Multiplicities compared from that of 1 on; the greater comes first.
  func precedes(_ other: Spectrum) -> Bool {
    for (mine, theirs) in zip(multiplicities, other.multiplicities) where mine != theirs { return mine > theirs }
    return false
  }
}
