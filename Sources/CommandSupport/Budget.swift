public import ArgumentParser

/// A time or a number of cases, as typed: `90s`, `10m`, `2h`, `1500`, `1e6`.
public struct Budget: ExpressibleByArgument, Sendable {
  /// The time, if one was given.
  public private(set) var duration: Duration?
  /// The number of cases, if one was given.
  public private(set) var cases: Int?

  /// Reads what was typed; `nil` if it is neither.
  public init?(argument: String) {
    let units: [Character: Double] = ["s": 1, "m": 60, "h": 3600]
    if let last = argument.last, let unit = units[last] {
      guard let number = Double(argument.dropLast()), number > 0, number * unit <= 31_536_000 else { return nil }
      duration = .seconds(number * unit)
      return
    }
    guard let number = Double(argument), number >= 1, number <= 1e12, number == number.rounded() else { return nil }
    cases = Int(number)
  }

  /// What may be written, for help texts.
  public static let help = "a time (90s, 10m, 2h) or a number of cases (1500, 1e6)"
}

extension Duration {
  /// The seconds with one decimal, such as `12.3 s`.
  public var text: String { Self.text(seconds: self / .seconds(1)) }

  /// Seconds with one decimal.
  public static func text(seconds: Double) -> String {
    let tenths = Int((seconds * 10).rounded())
    return "\(tenths / 10).\(tenths % 10) s"
  }
}
