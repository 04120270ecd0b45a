import ArgumentParser
import CertificateFiles
import Certificates
import Foundation

/// The command `reynolds-check`: only options and printing, everything else is in `CertificateFiles` and `Certificates`.
@main
struct ReynoldsCheck: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reynolds-check",
    abstract: "Checks certificates of averaging complexities.",
    discussion: """
      Rebuilds everything from the generators in each certificate, in exact arithmetic, without a solver.

      The files are checked in a process of its own, which has no more memory than --memory says. What needs more is reported as
      not proved, and the next file is checked.

      Exit codes: 0 all valid; 1 some invalid; 2 none invalid, some incomplete; 64 wrong use; 65 a file is not a \
      certificate; 66 a path cannot be read. The gravest decides: 66, 65, 1, 2, 0. 69 the process that checks cannot be started; \
      73 the results cannot be written.
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

  @Option(help: "The most memory of the process that checks, in MiB; 0: check in this process, with no such limit.")
  var memory = BoundedChecker.defaultMemory

  @Flag(help: .hidden)
  var worker = false

  func validate() throws {
    guard [maxOrder, maxStorage, maxLabels, maxWork, maxBytes].allSatisfy({ $0 >= 1 }) else {
      throw ValidationError("A limit is at least 1.")
    }
    guard memory == 0 || (BoundedChecker.leastMemory...1 << 40).contains(memory) else {
      throw ValidationError("--memory is 0 or at least \(BoundedChecker.leastMemory).")
    }
  }

  /// The limits, for the process that checks; the paths come to it one by one, and “-” stands where the command wants one.
  private var workerArguments: [String] {
    [
      "--worker", "--memory", "\(memory)", "--max-order", "\(maxOrder)", "--max-storage", "\(maxStorage)",
      "--max-labels", "\(maxLabels)", "--max-work", "\(maxWork)", "--max-bytes", "\(maxBytes)", "-",
    ]
  }

  func run() throws {
    let checker = CertificateChecker(
      limits: CheckLimits(order: maxOrder, storage: maxStorage, labels: maxLabels, work: maxWork))
    if worker { return try CheckWorker.serve(memory: memory, with: checker, sizeLimit: maxBytes) }
    let progress = { (file: CheckedFile) in
      if format == .text { print(file.text(verbose: verbose)) }
    }
    let summary: CheckSummary
    if memory == 0 {
      summary = CheckSummary(checking: paths, with: checker, sizeLimit: maxBytes, progress: progress)
    } else {
      let bounded = BoundedChecker(arguments: workerArguments, memory: memory)
      do { summary = try CheckSummary(checking: paths, progress: progress, by: bounded.check) } catch {
        try? FileHandle.standardError.write(contentsOf: Data("Error: \(error)\n".utf8))
        throw ExitCode(69)
      }
      bounded.finish()
    }
    print(format == .text ? summary.line : try summary.json())
    // On a full disk a run without results must not look like one with them.
    if let reason = StandardOutput.failure() {
      try? FileHandle.standardError.write(contentsOf: Data("Error: the results cannot be written: \(reason)\n".utf8))
      throw ExitCode(73)
    }
    throw ExitCode(summary.exitCode)
  }
}
