public import ExactArithmetic
public import FiniteGroups

/// The curve ε ↦ averaging complexity of one function class between its best bounds, with the steps that theory gives exactly.
public struct EpsilonCurve: Sendable {
  /// The bounds at one ε.
  public struct Point: Sendable {
    /// ε.
    public let epsilon: Rational
    /// The bounds there.
    public let bounds: AveragingBounds
  }

  /// The points, by ascending ε.
  public let points: [Point]
  /// The places where weak complexity may fall to a size exactly; empty unless every irreducible representation occurs.
  public let steps: [DifferenceSetStep]

  /// Computes the bounds at some ε.
  ///
  /// - Parameters:
  ///   - irreducibles: what is known of Irr(F).
  ///   - errors: the ε, at least 0.
  ///   - weightClass: which weights.
  ///   - strong: strong instead of weak symmetry.
  ///   - group: the enumerated group, if there is one.
  /// - Throws: ``BoundError``.
  /// - Complexity: that of ``AveragingBounds/bounds(for:)`` for each ε
  public init(
    of irreducibles: BoundProblem.Irreducibles, errors: some Sequence<Rational>, weightClass: WeightClass = .convex,
    strong: Bool = false, group: FiniteGroup? = nil
  ) throws(BoundError) {
    var points: [Point] = []
    for epsilon in Set(errors).sorted() {
      let problem = try BoundProblem(
        irreducibles, weightClass: weightClass, symmetry: strong ? .strong(epsilon) : .weak(epsilon), group: group)
      points.append(Point(epsilon: epsilon, bounds: try AveragingBounds.bounds(for: problem)))
    }
    self.points = points
    if !strong, case .table(let occurring) = irreducibles, occurring.isComplete {
      steps = DifferenceSetStep.all(order: occurring.table.groupOrder)
    } else {
      steps = []
    }
  }
}

/// A size k with the ε at which Plancherel's bound is exactly k: AC_wk is k there if and only if the group has a difference set of k
/// elements, and more than k below, for convex, affine and uniform weights.
public struct DifferenceSetStep: Sendable, Hashable {
  /// What is known of the difference set.
  public enum Existence: String, Sendable, Hashable {
    /// It exists in every group: a point, all but a point, or the whole group.
    case trivial
    /// Counting does not exclude it; whether it exists depends on the group.
    case possible
  }

  /// k.
  public let size: Int
  /// λ = k(k − 1)/(v − 1), how often each element other than e is a quotient.
  public let lambda: Int
  /// ε = (v − k)/(k(v − 1)).
  public let epsilon: Rational
  /// Whether the difference set is sure to exist.
  public let existence: Existence

  /// All steps of a group of v elements, by ascending ε, so by descending size: v, v − 1, …, 1.
  ///
  /// A size is listed if (v − 1) | k(k − 1), and for even v if k − λ is a square (Schützenberger, 1949). The second entry says that
  /// AC_wk = |G| exactly for ε < 1/(|G| − 1)².
  ///
  /// - Complexity: O(v)
  public static func all(order v: Int) -> [DifferenceSetStep] {
    guard v > 1 else { return [] }
    return stride(from: v, to: 0, by: -1).compactMap { k in
      guard k * (k - 1) % (v - 1) == 0 else { return nil }
      let lambda = k * (k - 1) / (v - 1)
      let isTrivial = k == 1 || k >= v - 1
      guard isTrivial || v % 2 == 1 || isSquare(k - lambda) else { return nil }
      return DifferenceSetStep(
        size: k, lambda: lambda, epsilon: Rational(v - k, k * (v - 1)), existence: isTrivial ? .trivial : .possible)
    }
  }

  private static func isSquare(_ number: Int) -> Bool {
    let root = Int(Double(number).squareRoot())
    return (max(0, root - 1)...(root + 1)).contains { $0 * $0 == number }
  }
}
