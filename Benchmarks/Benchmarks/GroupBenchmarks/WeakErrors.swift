import ExactArithmetic
import FiniteGroups
import PeerRuns
import Representations

/// The weak error of 5,000 random permutations of 50 points on polynomials of degree two, without enumerating S_50.
func weakErrorFigures() throws {
  let n = 50
  var random = SplitMix64(seed: 2)
  let generators = try [[2, 1] + Array(3...n), Array(2...n) + [1]].map { try Permutation(oneLine: $0) }
  let scheme = try (0..<5_000).map { _ in (element: try randomPermutation(n, &random), weight: Rational(1, 5_000)) }
  let run = try timed {
    try PermutationModule.polynomials(degree: 2, points: n, generators: generators).weakError(of: scheme)
  }
  let name = "S_50, degree ≤ 2, 5,000 permutations"
  let memory = ProcessUsage.peakMemory
  Figure.print(
    "Weak error of a group that is not enumerated",
    [
      Figure(name, seconds: run.seconds, limit: 5),
      Figure("  enclosure", ours: "\(run.value)"),
      Figure(
        "  width of the enclosure, relative", ours: Figure.short((run.value.upper - run.value.lower) / run.value.upper)),
      Figure(
        "  peak memory of the process", ours: memory.map { "\(Figure.short($0)) MiB" } ?? "unknown",
        goal: "< 500 MiB" + (memory.map { $0 < 500 ? ": met" : ": missed" } ?? "")),
    ])
}
