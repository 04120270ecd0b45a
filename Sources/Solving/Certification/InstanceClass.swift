public import FiniteGroups
public import Representations

/// The functions of an instance: a class with integer matrix coefficients, or one over a real cyclotomic field.
public enum InstanceClass: Sendable {
  /// Tabulated over ℤ.
  case rational(FunctionClass)
  /// Over ℚ(2cos 2π/n).
  case field(FieldFunctionClass)

  /// Tabulates a class; over a number field only where the action needs it.
  ///
  /// - Throws: `RepresentationError` for what does not fit or is too large.
  public init(
    _ specification: FunctionClassSpecification, group: FiniteGroup, action: GroupAction
  ) throws(RepresentationError) {
    if FieldFunctionClass.isNeeded(for: specification, action: action) {
      self = .field(try FieldFunctionClass(specification, group: group, action: action))
    } else {
      self = .rational(try FunctionClass(specification, group: group, action: action))
    }
  }

  /// Which class it is.
  public var specification: FunctionClassSpecification {
    switch self {
    case .rational(let functions): functions.specification
    case .field(let functions): functions.specification
    }
  }

  /// The group that acts.
  public var group: FiniteGroup {
    switch self {
    case .rational(let functions): functions.group
    case .field(let functions): functions.group
    }
  }

  /// The action that defines the class; `nil` for `regular`, which needs none.
  public var action: GroupAction? {
    switch self {
    case .rational(let functions): functions.action
    case .field(let functions): functions.action
    }
  }

  /// The dimension of F.
  public var dimension: Int {
    switch self {
    case .rational(let functions): functions.dimension
    case .field(let functions): functions.dimension
    }
  }

  /// The class, if it is rational.
  public var rational: FunctionClass? {
    if case .rational(let functions) = self { functions } else { nil }
  }
}
