import Foundation
import PeerRuns
import PropertyTesting

// Cases per second of the property engine, with one and with two workers, next to Hypothesis on the same machine in
// the same minute. Figures of different machines, or of a busy one, are not comparable; the ratios are.

/// A property, and the same one for Hypothesis.
struct Workload {
  var name: String
  var wanted: Double
  var run: @Sendable (Settings) async -> Report
  var python: String
}

struct Pair: Sendable {
  var first: [Int]
  var second: [Int]
}

let lists = Gen<Int>.int().array(count: 0...100)
let sizedLists = Gen<Int>.int(in: 0...100).flatMap { Gen<Int>.int().array(count: $0) }
let permutations = Gen<Int>.int(in: 1...12).flatMap { n in
  zip(Gen<[Int]>.permutation(count: n), Gen<[Int]>.permutation(count: n)).map { Pair(first: $0, second: $1) }
}

@Sendable func reverseTwice(_ list: [Int]) throws {
  var copy = list
  copy.reverse()
  copy.reverse()
  try ensure(copy == list)
}

let workloads = [
  Workload(
    name: "lists of Int up to 100", wanted: 300_000,
    run: { await Property("lists", lists, body: reverseTwice).check($0) },
    python: "st.lists(st.integers(-2**63, 2**63 - 1), max_size=100)"),
  Workload(
    name: "length first", wanted: 200_000,
    run: { await Property("length first", sizedLists, body: reverseTwice).check($0) },
    python: "st.integers(0, 100).flatmap(lambda n: st.lists(st.integers(-2**63, 2**63 - 1), min_size=n, max_size=n))"),
  Workload(
    name: "two dependent permutations", wanted: 300_000,
    run: { settings in
      await Property("permutations", permutations) { pair in
        try ensure(pair.first.count == pair.second.count)
      }.check(settings)
    },
    python: "st.integers(1, 12).flatmap(lambda n: st.tuples(st.permutations(range(n)), st.permutations(range(n))))"),
]

/// The best rate of three runs: what disturbs a run only ever slows it down.
func rate(_ workload: Workload, workers: Int, cases: Int) async -> Double {
  var best = 0.0
  for _ in 0..<3 {
    let settings = Settings(cases: cases, workers: workers, usesEnvironment: false)
    let start = ContinuousClock.now
    let report = await workload.run(settings)
    let duration = ContinuousClock.now - start
    guard report.isSuccess, report.cases == cases else {
      print(report)
      exit(1)
    }
    best = max(best, Double(cases) / duration.seconds)
  }
  return best
}

/// Cases per second of Hypothesis, or `nil` where it is not installed.
func hypothesisRate(_ strategy: String) -> Double? {
  let script = """
    import time
    from hypothesis import given, settings, HealthCheck, strategies as st
    @settings(max_examples=1000, database=None, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
    @given(\(strategy))
    def test(value):
        global count
        count += 1
    count = 0
    start = time.perf_counter()
    test()
    print(count / (time.perf_counter() - start))
    """
  let output = Peer.output("python3", ["-c", script])
  return output.flatMap { Double($0.trimmingCharacters(in: .whitespacesAndNewlines)) }
}

/// Processor time since some moment, in seconds: of this process, and of all processes together.
struct ProcessorTime {
  var own: Double
  var all: Double
  var clock = ContinuousClock.now

  /// `nil` where the system does not say.
  init?() {
    guard let line = try? String(contentsOfFile: "/proc/stat", encoding: .utf8).split(separator: "\n").first else {
      return nil
    }
    let ticks = line.split(separator: " ").dropFirst().compactMap { Double($0) }
    guard ticks.count > 7, let seconds = ProcessUsage.processorSeconds else { return nil }
    // The fourth and fifth count idling and waiting for disks.
    all = (ticks.prefix(8).reduce(0, +) - ticks[3] - ticks[4]) / Double(sysconf(Int32(_SC_CLK_TCK)))
    own = seconds
  }

  /// How many cores this process, and all others, kept busy since then: tells a slow engine from a busy machine.
  func coresSince() -> String {
    guard let now = ProcessorTime() else { return "" }
    let seconds = (now.clock - clock).seconds
    func cores(_ time: Double) -> Double { max(0, (time / seconds * 100).rounded() / 100) }
    return " [\(cores(now.own - own)) cores used, \(cores(now.all - all - (now.own - own))) taken by others]"
  }
}

func thousands(_ rate: Double) -> String { "\(Int((rate / 1000).rounded()))k" }

for workload in workloads {
  let one = await rate(workload, workers: 1, cases: 400_000)
  let before = ProcessorTime()
  let two = await rate(workload, workers: 2, cases: 800_000)
  let load = before?.coresSince() ?? ""
  var line = "\(workload.name): \(thousands(one)) cases/s (wanted \(thousands(workload.wanted)))"
  line += ", 2 workers \(thousands(two)) (×\((two / one * 100).rounded() / 100))\(load)"
  if let reference = hypothesisRate(workload.python) {
    line += ", Hypothesis \((reference / 100).rounded() / 10)k (×\(Int((one / reference).rounded())))"
  } else {
    line += ", Hypothesis not installed"
  }
  print(line)
}
