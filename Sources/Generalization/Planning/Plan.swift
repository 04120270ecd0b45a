public import Averaging
import ExactArithmetic

/// A recommendation: how much symmetry, by which scheme, at what cost and risk, and why.
///
/// What is promised: the recommended risk is at most (1 + δ)R*, with R* the least risk of all shrinkages of the asymmetric part (that of linear estimates only in the worst case
/// over the targets of asymmetry at most d), unless a budget of
/// queries forbids it, and never more than that of no symmetry. Costs are exact, errors of schemes proved; risks hold in the model of the
/// data that ``RiskSetting`` states (least squares on the class, noise alike in all directions), with the asymmetry given.
public struct Plan: Sendable {
  /// What was asked.
  public let request: PlanRequest
  /// The level that the numbers ask for.
  public let decision: LevelDecision
  /// The recommendation; its level differs from that of ``decision`` if the budget forbids that one, and is
  /// ``SymmetryLevel/averaged`` where that is exact and an average with a proved error does.
  public let recommended: PlanOption
  /// All ways that were compared, none first, then the recommendation.
  public let options: [PlanOption]
  /// The scheme to predict with, its error proved; `nil` for the level none. Mixtures with the identity are schemes too.
  public let scheme: PlannedScheme?
  /// The average without the identity that is part of ``scheme``; the same where nothing is mixed.
  public let average: PlannedScheme?
  /// The smallest exact scheme that was constructed; `nil` where none was.
  public let exactScheme: PlannedScheme?
  /// The bounds of the least size of an exact scheme; `nil` where none are known without the elements.
  public let exactBounds: AveragingBounds?
  /// The bounds of the least size of a scheme with the error that ``decision`` allows; `nil` for none and where none are known.
  public let weakBounds: AveragingBounds?
  /// Every number with its basis.
  public let figures: [PlanFigure]
  /// What changes if the given numbers do.
  public let variations: [PlanVariation]
  /// What a reader should know besides: budgets not met, bounds not known.
  public let notes: [String]

  /// An option by the way it predicts.
  public func option(_ way: PlanOption.Way) -> PlanOption? { options.first { $0.way == way } }
}
