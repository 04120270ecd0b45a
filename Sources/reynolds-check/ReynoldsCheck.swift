import ArgumentParser
import CertificateFiles
import Certificates

/// The command `reynolds-check`: only options and printing, everything else is in `CertificateFiles` and `Certificates`.
@main
struct ReynoldsCheck: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reynolds-check",
    abstract: "Checks certificates of averaging complexities.",
    discussion: """
      Rebuilds everything from the generators in each certificate, in exact arithmetic, without a solver.

      Exit codes: 0 all valid; 1 some invalid; 2 none invalid, some incomplete; 64 wrong use; 65 a file is not a \
      certificate; 66 a path cannot be read. The gravest decides: 66, 65, 1, 2, 0.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

  @Argument(help: "Certificate files, or folders to search for *.json.")
  var paths: [String]

  @Flag(help: "List every finding.")
  var verbose = false

  @Option(help: "How to print the results.")
  var format = Format.text

  @Option(help: "The largest group order.")
  var maxOrder = CheckLimits().order

  @Option(help: "The most numbers stored: order times (points + entries of an image), and order² for a rank.")
  var maxStorage = CheckLimits().storage

  @Option(help: "The most basis elements of a function class.")
  var maxLabels = CheckLimits().labels

  @Option(help: "The most elementary steps (roughly nanoseconds) for one certificate.")
  var maxWork = CheckLimits().work

  @Option(help: "The largest file, in bytes.")
  var maxBytes = CertificateFiles.defaultSizeLimit

  func validate() throws {
    guard [maxOrder, maxStorage, maxLabels, maxWork, maxBytes].allSatisfy({ $0 >= 1 }) else {
      throw ValidationError("A limit is at least 1.")
    }
  }

  func run() throws {
    let limits = CheckLimits(order: maxOrder, storage: maxStorage, labels: maxLabels, work: maxWork)
    let summary = CheckSummary(
      checking: paths, with: CertificateChecker(limits: limits), sizeLimit: maxBytes,
      progress: { file in
        if format == .text { print(file.text(verbose: verbose)) }
      })
    print(format == .text ? summary.line : try summary.json())
    throw ExitCode(summary.exitCode)
  }
}
