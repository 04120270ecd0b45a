import ExactArithmetic
import Testing

@testable import Generalization

@Suite struct TrainingExperimentTests {
  /// Small enough for debug builds: groups of 8, 6 and 12 elements.
  static let problems = [
    TrainingProblem(
      name: "flips", group: .signFlips(3), target: .absoluteSum(dimension: 3), sampleCount: 8, testCount: 24,
      noise: 0.1,
      kernelWidth: 1, penalty: 1e-3),
    TrainingProblem(
      name: "order", group: .permutations(3), target: .coordinateSum(dimension: 3), sampleCount: 8, testCount: 24,
      noise: 0.1, kernelWidth: 1, penalty: 1e-3),
    TrainingProblem(
      name: "disc", group: .rotations(12), target: .plane(anisotropy: 0.6), sampleCount: 6, testCount: 24, noise: 0.5,
      kernelWidth: 0.5, penalty: 1e-3, hasArcs: true),
  ]

  static let sizes = TrainingSizes(quarters: [2, 4, 8], enumerationLimit: 64)

  static func report(_ problems: [TrainingProblem], workers: Int) async throws -> TrainingReport {
    try await TrainingExperiment(problems: problems, replicates: 8, sizes: sizes, seed: 7).run(workers: workers)
  }

  /// Computed once for all tests.
  static let shared = Task { try await report(problems, workers: 3) }

  /// Neither other problems nor the number of threads matter.
  @Test func resultsDependOnTheSeedAlone() async throws {
    let together = try await Self.shared.value
    let alone = try await Self.report([Self.problems[1]], workers: 1)
    let rows = together.rows.filter { $0.problem == "order" }
    #expect(alone.rows == rows && TrainingRow.csv(alone.rows) == TrainingRow.csv(rows))
    #expect(alone.saturations == together.saturations.filter { $0.problem == "order" })
    let bench = TrainingReplicate(Self.problems[1], sizes: TrainingSizes(quarters: [2], enumerationLimit: 0))
    let (one, same, other) = (try bench.run(seed: 1), try bench.run(seed: 1), try bench.run(seed: 2))
    #expect(one == same && zip(one, other).allSatisfy { $0.risk != $1.risk })
    let seeds = (0..<50).flatMap { replicate in
      ["sum", "signs-5", "s"].flatMap { name in
        [1, 2].map { TrainingExperiment.seed($0, problem: name, replicate: replicate) }
      }
    }
    #expect(Set(seeds).count == 300)
  }

  /// What must hold in every replicate, whatever is drawn.
  @Test(arguments: problems) func wholeGroupsAreReached(problem: TrainingProblem) throws {
    let measurements = try TrainingReplicate(problem, sizes: Self.sizes).run(seed: 3)
    func risk(_ augmentation: AugmentationRegime, _ size: Int = 1) throws -> Double {
      try #require(measurements.first { $0.augmentation == augmentation && $0.size == size }).risk
    }
    func near(_ left: Double, _ right: Double) -> Bool { (left - right).magnitude <= 1e-7 * right.magnitude }
    #expect(measurements.allSatisfy { $0.risk.isFinite && $0.risk >= 0 })
    #expect(near(try risk(.subset, 1), try risk(.none)))
    #expect(near(try risk(.testTime, 1), try risk(.none)))
    // Both ways of full augmentation: all |G|·n items here, the averaged kernel there.
    if problem.name != "disc" {
      #expect(near(try risk(.subset, problem.group.order), try risk(.full)))
      #expect(near(try risk(.testTime, problem.group.order), try risk(.testTimeFull)))
    }
    let full = try #require(measurements.first { $0.augmentation == .full })
    let none = try #require(measurements.first { $0.augmentation == .none })
    #expect(full.distance == 0 && none.distance == 1)
  }

