public import BigInt
import ExactArithmetic
import FiniteGroups
import Representations

/// What is known of Irr(F) without a character table, for groups that are never enumerated: dimensions of the irreducible
/// representations by formulas.
public struct ListedIrreducibles: Sendable, Hashable {
  /// The number of elements of the group.
  public let groupOrder: BigInt
  /// D = Σ d over Irr(F) ∖ {1}.
  public let totalDegree: BigInt
  /// dim M(F ⊕ 1) = Σ d² over Irr(F) ∪ {1}.
  public let dimension: BigInt
  /// The degree of a transitive permutation representation whose constituents all occur in F ⊕ 1, the largest that is known; 1 if
  /// none is.
  public let permutationDegree: BigInt
  /// Every subgroup H with F^H = F^G needs at least so many generators.
  public let leastGenerators: Int
  /// The irreducible representations that occur, in the words of their theory.
  public let description: String

  /// Whether every irreducible representation occurs in F ⊕ 1.
  public var isComplete: Bool { dimension == groupOrder }

  /// The largest degree of polynomials whose constituents are listed one by one.
  public static let degreeLimit = 40
}

extension ListedIrreducibles {
  /// S_n on polynomials of degree at most k in n variables, permuted.
  ///
  /// S^λ occurs first in degree n(λ) = Σ (i − 1)λ_i (Lusztig, Stanley: the lowest fake degree), and from there on in every degree,
  /// after multiplication by powers of x₁ + … + x_n. For k = 2: [n], [n−1,1], [n−2,2]. A monomial with m₀, m₁, … variables of
  /// exponent 0, 1, … spans a transitive permutation representation of degree n!/Π mᵢ!.
  ///
  /// - Returns: `nil` for k beyond ``degreeLimit``, and for n < 1.
  /// - Complexity: O(partitions of numbers up to k · n)
  public static func symmetric(_ n: Int, polynomialDegree k: Int) -> ListedIrreducibles? {
    guard n >= 1, k >= 0, k <= degreeLimit else { return nil }
    // Below the first row: partitions μ with Σ i·μ_i ≤ k that leave a first row at least as long as their own.
    let shapes = belowFirstRow(weight: k).filter { n - $0.reduce(0, +) >= ($0.first ?? 0) }
      .compactMap { try? Partition([n - $0.reduce(0, +)] + $0) }
    // Exponents 1, 2, … on μ₁ ≥ μ₂ ≥ … variables cost Σ i·μ_i, the same condition; other orders cost more.
    let factorial = factorial(n)
    let permutationDegree = shapes.map { shape in shape.parts.reduce(factorial) { $0 / self.factorial($1) } }.max() ?? 1
    return ListedIrreducibles(
      shapes: shapes, order: factorial, permutationDegree: permutationDegree)
  }

  /// S_n on functions on t-tuples of distinct points: all S^λ with λ₁ ≥ n − t.
  ///
  /// - Returns: `nil` for t beyond ``degreeLimit``, and unless 1 ≤ t ≤ n.
  public static func symmetric(_ n: Int, tupleSize t: Int) -> ListedIrreducibles? {
    guard t >= 1, t <= min(n, degreeLimit) else { return nil }
    let shapes = (0...t).flatMap { Partition.all(of: $0) }.filter {
      n - $0.size >= ($0.parts.first ?? 0) && n > $0.size
    }
    .compactMap { try? Partition([n - $0.size] + $0.parts) }
    let factorial = factorial(n)
    return ListedIrreducibles(
      shapes: shapes, order: factorial, permutationDegree: factorial / self.factorial(n - t))
  }

  /// S_n on functions on t-subsets: the S^[n−i,i] with i ≤ min(t, n − t).
  ///
  /// - Returns: `nil` unless 0 ≤ t ≤ n.
  public static func symmetric(_ n: Int, subsetSize t: Int) -> ListedIrreducibles? {
    guard t >= 0, t <= n, n >= 1 else { return nil }
    let shapes = (0...min(t, n - t)).compactMap { try? Partition($0 == 0 ? [n] : [n - $0, $0]) }
    let factorial = factorial(n)
    return ListedIrreducibles(
      shapes: shapes, order: factorial,
      permutationDegree: factorial / (self.factorial(t) * self.factorial(n - t)))
  }

  /// C2^m on polynomials of degree at most k in m coordinates whose signs it changes: the characters of weight at most k.
  ///
  /// - Returns: `nil` unless m ≥ 1 and k ≥ 0.
  public static func signs(_ m: Int, polynomialDegree k: Int) -> ListedIrreducibles? {
    guard m >= 1, k >= 0 else { return nil }
    var count = BigInt(1)
    var binomial = BigInt(1)
    for weight in 1...m where weight <= k {
      binomial = binomial * BigInt(m - weight + 1) / BigInt(weight)
      count += binomial
    }
    // The regular representation of the quotient by the subgroup where k coordinates are fixed.
    return ListedIrreducibles(
      groupOrder: BigInt(1) << m, totalDegree: count - 1, dimension: count,
      permutationDegree: BigInt(1) << min(k, m), leastGenerators: k == 0 ? 0 : k >= m ? m : 1,
      description: "the characters of weight at most \(min(k, m))")
  }

  private init(shapes: [Partition], order: BigInt, permutationDegree: BigInt) {
    let dimensions = shapes.map(\.dimension)
    self.init(
      groupOrder: order, totalDegree: dimensions.reduce(0, +) - 1,
      dimension: dimensions.reduce(0) { $0 + $1 * $1 }, permutationDegree: permutationDegree,
      leastGenerators: shapes.count > 1 ? 1 : 0, description: shapes.map(\.description).joined(separator: ", "))
  }

  private static func factorial(_ n: Int) -> BigInt { stride(from: 2, through: n, by: 1).reduce(1) { $0 * BigInt($1) } }

  /// The partitions μ with Σ i·μ_i ≤ weight, the empty one first.
  private static func belowFirstRow(weight: Int) -> [[Int]] {
    var result: [[Int]] = []
    func extend(_ parts: [Int], _ rest: Int) {
      result.append(parts)
      let place = parts.count + 1
      for part in stride(from: 1, through: min(parts.last ?? rest, rest / place), by: 1) {
        extend(parts + [part], rest - place * part)
      }
    }
    extend([], weight)
    return result
  }
}
