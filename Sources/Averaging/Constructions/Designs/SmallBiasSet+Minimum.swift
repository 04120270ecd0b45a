public import ExactArithmetic

extension SmallBiasSet {
  /// The largest m that minima are sought for.
  public static let searchDimensionLimit = 5
  /// The number of nodes after which a search is given up unless the caller says otherwise.
  public static let searchNodeLimit = 50_000_000

  /// Why no small-bias set has a certain size.
  public enum Refutation: Sendable, Hashable {
    /// Fewer than m + 1 words lie in a hyperplane or its complement.
    case span
    /// Parseval's equation: n² + (2ᵐ − 1)b² < 2ᵐn for the largest possible sum b.
    case plancherel(largestSum: Int)
    /// The code would be shorter than J. H. Griesmer's bound for its least weight (IBM J. Res. Develop. 4, 1960).
    case griesmer(length: Int)
    /// Every set, up to affine maps, was looked at.
    case exhaustion(nodes: Int)
  }

  /// A smallest small-bias set, with the reasons why no smaller size is possible.
  public struct Minimum: Sendable {
    /// The set.
    public let set: SmallBiasSet
    /// The reason for each smaller size, from 1 on.
    public let refutations: [Refutation]
  }

  /// The least length of a binary linear code of a dimension and least weight, at least: Σ_{i<m} ⌈d/2ⁱ⌉.
  ///
  /// - Precondition: `0 <= dimension < 62`, `weight >= 1`.
  public static func griesmerBound(dimension: Int, weight: Int) -> Int {
    (0..<dimension).reduce(0) { $0 + (weight + (1 << $1) - 1) >> $1 }
  }

  /// Finds a smallest small-bias set and proves that it is smallest.
  ///
  /// All sums have the parity of n. A set with ε < 1 lies in no hyperplane, so up to affine maps, which keep the absolute values
  /// of the sums, it contains 0 and the unit words; the rest is searched for exhaustively, size by size.
  ///
  /// - Throws: ``DesignError/noConstruction(_:reason:)`` unless 1 ≤ m ≤ 5 and 0 ≤ ε < 1; ``DesignError/searchLimit(_:nodes:)``.
  /// - Complexity: at most C(2ᵐ − m − 1, n − m − 1) nodes for each size n that counting does not exclude
  public static func minimum(
    dimension: Int, epsilon: Rational, nodeLimit: Int = searchNodeLimit
  ) throws(DesignError) -> Minimum {
    let title = "smallest set of words of C2^\(dimension) with weak error at most \(epsilon)"
    guard (1...searchDimensionLimit).contains(dimension), epsilon.signum >= 0, epsilon < 1 else {
      throw .noConstruction(title, reason: "it needs 1 ≤ m ≤ \(searchDimensionLimit) and 0 ≤ ε < 1")
    }
    var refutations: [Refutation] = []
    for size in 1..<(1 << dimension) {
      if let refutation = refutation(size: size, dimension: dimension, epsilon: epsilon) {
        refutations.append(refutation)
        continue
      }
      var search = SmallBiasSearch(
        dimension: dimension, size: size, bound: largestSum(size: size, epsilon: epsilon), nodeLimit: nodeLimit)
      if search.run() {
        let set = try SmallBiasSet(
          words: search.chosen, dimension: dimension, epsilon: epsilon, source: "exhaustive search")
        return Minimum(set: set, refutations: refutations)
      }
      if search.nodes >= nodeLimit { throw .searchLimit(title, nodes: nodeLimit) }
      refutations.append(.exhaustion(nodes: search.nodes))
    }
    let all = try SmallBiasSet(
      words: Array(0..<(1 << dimension)), dimension: dimension, epsilon: epsilon, source: "the whole group")
    return Minimum(set: all, refutations: refutations)
  }

  /// The largest b ≥ 0 of the parity of n with b² ≤ εn², or −1.
  private static func largestSum(size: Int, epsilon: Rational) -> Int {
    var result = size % 2 == 0 ? 0 : 1
    let bound = epsilon * Rational(size * size)
    if Rational(result) > bound { return -1 }
    while Rational((result + 2) * (result + 2)) <= bound { result += 2 }
    return result
  }

  private static func refutation(size: Int, dimension: Int, epsilon: Rational) -> Refutation? {
    if size <= dimension { return .span }
    let largest = largestSum(size: size, epsilon: epsilon)
    let total = 1 << dimension
    if largest < 0 || size * size + (total - 1) * largest * largest < total * size {
      return .plancherel(largestSum: largest)
    }
    let length = griesmerBound(dimension: dimension, weight: (size - largest) / 2)
    return length > size ? .griesmer(length: length) : nil
  }
}

/// Depth-first search for the words beyond 0 and the unit words.
private struct SmallBiasSearch {
  let size: Int
  let bound: Int
  let nodeLimit: Int
  /// The characters on each word, one lane for each; lane 0 and those beyond 2ᵐ stay zero.
  let characters: [SIMD32<Int8>]
  let candidates: [Int]
  var chosen: [Int]
  var nodes = 0

  init(dimension: Int, size: Int, bound: Int, nodeLimit: Int) {
    self.size = size
    self.bound = bound
    self.nodeLimit = nodeLimit
    characters = (0..<(1 << dimension)).map { word in
      var lanes = SIMD32<Int8>(repeating: 0)
      for character in 1..<(1 << dimension) {
        lanes[character] = (word & character).nonzeroBitCount.isMultiple(of: 2) ? 1 : -1
      }
      return lanes
    }
    chosen = [0] + (0..<dimension).map { 1 << $0 }
    candidates = (0..<(1 << dimension)).filter { $0.nonzeroBitCount > 1 }
  }

  /// Whether a set was found; it is ``chosen`` then.
  mutating func run() -> Bool {
    let sums = chosen.reduce(SIMD32<Int8>(repeating: 0)) { $0 &+ characters[$1] }
    return extend(from: 0, sums: sums)
  }

  private mutating func extend(from start: Int, sums: SIMD32<Int8>) -> Bool {
    let remaining = size - chosen.count
    // Every further word changes each sum by one.
    let reach = Int8(bound + remaining)
    if sums.max() > reach || sums.min() < -reach { return false }
    if remaining == 0 { return true }
    for place in start..<max(start, candidates.count - remaining + 1) {
      nodes += 1
      if nodes >= nodeLimit { return false }
      chosen.append(candidates[place])
      if extend(from: place + 1, sums: sums &+ characters[candidates[place]]) { return true }
      chosen.removeLast()
    }
    return false
  }
}
