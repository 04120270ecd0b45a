import PropertyTesting
import Testing

/// "All cases checked" is said only where it is true.
@Suite struct ExhaustionTests {
  @Test func `a generator that reads the size is sampled, not exhausted`() async throws {
    // Only the cases of size 100 were enumerated, and reported as all there are.
    let sized = await Property("sized", Gen<Int>.sized { .just($0) }) { try ensure($0 != 50) }.check(quiet())
    #expect(sized.counterexample?.rendered == "50", "\(sized)")
    let counts = Gen<[Bool]>.sized { Gen<Bool>.bool().array(count: $0 % 4) }
    let short = await Property("counts", counts) { try ensure($0.count < 3) }.check(quiet())
    #expect(short.counterexample?.rendered == "[false, false, false]", "\(short)")
    let read = Gen<Int> { source in min(source.size, try source.draw(.int(in: 0...3))) }
    guard case .passed = await Property("read", read, body: { _ in }).check(quiet()).verdict else {
      Issue.record("a generator that reads the size of its source must not be exhausted")
      return
    }
  }

  @Test func `a case that reads the size only now and then is noticed`() async throws {
    // The first case of the enumeration does not read the size; a later one does.
    let generator = Gen<Int>.oneOf(.just(-1), .sized { .just($0) })
    let report = await Property("mixed", generator) { try ensure($0 != 50) }.check(quiet())
    #expect(report.counterexample?.rendered == "50", "\(report)")
  }

  @Test func `arrays that grow with the size are exhausted all the same`() async throws {
    let report = await Property("empty", Gen<Int>.never.array()) { _ in }.check(quiet())
    #expect(report.cases == 1)
    guard case .exhausted = report.verdict else {
      Issue.record("\(report)")
      return
    }
  }
}
