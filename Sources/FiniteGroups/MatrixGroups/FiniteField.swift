/// The field of q = pᵏ elements.
///
/// The element c₀ + c₁x + … + c_{k−1}x^{k−1} of 𝔽_p[x]/(f) is the number Σ cᵢpⁱ; so 0 and 1 are themselves, and for
/// prime q it is arithmetic modulo q. The polynomial f is the least monic one, by the number of its lower coefficients,
/// for which the powers of x are all q − 1 nonzero elements (a primitive polynomial, hence irreducible): the same on
/// every machine, and no table of Conway polynomials.
///
/// - Complexity: O(1) per operation (sums: O(k) for odd p and k > 1) after tables of 2q numbers.
public struct FiniteField: Sendable {
  /// The number of elements.
  public let size: PrimePower
  /// An element whose powers are all nonzero elements: the class of x.
  public let primitiveElement: Int

  /// zⁱ for 0 ≤ i < q − 1.
  private let powers: [Int]
  /// The exponent of each nonzero element.
  private let logarithms: [Int]

  /// The field with the given number of elements.
  ///
  /// - Complexity: O(q) for each polynomial that is tried; a constant share of about 1/k or more succeeds.
  public init(_ size: PrimePower) {
    self.size = size
    let (p, q) = (size.prime, size.value)
    // Primitive polynomials exist for every p and k, so the search ends; its bound is the number of candidates.
    var powers: [Int] = []
    for lower in 1..<q {
      powers = FiniteField.powersOfX(lower: lower, p: p, q: q)
      if powers.count == q - 1 { break }
    }
    var logarithms = [Int](repeating: 0, count: q)
    for (exponent, element) in powers.enumerated() { logarithms[element] = exponent }
    self.powers = powers
    self.logarithms = logarithms
    primitiveElement = powers[1 % powers.count]
  }

  /// The powers of x modulo xᵏ + lower, until one repeats.
  private static func powersOfX(lower: Int, p: Int, q: Int) -> [Int] {
    // The negative of the lower part is what xᵏ is.
    let replacement = scaled(lower, by: p - 1, p: p)
    let top = q / p
    var result: [Int] = [1]
    while result.count < q {
      let last = result[result.count - 1]
      let next = digitwiseSum(last % top * p, scaled(replacement, by: last / top, p: p), p: p)
      if next == 1 || next == 0 { break }
      result.append(next)
    }
    return result
  }

  private static func digitwiseSum(_ left: Int, _ right: Int, p: Int) -> Int {
    if p == 2 { return left ^ right }
    var (left, right, weight, result) = (left, right, 1, 0)
    while left + right > 0 {
      result += (left % p + right % p) % p * weight
      (left, right, weight) = (left / p, right / p, weight * p)
    }
    return result
  }

  private static func scaled(_ element: Int, by factor: Int, p: Int) -> Int {
    var (rest, weight, result) = (element, 1, 0)
    while rest > 0 {
      result += rest % p * factor % p * weight
      (rest, weight) = (rest / p, weight * p)
    }
    return result
  }

  /// The numbers 1, x, …, x^{k−1}, a basis over the prime field.
  public var basis: [Int] { (0..<size.exponent).map { power(primitiveElement, $0) } }

  /// The sum.
  public func sum(_ left: Int, _ right: Int) -> Int { FiniteField.digitwiseSum(left, right, p: size.prime) }

  /// The additive inverse.
  public func negative(_ element: Int) -> Int {
    size.prime == 2 ? element : FiniteField.scaled(element, by: size.prime - 1, p: size.prime)
  }

  /// The product.
  public func product(_ left: Int, _ right: Int) -> Int {
    if left == 0 || right == 0 { return 0 }
    return powers[(logarithms[left] + logarithms[right]) % powers.count]
  }

  /// The multiplicative inverse, or `nil` for zero.
  public func inverse(_ element: Int) -> Int? {
    element == 0 ? nil : powers[(powers.count - logarithms[element]) % powers.count]
  }

  /// The power with an exponent ≥ 0.
  public func power(_ element: Int, _ exponent: Int) -> Int {
    if element == 0 { return exponent == 0 ? 1 : 0 }
    return powers[(logarithms[element] * (exponent % powers.count)) % powers.count]
  }

  /// The Frobenius automorphism x ↦ xᵖ.
  public func frobenius(_ element: Int) -> Int { power(element, size.prime) }
}
