/// The homomorphisms of ℤ[ζ_n] to a prime field that has all n-th roots of unity.
struct SplitPrime {
  let field: PrimeField
  /// For each homomorphism, the images of 1, ζ_n, …, ζ_n^(n−1).
  let powers: [[UInt32]]
  /// The inverse of the matrix of the images of 1, ζ_n, …, ζ_n^(φ(n)−1), a row per homomorphism.
  private let inverse: [[UInt32]]

  var degree: Int { powers.count }

  init?(field: PrimeField, order: Int) {
    guard let root = field.rootOfUnity(order: order) else { return nil }
    let all = SplitPrime.powers(of: root, count: order, field: field)
    powers = Divisibility.units(order).map { unit in (0..<order).map { all[$0 * unit % order] } }
    let degree = powers.count
    var space = ModularRowSpace(field: field, columnCount: 2 * degree)
    for (index, images) in powers.enumerated() {
      space.insert(images.prefix(degree) + (0..<degree).map { $0 == index ? 1 : 0 })
    }
    inverse = space.reducedRows().map { Array($0.dropFirst(degree)) }
    self.field = field
  }

  static func powers(of root: UInt32, count: Int, field: PrimeField) -> [UInt32] {
    var powers: [UInt32] = [1]
    for _ in 1..<Swift.max(count, 1) { powers.append(field.multiply(powers[powers.count - 1], root)) }
    return powers
  }

  /// The coordinates on 1, ζ_n, … of the element with the given images.
  func coordinates(_ images: [UInt32]) -> [UInt32] {
    if images.allSatisfy({ $0 == 0 }) { return [UInt32](repeating: 0, count: degree) }
    return inverse.map { row in
      var sum: UInt32 = 0
      for (factor, image) in zip(row, images) { sum = field.add(sum, field.multiply(factor, image)) }
      return sum
    }
  }
}
