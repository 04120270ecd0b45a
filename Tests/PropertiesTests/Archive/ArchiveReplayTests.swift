import Foundation
import Properties
import Testing

/// Every archived counterexample is judged again; the archive and the ledger must agree.
@Suite struct ArchiveReplayTests {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Counterexamples/refuted")

  static var names: [String] {
    let all = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return all.filter { $0.hasSuffix(".json") }.sorted()
  }

  static func file(_ name: String) throws -> CounterexampleFile {
    try CounterexampleFile(text: String(contentsOf: folder.appending(path: name), encoding: .utf8))
  }

  @Test(arguments: names)
  func anArchivedCounterexampleIsConfirmed(name: String) throws {
    let file = try Self.file(name)
    try file.confirm(in: .standard)
    #expect(file.name == name, "the name must tell claim and instance")
    // A claim that holds and has a counterexample here is a contradiction.
    #expect(Ledger.standard.claim(file.witness.claim)?.expected == .fails)
  }

  @Test(arguments: names)
  func noSmallerGroupHasAViolation(name: String) throws {
    let file = try Self.file(name)
    let claim = try #require(Ledger.standard.claim(file.witness.claim))
    let order = try file.witness.instance.setting().group.order
    let minimality = try Minimality.check(claim, below: order)
    #expect(minimality.isMinimal, "\(String(describing: minimality.smaller))")
    #expect(file.minimality == minimality.text)
  }

  /// An account says what was demanded of which two sides, not only what was looked at.
  @Test func whatWasDemandedIsARelation() throws {
    for name in Self.names {
      let demanded = try Self.file(name).witness.violation.statement
      #expect(demanded.contains { "=≤≥<>≠∈".contains($0) }, "\(name): “\(demanded)”")
    }
  }

  @Test func everyClaimThatFailsHasACounterexampleHere() throws {
    let refuted = Set(try Self.names.map { try Self.file($0).witness.claim })
    let missing = Ledger.standard.claims.filter { $0.expected == .fails && !refuted.contains($0.id) }.map(\.id)
    #expect(missing.isEmpty, "archive with: reynolds search ID --strategy exhaustive")
  }
}
