/// How far a command is.
public struct ProgressState: Sendable, Equatable {
  /// What is being done: a group, a claim, a phase.
  public var activity: String
  /// How much is done, if it is counted.
  public var done: Int?
  /// How much there is to do, if it is known.
  public var total: Int?
  /// What is counted, in the plural: `claims`.
  public var unit: String
  /// The best there is so far, or the last result, in a few words.
  public var best: String?
  /// How much was done before the clock began to run, as in a campaign that is resumed; it does not count for the rate.
  public var before = 0

  /// A state; nothing is counted yet.
  public init(_ activity: String, done: Int? = nil, total: Int? = nil, unit: String = "", best: String? = nil) {
    self.activity = activity
    self.done = done
    self.total = total
    self.unit = unit
    self.best = best
  }

  /// One line: how much of how much, how fast, how long still, what now, what so far.
  ///
  /// - Parameters:
  ///   - seconds: how long the command has been running.
  ///   - width: the most characters; `nil` for any number. What is being done is shortened first.
  public func line(seconds: Double, width: Int? = nil) -> String {
    var counts: [String] = []
    if let done {
      let number = total.map { "\(done) of \($0)" } ?? "\(done)"
      counts.append(unit.isEmpty ? number : "\(number) \(unit)")
      let rate = seconds > 0 ? Double(done - before) / seconds : 0
      if rate > 0 {
        counts.append(ProgressState.text(rate: rate))
        if let total, total > done {
          counts.append("about \(ProgressState.text(seconds: Double(total - done) / rate)) left")
        }
      }
    }
    counts.append(ProgressState.text(seconds: seconds))
    let (head, tail) = (counts.joined(separator: ", "), best.map { " · \($0)" } ?? "")
    let middle = activity.isEmpty ? "" : " · \(activity)"
    let line = head + middle + tail
    guard let width, line.count > width else { return line }
    let room = width - head.count - tail.count
    if room >= 12, !middle.isEmpty { return head + middle.prefix(room - 1) + "…" + tail }
    return head.count + tail.count <= width ? head + tail : String((head + tail).prefix(max(width - 1, 0))) + "…"
  }

  /// A number per second, minute or hour, whichever makes it at least 1.
  static func text(rate: Double) -> String {
    for (factor, unit) in [(1.0, "s"), (60.0, "min"), (3600.0, "h")] where rate * factor >= 1 || unit == "h" {
      let value = rate * factor
      return value >= 10 ? "\(Int(value.rounded()))/\(unit)" : "\((value * 10).rounded() / 10)/\(unit)"
    }
    return ""
  }

  /// A time for people: `8 s`, `3 min 20 s`, `2 h 5 min`.
  static func text(seconds: Double) -> String {
    guard seconds < 360_000 else { return "more than 100 h" }
    let whole = Int(seconds.rounded())
    if whole < 60 { return "\(whole) s" }
    if whole < 3600 { return "\(whole / 60) min \(whole % 60) s" }
    return "\(whole / 3600) h \(whole % 3600 / 60) min"
  }
}
