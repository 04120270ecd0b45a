import FiniteGroups

/// A product of cyclic groups with the elements found by their coordinates.
struct GroupCoordinates {
  let title: String
  let group: FiniteGroup

  /// C_{n₁} × C_{n₂} × …; neighbouring equal factors are written as powers.
  init(_ orders: [Int]) throws(DesignError) {
    var parts: [(order: Int, count: Int)] = []
    for order in orders {
      if let last = parts.last, last.order == order {
        parts[parts.count - 1].count += 1
      } else {
        parts.append((order, 1))
      }
    }
    let text = parts.map { $0.count == 1 ? "C\($0.order)" : "C\($0.order)^\($0.count)" }.joined(separator: "x")
    (title, group) = try DesignError.wrapping { () throws(GroupError) in
      let description = try GroupDescription(text)
      return (description.title, try description.enumerated())
    }
  }

  /// The additive group of a product of fields.
  init(additive fields: [PrimePower]) throws(DesignError) {
    try self.init(fields.flatMap { Array(repeating: $0.prime, count: $0.exponent) })
  }

  /// The digits of a field element to base p, the lowest first: its coordinates.
  func digits(_ element: Int, of field: PrimePower) -> [Int] {
    var rest = element
    return (0..<field.exponent).map { _ in
      defer { rest /= field.prime }
      return rest % field.prime
    }
  }

  /// ∏ gᵢ^{xᵢ} over the generators of the factors.
  ///
  /// - Precondition: one nonnegative coordinate for each factor.
  func element(_ coordinates: [Int]) -> Int {
    var result = group.identity
    for (generator, coordinate) in zip(group.generatorIndices, coordinates) {
      for _ in 0..<coordinate { result = group.product(result, generator) }
    }
    return result
  }
}
