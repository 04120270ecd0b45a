import PropertyTesting
import Testing

/// What generators promise about the values they make.
@Suite struct GeneratorTests {
  private func holds<Value>(
    _ generator: Gen<Value>, _ condition: @escaping @Sendable (Value) -> Bool
  ) async -> Report {
    await Property("holds", generator) { try ensure(condition($0)) }.check(quiet(cases: 500))
  }

  /// The value of the simplest case.
  private func simplest<Value>(_ generator: Gen<Value>) throws -> Value {
    try Property("simplest", generator) { _ in }.value(of: ChoiceSequence())
  }

  @Test func `integers stay in their range and have the right simplest value`() async throws {
    for range in [0...10, -5...5, 3...9, -9 ... -3, Int.min...Int.max, Int.min...0, 7...7, -3...100, -100...3] {
      #expect(await holds(.int(in: range)) { range.contains($0) }.isSuccess, "\(range)")
      let expected = range.contains(0) ? 0 : range.lowerBound > 0 ? range.lowerBound : range.upperBound
      #expect(try simplest(.int(in: range)) == expected)
    }
    #expect(try simplest(.int(in: 0...100, simplest: 42)) == 42)
    let bytes = await Property("bytes", Gen<Int8>.int()) { label("\($0)") }.check(quiet())
    #expect(bytes.cases == 256)
    #expect(bytes.labels.count == 256)
  }

  @Test func `every integer of a range is met exactly once`() async throws {
    for range in [0...10, -5...5, -3...9, -9...2, 3...9] as [ClosedRange<Int>] {
      let property = Property("all", Gen.int(in: range)) { _ in }
      let width = range.upperBound - range.lowerBound
      let values = try (0...width).map {
        try property.value(of: ChoiceSequence(choices: [Choice(index: UInt64($0), max: UInt64(width), kind: .integer)]))
      }
      #expect(values.sorted() == Array(range))
      #expect(values.map { abs($0 - values[0]) } == values.map { abs($0 - values[0]) }.sorted())
    }
  }

  @Test func `doubles stay in their range`() async throws {
    for range in [0.0...1, -1...1, -2.5 ... -0.5, 0.5...0.75, -1e308...1e308] {
      #expect(await holds(.double(in: range)) { range.contains($0) }.isSuccess, "\(range)")
    }
    #expect(await holds(.double()) { $0.isFinite }.isSuccess)
    #expect(await !holds(.double(specials: true)) { $0.isFinite }.isSuccess)
    #expect(await !holds(.double(specials: true)) { !$0.isNaN }.isSuccess)
    #expect(try simplest(.double(in: -3...3)) == 0)
  }

  @Test func `ranges of doubles without end are refused`() async throws {
    // An infinite range made infinity, which is no number of a range of finite ends.
    for range in [-Double.infinity...Double.infinity, 0...Double.infinity, -Double.infinity...0] {
      let report = await holds(.double(in: range)) { _ in true }
      #expect(report.counterexample?.failure.identity.kind.contains("infiniteRange") == true, "\(report)")
    }
  }

  @Test func `filters without attempts discard, and do not trap`() async throws {
    // A negative number of attempts was the end of a range that starts at 0.
    for attempts in [0, -1, Int.min] {
      for generator in [
        Gen<Int>.int().filter(attempts: attempts) { _ in true }, Gen<Int>.int().compactMap(attempts: attempts) { $0 },
      ] {
        guard case .gaveUp = await holds(generator, { _ in true }).verdict else {
          Issue.record("\(attempts) attempts must give up")
          continue
        }
      }
    }
  }

  @Test func `doubles shrink to short numbers`() async throws {
    for (bound, expected) in [(2.5, 3.0), (1e6, 1_000_001.0), (0.0, 1.0)] {
      let property = Property("bounded", Gen.double()) { try ensure($0 <= bound) }
      let values = try await minimalValues(of: property, seeds: 1...10).values
      #expect(values.allSatisfy { $0 == expected }, "\(bound): \(values)")
    }
    let fraction = Property("fraction", Gen.double(in: 0...1)) { try ensure($0 <= 0.4 || $0 >= 0.9) }
    #expect(try await minimalValues(of: fraction, seeds: 1...10).values.allSatisfy { $0 == 0.5 })
  }

  @Test func `collections have the counts asked for`() async throws {
    #expect(await holds(Gen.int(in: 0...9).array(count: 3...7)) { (3...7).contains($0.count) }.isSuccess)
    #expect(await holds(Gen.int(in: 0...9).array(count: 4)) { $0.count == 4 }.isSuccess)
    #expect(await holds(Gen.int(in: 0...99).set(count: 3...7)) { (3...7).contains($0.count) }.isSuccess)
    #expect(
      await holds(Gen.int(in: 0...99).dictionary(to: .bool(), count: 2...5)) { (2...5).contains($0.count) }.isSuccess)
    #expect(await holds(Gen<[Int]>.subset(of: [1, 2, 3])) { Set($0).isSubset(of: [1, 2, 3]) }.isSuccess)
    #expect(await holds(Gen<[UInt8]>.bytes(count: 0...9)) { $0.count < 10 }.isSuccess)
    #expect(await holds(Gen<String>.string(count: 2...5)) { (2...5).contains($0.unicodeScalars.count) }.isSuccess)
    #expect(try simplest(Gen.int(in: 0...9).array(count: 3...7)) == [0, 0, 0])
    #expect(try simplest(Gen<String>.string(count: 2...5)) == "aa")
  }

  @Test func `permutations are permutations, and all of them`() async throws {
    #expect(await holds(Gen<[Int]>.permutation(count: 9)) { $0.sorted() == Array(0..<9) }.isSuccess)
    #expect(try simplest(Gen<[Int]>.permutation(count: 6)) == Array(0..<6))
    #expect(try simplest(Gen<[Int]>.permutation(count: 0)).isEmpty)
    let report = await Property("all", Gen<[Int]>.permutation(of: [0, 1, 2, 3])) { label("\($0)") }.check(quiet())
    #expect(report.cases == 24)
    #expect(report.labels.count == 24)
  }

  @Test func `choosing from nothing is an error, not a trap`() async throws {
    for generator in [
      Gen<Int>.oneOf([]), .frequency([]), .element(of: []), .int(in: 0..<0), .frequency([(0, .just(1))]),
    ] {
      let report = await holds(generator) { _ in true }
      #expect(report.counterexample?.failure.identity.kind.contains("nothingToChooseFrom") == true, "\(report)")
    }
  }

  @Test func `weights are kept to`() async throws {
    let generator = Gen<Int>.frequency((1, .just(0)), (3, .just(1)))
    let report = await Property("weights", generator, Gen<Int>.int()) { value, _ in classify("one", value == 1) }
      .check(quiet(cases: 10_000))
    let share = Double(report.labels.first?.count ?? 0) / 10_000
    #expect(abs(share - 0.75) < 0.04)
  }

  @Test func `filters discard what they cannot make`() async throws {
    #expect(await holds(Gen.int(in: 0...99).filter { $0.isMultiple(of: 2) }) { $0.isMultiple(of: 2) }.isSuccess)
    guard case .gaveUp = await holds(Gen<Int>.int().filter { _ in false }, { _ in true }).verdict else {
      Issue.record("an impossible filter must give up")
      return
    }
  }
}
