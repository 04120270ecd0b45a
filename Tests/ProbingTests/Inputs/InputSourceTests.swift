import ExactArithmetic
import Testing

@testable import Probing

@Suite struct InputSourceTests {
  @Test func `distributions have the moments they say`() throws {
    var random = SplitMix64(seed: 2)
    let cases: [(InputSource.Distribution, variance: Double)] = [
      (.gaussian(scale: 3), 9), (.uniform(scale: 3), 3), (.integers(scale: 3), 4), (.sphere(radius: 6), 4.5),
    ]
    for (distribution, variance) in cases {
      let source = try InputSource(distribution, dimension: 8, numberType: .float64)
      let values = (0..<1_000).flatMap { _ in source.draw(using: &random) }
      let mean = values.reduce(0, +) / Double(values.count)
      let square = values.reduce(0) { $0 + $1 * $1 } / Double(values.count)
      #expect(abs(mean) < 0.15, "\(source)")
      #expect(abs(square / variance - 1) < 0.06, "\(source)")
    }
  }

  @Test func `inputs are numbers of the model's type`() throws {
    var random = SplitMix64(seed: 2)
    let source = try InputSource(.gaussian(scale: 1), dimension: 50, numberType: .float32)
    #expect(source.draw(using: &random).allSatisfy { Double(Float($0)) == $0 })
    let rows = try InputSource(rows: [0.1, 0.2], dimension: 2, numberType: .float32)
    #expect(rows.draw(using: &random) == [Double(Float(0.1)), Double(Float(0.2))])
    #expect(rows.rowCount == 1)
    #expect(rows.row(1) == nil)
  }

  @Test func `the same seed gives the same inputs`() throws {
    let source = try InputSource(.gaussian(scale: 1), dimension: 5, numberType: .float64)
    var (first, second) = (SplitMix64(seed: 9), SplitMix64(seed: 9))
    #expect(source.draw(using: &first) == source.draw(using: &second))
  }

  @Test func `rows are drawn evenly`() throws {
    let source = try InputSource(rows: [1, 1, 2, 2, 3, 3, 4, 4], dimension: 2, numberType: .float64)
    var random = SplitMix64(seed: 4)
    var counts: [Double: Int] = [:]
    for _ in 0..<2_000 { counts[source.draw(using: &random)[0], default: 0] += 1 }
    #expect(counts.count == 4)
    #expect(counts.values.allSatisfy { (430...570).contains($0) })
  }

  @Test func `what makes no sense is refused`() {
    #expect(throws: ProbeError.self) { try InputSource(.gaussian(scale: 0), dimension: 2, numberType: .float64) }
    #expect(throws: ProbeError.self) { try InputSource(.uniform(scale: .nan), dimension: 2, numberType: .float64) }
    #expect(throws: ProbeError.self) { try InputSource(.gaussian(scale: 1e37), dimension: 2, numberType: .float32) }
    #expect(throws: ProbeError.self) { try InputSource(.integers(scale: 1 << 25), dimension: 2, numberType: .float32) }
    #expect(throws: ProbeError.self) { try InputSource(rows: [], dimension: 2, numberType: .float64) }
    #expect(throws: ProbeError.self) { try InputSource(rows: [1, 2, 3], dimension: 2, numberType: .float64) }
    #expect(throws: ProbeError.self) { try InputSource(rows: [1, .nan], dimension: 2, numberType: .float64) }
    #expect(throws: ProbeError.self) { try InputSource(rows: [1, 1e300], dimension: 2, numberType: .float32) }
  }
}
