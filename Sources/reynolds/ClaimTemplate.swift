/// The files of a package with claims of a user's own.
struct ClaimTemplate {
  let name: String
  /// The line of the manifest that names Reynolds.
  let dependency: String

  /// The id of the example claim.
  var exampleID: String { "mine.averages-shrink" }

  /// Paths and texts.
  var files: [(path: String, text: String)] {
    [
      ("Package.swift", manifest), ("README.md", readme), ("Sources/\(name)/Main.swift", main),
      ("Sources/\(name)/Claims.swift", claims), ("Tests/\(name)Tests/\(name)Tests.swift", tests),
      (
        "Counterexamples/refuted/README.md",
        "Counterexamples that `\(name) search` archived; the tests judge them again.\n"
      ),
      (".gitignore", ".build/\n"),
    ]
  }

  private var manifest: String {
    """
    // swift-tools-version: 6.1
    import PackageDescription

    let package = Package(
      name: "\(name)",
      dependencies: [
        \(dependency)
      ],
      targets: [
        .executableTarget(
          name: "\(name)",
          dependencies: [
            .product(name: "ClaimCommands", package: "reynolds"), .product(name: "Properties", package: "reynolds"),
            .product(name: "PropertyTesting", package: "reynolds"), .product(name: "Reynolds", package: "reynolds"),
          ]),
        .testTarget(name: "\(name)Tests", dependencies: ["\(name)"]),
      ],
      swiftLanguageModes: [.v6]
    )

    """
  }

  private var readme: String {
    """
    # \(name)

    Claims about averaging over groups, checked with Reynolds.

        swift run \(name) claims                          what is claimed
        swift run -c release \(name) verify               random cases and all small instances
        swift run -c release \(name) search \(exampleID) --budget 10m
        swift run \(name) replay                          judge the archived counterexamples again
        swift test                                        all of it at a small size

    """
  }

  private var main: String {
    """
    import ClaimCommands

    @main
    enum Main {
      static func main() async { await ClaimTool.main(ledger) }
    }

    """
  }

  private var claims: String {
    """
    import Averaging
    import ExactArithmetic
    import Properties
    import PropertyTesting

    /// The claims of this package.
    let ledger = Ledger([averagesShrink])

    /// An example: no convex average makes a function longer.
    ///
    /// A claim says how to draw instances, how to list all small ones, and how to judge one exactly. Whatever the judge needs is part of
    /// the instance, under a name.
    let averagesShrink = Claim(
      id: "\(exampleID)",
      statement: "A convex average of a function over a permutation action is not longer than the function.",
      formula: "‖E_ω f‖² ≤ ‖f‖² for ω ≥ 0",
      source: ClaimSource("\(name)", "an example"),
      expected: .holds,
      scope: .everyGroup(
        "all groups, the first two elements with equal weights, the indicator of a point", testOrder: 6, order: 20
      ) { group in
        var instance = Instance(group: group)
        let enumerated = try instance.setting().group
        let scheme = try AveragingScheme.uniform(on: Array(0..<min(2, enumerated.order)), weightClass: .convex)
        instance.assign(scheme, as: "ω", in: enumerated)
        instance.vectors["f"] = (0..<group.degree).map { $0 == 0 ? 1 : 0 }
        return [instance]
      },
      generator: Gen { source in
        var instance = Instance(group: try source.draw(.group(order: 24)))
        let group = try instance.setting().group
        instance.assign(try source.draw(.scheme(in: group, .convex)), as: "ω", in: group)
        instance.vectors["f"] = try source.draw(.vector(count: group.degree))
        return instance
      }
    ) { instance, _ in
      let group = try instance.setting().group
      let scheme = try instance.scheme("ω")
      let f = try instance.vector("f", count: group.degree)
      // (E_ω f)(x) = Σ ω(g) f(g⁻¹x): the value at x goes to gx.
      var average = [Rational](repeating: 0, count: f.count)
      for entry in scheme.entries {
        for point in f.indices { average[group.image(of: point, under: entry.element)] += entry.weight * f[point] }
      }
      let (left, right) = (average.reduce(0) { $0 + $1 * $1 }, f.reduce(0) { $0 + $1 * $1 })
      return .require(left, .atMost, right, "‖E_ω f‖² ≤ ‖f‖²")
    }

    """
  }

  private var tests: String {
    """
    import ClaimCommands
    import Foundation
    import Properties
    import PropertyTesting
    import Testing

    @testable import \(name)

    @Suite struct \(name)Tests {
      @Test(arguments: ledger.claims.map(\\.id))
      func theLedgerIsTrueOfTheClaim(id: String) async throws {
        let claim = try #require(ledger.claim(id))
        let settings = Settings(cases: claim.testCases, keepsFailures: false)
        let result = await Verifier(settings: settings, extent: .test).verify(claim)
        #expect(result.agrees, "\\(result.finding) \\(result.notes) \\(String(describing: result.witness))")
      }

      @Test func archivedCounterexamplesAreConfirmed() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
          .deletingLastPathComponent()
        let entries = try CounterexampleFolder(root.appending(path: "Counterexamples/refuted").path).files()
        // A claim that holds must have none.
        for entry in entries { try entry.file.confirm(in: ledger) }
        let refuted = Set(entries.map(\\.file.witness.claim))
        let missing = ledger.claims.filter { $0.expected == .fails && !refuted.contains($0.id) }.map(\\.id)
        #expect(missing.isEmpty, "archive a counterexample: \(name) search ID")
      }
    }

    """
  }
}
