import FiniteGroups

/// An orthogonal array with q levels: different words (runs) of m letters 0 ..< q such that in any t positions every word of t
/// letters occurs equally often.
///
/// The uniform scheme on its words in C_q^m averages every character to zero that depends on at least one and at most t of
/// the m factors: its sum over the words is t nested sums over all letters. Arrays with two levels and many positions are
/// ``OrthogonalArray``.
///
/// Source: A. S. Hedayat, N. J. A. Sloane, J. Stufken, "Orthogonal Arrays", Springer 1999.
public struct MultilevelArray: Design {
  /// The largest number of runs that is listed.
  public static let runLimit = 1 << 17

  /// q.
  public let levels: Int
  /// The number of positions, m.
  public let factors: Int
  /// The words, in ascending order.
  public let runs: [[Int]]
  /// t.
  public let strength: Int
  /// Where the construction comes from.
  public let source: String

  /// An array from its words.
  ///
  /// - Throws: ``DesignError/notADesign(_:reason:)`` with positions in which words occur unequally often.
  /// - Complexity: O(C(m, t) · runs · t)
  public init(
    runs: [[Int]], levels: Int, factors: Int, strength: Int, source: String
  ) throws(DesignError) {
    self.runs = runs.sorted { $0.lexicographicallyPrecedes($1) }
    (self.levels, self.factors, self.strength, self.source) = (levels, factors, strength, source)
    try verify()
  }

  /// The number of runs.
  public var size: Int { runs.count }

  /// The number of times each word of t letters occurs in t positions.
  public var index: Int { (0..<strength).reduce(size) { count, _ in count / levels } }

  /// `"OA(9, 4, 3, 2)"`: runs, positions, levels, strength.
  public var title: String { "OA(\(size), \(factors), \(levels), \(strength)) orthogonal array" }

  /// Counts the words again.
  ///
  /// - Complexity: O(C(m, t) · runs · t)
  public func verify() throws(DesignError) {
    guard levels >= 2, factors >= 1, (1...factors).contains(strength), (1...MultilevelArray.runLimit).contains(size)
    else {
      throw .notADesign(
        title,
        reason:
          "it needs 1 to \(MultilevelArray.runLimit) runs, 2 levels, a position, and a strength from 1 to their number")
    }
    guard Set(runs).count == size,
      runs.allSatisfy({ $0.count == factors && $0.allSatisfy((0..<levels).contains) })
    else {
      throw .notADesign(title, reason: "the runs must be different words of \(factors) letters from 0 to \(levels - 1)")
    }
    guard MultilevelArray.power(levels, strength, limit: size).map({ size % $0 == 0 }) ?? false else {
      throw .notADesign(title, reason: "the number of runs must be a multiple of \(levels)^\(strength)")
    }
    var chosen = Array(0..<strength)
    while true {
      var counts = [Int](repeating: 0, count: size / index)
      for run in runs { counts[chosen.reduce(0) { $0 * levels + run[$1] }] += 1 }
      if counts.contains(where: { $0 != index }) {
        throw .notADesign(title, reason: "in the positions \(chosen.map { $0 + 1 }) words occur unequally often")
      }
      guard let place = chosen.indices.last(where: { chosen[$0] < factors - strength + $0 }) else { return }
      chosen[place] += 1
      for later in (place + 1)..<max(place + 1, strength) { chosen[later] = chosen[later - 1] + 1 }
    }
  }

  /// The uniform scheme on the runs in the group C_q^m of `GroupDescription`, elements by their number.
  ///
  /// - Throws: ``DesignError/group(_:)`` for more than 10⁵ elements.
  /// - Complexity: O(runs · m · q), and the listing of the group
  public func scheme() throws(DesignError) -> AveragingScheme {
    let coordinates = try GroupCoordinates(Array(repeating: levels, count: factors))
    return AveragingScheme(uniformOn: runs.map { coordinates.element($0) })
  }

  /// bᵉ, or `nil` beyond a limit.
  static func power(_ base: Int, _ exponent: Int, limit: Int) -> Int? {
    var result = 1
    for _ in 0..<exponent {
      let (product, overflow) = result.multipliedReportingOverflow(by: base)
      guard !overflow, product <= limit else { return nil }
      result = product
    }
    return result
  }
}
