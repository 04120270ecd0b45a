import ExactArithmetic
import FiniteGroups

extension RiskSetting {
  /// The setting of a finite problem with the functions of a G-stable space V.
  ///
  /// - Throws: ``ProblemError/notStable(function:element:)``, ``ProblemError/outOfRange(_:_:allowed:)`` for n < 1.
  /// - Complexity: O(generators · points · dimension²)
  public init(_ problem: FiniteProblem, space: FeatureSpace, samples: Int) throws(ProblemError) {
    let group = Subgroup(whole: problem.action.group)
    let invariantDimension = try space.invariantDimension(under: group, action: problem.action)
    let projected = space.projection(of: problem.target)
    try self.init(
      dataAsymmetry: problem.asymmetry(of: projected), invariantDimension: invariantDimension,
      dimension: space.dimension, samples: samples, noiseVariance: problem.noiseVariance,
      misfit: problem.squaredDistance(problem.target, projected))
  }
}
