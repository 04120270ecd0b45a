import ExactArithmetic

/// When a finite group G of linear maps of ℝᴺ has a continuous canonicalization, and how many queries a frame of
/// equal weights needs that keeps continuity.
///
/// Let W be the subgroup that the reflections of G generate (elements whose fixed space is a hyperplane); it is
/// normal. Then
/// 1. there is a continuous κ: ℝᴺ → ℝᴺ, constant on orbits, with κ(x) ∈ Gx, exactly if W = G;
/// 2. a symmetrization x ↦ mean of f(g⁻¹x) over g ∈ F(x) that is invariant for every f and continuous for every
///    continuous f has |F(x)| ≥ [G : W] at every x with trivial stabilizer, and [G : W] is attained.
///
/// Proof. The points with trivial stabilizer form the complement of the fixed spaces. The hyperplanes among these cut
/// ℝᴺ into chambers, which W permutes simply transitively; so G is the semidirect product of W with the stabilizer H
/// of a chamber C, |H| = [G : W]. The other fixed spaces have codimension 2 or more, so C without them, C′, is
/// connected. On C′ the points g⁻¹x, g ∈ G, are distinct and move continuously. So x ↦ g(x), where κ(x) = g(x)⁻¹x, is
/// locally constant on C′, hence constant; but κ(hx) = κ(x) gives g(hx) = h·g(x) for h ∈ H, so H is trivial. In the
/// same way, if the means of all continuous f are continuous, so are the weights of the distinct points g⁻¹x; these
/// take finitely many values, so F is constant on C′; and F(hx) = hF(x) makes it a union of cosets of H. Conversely
/// the map that sends x to the point of Wx in the closed chamber is continuous (1-Lipschitz in an invariant norm), H
/// permutes these points, and the mean over the points h·fold(x), h ∈ H, is continuous and G-invariant.
///
/// E.g. S_n and B_n on ℝⁿ have W = G. A_n, n > 2, and every group of rotations have W = 1: then *all* |G| queries are
/// needed with equal weights. On clouds of m ≥ 2 points W = 1 always. Weighted frames need fewer: ``SoftenedFrame``,
/// ``SortDirections``.
///
/// Dym, Lawrence, Siegel (ICML 2024) have these conclusions for S_n on clouds; the statement for all finite groups
/// and its proof are ours. The facts about W are in J. E. Humphreys, "Reflection Groups and Coxeter Groups", 1990,
/// 1.12.
public struct ReflectionCriterion: Sendable, Hashable {
  /// |G|.
  public let order: Int
  /// The number of reflections.
  public let reflections: Int
  /// |W|.
  public let reflectionSubgroupOrder: Int

  /// Looks for the reflections of a group acting on clouds of some points, all moved together.
  ///
  /// - Precondition: `points >= 1`.
  /// - Complexity: O(order² + order · dimension)
  public init<Scalar>(_ group: FiniteMatrixGroup<Scalar>, points: Int = 1) {
    precondition(points >= 1, "a cloud has at least one point")
    // g² = 1 with trace N − 2: the eigenvalues are ±1, and −1 occurs once. On m points the trace is m times as large.
    let isReflection = (0..<group.order).map { element in
      let matrix = group.matrices[element]
      let trace = (0..<group.dimension).reduce(Scalar.zero) { $0 + matrix[$1, $1] }
      return points == 1 && group.product(element, element) == 0
        && trace == Scalar(rational: Rational(group.dimension - 2))
    }
    let found = isReflection.indices.filter { isReflection[$0] }
    var (members, queue): (Set<Int>, [Int]) = ([0], [0])
    while let element = queue.popLast() {
      for reflection in found {
        let product = group.product(element, reflection)
        if members.insert(product).inserted { queue.append(product) }
      }
    }
    order = group.order
    reflections = found.count
    reflectionSubgroupOrder = members.count
  }

  /// Whether a continuous canonicalization exists.
  public var hasContinuousCanonicalization: Bool { order == reflectionSubgroupOrder }

  /// The fewest queries, at points with trivial stabilizer, of a frame of equal weights that keeps continuity: [G : W].
  public var leastContinuousFrame: Int { order / reflectionSubgroupOrder }
}
