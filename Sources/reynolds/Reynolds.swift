import ArgumentParser
import ClaimCommands
import CommandSupport
import Reporting
import Solving

/// The command line: parsing, wiring and rendering only.
@main
struct Reynolds: AsyncParsableCommand {
  /// Runs the command line; a command of an unknown name is answered with the one that was meant.
  static func main() async {
    ProcessEnd.guardOutput()
    UnknownCommand.refuse(Array(CommandLine.arguments.dropFirst()))
    await main(nil)
  }

  /// Without a command: where to begin.
  func run() { print(Tour.text) }

  static let configuration = CommandConfiguration(
    commandName: "reynolds",
    abstract: "What does it cost to make a function symmetric by averaging it over a group?",
    usage: "reynolds <command> [options]   (reynolds <command> --help says more)",
    discussion: """
      Examples:
        reynolds certify --group S4 --class polynomials:6     least exact scheme, proved
        reynolds certify --list Documentation/first-instances.txt
        reynolds check Counterexamples/excluded               re-check certificates, exactly
        reynolds explain certificate.json                     a certificate in words
        reynolds export certificate.json --format lrat        for other people's checkers
        reynolds table --group C8                             exact against approximate cost
        reynolds group S4                                     character table, threshold degrees
        reynolds bounds --group S5 --class polynomials:2      what is known without a search
        reynolds scheme --group S4 --symmetry weak:0.1 -o s4.json   construct a scheme, prove its error
        reynolds error s4.json --class functions              the errors of a saved scheme
        reynolds profile --group S4                           degree by degree, up to the whole group
        reynolds scaling --family binary                      the paper's scaling experiment
        reynolds symmetrizers --group S4                      averaging, frames, augmentation side by side
        reynolds tradeoff --group C12 --asymmetry 0.05 --noise 0.1   the best level of symmetry, by samples
        reynolds training --quick                             how much augmentation a learned function needs
        reynolds plan --group S6 --asymmetry 0.05 --samples 500 --noise 1   how much symmetry, by which scheme
        reynolds probe --group S3 --action "permute coordinates" --target weak:0.01 -- python3 model.py   how symmetric a model is
        reynolds symmetrize --group S3 --action "permute coordinates" --by sample:4 -- python3 model.py   the model, made symmetric
        reynolds claims                                       the ledger of claims, with verdicts
        reynolds plot profile --group S4 --output s4.svg      a figure for a paper; reynolds plot --help has the kinds
        reynolds verify --family threshold                    test, exhaust and certify claims
        reynolds search ID --budget 10m                       hunt for a counterexample
        reynolds atlas run --output work                      the dataset of complexities, on all cores
        reynolds report --output report                       all of it as pages, checked again
        reynolds doctor                                       what works on this machine

      Documentation/ExitCodes.md lists what each command's exit code says.
      """,
    version: "reynolds \(LibraryVersion.current) (Z3 \(Z3.version))",
    groupedSubcommands: [
      CommandGroup(
        name: "Certificates",
        subcommands: [
          CertifyCommand.self, CheckCommand.self, ExplainCommand.self, ExportCommand.self, TableCommand.self,
          ReportCommand.self,
        ]),
      CommandGroup(
        name: "Groups, bounds, schemes",
        subcommands: [
          GroupCommand.self, BoundsCommand.self, SchemeCommand.self, ErrorCommand.self, ProfileCommand.self,
          ScalingCommand.self,
        ]),
      CommandGroup(
        name: "Models and learning",
        subcommands: [
          ProbeCommand.self, SymmetrizeCommand.self, PlanCommand.self, SymmetrizersCommand.self, TradeoffCommand.self,
          TrainingCommand.self,
        ]),
      CommandGroup(name: "The atlas", subcommands: [AtlasCommand.self]),
      CommandGroup(name: "Figures", subcommands: [PlotCommand.self]),
      CommandGroup(
        name: "Claims",
        subcommands: [ClaimsCommand.self, VerifyCommand.self, SearchCommand.self, NewClaimCommand.self]),
      CommandGroup(name: "This installation", subcommands: [DoctorCommand.self]),
    ])
}
