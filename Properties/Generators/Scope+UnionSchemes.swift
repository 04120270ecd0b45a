public import Averaging
import ExactArithmetic
public import FiniteGroups

extension Scope {
  /// Instances made from the sums of distinct nontrivial rational irreducible representations of all groups of an order, with what the
  /// description adds.
  static func everyUnion(
    with description: String, testOrder: Int, order: Int,
    _ instances: @escaping @Sendable (Instance, FiniteGroup) throws -> [Instance]
  ) -> Scope {
    everyUnion(", " + description, testOrder: testOrder, order: order) { try instances($0, $0.setting().group) }
  }
}

extension Instance {
  /// The instance once for each scheme, under a name.
  func with(_ name: String, each schemes: [AveragingScheme], in group: FiniteGroup) -> [Instance] {
    schemes.map { scheme in
      var instance = self
      instance.assign(scheme, as: name, in: group)
      return instance
    }
  }

  /// The instance once for each pair of schemes, under two names.
  func with(
    _ left: String, _ right: String, eachPairOf schemes: [AveragingScheme], in group: FiniteGroup
  ) -> [Instance] {
    with(left, each: schemes, in: group).flatMap { $0.with(right, each: schemes, in: group) }
  }
}

extension FiniteGroup {
  /// The uniform schemes on all nonempty sets of elements, by size and then in lexicographic order.
  ///
  /// - Precondition: an order of at most 16.
  /// - Complexity: O(2^order · order)
  public func uniformSchemes(sizes: ClosedRange<Int>? = nil) -> [AveragingScheme] {
    var sets: [[Int]] = []
    for mask in 1..<(1 << order) where (sizes ?? 1...order).contains(mask.nonzeroBitCount) {
      sets.append((0..<order).filter { mask >> $0 & 1 == 1 })
    }
    sets.sort { $0.count == $1.count ? $0.lexicographicallyPrecedes($1) : $0.count < $1.count }
    return sets.compactMap { try? AveragingScheme.uniform(on: $0) }
  }

  /// The convex schemes whose weights are multiples of 1/k, with a weight on the identity: those of all lists of k elements that
  /// contain it.
  ///
  /// - Complexity: one scheme for each multiset of k − 1 elements
  public func multisetSchemes(count: Int) throws -> [AveragingScheme] {
    var lists: [[Int]] = [[identity]]
    for _ in 1..<max(count, 1) { lists = lists.flatMap { list in (list[list.count - 1]..<order).map { list + [$0] } } }
    return try lists.map { list in
      var weights = [Rational](repeating: .zero, count: order)
      for element in list { weights[element] += Rational(1, list.count) }
      return try AveragingScheme(
        weights.enumerated().map { (element: $0, weight: $1) }, weightClass: .convex)
    }
  }

  /// The uniform schemes on one element or on two.
  var smallUniformSchemes: [AveragingScheme] {
    let pairs = (0..<order).flatMap { left in ((left + 1)..<max(order, left + 1)).map { [left, $0] } }
    return pointSchemes + pairs.compactMap { try? .uniform(on: $0) }
  }

  /// The schemes that ask for one element.
  public var pointSchemes: [AveragingScheme] { (0..<order).map { .point($0) } }
}
