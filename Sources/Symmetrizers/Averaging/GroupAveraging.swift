public import Averaging
import ExactArithmetic
public import FiniteGroups

/// The Reynolds operator: the mean over the whole group, |G| queries.
///
/// Laws: the result is invariant for every function; invariant functions stay as they are; so it is idempotent.
public struct GroupAveraging<Input: Sendable>: FixedWeightSymmetrizer {
  /// Indices of elements.
  public typealias Element = Int
  /// What it is, costs and guarantees.
  public let profile: SymmetrizerProfile
  /// Equal weights on all elements.
  public let scheme: AveragingScheme

  /// The mean over an enumerated group.
  ///
  /// - Complexity: O(order)
  public init(over group: FiniteGroup) {
    scheme = .wholeGroup(group, weightClass: .uniform)
    profile = SymmetrizerProfile(
      name: "group-averaging", source: "A. Hurwitz 1897; O. Reynolds 1895", queries: group.order,
      guarantee: SymmetryGuarantee(.exact, error: 0, scope: "every function"), continuity: .fixedWeights)
  }
}
