public import ArgumentParser
import CommandSupport
import Foundation
package import Properties
import Reporting

/// `reynolds claims [ID]`: the ledger, or one claim with source and evidence.
public struct ClaimsCommand: AsyncParsableCommand {
  /// Name, abstract, examples.
  public static let configuration = CommandConfiguration(
    commandName: "claims",
    abstract: "List the claims of the ledger, or explain one.",
    discussion: """
      Examples:
        reynolds claims
        reynolds claims --family threshold
        reynolds claims threshold.eigenvalue-formula      statement, source, evidence
      """)

  @Argument(help: "The claim to explain.", completion: LedgerInUse.claimCompletion)
  var id: String?

  @Option(help: "Only the claims of this family.", completion: LedgerInUse.familyCompletion)
  var family: [String] = []

  @Option(help: "The folder with archived counterexamples.")
  var archive = CounterexampleFolder.defaultPath

  @Option(help: "The findings that `verify --record` kept.")
  var verified = VerificationFile.defaultPath

  @Option(help: "text or json.")
  var format = OutputFormat.text

  @OptionGroup var colorOptions: ColorOptions

  /// For the argument parser.
  public init() {}

  /// Prints.
  public func run() async throws {
    let ledger = LedgerInUse.current
    let folder = CounterexampleFolder(archive)
    if let id {
      let claim = try ledger.named(id)
      let evidence = try folder.readableFiles().filter { $0.file.witness.claim == claim.id }
      switch format {
      case .text:
        print(ClaimExplanation(claim, evidence, verified: try VerificationFile.records(in: verified)[claim.id]).text)
      case .json: print(try OutputFormat.json(ClaimRecord(claim, evidence: evidence.map(\.path))))
      }
      return
    }
    let claims = try ledger.selected(ids: [], families: family)
    switch format {
    case .json: print(try OutputFormat.json(claims.map { ClaimRecord($0, evidence: []) }))
    case .text:
      var table = TextTable([("claim", .left), ("verdict", .left), ("statement", .left)])
      for claim in claims { table.add([claim.id, claim.expected.rawValue, claim.statement]) }
      print(colorOptions.painted(table.text))
      let counts = Expectation.allCases.map { verdict in
        "\(claims.count { $0.expected == verdict }) \(verdict.words)"
      }
      print("\n\(claims.count) claims: \(counts.joined(separator: ", "))")
    }
  }
}

extension Expectation {
  /// The verdict as the end of a sentence about several claims.
  package var words: String {
    switch self {
    case .holds: "hold"
    case .fails: "fail"
    case .open: "are open"
    }
  }
}

/// A claim as JSON.
struct ClaimRecord: Encodable {
  let id: String
  let family: String
  let statement: String
  let formula: String
  let source: String
  let place: String
  let hypotheses: [String]
  let reading: String?
  let expected: String
  let exhaustiveScope: String?
  let solverScope: String?
  let evidence: [String]

  init(_ claim: Claim, evidence: [String]) {
    id = claim.id
    family = claim.family
    statement = claim.statement
    formula = claim.formula
    source = claim.source.document
    place = claim.source.place
    hypotheses = claim.hypotheses
    reading = claim.reading
    expected = claim.expected.rawValue
    exhaustiveScope = claim.scope?.description
    solverScope = claim.solver?.description
    self.evidence = evidence
  }
}
