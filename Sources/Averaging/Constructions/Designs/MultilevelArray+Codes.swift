import ExactArithmetic
import FiniteGroups

extension MultilevelArray {
  /// The array of strength t on m positions with the fewest runs that is constructed here.
  ///
  /// For a prime q linear arrays, ``linear(levels:factors:strength:)``, for two levels also Hadamard matrices of order not a power
  /// of 2; for other q the words with equal letters (t = 1), with sum zero (t = m − 1), and all.
  ///
  /// - Throws: ``DesignError/notADesign(_:reason:)`` for parameters out of range, or more than ``runLimit`` runs.
  /// - Complexity: that of ``linear(levels:factors:strength:)`` and ``verify()``
  public static func smallest(levels q: Int, factors m: Int, strength t: Int) throws(DesignError) -> MultilevelArray {
    guard q >= 2, m >= 1, (1...m).contains(t) else {
      throw .notADesign("OA(·, \(m), \(q), \(t)) orthogonal array", reason: "it needs q ≥ 2 and 1 ≤ t ≤ m")
    }
    if Divisibility.primeDivisors(q) == [q] {
      let linear = try linear(levels: q, factors: m, strength: t)
      guard q == 2, let array = hadamard(factors: m, strength: t, below: linear.size) else { return linear }
      return array
    }
    if t == 1 {
      return try MultilevelArray(
        runs: (0..<q).map { Array(repeating: $0, count: m) }, levels: q, factors: m, strength: 1,
        source: "words with equal letters")
    }
    let free = t < m ? m - 1 : m
    var words = try all(levels: q, factors: free)
    if t < m { words = words.map { word in word + [(q - word.reduce(0, +) % q) % q] } }
    return try MultilevelArray(
      runs: words, levels: q, factors: m, strength: t, source: t < m ? "words with sum zero" : "all words")
  }

  /// A linear array over a prime field: the words (⟨x, h₁⟩, …, ⟨x, h_m⟩) for x in 𝔽_q^s, any t of the columns hᵢ independent.
  ///
  /// The columns are points of the normal rational curve for s = t and m ≤ q + 1 (I. S. Reed, G. Solomon 1960; R. C. Bush 1952);
  /// else, for the least s that serves, each is the first vector that keeps any t independent, which gives the codes of R. W. Hamming
  /// for t = 2, and by E. N. Gilbert's and R. R. Varshamov's bound all that they promise.
  ///
  /// - Throws: ``DesignError/noConstruction(_:reason:)`` unless q is prime, ``DesignError/notADesign(_:reason:)`` for other
  ///   parameters out of range, or more than ``runLimit`` runs.
  /// - Complexity: O(m · t · q^{s+1}), and that of ``verify()``
  public static func linear(levels q: Int, factors m: Int, strength t: Int) throws(DesignError) -> MultilevelArray {
    let title = "linear OA(·, \(m), \(q), \(t))"
    guard q >= 2, m >= 1, (1...m).contains(t) else {
      throw .notADesign(title, reason: "it needs q ≥ 2 and 1 ≤ t ≤ m")
    }
    guard Divisibility.primeDivisors(q) == [q] else {
      throw .noConstruction(title, reason: "the number of levels must be a prime")
    }
    for dimension in t...m {
      guard let count = power(q, dimension, limit: runLimit) else { break }
      guard let (columns, source) = columns(levels: q, factors: m, strength: t, dimension: dimension) else { continue }
      let runs = (0..<count).map { number in
        let vector = digits(number, base: q, count: dimension)
        return columns.map { column in zip(vector, column).reduce(0) { ($0 + $1.0 * $1.1) % q } }
      }
      return try MultilevelArray(runs: runs, levels: q, factors: m, strength: t, source: source)
    }
    throw .notADesign(title, reason: "it would have more than \(runLimit) runs")
  }

  /// m vectors of a length, any t of them independent; `nil` where they are not found.
  private static func columns(
    levels q: Int, factors m: Int, strength t: Int, dimension: Int
  ) -> (columns: [[Int]], source: String)? {
    if dimension == t && m <= q + 1 {
      let infinity = (0..<t).map { $0 == t - 1 ? 1 : 0 }
      let curve = (0..<q).map { a in
        (1..<max(t, 1)).reduce(into: [1]) { point, _ in point.append(point[point.count - 1] * a % q) }
      }
      return (Array(([infinity] + curve).prefix(m)), "Reed–Solomon code")
    }
    let count = (0..<dimension).reduce(1) { product, _ in product * q }
    let vectors = (0..<count).map { digits($0, base: q, count: dimension) }
    let number = { (vector: [Int]) in vector.reversed().reduce(0) { $0 * q + $1 } }
    // The combinations of at most j columns, for j = 0 … t − 1.
    var combinations = [[Bool]](repeating: vectors.map { $0.allSatisfy { $0 == 0 } }, count: t)
    var columns: [[Int]] = []
    var candidate = 0
    while columns.count < m {
      guard let next = (candidate..<count).first(where: { !combinations[t - 1][$0] }) else { return nil }
      let column = vectors[next]
      columns.append(column)
      candidate = next
      for length in stride(from: t - 1, to: 0, by: -1) {
        for (index, isReached) in combinations[length - 1].enumerated() where isReached {
          for factor in 1..<q {
            combinations[length][number(zip(vectors[index], column).map { ($0 + factor * $1) % q })] = true
          }
        }
      }
    }
    return (columns, "linear code, columns chosen greedily")
  }

  /// From a Hadamard matrix of an order that is no power of 2, if it has fewer runs than a limit: strength 2 or 3.
  private static func hadamard(factors m: Int, strength t: Int, below limit: Int) -> MultilevelArray? {
    guard t == 2 || t == 3 else { return nil }
    let order = ((t == 2 ? m + 1 : m) + 3) / 4 * 4
    guard (t == 2 ? order : 2 * order) < limit, let matrix = try? HadamardMatrix.paley(order - 1),
      let array = try? matrix.orthogonalArray(strength: t)
    else { return nil }
    let runs = array.runs.map { word in (0..<m).map { Int((word >> UInt64($0)) & 1) } }
    return try? MultilevelArray(
      runs: runs, levels: 2, factors: m, strength: t, source: "Hadamard matrix, \(array.source)")
  }

  private static func all(levels q: Int, factors m: Int) throws(DesignError) -> [[Int]] {
    guard let count = power(q, m, limit: runLimit) else {
      throw .notADesign("all words of \(m) letters", reason: "\(q)^\(m) runs are more than \(runLimit)")
    }
    return (0..<count).map { digits($0, base: q, count: m) }
  }

  /// The digits of a number, the lowest first.
  private static func digits(_ number: Int, base: Int, count: Int) -> [Int] {
    var rest = number
    return (0..<count).map { _ in
      defer { rest /= base }
      return rest % base
    }
  }
}
