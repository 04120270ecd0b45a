import Benchmark

let benchmarks: @Sendable () -> Void = {
  enumerationBenchmarks()
  certificationBenchmarks()
  encodingBenchmarks()
}
