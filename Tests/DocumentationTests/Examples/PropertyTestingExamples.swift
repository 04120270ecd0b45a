import PropertyTesting
import PropertyTestingSupport
import Testing

@Suite struct PropertyTestingExamples {
  @Test func `sorting keeps the number of elements`() async throws {
    try await forAll(Gen<Int>.int(in: 0...100).array(count: 0...30)) { list in
      #expect(list.sorted().count == list.count)
    }
  }

  @Test(.property(cases: 200)) func `two arguments`() async throws {
    try await forAll(Gen<Int>.int(in: 0...9), Gen<Int>.int(in: 0...9)) { a, b in
      #expect(a + b == b + a)
    }
  }

  @Test func `a square matrix stays square`() async throws {
    let matrices = Gen<[[Int]]> { source in
      let n = try source.draw(.int(in: 1...12))
      return try source.draw(Gen<Int>.int(in: 0...99).array(count: n).array(count: n))
    }
    let property = Property("square", matrices) { matrix in
      try ensure(matrix.allSatisfy { $0.count == matrix.count })
    }
    let report = await property.check(Settings(cases: 200, keepsFailures: false))
    #expect(report.isSuccess)
  }

  @Test func `labels and demands`() async throws {
    try await forAll(Gen<Int>.int().array()) { list in
      classify("empty", list.isEmpty)
      cover(10, "longer than five", list.count > 5)
    }
  }

  @Test func `a slope`() async throws {
    try await forAll(Gen<Int>.int(in: -1000...1000)) { value in
      let error = Double(value)
      target(-abs(error), "closeness")
      #expect(abs(error) <= 1000)
    }
  }
}

// The first example of the article fails, which is what it is for.
@Suite(.disabled("it fails on purpose: the article shows its report")) struct FailingExample {
  @Test func `sorting keeps the elements`() async throws {
    try await forAll(Gen<Int>.int(in: 0...100).array(count: 0...30)) { list in
      #expect(Set(list).sorted() == list.sorted())
    }
  }
}

/// What a command does; it is compiled, and too slow to run here.
private func withoutSwiftTesting() async {
  let property = Property("reversing twice changes nothing", Gen<Int>.int().array()) { list in
    try ensure(Array(list.reversed().reversed()) == list)
  }
  let report = await property.check(Settings(cases: 100_000, workers: Settings.allCores))
  print(report)
}

/// The settings of a command that keeps failures and survives traps.
private func settingsOfACommand() -> Settings {
  var settings = Settings(store: FailureStore(directory: "failures"), isolation: .sameCommand)
  settings.isolation?.runsAhead = true
  return settings
}
