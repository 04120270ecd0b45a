import Foundation

/// One line of a benchmark's table.
public struct Figure: Sendable {
  /// What was measured.
  public var what: String
  /// What came out here.
  public var ours: String
  /// What came out of the peer.
  public var peer: String
  /// Ours divided by the peer's: below 1 is faster.
  public var ratio: String
  /// What was to be reached.
  public var goal: String

  /// A line of texts; what is left out stays empty.
  public init(_ what: String, ours: String, peer: String = "", ratio: String = "", goal: String = "") {
    (self.what, self.ours, self.peer, self.ratio, self.goal) = (what, ours, peer, ratio, goal)
  }

  /// A time, next to that of a peer.
  ///
  /// - Parameters:
  ///   - what: what was measured.
  ///   - seconds: the time here.
  ///   - peer: the name of the peer and its time, or `nil` for the time where it was not to be had.
  ///   - limit: the time that was not to be exceeded.
  public init(_ what: String, seconds: Double, peer: (name: String, seconds: Double?)? = nil, limit: Double? = nil) {
    self.init(what, ours: Figure.time(seconds))
    if let peer {
      self.peer = peer.seconds.map { "\(peer.name) \(Figure.time($0))" } ?? "no \(peer.name)"
      ratio = peer.seconds.map { Figure.short(seconds / $0) } ?? "–"
    }
    if let limit { goal = "< \(Figure.time(limit)): \(seconds < limit ? "met" : "missed")" }
  }

  /// A time as text, with a unit that fits it.
  public static func time(_ seconds: Double) -> String {
    switch seconds {
    case 0.9995...: "\(short(seconds)) s"
    case 0.000_999_5...: "\(short(seconds * 1e3)) ms"
    default: "\(short(seconds * 1e6)) µs"
    }
  }

  /// A positive number with three significant digits; whole from a hundred on, and a power of ten below a thousandth.
  public static func short(_ number: Double) -> String {
    guard number.isFinite, number > 0 else { return "\(number)" }
    if number >= 100 { return "\(Int(number.rounded()))" }
    var (digits, exponent) = (number, 0)
    while digits < 99.95 { (digits, exponent) = (digits * 10, exponent + 1) }
    while digits >= 999.5 { (digits, exponent) = (digits / 10, exponent - 1) }
    let whole = Int(digits.rounded())
    if exponent > 5 {
      let fraction = whole % 100 < 10 ? "0\(whole % 100)" : "\(whole % 100)"
      return "\(whole / 100).\(fraction)e\(2 - exponent)"
    }
    let text = String(repeating: "0", count: max(0, exponent - 2)) + "\(whole)"
    return exponent == 0 ? text : text.dropLast(exponent) + "." + text.suffix(exponent)
  }

  /// Prints lines under a heading, in columns.
  public static func print(_ heading: String, _ figures: [Figure], notes: [String] = []) {
    let rows =
      [["what", "ours", "peer", "ratio", "goal"]] + figures.map { [$0.what, $0.ours, $0.peer, $0.ratio, $0.goal] }
    let widths = (0..<5).map { column in rows.map { $0[column].count }.max() ?? 0 }
    Swift.print("\n\(heading)")
    let columns = Columns(widths)
    for row in rows { Swift.print(columns.line(row)) }
    for note in notes { Swift.print("  \(note)") }
    // What is piped appears section by section, too.
    fflush(nil)
  }
}
