import ExactArithmetic
import FiniteGroups
import Representations

/// Designs as schemes of the experiment.
enum DesignScaling {
  /// The smallest dual BCH code for C2^m that is verified to have the error: 2ʳ words (x, x³, …) over the field of 2ʳ elements,
  /// cut to m bits, r ascending from what the Plancherel bound allows.
  ///
  /// - Complexity: O(m · 2ᵐ) for each r
  static func smallBias(_ instance: AbelianScaling, epsilon: Rational) throws -> ScalingOutcome {
    let dimension = instance.dual.orders.count
    let least = WeakLowerBound.plancherel(order: instance.dual.order, epsilon: epsilon)
    for degree in 2...16 where 1 << degree >= least && 1 << degree <= max(4, instance.dual.order) {
      let blocks = (dimension + degree - 1) / degree
      let words = try SmallBiasSet.dualBCHWords(degree: degree, blocks: blocks).map {
        $0 & (instance.dual.order - 1)
      }
      if let error = try instance.verifiedError(uniformOn: words, atMost: epsilon) {
        return .found(size: words.count, error: error)
      }
    }
    return .refused(
      ScalingRefusal(.notReached, "no dual BCH code with at most 2^16 words of C2^\(dimension) is weak(\(epsilon))"))
  }

  /// The largest order of a group in which a difference set is looked for.
  static let orderLimit = 4_096

  /// The smallest of the known difference sets whose error (k − λ)/k² is at most ε.
  ///
  /// - Complexity: O(order²)
  static func differenceSet(
    _ family: ScalingFamily, _ parameter: Int, _ instance: some ScalingInstance, epsilon: Rational
  ) throws -> ScalingOutcome {
    guard let order = Int(exactly: instance.order), order <= orderLimit else {
      return .refused(
        ScalingRefusal(.orderLimit, "difference sets are made in groups of order up to \(orderLimit)"))
    }
    var sets: [DifferenceSet] = []
    switch family {
    case .cyclic: sets = cyclicSets(order)
    case .binary where parameter.isMultiple(of: 2) && parameter >= 4:
      sets = [try DifferenceSet.bentFunction(halfDimension: parameter / 2)]
    default: break
    }
    // The complement of a difference set is one.
    let sizes = Set(sets.flatMap { [$0.size, order - $0.size] })
    if let size = sizes.filter({ error(size: $0, order: order) <= epsilon }).min() {
      return .found(size: size, error: NormEnclosure(around: error(size: size, order: order)))
    }
    guard order <= DifferenceSet.searchOrderLimit else {
      return .refused(
        ScalingRefusal(
          .notReached,
          "no difference set of this order with weak error at most \(epsilon) is constructed, and only groups of order up to "
            + "\(DifferenceSet.searchOrderLimit) are searched"))
    }
    let group = try GroupDescription(instance.group).enumerated()
    for size in 2..<max(2, order - 1) where size * (size - 1) % (order - 1) == 0 {
      if error(size: size, order: order) > epsilon { continue }
      let searched = min(size, order - size)
      let found = try? DifferenceSet.search(
        in: group, groupTitle: instance.group, size: searched, multiplicity: searched * (searched - 1) / (order - 1),
        nodeLimit: 200_000)
      if found != nil { return .found(size: size, error: NormEnclosure(around: error(size: size, order: order))) }
    }
    return .refused(
      ScalingRefusal(.notReached, "no difference set with weak error at most \(epsilon) was found in the group"))
  }

  /// (k − λ)/k² for λ = k(k − 1)/(v − 1).
  private static func error(size: Int, order: Int) -> Rational { Rational(order - size, size * (order - 1)) }

  /// The hyperplanes of projective spaces with a Singer group of this order, and the squares modulo a prime.
  private static func cyclicSets(_ order: Int) -> [DifferenceSet] {
    var result: [DifferenceSet] = []
    for q in 2..<max(order, 2) where q * q + q + 1 <= order {
      guard let power = try? PrimePower(q) else { continue }
      var (points, dimension) = (q * q + q + 1, 2)
      while points < order { (points, dimension) = (points * q + 1, dimension + 1) }
      if points == order, let set = try? DifferenceSet.singer(dimension: dimension, over: power.value) {
        result.append(set)
      }
    }
    // Additive groups of prime fields are cyclic.
    if let power = try? PrimePower(order), power.exponent == 1, let set = try? DifferenceSet.paley(order) {
      result.append(set)
    }
    return result
  }
}
