public import Averaging
import ExactArithmetic
public import FiniteGroups

/// A symmetrizer whose weights do not depend on the point: an averaging scheme.
///
/// The lower bounds on the size of schemes hold for these; they do not for frames and canonicalizations.
public protocol FixedWeightSymmetrizer<Element, Input>: Symmetrizer {
  /// The weights.
  var scheme: Scheme<Element> { get }
}

extension FixedWeightSymmetrizer {
  /// The weights of the scheme, at every point.
  public func queries(
    at input: Input, using random: inout some RandomNumberGenerator
  ) throws -> [WeightedQuery<Element>] {
    scheme.entries.map { WeightedQuery($0.element, weight: $0.weight) }
  }
}

/// A symmetrizer on an enumerated group with permutations for indices, to be used with actions whose elements are permutations.
public struct SymmetrizerByPermutations<Base: Symmetrizer>: Symmetrizer where Base.Element == Int {
  /// The inputs of the base.
  public typealias Input = Base.Input
  /// The symmetrizer by indices.
  public let base: Base
  /// The group.
  public let group: FiniteGroup

  /// The same symmetrizer with other names for the elements.
  public init(_ base: Base, of group: FiniteGroup) { (self.base, self.group) = (base, group) }

  /// What it is, costs and guarantees.
  public var profile: SymmetrizerProfile { base.profile }

  /// The queries of the base.
  ///
  /// - Complexity: O(degree) for each query besides that of the base
  public func queries(
    at input: Base.Input, using random: inout some RandomNumberGenerator
  ) throws -> [WeightedQuery<Permutation>] {
    try base.queries(at: input, using: &random).map {
      WeightedQuery(group.permutation($0.element), weight: $0.weight)
    }
  }
}

extension Continuity {
  /// What holds for weights that do not depend on the point.
  static let fixedWeights = Continuity(
    isPreserved: true, reason: "a fixed combination of translates x ↦ f(g⁻¹x), each of which is continuous where f is")
}
