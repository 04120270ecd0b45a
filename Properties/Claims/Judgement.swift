public import ExactArithmetic

/// What a claim says of one instance.
public struct Judgement: Sendable {
  /// The inequality that fails; `nil` if none does.
  public let violation: Violation?
  /// The hypothesis that the instance does not satisfy; `nil` if it is a case.
  public let vacuous: String?
  /// The quantity whose enclosure did not decide the case; `nil` if it was decided.
  public let undecided: String?
  /// How near the instance came to a violation, larger is nearer; only a guide for the search.
  public let margin: Double?

  private init(
    violation: Violation? = nil, vacuous: String? = nil, undecided: String? = nil, margin: Double? = nil
  ) {
    self.violation = violation
    self.vacuous = vacuous
    self.undecided = undecided
    self.margin = margin
  }

  /// The claim holds for the instance.
  public static let holds = Judgement()

  /// The instance is no case of the claim.
  public static func vacuous(_ hypothesis: String) -> Judgement { Judgement(vacuous: hypothesis) }

  /// The judgement of a relation between two quantities.
  public static func require(
    _ left: Quantity, _ relation: Relation, _ right: Quantity, _ statement: String
  ) -> Judgement {
    let distance = (left.enclosure.midpoint - right.enclosure.midpoint).approximation
    let margin =
      switch relation {
      case .equal: abs(distance)
      case .atMost, .less: distance
      case .atLeast, .greater: -distance
      }
    switch relation.holds(left, right) {
    case true?: return Judgement(margin: margin)
    case false?:
      return Judgement(
        violation: Violation(statement: statement, left: left, relation: relation, right: right), margin: margin)
    case nil: return Judgement(undecided: statement, margin: margin)
    }
  }

  /// The judgement of a relation between two rational numbers.
  public static func require(
    _ left: Rational, _ relation: Relation, _ right: Rational, _ statement: String
  ) -> Judgement {
    require(Quantity(left), relation, Quantity(right), statement)
  }

  /// The judgement of a relation between two whole numbers.
  public static func require(_ left: Int, _ relation: Relation, _ right: Int, _ statement: String) -> Judgement {
    require(Quantity(Rational(left)), relation, Quantity(Rational(right)), statement)
  }

  /// All of several judgements: the first violation, or else what was not decided.
  public static func all(_ parts: Judgement...) -> Judgement { all(parts) }

  /// All of several judgements: the first violation, or else what was not decided.
  public static func all(_ parts: [Judgement]) -> Judgement {
    if let part = parts.first(where: { $0.violation != nil }) { return part }
    if let part = parts.first(where: { $0.vacuous != nil }) { return part }
    if let part = parts.first(where: { $0.undecided != nil }) { return part }
    return Judgement(margin: parts.compactMap(\.margin).max())
  }
}

/// A relation that does not hold between two exactly known quantities.
public struct Violation: Sendable, Hashable {
  /// What was to hold, in symbols, such as `"‖E f‖² ≤ ε ‖f‖²"`.
  public let statement: String
  /// The left side.
  public let left: Quantity
  /// What was to hold between the sides.
  public let relation: Relation
  /// The right side.
  public let right: Quantity

  /// A violation; ``Relation/holds(_:_:)`` tells whether it is one.
  public init(statement: String, left: Quantity, relation: Relation, right: Quantity) {
    self.statement = statement
    self.left = left
    self.relation = relation
    self.right = right
  }
}

extension Violation: CustomStringConvertible {
  /// The statement and the two sides.
  public var description: String { "\(statement) fails: not \(left) \(relation.rawValue) \(right)" }
}

/// A number known exactly, or enclosed between two rational numbers.
public struct Quantity: Sendable, Hashable {
  /// The interval that contains the number; its ends are equal for a rational number.
  public let enclosure: Enclosure
  /// A closed form, where there is one and the number is irrational.
  public let closedForm: String?

  /// A rational number.
  public init(_ value: Rational) {
    enclosure = Enclosure(value)
    closedForm = nil
  }

  /// A whole number.
  public init(_ value: Int) { self.init(Rational(value)) }

  /// A number in an interval.
  public init(_ enclosure: Enclosure, closedForm: String? = nil) {
    self.enclosure = enclosure
    self.closedForm = closedForm
  }
}

extension Quantity: CustomStringConvertible {
  /// The number, or the closed form and the interval.
  public var description: String {
    if enclosure.lower == enclosure.upper { return enclosure.lower.description }
    let interval = "[\(enclosure.lower), \(enclosure.upper)]"
    return closedForm.map { "\($0) ∈ \(interval)" } ?? interval
  }
}

/// A relation between two quantities.
public enum Relation: String, Sendable, Hashable, CaseIterable {
  /// The two are the same number.
  case equal = "="
  /// The left one is not larger.
  case atMost = "≤"
  /// The left one is smaller.
  case less = "<"
  /// The left one is not smaller.
  case atLeast = "≥"
  /// The left one is larger.
  case greater = ">"

  /// Whether the relation holds; `nil` if the enclosures do not tell.
  public func holds(_ left: Quantity, _ right: Quantity) -> Bool? {
    let (left, right) = (left.enclosure, right.enclosure)
    switch self {
    case .equal:
      if left.isBelow(right) || right.isBelow(left) { return false }
      return left.width.isZero && right.width.isZero ? true : nil
    case .atMost: return left.upper <= right.lower ? true : right.upper < left.lower ? false : nil
    case .less: return left.upper < right.lower ? true : right.upper <= left.lower ? false : nil
    case .atLeast: return Relation.atMost.holds(Quantity(right), Quantity(left))
    case .greater: return Relation.less.holds(Quantity(right), Quantity(left))
    }
  }
}
