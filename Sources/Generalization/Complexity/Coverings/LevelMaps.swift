import ExactArithmetic

/// The maps i of finitely many points to {0, …, K−1} with |i(x) − i(y)| ≤ m(x, y).
struct LevelMaps: Sendable {
  /// m for each two points, by their places in the list.
  private let slack: [[Int]]
  private let levels: Int

  init(points: [Int], levels: Int, slack: (Int, Int) -> Int) {
    self.levels = levels
    // Nearest first, so that choices are narrow early.
    var ordered: [Int] = []
    var rest = points
    while !rest.isEmpty {
      let next = rest.indices.min { left, right in
        (ordered.map { slack($0, rest[left]) }.min() ?? 0) < (ordered.map { slack($0, rest[right]) }.min() ?? 0)
      }
      ordered.append(rest.remove(at: next ?? 0))
    }
    self.slack = ordered.map { x in ordered.map { slack(x, $0) } }
  }

  /// How many there are; `nil` where counting takes more steps than the limit.
  ///
  /// - Complexity: O(limit · points)
  func count(limit: Int) -> Rational? {
    var stepsLeft = limit
    var values: [Int] = []
    var total = 0
    func extend() -> Bool {
      let place = values.count
      var (low, high) = (0, levels - 1)
      for (index, value) in values.enumerated() {
        low = max(low, value - slack[place][index])
        high = min(high, value + slack[place][index])
      }
      if low > high { return true }
      if place == slack.count - 1 {
        total += high - low + 1
        return true
      }
      for value in low...high {
        stepsLeft -= 1
        if stepsLeft < 0 { return false }
        values.append(value)
        defer { values.removeLast() }
        if !extend() { return false }
      }
      return true
    }
    if slack.isEmpty { return .one }
    return extend() ? Rational(total) : nil
  }

  /// Not less than their number: each point after the first has at most 2m + 1 choices beside its nearest predecessor.
  func treeBound() -> Rational {
    slack.indices.reduce(.one) { product, place in
      let nearest = slack[place][..<place].min() ?? levels
      return product * Rational(min(levels, 2 * nearest + 1))
    }
  }
}
