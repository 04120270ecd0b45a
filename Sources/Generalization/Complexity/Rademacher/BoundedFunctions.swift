public import ExactArithmetic
public import FiniteGroups

/// All functions with values in [−1, 1], and the invariant ones, at a sample: Rademacher complexities in closed form.
///
/// The supremum of Σ σᵢ f(xᵢ) takes f = ±1 at each point alone: (1/n) Σ_x E|S_{n(x)}|, n(x) the times x occurs in the
/// sample and S_m a sum of m signs. For invariant functions n(x) counts the visits of orbits. By E|S_{a+b}| ≤ E|S_a| +
/// E|S_b| the second is not larger; with n different points in one orbit it is E|S_n|/n ≈ √(2/πn) against 1.
public enum BoundedFunctions {
  /// The complexity at a sample of points.
  ///
  /// - Precondition: at least one point.
  /// - Complexity: O(n²)
  public static func rademacherComplexity(at sample: [Int]) -> Rational {
    precondition(!sample.isEmpty, "a sample has a point")
    let visits = Dictionary(sample.map { ($0, 1) }, uniquingKeysWith: +)
    let sum = visits.values.reduce(Rational.zero) { $0 + SignPatterns.meanMagnitudeOfSum($1) }
    return sum / Rational(sample.count)
  }

  /// The complexity of the invariant functions: that of all functions on X/G at the orbits of the sample.
  ///
  /// - Precondition: at least one point, all of them points of the action.
  /// - Complexity: O(n²)
  public static func rademacherComplexity(at sample: [Int], invariantUnder orbits: OrbitPartition) -> Rational {
    rademacherComplexity(at: sample.map { orbits.orbitOf[$0] })
  }
}
