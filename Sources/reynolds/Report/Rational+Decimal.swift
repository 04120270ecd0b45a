import ExactArithmetic
import Foundation
import Properties

extension Rational {
  /// The number in mathematical writing, with a minus sign that is not a hyphen.
  var written: String { description.replacing("-", with: "−") }

  /// The number as a decimal with its sign of equality: `= 0.125` where that is the whole number, `≈ 0.3333333` else.
  ///
  /// The rounded form is for the eye only.
  var decimal: String {
    for digits in 0...9 {
      let scaled = self * Rational(Rational.powersOfTen[digits])
      guard scaled.isInteger, let value = scaled.asInt else { continue }
      let text = String(value.magnitude)
      let padded = String(repeating: "0", count: max(0, digits + 1 - text.count)) + text
      let (whole, fraction) = (padded.dropLast(digits), padded.suffix(digits))
      return "= " + (value < 0 ? "−" : "") + whole + (digits > 0 ? "." + fraction : "")
    }
    return "≈ " + String(format: "%.7g", approximation).replacing("-", with: "−")
  }

  private static let powersOfTen = (0...9).map { power in (0..<power).reduce(1) { value, _ in value * 10 } }
}

extension Quantity {
  /// The number as far as it is known, exactly.
  var exact: String {
    if enclosure.width.isZero { return enclosure.lower.written }
    let interval = "in [\(enclosure.lower.written), \(enclosure.upper.written)]"
    return closedForm.map { "\($0), \(interval)" } ?? interval
  }

  /// The number as a decimal.
  var decimal: String { enclosure.width.isZero ? enclosure.lower.decimal : enclosure.midpoint.rounded }
}

extension Rational {
  /// About what it is, where it stands for numbers near it.
  fileprivate var rounded: String { decimal.replacing("= ", with: "≈ ") }
}

extension Violation {
  /// By how much the inequality fails.
  var gap: Quantity {
    let difference =
      switch relation {
      case .equal, .atMost, .less: left.enclosure - right.enclosure
      case .atLeast, .greater: right.enclosure - left.enclosure
      }
    return Quantity(relation == .equal && difference.upper.signum < 0 ? -difference : difference)
  }

  /// What the gap is, in words.
  var gapWords: String {
    switch relation {
    case .equal: "the two sides differ by"
    case .atMost: "the left side is larger by"
    case .less: "the left side is not smaller; left − right"
    case .atLeast: "the left side is smaller by"
    case .greater: "the left side is not larger; right − left"
    }
  }
}
