import ArgumentParser
import Solving

/// The command line: parsing, wiring and rendering only.
@main
struct Reynolds: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reynolds",
    abstract: "What does it cost to make a function symmetric by averaging it over a group?",
    discussion: """
      Examples:
        reynolds certify --group S4 --class polynomials:6     least exact scheme, proved
        reynolds certify --list Documentation/first-instances.txt
        reynolds check Counterexamples/excluded               re-check certificates, exactly
        reynolds table --group C8                             exact against approximate cost
        reynolds group S4                                     character table, threshold degrees
      """,
    version: "reynolds \(ReynoldsVersion.current) (Z3 \(Z3.version))",
    subcommands: [CertifyCommand.self, CheckCommand.self, TableCommand.self, GroupCommand.self])
}

enum ReynoldsVersion {
  static let current = "0.1.0"
}
