public import BigInt
public import ExactArithmetic
public import FiniteGroups
public import Representations

/// Why there are no bounds for a problem.
public enum BoundError: Error, Sendable, Equatable, CustomStringConvertible {
  /// An error allowance below 0.
  case negativeError(Rational)
  /// The group has no character table within the limits.
  case characters(CharacterError)
  /// The group cannot be made.
  case group(GroupError)
  /// The functions cannot be tabulated.
  case functions(RepresentationError)
  /// A huge group and functions for which no formula is known here.
  case tooLarge(String)
  /// A point has another number of coordinates than the action.
  case mismatchedPoint(coordinates: Int, dimension: Int)
  /// The images of generators are not those of an action of the group.
  case mismatchedAction(images: Int, generators: Int)
  /// A rational point is moved by matrices that are not rational.
  case irrationalAction(conductor: Int)
  /// A lower bound exceeds an upper bound: a defect of this program.
  case contradiction(lower: String, BigInt, upper: String, BigInt)

  /// One line for the user.
  public var description: String {
    switch self {
    case .negativeError(let epsilon): "an error is at least 0, not \(epsilon)"
    case .characters(let error): error.description
    case .group(let error): error.description
    case .functions(let error): error.description
    case .tooLarge(let what):
      "\(what): the group is too large to enumerate; formulas are known for S_n (functions, polynomials:k up to \(ListedIrreducibles.degreeLimit), tuples:t, subsets:t) and C2^m (polynomials:k)"
    case .mismatchedPoint(let coordinates, let dimension):
      "the point has \(coordinates) coordinates, and the group acts on \(dimension)"
    case .mismatchedAction(let images, let generators):
      "the \(images) maps given are not the images of the \(generators) generators of the group under an action"
    case .irrationalAction(let conductor):
      "the matrices of the action are over ℚ(2cos 2π/\(conductor)); orbits of rational points need rational matrices"
    case .contradiction(let lower, let below, let upper, let above):
      "the lower bound \(below) (\(lower)) contradicts the upper bound \(above) (\(upper)): please report this defect"
    }
  }
}
