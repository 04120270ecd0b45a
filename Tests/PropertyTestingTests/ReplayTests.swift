import Testing

@testable import PropertyTesting

/// Scripts are followed exactly where they fit, and never rejected where they do not.
@Suite struct ReplayTests {
  /// A generator that uses every combinator.
  private static let everything: Gen<[String]> = Gen<[String]> { source in
    let n = try source.draw(.int(in: 1...4))
    let matrix = try source.draw(Gen<Int>.int(in: -9...9).array(count: n).array(count: n))
    let lists = try source.draw(Gen<Int8>.int().array(count: 0...5).array(count: 1...3))
    let even = try source.draw(Gen<Int>.int(in: 0...99).filter { $0.isMultiple(of: 2) })
    let distinct = try source.draw(Gen<Int>.int(in: 0...20).distinctArray(count: 0...5))
    let order = try source.draw(Gen<[Int]>.permutation(count: n + 1))
    let maybe = try source.draw(Gen<Double>.double(in: -1...1).optional())
    let any = try source.draw(Gen<Double>.double())
    let text = try source.draw(Gen<String>.string(count: 0...4))
    let either = try source.draw(
      Gen<Int>.frequency((1, .just(0)), (2, .oneOf(.int(in: 1...3), .element(of: [7, 8, 9])))))
    let nested = try source.draw(
      Gen<Int>.recursive(.int(in: 0...3)) { part in zip(part, part).map { $0 &+ 2 &* $1 } })
    return [
      "\(matrix)", "\(lists)", "\(even)", "\(distinct)", "\(order)", "\(String(describing: maybe))", "\(any)", text,
      "\(either)", "\(nested)",
    ]
  }

  private func runner() -> CaseRunner {
    let core = Property("everything", ReplayTests.everything) { _ in }.core
    return CaseRunner(core: core, settings: quiet(), context: CaseContext())
  }

  @Test func `a recorded case replays to itself, with and without spans`() throws {
    let cases = runner()
    for index in 0..<300 {
      let first = cases.prepareRandom(index)
      guard let value = first.prepared?.rendered() else { continue }
      let again = cases.prepare(first.sequence)
      #expect(again.sequence == first.sequence)
      #expect(again.prepared?.rendered() == value)
      let flat = cases.prepare(first.sequence.withoutSpans)
      #expect(flat.sequence == first.sequence)
      #expect(first.sequence.isWellFormed)
    }
  }

  @Test func `recorded and unrecorded random cases are the same`() async throws {
    for index in 0..<200 {
      let seen = Seen()
      let core = Property("seen", ReplayTests.everything) { seen.value = Rendering.text(of: $0) }.core
      let cases = CaseRunner(core: core, settings: quiet(), context: CaseContext())
      let prepared = cases.prepareRandom(index).prepared?.rendered()
      _ = await cases.runRandom(index)
      #expect(seen.value == prepared)
    }
  }

  @Test func `damaged scripts still give cases that fit the generator`() throws {
    let cases = runner()
    var random = SplitMix64(seed: 3)
    for index in 1..<300 {
      var script = cases.prepareRandom(index).sequence
      for _ in 0..<3 where !script.choices.isEmpty {
        let position = Int(random.next(upTo: UInt64(script.choices.count - 1)))
        switch random.next(upTo: 2) {
        case 0: script.choices[position].index = random.next()
        case 1: script = script.removing(position..<min(script.choices.count, position + 3))
        default: script.choices[position].kind = .double
        }
      }
      let preparation = cases.prepare(script)
      if case .failed(let failure) = preparation.outcome { Issue.record("\(failure)") }
      #expect(preparation.sequence.choices.allSatisfy { $0.index <= $0.max })
      #expect(preparation.sequence.isWellFormed)
    }
  }

  @Test func `a sequence whose spans contradict each other is followed by position`() throws {
    let property = Property("list", Gen<Int>.int(in: 0...9).array(count: 3)) { _ in }
    let choices = (1...3).map { Choice(index: $0, max: 9, kind: .integer) }
    for span in [(0, 9, 1), (2, 1, 1), (0, 3, 5), (-1, 2, 1), (0, 3, 0)] {
      let spans = [ChoiceSpan(label: 1, start: span.0, end: span.1, next: span.2)]
      #expect(try property.value(of: ChoiceSequence(choices: choices, spans: spans)) == [1, 2, 3])
    }
  }

  @Test func `a change in one span does not shift its neighbours`() throws {
    let generator = zip(Gen<Int>.int(in: 0...9).array(count: 0...9), Gen<Int>.int(in: 0...9).array(count: 0...9))
    let core = Property("pairs", generator) { _ in }.core
    let cases = CaseRunner(core: core, settings: quiet(), context: CaseContext())
    for index in 1..<100 {
      let original = cases.prepareRandom(index)
      let sequence = original.sequence
      guard let first = sequence.spans.first, sequence.spans.count > 1, first.count > 2 else { continue }
      let element = sequence.spans[1]
      let shorter = cases.prepare(sequence.removing(element.start..<element.end))
      let (before, after) = (original.prepared?.rendered() ?? "", shorter.prepared?.rendered() ?? "")
      // “([…], […])”: the second list is untouched.
      #expect(before.split(separator: "], [").last == after.split(separator: "], [").last)
      #expect(shorter.sequence.choices.count < sequence.choices.count)
    }
  }

  @Test func `the random streams are the ones written down`() {
    // The reference values of SplitMix64 for seed 1234567 (Vigna's splitmix64.c).
    var random = SplitMix64(seed: 1_234_567)
    let expected: [UInt64] = [6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423]
    #expect((0..<3).map { _ in random.next() } == expected)
    let cases = CaseRunner(
      core: Property("pinned", Gen<Int>.int(in: 0...999).array(count: 5)) { _ in }.core,
      settings: Settings(seed: 42), context: CaseContext())
    // Changing these loses every seed that anyone has written down.
    #expect(cases.prepareRandom(1).prepared?.rendered() == "[868, 853, 999, 471, 765]")
    #expect(cases.prepareRandom(7).prepared?.rendered() == "[565, 449, 999, 778, 384]")
  }

  @Test func `doubles are ranked one to one`() {
    var random = SplitMix64(seed: 5)
    for _ in 0..<5000 {
      let magnitude = Double(bitPattern: random.next() & ~(1 << 63))
      let back = DoubleOrder.magnitude(at: DoubleOrder.index(of: magnitude))
      #expect(back.bitPattern == magnitude.bitPattern)
    }
    for number in [0.0, 1, 0.5, 0.75, 1.5, 1e300, .infinity, .leastNonzeroMagnitude, 0x1p53, 0x1p-1022] {
      #expect(DoubleOrder.magnitude(at: DoubleOrder.index(of: number)) == number)
    }
    #expect(DoubleOrder.index(of: 7) < DoubleOrder.index(of: 0.5))
    #expect(DoubleOrder.index(of: 1.5) < DoubleOrder.index(of: 1.25))
    #expect(DoubleOrder.index(of: 2.5) < DoubleOrder.index(of: 0.1))
  }
}

private final class Seen: @unchecked Sendable {
  // Safety: written and read by one task, one after the other.
  var value: String?
}
