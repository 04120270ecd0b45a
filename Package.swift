// swift-tools-version: 6.1
import PackageDescription

// The order of the targets is the order of ARCHITECTURE.md: a target imports only targets above it.
let package = Package(
  name: "reynolds",
  products: [
    .library(
      name: "Reynolds",
      targets: [
        "Reynolds", "ExactArithmetic", "FiniteGroups", "Representations", "Averaging", "Certificates",
        "CertificateFiles", "Solving", "Symmetrizers", "Generalization", "Probing", "Reporting", "Atlas",
      ]),
    .library(name: "Certificates", targets: ["Certificates"]),
    .library(name: "Properties", targets: ["Properties"]),
    .library(name: "ClaimCommands", targets: ["ClaimCommands"]),
    .library(name: "PropertyTesting", targets: ["PropertyTesting"]),
    .library(name: "PropertyTestingSupport", targets: ["PropertyTestingSupport"]),
    .executable(name: "reynolds", targets: ["reynolds"]),
    .executable(name: "reynolds-check", targets: ["reynolds-check"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.5.0"),
    .package(url: "https://github.com/apple/swift-crypto", from: "3.12.0"),
    .package(url: "https://github.com/attaswift/BigInt", from: "6.0.0"),
    .package(url: "https://github.com/swiftlang/swift-docc-plugin", from: "1.4.0"),
  ],
  targets: [
    .target(name: "PropertyTesting"),
    // Apart, because a command that runs properties must not link Swift Testing.
    .target(name: "PropertyTestingSupport", dependencies: ["PropertyTesting"]),
    .target(name: "ExactArithmetic", dependencies: ["BigInt"]),
    .target(
      name: "FiniteGroups", dependencies: ["ExactArithmetic", "BigInt"],
      resources: [.embedInCode("Resources/small-groups.json")]),
    .target(name: "Representations", dependencies: ["ExactArithmetic", "FiniteGroups", "BigInt"]),
    .target(name: "Averaging", dependencies: ["ExactArithmetic", "FiniteGroups", "Representations", "BigInt"]),
    .target(name: "Generalization", dependencies: ["ExactArithmetic", "FiniteGroups", "Representations", "Averaging"]),
    .target(name: "Symmetrizers", dependencies: ["ExactArithmetic", "FiniteGroups", "Representations", "Averaging"]),
    // The trusted kernel: nothing but exact arithmetic below it.
    .target(name: "Certificates", dependencies: ["ExactArithmetic"]),
    .target(name: "CertificateFiles", dependencies: ["Certificates"]),
    .systemLibrary(name: "CZ3", pkgConfig: "z3", providers: [.apt(["libz3-dev"])]),
    .target(
      name: "Solving",
      dependencies: ["CZ3", "ExactArithmetic", "FiniteGroups", "Representations", "Averaging", "Certificates"]),
    .target(
      name: "Reporting",
      dependencies: ["Certificates", .product(name: "Crypto", package: "swift-crypto")]),
    // The atlas of averaging complexity: what is asked, the work in units, the dataset, queries on it.
    .target(
      name: "Atlas",
      dependencies: [
        "ExactArithmetic", "FiniteGroups", "Representations", "Averaging", "Certificates", "Solving", "Reporting",
      ]),
    // Questions to a user's model; here the property engine looks for bad inputs.
    .target(
      name: "Probing",
      dependencies: ["PropertyTesting", "ExactArithmetic", "FiniteGroups", "Averaging", "Symmetrizers", "Reporting"]),
    // What users import: all of the libraries above under one name.
    .target(
      name: "Reynolds",
      dependencies: [
        "ExactArithmetic", "FiniteGroups", "Representations", "Averaging", "Certificates", "CertificateFiles",
        "Solving", "Symmetrizers", "Generalization", "Probing", "Reporting", "Atlas",
      ],
      path: "Sources/ReynoldsLibrary"),
    // The claims ledger: the only place that joins the property engine to the mathematics.
    .target(
      name: "Properties",
      dependencies: [
        "PropertyTesting", "ExactArithmetic", "FiniteGroups", "Representations", "Averaging", "Certificates", "Solving",
        "Symmetrizers", "Generalization", "BigInt",
      ],
      path: "Properties"),
    .target(
      name: "CommandSupport",
      dependencies: [
        "CertificateFiles", "Solving", .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    .target(
      name: "ClaimCommands",
      dependencies: [
        "CommandSupport", "Properties", "PropertyTesting", "Solving", "Reporting",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    .executableTarget(
      name: "reynolds",
      dependencies: [
        "ExactArithmetic", "FiniteGroups", "Representations", "Averaging", "Certificates", "CertificateFiles",
        "Solving", "Symmetrizers", "Generalization", "Probing", "Reporting", "Atlas", "CommandSupport",
        "ClaimCommands", "BigInt",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    .executableTarget(
      name: "reynolds-check",
      dependencies: [
        "CertificateFiles", "Certificates", .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),

    .target(name: "LawSuites", dependencies: ["ExactArithmetic", "FiniteGroups"], path: "Tests/LawSuites"),
    .testTarget(
      name: "PropertyTestingTests", dependencies: ["PropertyTesting", "PropertyTestingSupport", "CertificateFiles"]),
    .testTarget(name: "ExactArithmeticTests", dependencies: ["ExactArithmetic", "LawSuites", "BigInt"]),
    .testTarget(name: "FiniteGroupsTests", dependencies: ["FiniteGroups", "ExactArithmetic", "LawSuites", "BigInt"]),
    .testTarget(
      name: "RepresentationsTests",
      dependencies: ["Representations", "FiniteGroups", "ExactArithmetic", "LawSuites", "BigInt"]),
    .testTarget(
      name: "AveragingTests",
      dependencies: ["Averaging", "Representations", "FiniteGroups", "ExactArithmetic", "LawSuites", "BigInt"]),
    .testTarget(
      name: "GeneralizationTests",
      dependencies: ["Generalization", "Averaging", "Representations", "FiniteGroups", "ExactArithmetic"]),
    .testTarget(
      name: "SymmetrizersTests",
      dependencies: ["Symmetrizers", "Averaging", "Representations", "FiniteGroups", "ExactArithmetic"]),
    .testTarget(
      name: "ProbingTests",
      dependencies: ["Probing", "Reporting", "Symmetrizers", "Averaging", "FiniteGroups", "ExactArithmetic"]),
    .testTarget(
      name: "CertificatesTests",
      dependencies: ["Certificates", "CertificateFiles", "ExactArithmetic", "reynolds-check"]),
    .testTarget(name: "SolvingTests", dependencies: ["Solving"]),
    .testTarget(
      name: "PropertiesTests",
      dependencies: [
        "Properties", "PropertyTesting", "Averaging", "Representations", "FiniteGroups", "ExactArithmetic",
        "Symmetrizers", "Generalization",
      ]),
    .testTarget(name: "CommandSupportTests", dependencies: ["CommandSupport"]),
    .testTarget(name: "ReportingTests", dependencies: ["Reporting"]),
    .testTarget(
      name: "AtlasTests", dependencies: ["Atlas", "Solving", "Certificates", "FiniteGroups", "Representations"]),
    // Every example in an article, compiled and run; it stands where a user stands, outside of all modules.
    .testTarget(
      name: "DocumentationTests",
      dependencies: [
        "Reynolds", "Properties", "PropertyTesting", "PropertyTestingSupport", "reynolds", "reynolds-check",
      ]),
    // The targets of the fuzzer (a package of its own, Tests/Fuzzing) on a part of their corpora.
    .testTarget(
      name: "FuzzingTests",
      dependencies: [
        "Reynolds", "Atlas", "Properties", "PropertyTesting", "Generalization", "Reporting", "ExactArithmetic",
        "BigInt",
      ],
      path: "Tests/Fuzzing/Readers"),
    .testTarget(name: "reynoldsTests", dependencies: ["reynolds", "reynolds-check"]),
  ],
  swiftLanguageModes: [.v6]
)
