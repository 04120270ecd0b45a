public import FiniteGroups

/// An isomorphism of an enumerated abelian group with a product of cyclic groups C_{n₁} × … × C_{n_r}, nᵢ₊₁ dividing nᵢ.
public struct AbelianDecomposition: Sendable {
  /// The orders n₁, …, n_r of the factors (the invariant factors, largest first); none for the trivial group.
  public let orders: [Int]
  /// Elements that generate the factors.
  public let generators: [Int]
  /// For each element of the group, its number in the product: mixed-radix digits, the last fastest.
  public let numbers: [Int]
  /// For each number in the product, the element.
  public let elements: [Int]

  /// Decomposes an abelian group: an element of largest order modulo the factors found is moved by them so that it keeps this
  /// order, and generates the next one.
  ///
  /// - Throws: ``FourierError/notAbelian``.
  /// - Complexity: O(order · exponent · r) products
  public init(of group: FiniteGroup) throws(FourierError) {
    for (index, left) in group.generatorIndices.enumerated() {
      for right in group.generatorIndices[..<index] where group.product(left, right) != group.product(right, left) {
        throw .notAbelian
      }
    }
    var orders: [Int] = []
    var generators: [Int] = []
    // The subgroup found so far by number, and where its elements stand (−1 outside).
    var elements = [group.identity]
    var numbers = [Int](repeating: -1, count: group.order)
    numbers[group.identity] = 0
    while elements.count < group.order {
      var best = (element: group.identity, order: 0)
      for element in 0..<group.order where numbers[element] < 0 {
        let order = AbelianDecomposition.order(of: element, modulo: numbers, in: group)
        if order > best.order { best = (element, order) }
      }
      let generator = AbelianDecomposition.corrected(
        best.element, order: best.order, orders: orders, generators: generators, numbers: numbers, in: group)
      orders.append(best.order)
      generators.append(generator)
      var larger: [Int] = []
      larger.reserveCapacity(elements.count * best.order)
      for element in elements {
        var product = element
        for _ in 0..<best.order {
          larger.append(product)
          product = group.product(product, generator)
        }
      }
      elements = larger
      for (number, element) in elements.enumerated() { numbers[element] = number }
    }
    self.orders = orders
    self.generators = generators
    self.elements = elements
    self.numbers = numbers
  }

  /// The least power of an element that lies in the subgroup found so far.
  private static func order(of element: Int, modulo numbers: [Int], in group: FiniteGroup) -> Int {
    var power = element
    var order = 1
    while numbers[power] < 0 {
      power = group.product(power, element)
      order += 1
    }
    return order
  }

  /// b·Πaᵢ^{−kᵢ/m} where b^m = Πaᵢ^{kᵢ}; m divides all kᵢ because every order found before was the largest possible.
  private static func corrected(
    _ element: Int, order: Int, orders: [Int], generators: [Int], numbers: [Int], in group: FiniteGroup
  ) -> Int {
    var power = group.identity
    for _ in 0..<order { power = group.product(power, element) }
    var (number, result) = (numbers[power], element)
    for (factor, generator) in zip(orders, generators).reversed() {
      let exponent = number % factor / order
      number /= factor
      for _ in 0..<(factor - exponent) % factor { result = group.product(result, generator) }
    }
    return result
  }

  /// The characters of the product of cyclic groups.
  public var dual: AbelianDual { AbelianDual(orders: orders) }
}
