import Benchmark
import FiniteGroups

/// Listing all elements of a group, with inverses: the goal is less than 0.5 s each.
func enumerationBenchmarks() {
  for (name, order) in [("S8", 40_320), ("C10^5", 100_000), ("C2^4xS3xS5", 11_520)] {
    Benchmark(
      "enumerate \(name) (order \(order))", configuration: .init(metrics: [.wallClock], maxDuration: .seconds(3))
    ) {
      benchmark in
      for _ in benchmark.scaledIterations {
        let group = try GroupDescription(name).enumerated()
        guard group.order == order else { return benchmark.error("\(name) has \(group.order) elements") }
        blackHole(group)
      }
    }
  }
}
