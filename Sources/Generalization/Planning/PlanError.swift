public import Averaging
public import ExactArithmetic
public import Representations

/// Why there is no plan.
public enum PlanError: Error, Sendable, Equatable, CustomStringConvertible {
  /// A number of the request is outside its range.
  case outOfRange(String, Rational, allowed: String)
  /// The class has more basis functions than are gone through.
  case classTooLarge(String, limit: Int)
  /// No function of the class changes under the group, and yet the target is said to.
  case nothingToAverage(className: String, asymmetry: Rational)
  /// Nothing but zero is invariant, and yet the target is said to have an invariant part.
  case nothingInvariant(className: String, asymmetry: Rational)
  /// The class does not fit the group without its elements.
  case functions(RepresentationError)
  /// The characters of the group are out of reach.
  case characters(CharacterError)
  /// No scheme could be constructed.
  case construction(ConstructionError)
  /// A bound failed.
  case bound(BoundError)
  /// The numbers are not those of a risk.
  case risk(ProblemError)

  /// One line for the user.
  public var description: String {
    switch self {
    case .outOfRange(let what, let value, let allowed):
      "\(what) must be \(allowed), not \(value.isInteger ? "\(value)" : "\(value) ≈ \(value.approximation)")"
    case .classTooLarge(let className, let limit):
      "the class \(className) has more than \(limit) basis functions, which is too large for a plan; take a smaller degree or size"
    case .nothingToAverage(let className, let asymmetry):
      "all functions of the class \(className) are invariant, so the asymmetry of a target in it is 0, not \(asymmetry)"
    case .nothingInvariant(let className, let asymmetry):
      "only 0 is invariant in the class \(className), so the asymmetry of a target in it is 1, not \(asymmetry)"
    case .functions(let error): error.description
    case .characters(let error): error.description
    case .construction(let error): error.description
    case .bound(let error): error.description
    case .risk(let error): error.description
    }
  }
}
