/// How much work the search for smaller schemes may take, and what was cut short for want of it.
///
/// Steps that nothing could be recommended without are always done. What only makes schemes smaller is done while its *counted* work, estimated
/// from sizes and dimensions alone before it begins, fits into the budget; so the same request gives the same plan on every machine. What is kept
/// is proved whatever was cut. A clock is asked besides, between steps, as a safety only: where it struck, that is noted apart,
/// because another machine may then find more.
struct PlanEffort {
  /// Floating-point operations of one unit of work, about those of a second of one core.
  static let speed = 3e8
  /// Steps of an elimination in rational numbers of one unit of work.
  static let exactSpeed = 2e7

  /// The units that are left; infinite without a limit.
  private(set) var left: Double
  /// When the clock strikes; `nil` for never.
  private let end: ContinuousClock.Instant?
  /// What did not fit into the budget, in words, each one once.
  private(set) var cuts: [String] = []
  /// What the clock cut off, in words, each one once.
  private(set) var clockCuts: [String] = []

  /// No limit.
  static let unlimited = PlanEffort(units: nil, seconds: nil)

  /// - Parameters:
  ///   - units: the budget; `nil` for no limit.
  ///   - seconds: from now on; `nil` for no clock.
  init(units: Double?, seconds: Double?) {
    left = units ?? .infinity
    end = seconds.map { .now + .seconds($0) }
  }

  /// Whether everything is done in full, in one go.
  var isUnlimited: Bool { left == .infinity && end == nil }

  /// Whether a step of so many units fits in, which then counts as spent; if not, that is noted.
  mutating func allows(_ units: Double, _ name: @autoclosure () -> String) -> Bool {
    guard left > 0, units <= left else {
      PlanEffort.note(name(), in: &cuts)
      return false
    }
    if let end, ContinuousClock.now >= end {
      PlanEffort.note(name(), in: &clockCuts)
      return false
    }
    left -= units
    return true
  }

  /// Gives a part of what is left to something of its own, under the same clock; ``take(back:from:)`` returns the rest.
  mutating func split(_ part: Double) -> PlanEffort {
    var share = self
    (share.cuts, share.clockCuts) = ([], [])
    guard left < .infinity else { return share }
    share.left = left * part
    left -= share.left
    return share
  }

  /// Takes back what a part has left, and notes what it cut.
  mutating func take(back share: PlanEffort, named suffix: String) {
    if left < .infinity { left += share.left }
    for name in share.cuts { PlanEffort.note("\(name), \(suffix)", in: &cuts) }
    for name in share.clockCuts { PlanEffort.note("\(name), \(suffix)", in: &clockCuts) }
  }

  private static func note(_ name: String, in list: inout [String]) {
    if !list.contains(name) { list.append(name) }
  }
}
