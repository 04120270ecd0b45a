import Benchmark
import ExactArithmetic
import Solving

/// The direct encoding with its default options and as plainly as it can be written, on refutations for C2^m and the characters of
/// bounded weight (small-bias sets and orthogonal arrays).
func encodingBenchmarks() {
  let configuration = Benchmark.Configuration(metrics: [.wallClock], maxDuration: .seconds(5), maxIterations: 5)
  let styles: [(name: String, options: SupportEncoding.Options)] = [
    ("default", SupportEncoding.Options()), ("plain", .plain),
  ]
  for (m, weight, size) in [(5, 3, 15), (6, 2, 7), (6, 3, 15)] {
    for (name, options) in styles {
      Benchmark("Z3, C2^\(m) degree \(weight), no \(size), \(name)", configuration: configuration) { benchmark in
        let rows = characterRows(m, weight: weight)
        benchmark.startMeasurement()
        for _ in benchmark.scaledIterations {
          let encoding = try SupportEncoding(
            count: 1 << m, rows: rows, weightClass: .convex, size: size, options: options)
          guard try MixedProblemSolver().solve(encoding.problem) == .unsatisfiable else {
            return benchmark.error("not refuted")
          }
        }
      }
    }
  }
}

/// The characters of C2^m of weight 1 … k as equations on a scheme.
private func characterRows(_ m: Int, weight: Int) -> [SupportRow] {
  (1..<(1 << m)).filter { $0.nonzeroBitCount <= weight }.map { character in
    SupportRow((0..<(1 << m)).map { ($0 & character).nonzeroBitCount % 2 == 0 ? 1 : -1 }, equals: 0)
  }
}
