import ExactArithmetic

/// Powers of the linear forms that a group element sends the coordinates to: the images of monomials are products of them.
///
/// They are kept for one action, so that the images of all monomials under one element share them; when there are too many,
/// all are forgotten.
final class FormPowers {
  /// A homogeneous polynomial: monomials, as exponents, with their coefficients.
  typealias Polynomial = [[Int]: RealCyclotomic]

  /// The powers of one form, from the 0th on.
  private struct Key: Hashable {
    let element: Int
    let column: Int
  }

  private var powers: [Key: [Polynomial]] = [:]
  /// The coefficients in `powers`.
  private var stored = 0

  /// More coefficients are not kept.
  private static let limit = 200_000

  /// The products of numbers that the powers of one form take, and those that one image takes when the powers are known, at most.
  static func productCounts(dimension: Int, degree: Int) -> (powers: Int, image: Int) {
    /// The number of terms of a homogeneous polynomial.
    func terms(_ degree: Int) -> Int {
      Basis.labelCount(.polynomials(degree: degree), dimension: dimension - 1, order: 1, cap: .max / 2) ?? .max
    }
    // The last powers are the longest; then d − 1 products, the worst of two factors of half the degree.
    let half = terms((degree + 1) / 2)
    return (
      saturatingProduct([dimension, degree, terms(max(degree - 1, 0))]),
      saturatingProduct([max(dimension - 1, 1), half, half])
    )
  }

  /// Whether the powers of the forms of some elements are kept together.
  static func keeps(elements: Int, dimension: Int, degree: Int) -> Bool {
    saturatingProduct([elements, productCounts(dimension: dimension, degree: degree + 1).powers]) <= limit
  }

  /// The product of powers of the forms with the exponents given.
  ///
  /// - Parameter form: the coefficients of the form that a coordinate is sent to.
  func product(
    _ exponents: [Int], element: Int, form: (_ column: Int) -> [RealCyclotomic]
  ) -> Polynomial {
    var result: Polynomial?
    for (column, exponent) in exponents.enumerated() where exponent > 0 {
      let power = power(Key(element: element, column: column), exponent, count: exponents.count, form: form)
      result = result.map { multiply($0, power) } ?? power
    }
    return result ?? [[Int](repeating: 0, count: exponents.count): .one]
  }

  private func power(
    _ key: Key, _ exponent: Int, count: Int, form: (_ column: Int) -> [RealCyclotomic]
  ) -> Polynomial {
    var list = powers[key] ?? [[[Int](repeating: 0, count: count): .one]]
    if exponent < list.count { return list[exponent] }
    var linear: Polynomial = [:]
    for (row, value) in form(key.column).enumerated() where !value.isZero {
      var exponents = [Int](repeating: 0, count: count)
      exponents[row] = 1
      linear[exponents] = value
    }
    guard FormPowers.keeps(elements: 1, dimension: count, degree: exponent) else {
      return (0..<exponent).reduce(list[0]) { power, _ in multiply(power, linear) }
    }
    if stored > FormPowers.limit {
      powers = [:]
      stored = 0
    } else {
      stored -= powers[key]?.reduce(0) { $0 + $1.count } ?? 0
    }
    while list.count <= exponent { list.append(multiply(list[list.count - 1], linear)) }
    powers[key] = list
    stored += list.reduce(0) { $0 + $1.count }
    return list[exponent]
  }

  private func multiply(_ left: Polynomial, _ right: Polynomial) -> Polynomial {
    var product: Polynomial = [:]
    for (first, factor) in left {
      for (second, value) in right {
        var exponents = first
        for place in exponents.indices { exponents[place] += second[place] }
        product[exponents, default: .zero] += factor * value
      }
    }
    return product
  }
}
