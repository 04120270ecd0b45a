/// How much time the search for smaller schemes may take, and what was cut short for want of it.
///
/// Steps that nothing could be recommended without are always done. What only makes schemes smaller is done while time is left; a step that
/// cannot be interrupted is begun only if its estimated time is. What is kept is proved whatever was cut, but its size may differ between machines.
struct PlanEffort {
  /// When the time is over; `nil` for never.
  private let end: ContinuousClock.Instant?
  /// What was cut short, in words, each one once.
  private(set) var cuts: [String] = []

  /// No limit.
  static let unlimited = PlanEffort(seconds: nil)

  /// - Parameter seconds: from now on; `nil` for no limit.
  init(seconds: Double?) { end = seconds.map { .now + .seconds($0) } }

  /// The seconds that are left, at least 0; infinite without a limit.
  var left: Double {
    guard let end else { return .infinity }
    return max(0, PlanEffort.seconds(end - .now))
  }

  /// Whether a step of so many seconds fits in; if not, that is noted.
  mutating func allows(_ seconds: Double, _ name: @autoclosure () -> String) -> Bool {
    if left > 0, seconds <= left { return true }
    note(name())
    return false
  }

  /// Notes what was cut short.
  mutating func note(_ name: String) { if !cuts.contains(name) { cuts.append(name) } }

  /// The seconds that a step takes, and what comes of it.
  static func timed<Result>(_ step: () -> Result) -> (result: Result, seconds: Double) {
    let start = ContinuousClock.now
    let result = step()
    return (result, seconds(.now - start))
  }

  private static func seconds(_ duration: Duration) -> Double {
    Double(duration.components.seconds) + Double(duration.components.attoseconds) * 1e-18
  }
}
