// Goals of this folder:
// 1. The weak and the strong symmetry error of a scheme between two proved bounds, for any function class of an
//    enumerated group, and for modules of groups that are never enumerated.
// 2. The lower bound is attained by a test function that is returned; everybody can evaluate it by the definition.
// 3. Whether an error is at most ε is never decided by a rounded number.

public import ExactArithmetic

/// A function of a class on which a scheme shows its error: coefficients on the labelled basis of one constituent.
public struct TestFunction<Element: Hashable & Sendable>: Sendable, Hashable {
  /// The place of the constituent in the function class (of the orbit in a module).
  public let constituent: Int
  /// The labels of the basis.
  public let labels: [[Int]]
  /// The coefficients, integers without a common factor. The function has no invariant part.
  public let coefficients: [Rational]
  /// For the strong error, the element h under which the average changes most.
  public let element: Element?
}

/// A symmetry error between two exact bounds.
public struct SymmetryError<Element: Hashable & Sendable>: Sendable, Hashable {
  /// The error lies in here: the lower end is the quotient of ``witness`` (0 without one), the upper end is proved.
  public let enclosure: Enclosure
  /// A function on which the error is at least the lower end; `nil` if the class has invariant functions only, or where
  /// the lower end is proved in another way.
  public let witness: TestFunction<Element>?

  /// The value, where the two bounds are equal.
  public var exact: Rational? { enclosure.lower == enclosure.upper ? enclosure.lower : nil }
  /// The proved lower bound.
  public var lower: Rational { enclosure.lower }
  /// The proved upper bound.
  public var upper: Rational { enclosure.upper }

  /// Whether the error is at most ε, as far as the bounds tell.
  public func verdict(_ epsilon: Rational) -> SymmetryVerdict<Element> {
    upper <= epsilon ? .holds : lower > epsilon ? .fails(witness: witness) : .undecided(enclosure)
  }

  /// The larger of two errors.
  static func maximum(_ first: SymmetryError, _ second: SymmetryError) -> SymmetryError {
    // Between equal lower ends one with a witness is preferred.
    let takesSecond = second.lower > first.lower || (second.lower == first.lower && first.witness == nil)
    return SymmetryError(
      enclosure: Enclosure(max(first.lower, second.lower), max(first.upper, second.upper)),
      witness: takesSecond ? second.witness : first.witness)
  }

  /// The error on a class of invariant functions.
  static var zero: SymmetryError { SymmetryError(enclosure: Enclosure(0), witness: nil) }
}

extension SymmetryError: CustomStringConvertible {
  /// `"2/9"`, or `"[0.25, 0.25000000001]"` rounded for people.
  public var description: String {
    exact.map { "\($0)" } ?? "[\(lower.approximation), \(upper.approximation)]"
  }
}

/// Whether a scheme has an error of at most ε.
public enum SymmetryVerdict<Element: Hashable & Sendable>: Sendable, Hashable {
  /// It has; proved.
  case holds
  /// It has not: the quotient of the function is above ε. `nil` where this is proved by bounds only.
  case fails(witness: TestFunction<Element>?)
  /// The bounds do not tell.
  case undecided(Enclosure)

  /// Whether it is ``holds``.
  public var isProved: Bool { self == .holds }
}
