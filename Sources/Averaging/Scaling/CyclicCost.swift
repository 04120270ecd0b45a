public import ExactArithmetic

/// What symmetry under a cyclic group costs with uniform weights, for one set of characters and one ε: exactly for ε = 0, weakly
/// otherwise. The rows of the C8 table.
public struct CyclicCost: Sendable, Hashable, Codable {
  /// n.
  public let order: Int
  /// F consists of the characters of these orders.
  public let characterOrders: [Int]
  /// ε; 0 means exact.
  public let epsilon: Rational
  /// The Delsarte bound, for convex weights.
  public let lowerBound: Int
  /// The least size of a uniform scheme, by looking at all.
  public let size: Int
  /// A scheme of this size, containing 0.
  public let support: [Int]

  /// The largest n for which all subsets are looked at.
  public static let orderLimit = 12

  /// The rows for C_n: all nonempty sets of orders d > 1 of characters, by ascending size, and all ε.
  ///
  /// The weak error on the characters of order d is max |Σ ζ^{ks}|²/|S|² over the multipliers k of order d: a real cyclotomic number,
  /// compared with ε exactly.
  ///
  /// - Returns: no rows unless 2 ≤ n ≤ ``orderLimit``.
  /// - Precondition: no negative ε.
  /// - Complexity: O(2ⁿ · n²)
  public static func table(order: Int, epsilons: [Rational]) -> [CyclicCost] {
    precondition(epsilons.allSatisfy { $0.signum >= 0 }, "ε is not negative")
    guard (2...orderLimit).contains(order) else { return [] }
    let divisors = (2...order).filter { order % $0 == 0 }
    let errors = supportErrors(order: order, divisors: divisors)
    let classes = (1..<(1 << divisors.count)).map { mask in divisors.indices.filter { mask >> $0 & 1 == 1 } }
    return classes.sorted(by: precedes).flatMap { indices in
      epsilons.map { epsilon in
        let bound = RealCyclotomic(epsilon)
        // The supports come by ascending size, and the whole group is exact: there is a first.
        let best = errors.first { entry in indices.allSatisfy { entry.errors[$0] <= bound } }
        let orders = indices.map { divisors[$0] }
        return CyclicCost(
          order: order, characterOrders: orders, epsilon: epsilon,
          lowerBound: WeakLowerBound.cyclicDelsarte(order: order, characterOrders: orders, epsilon: epsilon),
          size: best?.support.count ?? order, support: best?.support ?? Array(0..<order))
      }
    }
  }

  /// All supports with 0, by ascending size, with their weak errors on the characters of each order.
  private static func supportErrors(
    order: Int, divisors: [Int]
  ) -> [(support: [Int], errors: [RealCyclotomic])] {
    let cosines = (0..<order).map { RealCyclotomic.doubleCosine(order: order, multiple: $0).scaled(by: Rational(1, 2)) }
    let supports = (0..<(1 << (order - 1))).map { mask in [0] + (1..<order).filter { mask >> ($0 - 1) & 1 == 1 } }
    return supports.sorted(by: precedes).map { support in
      var differences = [Int](repeating: 0, count: order)
      for first in support {
        for second in support { differences[(first - second + order) % order] += 1 }
      }
      let errors = divisors.map { divisor in
        // Multipliers of order d are (n/d)·k, k prime to d; −k gives the same.
        let multipliers = (1...max(divisor / 2, 1)).filter { Divisibility.greatestCommonDivisor($0, divisor) == 1 }
        return multipliers.map { multiplier in
          (0..<order).reduce(RealCyclotomic.zero) { sum, difference in
            let angle = order / divisor * multiplier * difference % order
            return sum + cosines[angle].scaled(by: Rational(differences[difference]))
          }
        }.reduce(RealCyclotomic.zero) { max($0, $1) }.scaled(by: Rational(1, support.count * support.count))
      }
      return (support, errors)
    }
  }

  /// By length, then entry by entry.
  private static func precedes(_ left: [Int], _ right: [Int]) -> Bool {
    left.count != right.count ? left.count < right.count : left.lexicographicallyPrecedes(right)
  }
}
