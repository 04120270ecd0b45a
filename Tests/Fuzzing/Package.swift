// swift-tools-version: 6.1
import PackageDescription

// A package of its own: its one command is linked with libFuzzer, which `Scripts/fuzz/run.sh` does, and the main build must not
// depend on that. The targets of the fuzzer are replayed by the main package, whose test target FuzzingTests is `Readers`.
let package = Package(
  name: "reynolds-fuzzing",
  dependencies: [
    .package(name: "reynolds", path: "../.."),
    .package(url: "https://github.com/attaswift/BigInt", from: "6.0.0"),
  ],
  targets: [
    .executableTarget(
      name: "fuzz",
      dependencies: [
        .product(name: "Reynolds", package: "reynolds"), .product(name: "Properties", package: "reynolds"),
        .product(name: "PropertyTesting", package: "reynolds"), .product(name: "BigInt", package: "BigInt"),
      ],
      path: ".",
      exclude: ["Corpus", "Dictionaries", "Readers/Replay", "leaks.supp"],
      sources: ["Readers/Targets", "Driver"])
  ],
  swiftLanguageModes: [.v6]
)
