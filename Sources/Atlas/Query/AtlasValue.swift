// Goals of this folder:
// 1. Questions to a dataset in one line, such as `order<=12 and weights=convex and gap=0`, with exact numbers.
// 2. Every text is either understood or refused with the place, what stands there and what would be right; none of them harms.

public import ExactArithmetic
import Reporting

/// The value of a field for a row.
public indirect enum AtlasValue: Sendable, Hashable {
  /// The row has none: no degree, no ε.
  case missing
  /// Yes or no.
  case boolean(Bool)
  /// An exact number.
  case number(Rational)
  /// A text.
  case text(String)
  /// Several texts.
  case list([String])

  static func integer(_ value: Int?) -> AtlasValue { value.map { .number(Rational($0)) } ?? .missing }

  static func optional(_ text: String?) -> AtlasValue { text.map { .text($0) } ?? .missing }

  /// As it is written in a cell: `""`, `"true"`, `"-3/7"`, lists joined by “; ”.
  public var description: String {
    switch self {
    case .missing: ""
    case .boolean(let value): "\(value)"
    case .number(let value): value.description
    case .text(let value): value
    case .list(let values): values.joined(separator: "; ")
    }
  }

  /// Whether a value comes first: numbers by value, texts with their digits by value, no before yes, and what is missing last.
  static func isBefore(_ left: AtlasValue, _ right: AtlasValue) -> Bool {
    switch (left, right) {
    case (.missing, _): false
    case (_, .missing): true
    case (.number(let first), .number(let second)): first < second
    case (.boolean(let first), .boolean(let second)): !first && second
    default: NaturalOrder.isBefore(left.description, right.description)
    }
  }
}

extension AtlasValue: Encodable {
  /// Integers up to 2⁵³ are numbers in JSON, other rational numbers texts such as `"1/4"`; what is missing is `null`.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .missing: try container.encodeNil()
    case .boolean(let value): try container.encode(value)
    case .number(let value):
      if let integer = value.asInt, integer.magnitude <= 1 << 53 {
        try container.encode(integer)
      } else {
        try container.encode(value.description)
      }
    case .text(let value): try container.encode(value)
    case .list(let values): try container.encode(values)
    }
  }
}
