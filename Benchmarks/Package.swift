// swift-tools-version: 6.1
import PackageDescription

// A package of its own, so that its dependencies do not slow the main build.
let package = Package(
  name: "reynolds-benchmarks",
  platforms: [.macOS(.v15)],
  dependencies: [
    .package(name: "reynolds", path: ".."),
    .package(url: "https://github.com/ordo-one/benchmark", from: "1.30.0", traits: []),
  ],
  targets: [
    .executableTarget(
      name: "ReynoldsBenchmarks",
      dependencies: [
        .product(name: "Reynolds", package: "reynolds"), .product(name: "Benchmark", package: "benchmark"),
      ],
      path: "Benchmarks/ReynoldsBenchmarks",
      plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")]),
    // A plain command: it compares with Hypothesis in the same run, which the benchmark plugin has no notion of.
    .executableTarget(
      name: "PropertyTestingBenchmarks",
      dependencies: ["PeerRuns", .product(name: "PropertyTesting", package: "reynolds")],
      path: "Benchmarks/PropertyTestingBenchmarks"),
    // Another plain command: groups, characters and transforms next to GAP and NumPy.
    .executableTarget(
      name: "GroupBenchmarks", dependencies: ["PeerRuns", .product(name: "Reynolds", package: "reynolds")],
      path: "Benchmarks/GroupBenchmarks"),
    // The tables of errors and constructions over all small groups.
    .executableTarget(
      name: "AveragingBenchmarks", dependencies: ["PeerRuns", .product(name: "Reynolds", package: "reynolds")],
      path: "Benchmarks/AveragingBenchmarks"),
    // The engine of certificates next to Z3, HiGHS and CP-SAT, and the figures of the archive.
    .executableTarget(
      name: "CertificationBenchmarks", dependencies: ["PeerRuns", .product(name: "Reynolds", package: "reynolds")],
      path: "Benchmarks/CertificationBenchmarks"),
    // What the property engine costs around claims of the ledger.
    .executableTarget(
      name: "LedgerBenchmarks",
      dependencies: [
        .product(name: "Properties", package: "reynolds"), .product(name: "PropertyTesting", package: "reynolds"),
      ],
      path: "Benchmarks/LedgerBenchmarks"),
    // A question to a model's process next to a bare pipe.
    .executableTarget(
      name: "ProbeBenchmarks", dependencies: ["PeerRuns", .product(name: "Reynolds", package: "reynolds")],
      path: "Benchmarks/ProbeBenchmarks"),
    .target(name: "PeerRuns", path: "Benchmarks/PeerRuns"),
  ],
  swiftLanguageModes: [.v6]
)
