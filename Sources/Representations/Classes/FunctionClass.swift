public import FiniteGroups

/// A function class F with exact integer matrix coefficients: a finite-dimensional G-stable space of functions,
/// as a sum of tabulated representations.
public struct FunctionClass: Sendable {
  /// Which class it is.
  public let specification: FunctionClassSpecification
  /// The group that acts.
  public let group: FiniteGroup
  /// The action that defines the class; `nil` for `regular`, which needs none.
  public let action: GroupAction?
  /// The summands, each once, with multiplicities.
  public let constituents: [Constituent]

  /// The largest number of basis functions of one class.
  public static let dimensionLimit = 1_000_000
  /// The largest number of table entries of one class.
  public static let tableLimit = 50_000_000

  /// Tabulates a class.
  ///
  /// - Parameters:
  ///   - specification: which class.
  ///   - group: the group.
  ///   - action: the action on points or coordinates that the class is built on.
  /// - Throws: ``RepresentationError`` where class and action do not fit, matrices are no representation, or the class is
  ///   too large; the size is checked before memory is taken.
  /// - Complexity: O(order · dim F) for permutations up to sign, O(order · dim F³) for matrices
  public init(
    _ specification: FunctionClassSpecification, group: FiniteGroup, action: GroupAction
  ) throws(RepresentationError) {
    let builder = FunctionClassBuilder(specification: specification, group: group)
    (self.action, constituents) = try builder.build(action)
    self.specification = specification
    self.group = group
  }

  /// The dimension of F.
  public var dimension: Int { constituents.reduce(0) { $0 + $1.multiplicity * $1.dimension } }

  /// The character of F, the trace of ρ(g).
  ///
  /// - Complexity: O(dim F)
  public func character(at element: Int) -> Int {
    constituents.reduce(0) { $0 + $1.multiplicity * $1.trace(at: element) }
  }
}
