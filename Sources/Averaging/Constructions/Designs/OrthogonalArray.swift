public import FiniteGroups

/// A two-level orthogonal array: different words (runs) of m bits such that in any t positions every pattern of t bits occurs
/// equally often.
///
/// Equivalently every nonempty set of at most t positions has even parity in exactly half of the runs; a function is a
/// polynomial of degree at most t in m signs exactly if it is a combination of these parities and 1. So the uniform scheme on
/// an array of strength t in C2^m is exact on polynomials of degree at most t.
///
/// Source: A. S. Hedayat, N. J. A. Sloane, J. Stufken, "Orthogonal Arrays", Springer 1999.
public struct OrthogonalArray: Design {
  /// The largest number of runs that is listed.
  public static let runLimit = 1 << 20

  /// The number of positions, m ≤ 64.
  public let factors: Int
  /// The words, ascending; bit i is position i.
  public let runs: [UInt64]
  /// t.
  public let strength: Int
  /// Where the construction comes from.
  public let source: String
  /// A basis if the words are known to be a linear code: parities are then decided on it.
  private let basis: [UInt64]?

  /// An array from its words.
  ///
  /// - Throws: ``DesignError/notADesign(_:reason:)`` with positions whose parities are not balanced.
  /// - Complexity: O(C(m, ≤ t) · runs/64)
  public init(runs: [UInt64], factors: Int, strength: Int, source: String) throws(DesignError) {
    (self.factors, self.runs, self.strength, self.source, basis) = (factors, runs.sorted(), strength, source, nil)
    try verify()
  }

  /// The words of the linear code that some words span: the strength is one less than the least distance of the dual code.
  ///
  /// - Throws: ``DesignError/notADesign(_:reason:)``, also if there are more than ``runLimit`` words.
  /// - Complexity: O(C(m, ≤ t) + runs)
  public init(spannedBy words: [UInt64], factors: Int, strength: Int, source: String) throws(DesignError) {
    var basis: [UInt64] = []
    for word in words {
      // Leading bits of the basis are different, so the minimum removes each of them.
      let rest = basis.reduce(word) { min($0, $0 ^ $1) }
      if rest != 0 { basis.append(rest) }
      basis.sort(by: >)
    }
    guard 1 << basis.count <= OrthogonalArray.runLimit else {
      throw .notADesign(
        "orthogonal array", reason: "2^\(basis.count) runs are more than \(OrthogonalArray.runLimit)")
    }
    var runs: [UInt64] = [0]
    for word in basis { runs += runs.map { $0 ^ word } }
    (self.factors, self.runs, self.strength, self.source, self.basis) =
      (factors, runs.sorted(), strength, source, basis)
    try verify()
  }

  /// The number of runs.
  public var size: Int { runs.count }

  /// The number of times each pattern of t bits occurs in t positions.
  public var index: Int { size >> strength }

  /// `"OA(16, 15, 2, 2)"`: runs, positions, levels, strength.
  public var title: String { "OA(\(size), \(factors), 2, \(strength)) orthogonal array" }

  /// Counts the parities again.
  ///
  /// - Complexity: O(C(m, ≤ t) · runs/64)
  public func verify() throws(DesignError) {
    guard (1...64).contains(factors), (1...factors).contains(strength), !runs.isEmpty else {
      throw .notADesign(title, reason: "it needs runs, 1 to 64 positions and a strength from 1 to their number")
    }
    guard Set(runs).count == size, factors == 64 || runs.allSatisfy({ $0 >> UInt64(factors) == 0 }) else {
      throw .notADesign(title, reason: "the runs must be different words of \(factors) bits")
    }
    if let positions = unbalancedPositions {
      throw .notADesign(
        title, reason: "the positions \(positions.map { $0 + 1 }) are not even in half of the runs")
    }
  }

  /// A smallest-first set of at most t positions with unbalanced parity.
  private var unbalancedPositions: [Int]? {
    let words = basis ?? runs
    let width = (words.count + 63) / 64
    var columns = [[UInt64]](repeating: Array(repeating: 0, count: width), count: factors)
    for (place, word) in words.enumerated() {
      for factor in 0..<factors where (word >> UInt64(factor)) & 1 == 1 {
        columns[factor][place / 64] |= 1 << UInt64(place % 64)
      }
    }
    // On a linear code a parity is balanced if it is not constant, that is not zero on the basis.
    let isBalanced: ([UInt64]) -> Bool =
      basis == nil
      ? { sum in 2 * sum.reduce(0) { $0 + $1.nonzeroBitCount } == words.count }
      : { sum in sum.contains { $0 != 0 } }
    var chosen: [Int] = []
    func search(from start: Int, sum: [UInt64]) -> Bool {
      if chosen.count == strength { return false }
      for factor in start..<max(start, factors) {
        var next = sum
        for place in 0..<width { next[place] ^= columns[factor][place] }
        chosen.append(factor)
        if !isBalanced(next) || search(from: factor + 1, sum: next) { return true }
        chosen.removeLast()
      }
      return false
    }
    return search(from: 0, sum: Array(repeating: 0, count: width)) ? chosen : nil
  }

  /// The runs as sign changes of m coordinates, the natural action of C2^m.
  public var signChanges: [SignedPermutation] {
    runs.map { word in
      SignedPermutation(Permutation(identity: factors), negated: (0..<factors).map { (word >> UInt64($0)) & 1 == 1 })
    }
  }

  /// The uniform scheme on the runs in the group C2^m of `GroupDescription`, elements by their number.
  ///
  /// - Throws: ``DesignError/group(_:)`` for more than 2¹⁶ elements.
  /// - Complexity: O(m · 2ᵐ)
  public func scheme() throws(DesignError) -> AveragingScheme {
    let coordinates = try GroupCoordinates(Array(repeating: 2, count: factors))
    return AveragingScheme(
      uniformOn: runs.map { word in coordinates.element((0..<factors).map { Int((word >> UInt64($0)) & 1) }) })
  }
}

extension OrthogonalArray {
  /// The least number of runs that an array of strength t on m positions can have by counting:
  /// Σ_{i≤u} C(m, i) for t = 2u, and C(m − 1, u) more for t = 2u + 1.
  ///
  /// The parities of at most u positions are orthogonal functions on the runs. It bounds schemes with convex weights too.
  ///
  /// Source: C. R. Rao, J. Roy. Statist. Soc. Suppl. 9 (1947).
  ///
  /// - Precondition: `1 <= strength <= factors <= 64`.
  /// - Complexity: O(t)
  public static func raoBound(factors: Int, strength: Int) -> Int {
    precondition(strength >= 1 && strength <= factors && factors <= 64)
    func binomial(_ n: Int, _ k: Int) -> Int {
      k > n ? 0 : (0..<k).reduce(1) { $0 * (n - $1) / ($1 + 1) }
    }
    let half = strength / 2
    let even = (0...half).reduce(0) { $0 + binomial(factors, $1) }
    return strength.isMultiple(of: 2) ? even : even + binomial(factors - 1, half)
  }
}
