public import ExactArithmetic
public import FiniteGroups

/// A homomorphism of a subgroup to the roots of unity: λ(h) = exp(2πi · exponent/order).
public struct LinearCharacter: Sendable, Hashable {
  /// The elements of the subgroup, the identity first.
  public let elements: [Int]
  /// The values are powers of ζ_order; no smaller order would do.
  public let order: Int
  /// For each element, the exponent of its value, in `0 ..< order`.
  public let exponents: [Int]

  init(elements: [Int], order: Int, exponents: [Int]) {
    let divisor = exponents.reduce(order, Divisibility.greatestCommonDivisor)
    self.elements = elements
    self.order = order / divisor
    self.exponents = exponents.map { $0 / divisor }
  }

  /// Whether all values are ±1.
  public var isReal: Bool { order <= 2 }

  /// The exact value at the element with a position in ``elements``.
  public func value(at position: Int) -> Cyclotomic { .rootOfUnity(order: order, exponent: exponents[position]) }

  /// All linear characters of a subgroup, the trivial one first.
  ///
  /// They are extended from the derived subgroup, where they are 1, one generator at a time.
  ///
  /// - Complexity: O(|H| · |H/H′|)
  public static func all(of subgroup: Subgroup) -> [LinearCharacter] {
    let group = subgroup.group
    let order = subgroup.generators.reduce(1) {
      Divisibility.leastCommonMultiple($0, group.order(of: $1))
    }
    var position = [Int](repeating: -1, count: group.order)
    var elements = subgroup.commutator(subgroup).elements
    for (index, element) in elements.enumerated() { position[element] = index }
    var tables = [[Int](repeating: 0, count: elements.count)]
    for generator in subgroup.generators where position[generator] < 0 {
      // Powers of the generator up to the first in the part done; that part is normal, so the cosets are its multiples.
      let old = elements.count
      var power = generator
      var index = 1
      while position[power] < 0 {
        for member in 0..<old {
          let element = group.product(elements[member], power)
          position[element] = elements.count
          elements.append(element)
        }
        power = group.product(power, generator)
        index += 1
      }
      tables = tables.flatMap { table in
        // λ(x)^index = λ(x^index) has `index` solutions; `order` is a multiple of the order of x.
        let root = table[position[power]] / index
        return (0..<index).map { choice in
          let step = root + choice * (order / index)
          return (0..<index).flatMap { multiple in table.map { ($0 + multiple * step) % order } }
        }
      }
    }
    return tables.map { LinearCharacter(elements: elements, order: order, exponents: $0) }
  }
}
