import PropertyTesting
import Testing

@testable import Properties

/// The generator of classes meets each kind of group and action.
@Suite struct CoverageTests {
  @Test func everyKindIsMet() async throws {
    let property = Property("kinds", Gen<Instance>.classOnGroup(order: 24, dimension: 12)) { instance in
      try instance.recordCoverage()
    }
    let report = await property.check(Settings(cases: 400, usesEnvironment: false, keepsFailures: false))
    #expect(report.isSuccess, "\(report)")
    var counts: [String: Int] = [:]
    for label in report.labels { counts[label.label] = label.count }
    print("kinds in 400 cases: \(report.labels.map { "\($0.label) \($0.count)" }.joined(separator: ", "))")
    let least = [
      "abelian": 80, "nonabelian": 80, "simple": 20, "p-group": 80, "non-faithful": 40, "non-transitive": 40,
      "quaternionic": 8, "trivial": 4,
    ]
    for (kind, count) in least.sorted(by: { $0.key < $1.key }) {
      #expect(counts[kind, default: 0] >= count, "\(kind)")
    }
  }
}
