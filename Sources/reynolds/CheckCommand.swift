import ArgumentParser
import CertificateFiles
import Certificates
import ClaimCommands
import CommandSupport
import Foundation
import Properties
import Synchronization

/// `reynolds check`: the same checker as `reynolds-check`.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Check certificates and counterexamples in exact arithmetic, without a solver.",
    discussion: """
      The checker rebuilds group, action and matrix coefficients from the generators in the file. It is the one of
      `reynolds-check`, which builds without libz3. A counterexample is judged again by its claim, from the instance in the file.
      The files are checked in a process of its own, which has no more memory than --memory says. What needs more is not proved.

      Exit codes: 0 all valid, 1 some invalid, 2 some incomplete, 65 malformed, 66 unreadable; 69 the process that checks cannot be
      started.

      Examples:
        reynolds check Counterexamples
        reynolds check --format json certificate.json
      """)

  @Argument(
    help: "Certificates, or folders that are searched for *.json.", completion: .file(extensions: ["json", "json.gz"]))
  var paths: [String]

  @Option(help: "text or json.")
  var format: OutputFormat = .text

  @Flag(help: "List every finding, not only the first fault.")
  var verbose = false

  @Option(help: "The most memory of the process that checks, in MiB; 0: check in this process, with no such limit.")
  var memory = BoundedChecker.defaultMemory

  @Flag(help: .hidden)
  var worker = false

  @OptionGroup var progressOptions: ProgressOptions

  @OptionGroup var colorOptions: ColorOptions

  func validate() throws {
    guard memory == 0 || (BoundedChecker.leastMemory...1 << 40).contains(memory) else {
      throw ValidationError("--memory is 0 or at least \(BoundedChecker.leastMemory).")
    }
  }

  func run() throws {
    if worker {
      return try CheckWorker.serve(memory: memory, with: CertificateChecker(), judge: CheckCommand.counterexample)
    }
    try CommandFailure.reporting { try check() }
  }

  private func check() throws {
    let bounded =
      memory == 0
      ? nil : BoundedChecker(arguments: ["check", "--memory", "\(memory)", "--worker", "-"], memory: memory)
    let entries = CertificateFiles.expand(paths)
    let progress = ProgressDisplay(quiet: progressOptions.quiet)
    progress.show(ProgressState("", done: 0, total: entries.count, unit: "files"))
    defer { progress.finish() }
    let checked = Mutex<[CheckedFile]>([])
    let (format, verbose, colors) = (format, verbose, colorOptions)
    try Interruption.leaving(progress) {
      let summary = CheckSummary(files: checked.withLock { $0 })
      if format == .json { print((try? summary.json()) ?? "") }
      return Interruption.Ending(
        "\(summary.files.count) of \(entries.count) files were checked: \(summary.line)", command: ShellWords.current(),
        goesOn: false)
    } during: {
      for entry in entries {
        progress.update { $0.activity = entry.path }
        let file =
          try bounded?.check(entry)
          ?? CertificateFiles.check(entry, with: CertificateChecker(), judge: CheckCommand.counterexample)
        if format == .text { progress.interlude { print(colors.painted(file.text(verbose: verbose))) } }
        let done = checked.withLock { files in
          files.append(file)
          return files.count
        }
        progress.update { $0.done = done }
      }
    }
    progress.finish()
    let summary = CheckSummary(files: checked.withLock { $0 })
    print(format == .text ? summary.line : try summary.json())
    if summary.exitCode != 0 { throw ExitCode(summary.exitCode) }
  }

  /// Whether a file is meant to be a counterexample.
  static func isCounterexample(_ content: Data) -> Bool {
    content.range(of: Data("\"\(CounterexampleFile.format)\"".utf8)) != nil
  }

  /// Judges a file that is a counterexample; `nil` for all others.
  static func counterexample(_ path: String, _ content: Data) -> CheckedFile? {
    guard isCounterexample(content) else { return nil }
    do {
      let file = try CounterexampleJudge.confirm(String(decoding: content, as: UTF8.self))
      guard URL(fileURLWithPath: path).lastPathComponent == file.name else {
        return CheckedFile(path: path, refused: "the file must be called \(file.name)", isMalformed: false)
      }
      return CheckedFile(path: path, confirmed: file.summary)
    } catch {
      var isMalformed = false
      switch error as? CounterexampleError {
      case .malformed?, .unknownClaim?: isMalformed = true
      default: break
      }
      return CheckedFile(path: path, refused: "\(error)", isMalformed: isMalformed)
    }
  }
}
