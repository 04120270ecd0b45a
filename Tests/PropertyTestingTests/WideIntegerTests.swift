import PropertyTesting
import Testing

/// Integers that do not fit 64 bits.
@Suite struct WideIntegerTests {
  private func values<Value: FixedWidthInteger & Sendable>(
    _ type: Value.Type, in range: ClosedRange<Value>
  ) async -> (report: Report, isInRange: Bool) {
    let report = await Property("wide", Gen<Value>.int(in: range)) { try ensure(range.contains($0)) }.check(quiet())
    return (report, report.isSuccess)
  }

  @Test func `wide integers stay in their range`() async throws {
    // Numbers below an origin came out as numbers near 2⁶⁴.
    for range in [-5...5, -9 ... -3, 3...9, Int128.min...Int128.max, -(1 << 100)...3, -3...(1 << 100)] {
      let (report, isInRange) = await values(Int128.self, in: range)
      #expect(isInRange, "\(range): \(report)")
    }
    for range in [0...5, (1 << 90)...(1 << 90) + 4, 0...UInt128.max, 7...(1 << 64)] as [ClosedRange<UInt128>] {
      let (report, isInRange) = await values(UInt128.self, in: range)
      #expect(isInRange, "\(range): \(report)")
    }
  }

  @Test func `wide ranges of few integers are exhausted, others are not`() async throws {
    // A range of 2⁶⁴ + 1 integers counted as one of a single integer.
    let small = await Property("small", Gen<Int128>.int(in: -5...5)) { label("\($0)") }.check(quiet())
    #expect(small.cases == 11)
    #expect(small.labels.count == 11)
    for width in [63, 64, 65, 100] {
      let large = await Property("large", Gen<UInt128>.int(in: 0...(1 << width))) { _ in }.check(quiet())
      #expect(large.cases == 1000, "\(width): \(large)")
    }
  }

  @Test func `any wide integer may be negative and shrinks to a small one`() async throws {
    // Wide negative numbers were never made.
    let negative = Property("negative", Gen<Int128>.int()) { try ensure($0 > -1000) }
    #expect(try negative.minimalValue(await negative.check(quiet())) == -1000)
    let positive = Property("positive", Gen<Int128>.int()) { try ensure($0 < 1000) }
    #expect(try positive.minimalValue(await positive.check(quiet())) == 1000)
  }

  @Test func `all integers of narrow types are made`() async throws {
    // The distances within a range may be larger than the type's largest number.
    let report = await Property("narrow", Gen<Int8>.int(in: -128...127, simplest: -100)) { label("\($0)") }
      .check(quiet())
    #expect(report.cases == 256)
    #expect(report.labels.count == 256)
    let ends = Property("ends", Gen<Int>.int(in: Int.min...Int.max)) { _ in }
    let last = ChoiceSequence(choices: [Choice(index: .max, max: .max, kind: .signed)])
    #expect(try ends.value(of: last) == Int.min)
  }
}
