import PropertyTesting
import Testing

/// What the engine must shrink to, from any seed.
@Suite struct ShrinkQualityTests {
  @Test func `a list with a large sum shrinks to one number`() async throws {
    let property = Property("sum", Gen.int(in: 0...1000).array(count: 0...100)) { list in
      try ensure(list.reduce(0, +) < 1000)
    }
    let (values, calls) = try await minimalValues(of: property)
    #expect(values.count == 50)
    #expect(values.allSatisfy { $0 == [1000] }, "\(values.filter { $0 != [1000] })")
    #expect(calls.median < 300)
    print("sum: median \(calls.median) calls, most \(calls.max() ?? 0)")
  }

  @Test func `a matrix whose size is drawn first shrinks to the smallest that fails`() async throws {
    let matrices = Gen<Int>.int(in: 1...12).flatMap { n in Gen.int(in: 0...99).array(count: n).array(count: n) }
    let property = Property("matrix", matrices) { matrix in
      try ensure(matrix.count < 3 || !matrix.joined().contains { $0 >= 50 })
    }
    let (values, calls) = try await minimalValues(of: property)
    let smallest = [[0, 0, 0], [0, 0, 0], [0, 0, 50]]
    #expect(values.count == 50)
    #expect(values.allSatisfy { $0 == smallest }, "\(values.filter { $0 != smallest })")
    #expect(calls.median < 300)
    print("matrix: median \(calls.median) calls, most \(calls.max() ?? 0)")
  }

  @Test func `a matrix with a rare bad entry is repaired while it shrinks`() async throws {
    let matrices = Gen<Int>.int(in: 1...12).flatMap { n in Gen.int(in: 0...999).array(count: n).array(count: n) }
    let property = Property("rare", matrices) { matrix in
      try ensure(matrix.count < 3 || !matrix.joined().contains { $0 >= 990 })
    }
    let (values, calls) = try await minimalValues(of: property)
    let smallest = [[0, 0, 0], [0, 0, 0], [0, 0, 990]]
    #expect(values.count == 50)
    #expect(values.allSatisfy { $0 == smallest }, "\(values.filter { $0 != smallest })")
    print("rare: median \(calls.median) calls, most \(calls.max() ?? 0)")
  }

  @Test func `permutations that do not commute shrink to one pair on three points`() async throws {
    struct Pair: Equatable {
      var first: [Int]
      var second: [Int]
    }
    let pairs = Gen<Int>.int(in: 1...12).flatMap { n in
      zip(Gen<[Int]>.permutation(count: n), Gen<[Int]>.permutation(count: n)).map { Pair(first: $0, second: $1) }
    }
    let property = Property("commute", pairs) { pair in
      let (p, q) = (pair.first, pair.second)
      try ensure(p.indices.allSatisfy { p[q[$0]] == q[p[$0]] })
    }
    let (values, calls) = try await minimalValues(of: property)
    #expect(values.count == 50)
    let smallest = Pair(first: [0, 2, 1], second: [2, 0, 1])
    #expect(values.allSatisfy { $0 == smallest }, "\(values.filter { $0 != smallest })")
    #expect(values.first == smallest)
    print("commute: median \(calls.median) calls, most \(calls.max() ?? 0)")
  }

  @Test func `equal numbers shrink together`() async throws {
    let property = Property("equal", Gen<Int>.int(in: 0...1000), Gen<Int>.int(in: 0...1000)) { x, y in
      try ensure(!(x == y && x >= 20))
    }
    let (values, calls) = try await minimalValues(of: property)
    #expect(values.count == 50)
    #expect(values.allSatisfy { $0 == (20, 20) }, "\(values)")
    print("equal: median \(calls.median) calls, most \(calls.max() ?? 0)")
  }

  @Test func `a list in which only few numbers are new shrinks to the smallest ones`() async throws {
    // The limit of calls was reached silently, at lists far from minimal.
    let property = Property("digits", Gen<Int>.int().array(count: 0...100)) { list in
      try ensure(Set(list.map { $0 % 10 }).count < 10)
    }
    let (values, calls) = try await minimalValues(of: property, seeds: 1...8)
    #expect(values.count == 8)
    #expect(values.allSatisfy { $0 == [0, 1, -1, 2, -2, 3, -3, 4, -4, 5] }, "\(values)")
    #expect(calls.max() ?? 0 < 2000)
  }

  @Test func `among few cases the simplest is found, wherever it is`() async throws {
    // From (5, 3) no change of one number, and no exchange, leads to (2, 6).
    let property = Property("scattered", Gen<Int>.int(in: 0...9), Gen<Int>.int(in: 0...9)) { x, y in
      try ensure((x, y) != (5, 3) && (x, y) != (2, 6))
    }
    var found: Set<String> = []
    for seed in 1...20 as ClosedRange<UInt64> {
      var settings = quiet(seed: seed)
      settings.enumeratesSmallDomains = false
      let report = await property.check(settings)
      #expect(report.counterexample?.rendered == "(2, 6)")
      found.insert(report.counterexample?.renderedOriginal ?? "")
    }
    #expect(found == ["(5, 3)", "(2, 6)"])
  }

  @Test func `shrinking that stops at its limit says so`() async throws {
    // A list that is not minimal was called minimal without a word on the limit.
    let property = Property("sum", Gen.int(in: 0...1000).array(count: 0...100)) { list in
      try ensure(list.reduce(0, +) < 1000)
    }
    var settings = quiet()
    settings.shrinkCalls = 5
    let stopped = await property.check(settings)
    #expect(stopped.description.contains("shrinking stopped at the limit of 5 calls"), "\(stopped)")
    let minimal = await property.check(quiet())
    #expect(minimal.counterexample != nil)
    #expect(!minimal.description.contains("shrinking stopped"), "\(minimal)")
  }
}
