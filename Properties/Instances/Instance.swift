public import Averaging
public import ExactArithmetic
public import FiniteGroups
public import Representations

/// One case of a claim, in mathematical terms: a group by generators, and what else the claim speaks of under the names the
/// claim uses (a function class, schemes, functions, numbers).
///
/// It says everything; no generator, no catalogue and no random number is needed to judge it again.
public struct Instance: Sendable, Hashable {
  /// The group, by permutations.
  public var group: InstanceGroup { didSet { resolved = ResolvedSetting() } }
  /// How the generators act, where the claim speaks of an action; `nil` for the natural one on the points.
  public var action: GroupAction? { didSet { resolved = ResolvedSetting() } }
  /// The function class F; `nil` where the claim needs none.
  public var functionClass: FunctionClassSpecification? { didSet { resolved = ResolvedSetting() } }
  /// Averaging schemes by name, such as `"ω"`; their elements are permutations of the group.
  public var schemes: [String: PermutationScheme] = [:]
  /// Vectors by name, such as `"f"`: coordinates in the basis of F (its summands one after the other), or whatever the claim says.
  public var vectors: [String: [Rational]] = [:]
  /// Numbers by name, such as `"ε"`.
  public var numbers: [String: Rational] = [:]
  /// Lists of elements of the group by name, such as `"H"`.
  public var elements: [String: [Permutation]] = [:]
  /// What group, action and class were made into, shared by copies.
  private var resolved = ResolvedSetting()

  /// An instance with a group and a class; the rest is assigned by name.
  public init(
    group: InstanceGroup, action: GroupAction? = nil, functionClass: FunctionClassSpecification? = nil
  ) {
    self.group = group
    self.action = action
    self.functionClass = functionClass
  }

  /// The group enumerated, the class tabulated; kept for the next instance on the same group.
  ///
  /// - Throws: `GroupError` when the group is too large to be enumerated.
  /// - Complexity: that of enumerating the group, once.
  public func setting() throws -> Setting {
    try resolved.setting { try SettingCache.shared.setting(of: self) }
  }
}

/// A part that a claim speaks of and an instance lacks, or that does not fit.
public struct InstanceError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What is wrong and what would be right.
  public let description: String

  /// An error.
  public init(_ description: String) { self.description = description }
}
