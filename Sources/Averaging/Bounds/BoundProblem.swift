public import BigInt
public import FiniteGroups
public import Representations

/// A question about averaging complexity: which group and functions, which weights, how much symmetry.
public struct BoundProblem: Sendable {
  /// What is known of the irreducible representations that occur.
  public enum Irreducibles: Sendable {
    /// Rows of a character table.
    case table(OccurringIrreducibles)
    /// Dimensions by formulas, for groups that are never enumerated.
    case listed(ListedIrreducibles)
  }

  /// What is known of Irr(F).
  public let irreducibles: Irreducibles
  /// Which weights are allowed.
  public let weightClass: WeightClass
  /// How much symmetry is asked for.
  public let symmetry: SymmetryNotion
  /// The group, where it is enumerated; some bounds look at its subgroups.
  public let group: FiniteGroup?
  /// The functions, where they are tabulated; the divisibility bound looks at their matrix coefficients.
  public let functions: FunctionClass?

  /// A problem from what is known.
  ///
  /// - Throws: ``BoundError/negativeError(_:)``.
  public init(
    _ irreducibles: Irreducibles, weightClass: WeightClass = .convex, symmetry: SymmetryNotion = .exact,
    group: FiniteGroup? = nil, functions: FunctionClass? = nil
  ) throws(BoundError) {
    guard symmetry.epsilon.signum >= 0 else { throw .negativeError(symmetry.epsilon) }
    self.irreducibles = irreducibles
    self.weightClass = weightClass
    self.symmetry = symmetry
    self.group = group
    self.functions = functions
  }

  /// The problem of a tabulated function class.
  ///
  /// - Parameters:
  ///   - functions: the class.
  ///   - table: the character table of the group, if it is known already.
  ///   - weightClass: which weights are allowed.
  ///   - symmetry: what a scheme has to reach.
  /// - Throws: ``BoundError/negativeError(_:)``; ``BoundError/characters(_:)`` for groups without a table.
  /// - Complexity: that of the character table, if it is not given
  public init(
    of functions: FunctionClass, table: CharacterTable? = nil, weightClass: WeightClass = .convex,
    symmetry: SymmetryNotion = .exact
  ) throws(BoundError) {
    let occurring: OccurringIrreducibles
    do throws(CharacterError) {
      let table = if let table { table } else { try CharacterTable(of: functions.group) }
      let character = try ClassFunction.character(of: functions, classes: ConjugacyClasses(of: functions.group))
      occurring = try OccurringIrreducibles(in: character, of: table)
    } catch {
      throw .characters(error)
    }
    try self.init(
      .table(occurring), weightClass: weightClass, symmetry: symmetry, group: functions.group, functions: functions)
  }

  /// The problem of a group and class by name: tabulated if the group has at most `orderLimit` elements; beyond, S_n and C2^m with
  /// their polynomials, and S_n with tuples and subsets.
  ///
  /// - Throws: ``BoundError``; for other huge groups ``BoundError/tooLarge(_:)``.
  public init(
    _ description: GroupDescription, _ specification: FunctionClassSpecification,
    action: ActionSpecification = .natural, weightClass: WeightClass = .convex, symmetry: SymmetryNotion = .exact,
    orderLimit: Int = 10_000
  ) throws(BoundError) {
    if action == .natural, let order = description.order, order > BigInt(orderLimit),
      let name = description.name, let listed = BoundProblem.listed(name, specification)
    {
      try self.init(.listed(listed), weightClass: weightClass, symmetry: symmetry)
      return
    }
    let functions: FunctionClass
    do {
      let group = try description.enumerated(orderLimit: orderLimit)
      let action = try description.action(action, of: group)
      if FieldFunctionClass.isNeeded(for: specification, action: action) {
        let functions = try FieldFunctionClass(specification, group: group, action: action)
        try self.init(of: functions, weightClass: weightClass, symmetry: symmetry)
        return
      }
      functions = try FunctionClass(specification, group: group, action: action)
    } catch let error as BoundError {
      throw error
    } catch let error as GroupError {
      if case .orderTooLarge = error { throw .tooLarge("\(description.title) with the functions \(specification)") }
      throw .group(error)
    } catch let error as RepresentationError {
      throw .functions(error)
    } catch {
      throw .tooLarge(description.title)
    }
    try self.init(of: functions, weightClass: weightClass, symmetry: symmetry)
  }

  private static func listed(_ name: GroupName, _ specification: FunctionClassSpecification) -> ListedIrreducibles? {
    switch (name, specification) {
    case (.family(.symmetric, let n), .functions): .symmetric(n, tupleSize: 1)
    case (.family(.symmetric, let n), .polynomials(let degree)): .symmetric(n, polynomialDegree: degree)
    case (.family(.symmetric, let n), .tuples(let size)): .symmetric(n, tupleSize: size)
    case (.family(.symmetric, let n), .subsets(let size)): .symmetric(n, subsetSize: size)
    case (.power(.family(.cyclic, 2), let m), .polynomials(let degree)): .signs(m, polynomialDegree: degree)
    default: nil
    }
  }

  /// |G|.
  public var groupOrder: BigInt {
    switch irreducibles {
    case .table(let occurring): BigInt(occurring.table.groupOrder)
    case .listed(let listed): listed.groupOrder
    }
  }

  /// D = Σ d over Irr(F) ∖ {1}.
  public var totalDegree: BigInt {
    switch irreducibles {
    case .table(let occurring): BigInt(occurring.totalDegree)
    case .listed(let listed): listed.totalDegree
    }
  }

  /// dim M(F ⊕ 1).
  public var dimension: BigInt {
    switch irreducibles {
    case .table(let occurring): BigInt(occurring.dimension)
    case .listed(let listed): listed.dimension
    }
  }

  /// Whether every irreducible representation occurs in F ⊕ 1.
  public var isComplete: Bool { dimension == groupOrder }

  /// Irr(F) as rows of a table, if there is one.
  public var occurring: OccurringIrreducibles? {
    if case .table(let occurring) = irreducibles { occurring } else { nil }
  }
}
