import FiniteGroups

/// The positive definite function α(x) = tr(ρ(x)P), P the projection on the vectors that a subgroup H multiplies by λ.
///
/// It needs the character only: α(x) = (1/|H|) Σ_h χ(xh) conj λ(h). With m = α(e) the multiplicity of λ in χ restricted to H,
/// the vectors ρ(x)P have the inner products α(x⁻¹y) and span m copies of ρ. For m = 1 and a unit vector v of type λ,
/// α(x) = ⟨v, ρ(x)v⟩.
///
/// Source: J. D. Dixon, "Constructing representations of finite groups", DIMACS Ser. 11, 1993.
struct SphericalFunction: Sendable {
  let group: FiniteGroup
  /// The real parts at all elements.
  let real: [Double]
  /// The imaginary parts at all elements; empty if all are exactly 0.
  let imaginary: [Double]
  /// One element of each left coset of H.
  let cosetRepresentatives: [Int]

  /// - Parameters:
  ///   - character: the values of χ by class.
  ///   - isReal: whether χ is real.
  /// - Complexity: O(order) products
  init(
    character: [(real: Double, imaginary: Double)], isReal: Bool, linear: LinearCharacter, group: FiniteGroup,
    classOf: [Int]
  ) {
    let order = group.order
    let values = RootsOfUnity(order: linear.order)
    var real = [Double](repeating: 0, count: order)
    var imaginary = real
    var seen = [Bool](repeating: false, count: order)
    var representatives: [Int] = []
    let scale = 1 / Double(linear.elements.count)
    for element in 0..<order where !seen[element] {
      representatives.append(element)
      let coset = linear.elements.map { group.product(element, $0) }
      var sum = (real: 0.0, imaginary: 0.0)
      for (member, exponent) in zip(coset, linear.exponents) {
        let (value, root) = (character[classOf[member]], values[exponent])
        sum.real += value.real * root.real + value.imaginary * root.imaginary
        sum.imaginary += value.imaginary * root.real - value.real * root.imaginary
      }
      // α(xh) = λ(h) α(x)
      for (member, exponent) in zip(coset, linear.exponents) {
        let root = values[exponent]
        seen[member] = true
        real[member] = scale * (sum.real * root.real - sum.imaginary * root.imaginary)
        imaginary[member] = scale * (sum.real * root.imaginary + sum.imaginary * root.real)
      }
    }
    self.group = group
    self.real = real
    self.imaginary = isReal && linear.isReal ? [] : imaginary
    cosetRepresentatives = representatives
  }

  func value(at element: Int) -> (real: Double, imaginary: Double) {
    (real[element], imaginary.isEmpty ? 0 : imaginary[element])
  }

  /// The matrix with the entries α(left⁻¹ · element · right).
  ///
  /// - Complexity: O(count²) products
  func matrix(_ elements: [Int], around element: Int) -> ComplexMatrix {
    let size = elements.count
    var (upper, lower) = ([Double](), [Double]())
    upper.reserveCapacity(size * size)
    let moved = elements.map { group.product(element, $0) }
    for left in elements {
      let inverse = group.inverse(left)
      for right in moved {
        let entry = value(at: group.product(inverse, right))
        upper.append(entry.real)
        if !imaginary.isEmpty { lower.append(entry.imaginary) }
      }
    }
    return ComplexMatrix(
      RealMatrix(rowCount: size, columnCount: size, entries: upper),
      imaginary: imaginary.isEmpty ? nil : RealMatrix(rowCount: size, columnCount: size, entries: lower))
  }
}

/// The values exp(2πi k/n), each correctly rounded up to a few units in the last place.
struct RootsOfUnity: Sendable {
  private let values: [(real: Double, imaginary: Double)]

  init(order: Int) {
    values = (0..<order).map { exponent in
      // Reduced to the first eighth of the circle, so that ±1, ±i and conjugates come out exactly.
      let (quarter, rest) = (4 * exponent / order, 4 * exponent % order)
      let point: (Double, Double)
      if 2 * rest <= order {
        let angle = Double.pi / 2 * Double(rest) / Double(order)
        point = (RootsOfUnity.cosine(angle), RootsOfUnity.sine(angle))
      } else {
        let angle = Double.pi / 2 * Double(order - rest) / Double(order)
        point = (RootsOfUnity.sine(angle), RootsOfUnity.cosine(angle))
      }
      switch quarter {
      case 0: return point
      case 1: return (-point.1, point.0)
      case 2: return (-point.0, -point.1)
      default: return (point.1, -point.0)
      }
    }
  }

  subscript(exponent: Int) -> (real: Double, imaginary: Double) { values[exponent] }

  /// Taylor series on [0, π/4], where 12 terms are exact to the last place.
  private static func cosine(_ x: Double) -> Double { series(x, term: 1, index: 0) }
  private static func sine(_ x: Double) -> Double { series(x, term: x, index: 1) }

  private static func series(_ x: Double, term first: Double, index: Int) -> Double {
    withUnsafeTemporaryAllocation(of: Double.self, capacity: 12) { terms in
      var term = first
      var index = index
      for place in terms.indices {
        terms[place] = term
        term = -term * x * x / Double((index + 1) * (index + 2))
        index += 2
      }
      // The smallest terms first.
      return terms.reversed().reduce(0, +)
    }
  }
}
