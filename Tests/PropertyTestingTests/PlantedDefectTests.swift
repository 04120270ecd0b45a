import Testing

@testable import PropertyTesting

/// Bugs planted on purpose: each must be caught, and shrunk to an input that shows it.
@Suite struct PlantedDefectTests {
  private func smallest<Value>(_ property: Property<Value>, seed: UInt64) async throws -> Value? {
    try property.minimalValue(await property.check(quiet(cases: 2000, seed: seed)))
  }

  @Test(arguments: 1...5 as ClosedRange<UInt64>)
  func `wrong code of several kinds is caught`(seed: UInt64) async throws {
    let sorting = Property("sort drops equals", Gen<Int>.int(in: 0...100).array(count: 0...30)) { list in
      try ensure(Set(list).sorted() == list.sorted())
    }
    #expect(try await smallest(sorting, seed: seed) == [0, 0])

    let inputs = Gen<Int>.int(in: 0...1000).distinctArray(count: 1...30).map { $0.sorted() }.flatMap { list in
      Gen<Int>.element(of: list).map { (list: list, wanted: $0) }
    }
    let searching = Property("search stops too early", inputs) { list, wanted in
      var (low, high) = (0, list.count - 1)
      while low < high {
        let middle = (low + high) / 2
        if list[middle] == wanted { return }
        if list[middle] < wanted { low = middle + 1 } else { high = middle - 1 }
      }
      throw ExpectationFailure(message: "not found", place: SourcePlace(file: "search", line: 1))
    }
    #expect(try await smallest(searching, seed: seed)?.list == [0])

    let overflow = Property("midpoint overflows", Gen<Int16>.int(), Gen<Int16>.int()) { a, b in
      try ensure(!a.addingReportingOverflow(b).overflow)
    }
    let pair = try #require(try await smallest(overflow, seed: seed))
    #expect(abs(Int(pair.0) + Int(pair.1)) == (pair.0 > 0 ? 32768 : 32769))

    let text = Property("length in bytes", Gen<String>.string()) {
      try ensure($0.utf8.count == $0.unicodeScalars.count)
    }
    #expect(try await smallest(text, seed: seed)?.unicodeScalars.map(\.value) == [0x80])

    let float = Property("addition is associative", Gen<Double>.double(in: 0...1), Gen<Double>.double(in: 0...1)) {
      a, b in try ensure((a + b) - b == a)
    }
    #expect(try await smallest(float, seed: seed) != nil)

    let boundary = Property("only the largest", Gen<Int>.int(in: 0...1_000_000_000)) { try ensure($0 != 1_000_000_000) }
    #expect(try await smallest(boundary, seed: seed) == 1_000_000_000)

    let coincidence = Property(
      "equal in 64 bits", Gen<UInt64>.int(in: 0...UInt64.max), Gen<UInt64>.int(in: 0...UInt64.max)
    ) {
      x, y in try ensure(x != y || x < 1_000_000)
    }
    let equal = try #require(try await smallest(coincidence, seed: seed))
    #expect(equal == (1_000_000, 1_000_000))

    let nan = Property("nan", Gen<Double>.double(specials: true)) { try ensure($0 == $0) }
    #expect(try await smallest(nan, seed: seed)?.isNaN == true)
  }

  /// A trial over plain lists of numbers, to watch the shrinker's steps.
  private final class WatchedTrial: ShrinkTrial {
    let fails: ([UInt64]) -> Bool
    var realized = ChoiceSequence()
    var accepted: [ChoiceSequence] = []
    var asked: Set<[UInt64]> = []
    var repetitions = 0

    init(fails: @escaping ([UInt64]) -> Bool) {
      self.fails = fails
    }

    func realize(_ script: ChoiceSequence) -> ChoiceSequence? {
      realized = script.withoutSpans
      return realized
    }

    func failsTheSameWay() async -> Bool {
      if !asked.insert(realized.indices).inserted { repetitions += 1 }
      guard fails(realized.indices) else { return false }
      accepted.append(realized)
      return true
    }
  }

  @Test func `every step is simpler than the one before, and nothing is asked twice`() async {
    let conditions: [([UInt64]) -> Bool] = [
      { $0.reduce(0, &+) >= 300 }, { Set($0).count >= 3 }, { $0.contains { $0 % 7 == 3 } && $0.count >= 2 },
      { $0.count >= 4 && $0[0] > $0[3] },
    ]
    var random = SplitMix64(seed: 9)
    for condition in conditions {
      for _ in 0..<20 {
        let choices = (0..<12).map { _ in Choice(index: random.next(upTo: 100), max: 100, kind: .integer) }
        let start = ChoiceSequence(choices: choices)
        guard condition(start.indices) else { continue }
        let trial = WatchedTrial(fails: condition)
        let shrinker = Shrinker(best: start, budget: 2000, trial: trial)
        await shrinker.run()
        #expect(shrinker.violation == nil)
        #expect(trial.repetitions == 0)
        for (before, after) in zip([start] + trial.accepted, trial.accepted) {
          #expect(after.isSimpler(than: before))
        }
        #expect(shrinker.best == trial.accepted.last ?? start)
      }
    }
  }

  @Test func `the budget of calls is kept`() async {
    let property = Property("sum", Gen<Int>.int(in: 0...1000).array(count: 0...100)) {
      try ensure($0.reduce(0, +) < 1000)
    }
    for budget in [0, 1, 5, 50] {
      var settings = quiet()
      settings.shrinkCalls = budget
      let report = await property.check(settings)
      #expect((report.counterexample?.shrinkCalls ?? .max) <= budget)
    }
  }
}