  /// Where the test inputs have all signs and the training inputs only one, augmentation must help.
  @Test func symmetryHelpsOffTheTrainingDistribution() async throws {
    let report = try await Self.shared.value
    func row(_ augmentation: AugmentationRegime, _ size: Int?) throws -> TrainingRow {
      try #require(report.rows.first { $0.problem == "flips" && $0.augmentation == augmentation && $0.size == size })
    }
    let ratio = try #require(try row(.none, nil).ratio)
    // ⌈ln 8⌉ = 3.
    #expect(ratio.exceeds(1) || ratio.median > 2)
    #expect(try row(.full, nil).risk.median < row(.none, nil).risk.median)
    #expect(try row(.fresh, 6).risk.median < row(.none, nil).risk.median)
    #expect(try row(.streamingFull, 6).risk.median < row(.streamingNone, 6).risk.median)
    let distances = try [1, 2, 3, 6, 8].map { try #require(try row(.subset, $0).distance).median }
    #expect(zip(distances, distances.dropFirst()).allSatisfy { $0 > $1 })
    let remaining = try [1, 8].map { try #require(try row(.subset, $0).remaining).median }
    #expect(remaining[0] == 1 && remaining[1].magnitude < 1e-6)
    let saturation = try #require(
      report.saturations.first {
        $0.problem == "flips" && $0.augmentation == .subset && $0.criterion == .remaining
      })
    #expect((saturation.lower ?? 99) > 1 && (saturation.upper ?? 99) <= 8)
  }

  /// The queries of the curves are what an enumeration asks.
  @Test func queriesAreCounted() async throws {
    let rows = try await Self.shared.value.rows
    let table: [(String, AugmentationRegime, Int?, training: Int, prediction: Int)] = [
      ("flips", .none, nil, 8, 1), ("flips", .full, nil, 64, 1), ("flips", .subset, 3, 24, 1),
      ("flips", .fresh, 6, 48, 1), ("flips", .streaming, 2, 16, 1), ("flips", .streamingFull, 2, 128, 1),
      ("flips", .testTime, 3, 8, 3), ("flips", .testTimeFull, nil, 8, 8), ("disc", .arc, 5, 30, 1),
      ("disc", .full, nil, 72, 1),
    ]
    for (problem, augmentation, size, training, prediction) in table {
      let row = try #require(
        rows.first { $0.problem == problem && $0.augmentation == augmentation && $0.size == size })
      #expect(row.trainingQueries == training && row.predictionQueries == prediction && row.replicates == 8)
    }
    #expect(!rows.contains { $0.problem == "flips" && $0.augmentation == .arc })
  }

  @Test func tablesHaveALineForEachRow() async throws {
    let report = try await Self.shared.value
    let lines = TrainingRow.csv(report.rows).split(separator: "\n")
    #expect(lines.count == report.rows.count + 1)
    #expect(lines.allSatisfy { $0.split(separator: ",", omittingEmptySubsequences: false).count == 21 })
    #expect(lines[0].hasPrefix("problem,group,logOrder,augmentation,size,"))
    let full = try #require(report.rows.first { $0.problem == "disc" && $0.augmentation == .full })
    #expect(lines.contains { $0.hasPrefix("disc,C12,\(full.logOrder),full,,,72,1,8,\(full.risk.median),") })
    let partial = try #require(report.partialSymmetries.first)
    #expect(report.saturations.allSatisfy { $0.criterion == .ratio || $0.problem != "disc" })
    #expect(report.partialSymmetries.count == 1 && partial.amounts.map(\.size) == [3, 5])
  }

  @Test func namesAndNumbersAreChecked() throws {
    #expect(try TrainingExperiment.problems(named: "all") == TrainingProblem.standard)
    #expect(try TrainingExperiment.problems(named: "signs").map(\.name) == ["signs-5", "signs-10", "signs-20"])
    #expect(try TrainingExperiment.problems(named: "plane").count == 2)
    #expect(try TrainingExperiment.problems(named: "sum") == [.sum])
    for name in ["", "sums", "signs-", "sign"] {
      #expect(throws: TrainingError.unknownProblem(name)) { try TrainingExperiment.problems(named: name) }
    }
    for count in [-1, 0, 7, 10_001] {
      #expect(throws: TrainingError.replicates(count)) { try TrainingExperiment(replicates: count) }
    }
    #expect(TrainingError.replicates(7).description.contains("from 8 to 10000"))
    #expect(TrainingError.unknownProblem("x").description.contains("“x”"))
  }
}
