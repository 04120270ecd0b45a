public import ExactArithmetic
public import FiniteGroups

/// The model class F_a = {f ∈ V : ‖(I − P_H)f‖ ≤ a} of a finite problem: all functions of V whose asymmetry under a subgroup H is
/// at most a. For a = 0 the invariant functions, for large a all of V.
///
/// Source: `mathematics.md` §10.
public struct AsymmetryBall: Sendable {
  /// The problem.
  public let problem: FiniteProblem
  /// V; `nil` for all functions.
  public let space: FeatureSpace?
  /// H.
  public let subgroup: Subgroup
  /// a² ≥ 0, the squared model asymmetry.
  public let radiusSquared: Rational

  /// The class of a subgroup, by default the whole group, within a space, by default all functions.
  ///
  /// - Throws: ``ProblemError/outOfRange(_:_:allowed:)`` for a negative a².
  public init(
    radiusSquared: Rational, under subgroup: Subgroup? = nil, in space: FeatureSpace? = nil, of problem: FiniteProblem
  ) throws(ProblemError) {
    guard radiusSquared.signum >= 0 else {
      throw .outOfRange("the squared model asymmetry", radiusSquared, allowed: "at least 0")
    }
    self.problem = problem
    self.space = space
    self.subgroup = subgroup ?? Subgroup(whole: problem.action.group)
    self.radiusSquared = radiusSquared
  }

  /// Whether a function is in the class, exactly.
  ///
  /// - Complexity: O(points · dimension of V)
  public func contains(_ function: [Rational]) -> Bool {
    (space?.contains(function) ?? true) && problem.asymmetry(of: function, under: subgroup) <= radiusSquared
  }

  /// The function of the class nearest to the target, and its squared distance: exact, in closed form.
  ///
  /// H maps V to itself, so P_H commutes with Π_V, and with d = ‖(I − P_H)Π_V f*‖ the nearest function is
  /// P_HΠ_V f* + min(1, a/d)(I − P_H)Π_V f*, at the squared distance ‖(I − Π_V)f*‖² + max(0, d − a)².
  ///
  /// - Throws: ``ProblemError/notStable(function:element:)`` where H does not map V to itself;
  ///   ``approximationErrorByDuality(tolerance:)`` serves then.
  /// - Complexity: O(points · dimension² · generators) for a space, O(points) for all functions
  public func bestApproximation() throws(ProblemError) -> BestApproximation {
    try space?.requireStability(under: subgroup.generators, action: problem.action)
    let projected = space?.projection(of: problem.target) ?? problem.target
    let average = problem.average(projected, over: subgroup)
    let rest = zip(projected, average).map { $0 - $1 }
    let distanceSquared = problem.squaredNorm(rest)
    let misfit = problem.squaredDistance(problem.target, projected)
    let ratio = distanceSquared <= radiusSquared ? 1 : radiusSquared / distanceSquared
    return BestApproximation(
      function: zip(average, rest).map { Surd($0, coefficient: $1, radicand: ratio) },
      squaredError: RiskSetting.excessSquared(of: distanceSquared, over: radiusSquared) + misfit,
      asymmetrySquared: min(distanceSquared, radiusSquared))
  }
}

/// The function of a class nearest to the target.
public struct BestApproximation: Sendable, Hashable {
  /// Its value at each point.
  public let function: [Surd]
  /// ‖f_a − f*‖².
  public let squaredError: Surd
  /// ‖(I − P_H)f_a‖².
  public let asymmetrySquared: Rational
}
