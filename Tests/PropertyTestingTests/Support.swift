import PropertyTesting
import Testing

/// Settings that no environment variable changes and that leave no files.
func quiet(cases: Int = 1000, seed: UInt64 = 1, workers: Int = 1) -> Settings {
  Settings(cases: cases, seed: seed, workers: workers, usesEnvironment: false, keepsFailures: false)
}

/// Runs a property that must fail with many seeds; the minimal values and the numbers of calls of the body.
func minimalValues<Value>(
  of property: Property<Value>, cases: Int = 5000, seeds: ClosedRange<UInt64> = 1...50
) async throws -> (values: [Value], calls: [Int]) {
  var values: [Value] = []
  var calls: [Int] = []
  for seed in seeds {
    let report = await property.check(quiet(cases: cases, seed: seed))
    guard case .failed(let counterexample) = report.verdict else {
      Issue.record("seed \(seed): \(report)")
      continue
    }
    values.append(try property.value(of: counterexample.sequence))
    calls.append(counterexample.shrinkCalls)
  }
  return (values, calls)
}

extension [Int] {
  var median: Int { isEmpty ? 0 : sorted()[count / 2] }
}
