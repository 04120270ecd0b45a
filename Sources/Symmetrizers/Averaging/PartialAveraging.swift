public import Averaging
import ExactArithmetic
public import FiniteGroups
public import Representations

/// Averaging over a part of the group: a subset, a subgroup, or any probability distribution ω on G.
///
/// What it makes symmetric, exactly: ρ(h)E_ω is the operator of g ↦ ω(h⁻¹g), and the translates of a function on a free orbit are
/// linearly independent, so E_ω f is invariant under h for every function f on every set **if and only if** ω(hg) = ω(g) for all g.
/// Those h form a subgroup, ``invarianceGroup``. In particular
/// - a subgroup H with equal weights gives exact invariance under H;
/// - invariance under all of G for every function needs ω = 1/|G| throughout; on a smaller class F it needs only ω̂(π) = 0 for
///   the nontrivial π that occur in F, and the weak error on F is max ‖ω̂(π)‖² (mathematics.md §1).
///
/// A uniform subset S need not be closed under products; then ``invarianceGroup`` is {h : hS = S}, often trivial.
///
/// Source: D. W. Romero, S. Lohit, "Learning partial equivariances from data", NeurIPS 2022, arXiv 2110.10211: convolutions whose group
/// elements are drawn from a learned distribution on G; here the distribution is given and its exact mean is taken
/// (``SampledAveraging`` draws).
public struct PartialAveraging<Input: Sendable>: FixedWeightSymmetrizer {
  /// Indices of elements.
  public typealias Element = Int
  /// What it is, costs and guarantees.
  public let profile: SymmetrizerProfile
  /// The distribution.
  public let scheme: AveragingScheme
  /// The elements h with ω(hg) = ω(g) for all g: under these every result is invariant, and under no others.
  public let invarianceGroup: Subgroup

  /// Averaging over a probability distribution.
  ///
  /// - Parameters:
  ///   - distribution: ω, with nonnegative weights.
  ///   - group: the group.
  ///   - functions: the class on which the weak error under all of G is proved; without one, nothing is said beyond
  ///     ``invarianceGroup``, unless ω is uniform on G.
  /// - Throws: ``SymmetrizerError/unsuitableParameter(_:)`` for negative weights and elements outside the group; as
  ///   `SymmetryErrors.init(on:matrixLimit:)`.
  /// - Complexity: O(size²) products, besides the weak error
  public init(over distribution: AveragingScheme, of group: FiniteGroup, verifiedOn functions: FunctionClass? = nil)
    throws
  {
    guard distribution.entries.allSatisfy({ $0.weight.signum > 0 }) else {
      throw SymmetrizerError.unsuitableParameter("a probability distribution has no negative weights")
    }
    guard distribution.support.allSatisfy({ (0..<group.order).contains($0) }) else {
      throw SymmetrizerError.unsuitableParameter(
        "the distribution has an element outside the group of order \(group.order)")
    }
    scheme = distribution
    let invariance = PartialAveraging.invarianceGroup(of: distribution, in: group)
    invarianceGroup = invariance
    let partial = "exactly invariant under a subgroup of order \(invariance.order) for every function"
    let guarantee: SymmetryGuarantee
    if invariance.isWhole {
      guarantee = SymmetryGuarantee(.exact, error: 0, scope: "every function")
    } else if let functions {
      guarantee = .proved(
        try SymmetryErrors(on: functions).weak(of: distribution).enclosure,
        isExact: distribution.isExact(on: functions),
        scope: "\(functions.specification) under the whole group of order \(group.order); \(partial)")
    } else {
      guarantee = SymmetryGuarantee(.none, error: nil, scope: partial)
    }
    profile = SymmetrizerProfile(
      name: "partial-averaging", source: "Romero & Lohit, NeurIPS 2022", queries: distribution.size,
      guarantee: guarantee,
      continuity: .fixedWeights)
  }

  /// Averaging with equal weights over a subset.
  ///
  /// - Throws: `Scheme.Fault` for no elements or repeated ones, and as ``init(over:of:verifiedOn:)``.
  public init(overSubset elements: [Int], of group: FiniteGroup, verifiedOn functions: FunctionClass? = nil) throws {
    try self.init(over: try .uniform(on: elements), of: group, verifiedOn: functions)
  }

  /// Averaging over a subgroup: exact invariance under it.
  ///
  /// - Throws: as ``init(over:of:verifiedOn:)``.
  public init(over subgroup: Subgroup, verifiedOn functions: FunctionClass? = nil) throws {
    try self.init(overSubset: subgroup.elements, of: subgroup.group, verifiedOn: functions)
  }

  private static func invarianceGroup(of distribution: AveragingScheme, in group: FiniteGroup) -> Subgroup {
    guard let first = distribution.entries.first else { return Subgroup(trivialIn: group) }
    let weights = Dictionary(uniqueKeysWithValues: distribution.weights.map { ($0.element, $0.weight) })
    // h moves the first element to another one with its weight, so h is one of size many.
    let candidates = distribution.entries.filter { $0.weight == first.weight }
      .map { group.product($0.element, group.inverse(first.element)) }
    return Subgroup(
      of: group,
      generatedBy: candidates.filter { shift in
        distribution.entries.allSatisfy { weights[group.product(shift, $0.element)] == $0.weight }
      })
  }
}
