import PropertyTesting
import Synchronization
import Testing

@Suite struct SamplingTests {
  @Test func aSampleIsWhatARunDraws() async throws {
    let generator = Gen<Int>.int(in: 0...1_000_000).array(count: 0...5).filter(attempts: 1) { $0.count != 3 }
    let seen = Mutex<[[Int]]>([])
    let property = Property("sampled", generator) { value in seen.withLock { $0.append(value) } }
    let report = await property.check(Settings(cases: 200, seed: 11, usesEnvironment: false, keepsFailures: false))
    let sample = try generator.sample(cases: report.cases + report.discards, seed: 11)
    #expect(sample == seen.withLock { $0 })
    #expect(sample.count == 200 && report.discards > 0)
  }
}
