import Foundation

/// Numbers as short text, the same on every machine: no locale, no formatting by the system.
public enum ShortNumber {
  /// A coordinate with at most two decimals, without trailing zeros; numbers that are not finite, or 10¹² and more, become 0.
  static func coordinate(_ value: Double) -> String {
    guard value.isFinite, value.magnitude < 1e12 else { return "0" }
    let hundredths = Int((value * 100).rounded())
    let (whole, part) = hundredths.magnitude.quotientAndRemainder(dividingBy: 100)
    let sign = hundredths < 0 ? "-" : ""
    if part == 0 { return "\(sign)\(whole)" }
    return part.isMultiple(of: 10) ? "\(sign)\(whole).\(part / 10)" : "\(sign)\(whole).\(part < 10 ? "0" : "")\(part)"
  }

  /// A number for reading: so many significant digits, without trailing zeros; a power of ten beyond 10⁶ and below 10⁻³.
  ///
  /// - Parameters:
  ///   - value: any number; `∞`, `−∞` and `–` for those that are not finite.
  ///   - digits: significant digits, from 1 to 15.
  /// - Complexity: O(digits)
  public static func text(_ value: Double, digits: Int = 3) -> String {
    if value.isNaN { return "–" }
    if value.isInfinite { return value < 0 ? "−∞" : "∞" }
    if value == 0 { return "0" }
    let digits = max(1, min(digits, 15))
    var exponent = Int(log10(value.magnitude).rounded(.down)) - digits + 1
    // The scale is split, so that neither part leaves the range of doubles.
    func mantissa() -> Int {
      let half = exponent / 2
      return Int((value.magnitude / power(half) / power(exponent - half)).rounded())
    }
    // Rounding up may give one digit more.
    var integer = mantissa()
    if "\(integer)".count > digits {
      exponent += 1
      integer = mantissa()
    }
    let text = DecimalNumber(mantissa: integer, exponent: exponent).text
    return value < 0 ? "−" + text : text
  }

  /// 10 to a power, correctly rounded for 0 … 22.
  static func power(_ exponent: Int) -> Double { pow(10, Double(exponent)) }

  /// An integer as superscript: ⁻¹².
  static func superscript(_ exponent: Int) -> String {
    let digits = Array("⁰¹²³⁴⁵⁶⁷⁸⁹")
    let text = String("\(exponent.magnitude)".compactMap { $0.wholeNumberValue.map { digits[$0] } })
    return exponent < 0 ? "⁻" + text : text
  }
}

/// A number with a finite decimal expansion, as ticks are: mantissa · 10^exponent.
struct DecimalNumber: Sendable, Hashable {
  let mantissa: Int
  let exponent: Int

  /// Without trailing zeros of the mantissa.
  init(mantissa: Int, exponent: Int) {
    var (mantissa, exponent) = (mantissa, mantissa == 0 ? 0 : exponent)
    while mantissa != 0, mantissa.isMultiple(of: 10) { (mantissa, exponent) = (mantissa / 10, exponent + 1) }
    (self.mantissa, self.exponent) = (mantissa, exponent)
  }

  /// The nearest double, or within an ulp of it.
  var value: Double {
    exponent < 0 && exponent >= -300
      ? Double(mantissa) / ShortNumber.power(-exponent) : Double(mantissa) * ShortNumber.power(exponent)
  }

  /// `0.25`, `1200`, `1.5·10⁷`, `10⁻⁹`, with a true minus sign.
  var text: String {
    let digits = "\(mantissa.magnitude)"
    let order = digits.count + exponent - 1
    let sign = mantissa < 0 ? "−" : ""
    if mantissa == 0 { return "0" }
    if order > 5 || order < -3 {
      let power = "10\(ShortNumber.superscript(order))"
      if digits == "1" { return sign + power }
      return "\(sign)\(digits.prefix(1))\(digits.count > 1 ? "." : "")\(digits.dropFirst())·\(power)"
    }
    if exponent >= 0 { return sign + digits + String(repeating: "0", count: exponent) }
    let places = -exponent
    if digits.count > places { return "\(sign)\(digits.dropLast(places)).\(digits.suffix(places))" }
    return "\(sign)0.\(String(repeating: "0", count: places - digits.count))\(digits)"
  }
}
