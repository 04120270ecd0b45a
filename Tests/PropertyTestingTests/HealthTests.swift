import CertificateFiles
import PropertyTesting
import Testing

/// Generators that are not fit for testing are named as such: by counts, never by the clock.
@Suite struct HealthTests {
  @Test func `a generator that iterates a set is reported as nondeterministic`() async throws {
    let generator = Gen<[Int]> { source in
      var set: Set<Int> = []
      for _ in 0..<20 { set.insert(try source.draw(.int(in: 0...1000))) }
      return Array(set)
    }
    let report = await Property("set order", generator) { _ in }.check(quiet())
    guard case .unhealthy(.nondeterministicGenerator) = report.verdict else {
      Issue.record("\(report)")
      return
    }
    #expect(report.description.contains("Set"))
  }

  @Test func `a set as a value is no sign of nondeterminism`() async throws {
    let report = await Property("sets", Gen<Int>.int(in: 0...1000).set(count: 5...20)) { _ in }.check(quiet())
    #expect(report.isSuccess, "\(report)")
    struct Holder {
      var set: Set<Int>
      var table: [Int: Set<Int>]
    }
    let holders = Gen<Int>.int(in: 0...1000).set(count: 5...20).map { set in
      Holder(set: set, table: Dictionary(uniqueKeysWithValues: set.map { ($0, set) }))
    }
    #expect(await Property("holders", holders) { _ in }.check(quiet()).isSuccess)
  }

  @Test func `values that are equal are the same, whatever their descriptions say`() async throws {
    // With two generators, or in an array of tuples, the text decided, which here depends on the order of a set.
    struct Names: Hashable, CustomStringConvertible {
      var set: Set<Int>
      var description: String { "\(set)" }
    }
    let names = Gen<Int>.int(in: 0...1000).set(count: 5...20).map { Names(set: $0) }
    let reports = [
      await Property("one", names) { _ in }.check(quiet()),
      await Property("two", names, names) { _, _ in }.check(quiet()),
      await Property("array", zip(names, names).array(count: 1...3)) { _ in }.check(quiet()),
      await Property("optional", zip(names, names).optional()) { _ in }.check(quiet()),
    ]
    for report in reports { #expect(report.isSuccess, "\(report)") }
    let random = Gen<Int> { _ in Int.random(in: 0...Int.max) }
    for report in [
      await Property("part", names, random) { _, _ in }.check(quiet()),
      await Property("parts", zip(names, random).array(count: 1...3)) { _ in }.check(quiet()),
    ] {
      guard case .unhealthy(.nondeterministicGenerator) = report.verdict else {
        Issue.record("\(report)")
        continue
      }
    }
  }

  @Test func `randomness of one's own is reported`() async throws {
    let value = await Property("value", Gen<Int> { _ in Int.random(in: 0...Int.max) }) { _ in }.check(quiet())
    let choices = await Property(
      "choices", Gen<Int> { source in try source.draw(.int(in: 0...Int.random(in: 1...1_000_000))) }
    ) { _ in }.check(quiet())
    for report in [value, choices] {
      guard case .unhealthy(.nondeterministicGenerator) = report.verdict else {
        Issue.record("\(report)")
        continue
      }
    }
  }

  @Test(.enabled(if: !Sanitizer.isInUse, "frames of a sanitizer fill the stack before the depth that is reported"))
  func `unbounded recursion and huge cases are reported`() async throws {
    @Sendable func endless(_ source: inout ChoiceSource, _ depth: Int) throws -> Int {
      let more = try source.draw(.int(in: 0...9))
      return more == 9 ? depth : try endless(&source, depth + 1)
    }
    var settings = quiet()
    settings.choiceLimit = 2000
    let recursion = await Property("recursion", Gen<Int> { try endless(&$0, 0) }) { _ in }.check(settings)
    guard case .unhealthy(.unboundedRecursion(limit: 2000)) = recursion.verdict else {
      Issue.record("\(recursion)")
      return
    }
    let huge = await Property("huge", Gen<Int>.int().array(count: 0...100_000)) { _ in }.check(settings)
    guard case .unhealthy(.casesTooLarge) = huge.verdict else {
      Issue.record("\(huge)")
      return
    }
  }
}
