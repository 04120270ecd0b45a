/// Counts over cases, merged in the order of the cases so that they do not depend on the number of workers.
struct Statistics: Sendable {
  var cases = 0
  var discards = 0
  var oversized = 0
  /// How many passed cases were made by climbing; they are not among ``cases``.
  private(set) var climbed = 0
  private var labels: [String: Int] = [:]
  /// In the order of their first appearance.
  private(set) var coverage: [CoverageCount] = []
  private(set) var targets: [BestTarget] = []

  /// The case with the largest value of a target.
  struct BestTarget: Sendable {
    var label: String
    var value: Double
    /// The index of the random case.
    var index: Int
  }

  mutating func countPassed(_ events: CaseContext.Events?, index: Int) {
    cases += 1
    guard let events else { return }
    for label in events.labels { labels[label, default: 0] += 1 }
    for event in events.coverage {
      addCoverage(CoverageCount(label: event.label, percent: event.percent, hits: event.isHit ? 1 : 0))
    }
    for target in events.targets { addTarget(BestTarget(label: target.label, value: target.value, index: index)) }
  }

  /// Counts a case that was not drawn at random: it says nothing about shares.
  mutating func countClimbed(_ events: CaseContext.Events?) {
    climbed += 1
    for target in events?.targets ?? [] {
      addTarget(BestTarget(label: target.label, value: target.value, index: 0))
    }
  }

  private mutating func addCoverage(_ count: CoverageCount) {
    if let known = coverage.firstIndex(where: { $0.label == count.label }) {
      coverage[known].hits += count.hits
      coverage[known].percent = max(coverage[known].percent, count.percent)
    } else {
      coverage.append(count)
    }
  }

  private mutating func addTarget(_ target: BestTarget) {
    if let known = targets.firstIndex(where: { $0.label == target.label }) {
      if target.value > targets[known].value { targets[known] = target }
    } else {
      targets.append(target)
    }
  }

  /// Adds the counts of later cases.
  mutating func merge(_ later: Statistics) {
    cases += later.cases
    discards += later.discards
    oversized += later.oversized
    climbed += later.climbed
    labels.merge(later.labels, uniquingKeysWith: +)
    for count in later.coverage { addCoverage(count) }
    for target in later.targets { addTarget(target) }
  }

  var sortedLabels: [LabelCount] {
    labels.map { LabelCount(label: $0.key, count: $0.value) }
      .sorted { ($1.count, $0.label) < ($0.count, $1.label) }
  }
}
