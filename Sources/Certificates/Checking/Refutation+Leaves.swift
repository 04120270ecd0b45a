import ExactArithmetic

/// The leaves of a refutation that compute something.
extension Refutation {
  /// Every element that is not excluded is in sets with weights of at most 1 together, and all weights exceed what is left; with
  /// a tile, elements outside it are in no set.
  mutating func checkPacking(
    _ denominator: Int, _ parts: [Proof.PackedSet], left: Int, in tile: Tile?, budget: inout WorkBudget,
    at part: PartPath
  ) throws(Complaint) {
    guard denominator >= 1, denominator < 1 << 31 else {
      throw .fault(part[1], "a denominator is from 1 to 2^31 - 1, not \(denominator)")
    }
    var total = 0
    var touched: [Int] = []
    defer { for element in touched { marks[element] = 0 } }
    for (place, packed) in parts.enumerated() {
      let here = part[2][place]
      guard packed.weight >= 1, packed.weight < 1 << 31 else {
        throw .fault(here, "a weight is from 1 to 2^31 - 1, not \(packed.weight)")
      }
      total = saturatingSum(total, packed.weight)
      for element in try elements(of: packed.set, budget: &budget, at: here) {
        switch state[element] {
        case .chosen: throw .fault(here, "the set has the element \(element), which is chosen")
        case .excluded: continue
        case .free:
          guard tile?.isMember[element] != false else {
            throw .fault(here, "the set has the element \(element) outside the tile")
          }
          if marks[element] == 0 { touched.append(element) }
          marks[element] += packed.weight
          guard marks[element] <= denominator else {
            throw .fault(here, "the weights of the sets with the element \(element) exceed 1")
          }
        }
      }
    }
    // left < 0 means more elements than allowed are chosen already.
    guard left < 0 || total > saturatingProduct([left, denominator]) else {
      throw .fault(part, "the weights sum to \(total)/\(denominator), which is not above the \(left) elements left")
    }
  }

  /// Any support has at least the values of the chosen elements and the least ones of the free elements.
  func checkSum(
    _ set: Proof.SupportSet, left: Int, budget: inout WorkBudget, at part: PartPath
  ) throws(Complaint) {
    let witness = try find(set.witness, at: part)
    try validate(set.map, at: part)
    try budget.take(order, saturatingSum(saturatingProduct([2, products.cost]), witness.cost, 20), for: part)
    var total = RealCyclotomic.zero
    var missing = left
    for element in witness.ranking {
      switch state[apply(set.map, Int(element))] {
      case .excluded: continue
      case .chosen: total += witness.values[Int(element)]
      case .free:
        if missing > 0 { total += witness.values[Int(element)] }
        missing -= 1
      }
    }
    let size = RealCyclotomic(proof.size)
    guard missing > 0 || left < 0 || total.signum > 0 && total * total > size * size * witness.boundSquare else {
      throw .fault(part, "the least sum \(total) is not too large")
    }
  }

  /// δ_e + (δ_g + δ_g⁻¹)/2 is positive definite, so a uniform weak scheme has few pairs with the quotient g.
  mutating func checkQuotients(
    _ element: Int, budget: inout WorkBudget, at part: PartPath
  ) throws(Complaint) {
    guard element >= 1, element < order else {
      throw .fault(part, "\(element) is not an element number from 1 to \(order - 1)")
    }
    try budget.take(chosen.count, chosen.count, saturatingSum(products.cost, 10), for: part)
    var count = 0
    for right in chosen {
      for left in chosen where products.multiply(Int(products.inverses[right]), left) == element { count += 1 }
    }
    let (size, order) = (Rational(proof.size), Rational(order))
    let two: Rational = 2
    let bound = size * size * (two / order + claim.epsilon * (1 - two / order)) - size
    guard Rational(count) > bound else {
      throw .fault(part, "\(count) pairs have the quotient \(element), which is not above \(bound)")
    }
  }
}
