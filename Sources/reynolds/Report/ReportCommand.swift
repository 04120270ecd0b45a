import ArgumentParser
import Atlas
import CertificateFiles
import ClaimCommands
import CommandSupport
import Foundation
import Properties
import PropertyTesting
import Reporting

/// `reynolds report`: everything that is known, as a folder of pages.
struct ReportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Write claims, counterexamples and certificates, checked again, as a folder of HTML pages.",
    discussion: """
      The folder needs no network and no server: open its index.html. Every certificate and every counterexample is
      checked while the pages are written; what is refused is shown as refused, and the exit code says so. An earlier
      report is replaced as a whole; a folder that is anything else is left alone.

      Exit codes: 0 all accepted; 1 some invalid, or a claim's finding or an instance of the atlas contradicts the ledger; 2 some incomplete or
      inconclusive; 65 some malformed; 66 nothing to check, or some unreadable (but for nothing to check, the report is
      written in all these cases); 73 the folder cannot be written, or is not a report; 130 stopped, nothing is written.

      Examples:
        reynolds report
        reynolds report --output /tmp/report --no-times
        reynolds report --verify-cases 200 --figure-folder figures
        reynolds report --atlas /tmp/atlas
      """)

  @Option(name: .shortAndLong, help: "The folder to write; it may be new, empty, or an earlier report.")
  var output = "report"

  @Option(help: "The folder with the archive, searched for certificates and counterexamples.")
  var counterexamples = "Counterexamples"

  @Option(
    help: ArgumentHelp(
      "A dataset of the atlas, which is checked and shown too; Atlas/data without it, if that is there.",
      valueName: "folder"), completion: .directory)
  var atlas: String?

  @Flag(help: "Leave the atlas out.")
  var noAtlas = false

  @Option(help: "The findings that `verify --record` kept.")
  var verified = VerificationFile.defaultPath

  @Flag(inversion: .prefixedNo, help: "Whether figures are drawn, on a page of their own.")
  var figures = true

  @Option(help: "A folder with *.svg to show on that page.")
  var figureFolder: String?

  @Option(help: "Also test every claim on this many random cases, and the short lists of small instances.")
  var verifyCases: Int?

  @Option(help: "Check and list only this many certificates, the first by path.")
  var maxCertificates: Int?

  @Option(help: "Files that are checked at once; all cores without it.")
  var jobs: Int?

  @Flag(
    inversion: .prefixedNo,
    help: "Whether measured times and the date are shown; without them equal input gives equal bytes.")
  var times = true

  @OptionGroup var progressOptions: ProgressOptions

  func validate() throws {
    if let verifyCases, !(1...1_000_000).contains(verifyCases) {
      throw ValidationError("--verify-cases is \(verifyCases); it must be from 1 to 1000000.")
    }
    if let maxCertificates, maxCertificates < 0 {
      throw ValidationError("--max-certificates is \(maxCertificates); it must not be negative.")
    }
    if let jobs, !(1...1024).contains(jobs) { throw ValidationError("--jobs is \(jobs); it must be from 1 to 1024.") }
    if atlas != nil, noAtlas { throw ValidationError("--atlas and --no-atlas exclude each other.") }
    if figureFolder != nil, !figures { throw ValidationError("--figure-folder and --no-figures exclude each other.") }
  }

  func run() async throws {
    // Before any work: whether its result can be written.
    let folder = try CommandFailure.reporting { try ReportFolder(output) }
    let archive = URL(fileURLWithPath: counterexamples).standardizedFileURL.resolvingSymlinksInPath().path
    guard !(folder.path + "/").hasPrefix(archive + "/") else {
      // The next report would be about the copies in this one, too.
      throw CommandFailure.exit(
        CommandFailure.usage,
        "\(output) is in the archive \(counterexamples); name a folder outside of it with --output")
    }
    let start = ContinuousClock.now
    let contents: ReportContents
    let progress = ProgressDisplay("reading the archive", quiet: progressOptions.quiet)
    defer { progress.finish() }
    do {
      contents = try await Interruption.cancelling(progress) { try await collect(progress) }.result
    } catch let error as Interruption.Cancelled {
      throw Interruption.exit(
        error.number,
        Interruption.Ending("nothing was written", command: ShellWords.current(), goesOn: false))
    }
    progress.phase("writing pages")
    let files = ReportSite(contents).files()
    let bytes = try CommandFailure.reporting { try folder.write(files) }
    progress.finish()
    print(contents.summary.line)
    if contents.omitted > 0 { print("\(Words.count(contents.omitted, "certificate")) left out by --max-certificates") }
    if let atlas = contents.atlas { print(atlas.line) }
    for file in contents.files where file.checked.status != .valid { print(file.checked.text()) }
    for claim in contents.disagreements { print("\(claim.claim.id): the finding does not agree with the ledger") }
    if !contents.unrefuted.isEmpty {
      print(
        "\(contents.unrefuted.count) of \(contents.failingCount) claims that fail have no confirmed counterexample in "
          + counterexamples)
    }
    let size = "\(Words.count(files.count, "file")), \((bytes + 999_999) / 1_000_000) MB"
    print("\(output)/index.html: \(size)\(times ? ", \((ContinuousClock.now - start).text)" : "")")
    try ProcessEnd.finish(contents.exitCode)
  }

  // MARK: What goes into it

  private func collect(_ progress: ProgressDisplay) async throws -> ReportContents {
    let entries = CertificateFiles.expand([counterexamples])
    guard entries.contains(where: { if case .file = $0 { true } else { false } }) else {
      throw CommandFailure.exit(
        CommandFailure.noInput,
        "\(counterexamples) has no certificates and no counterexamples; name the folder of the archive with "
          + "--counterexamples"
      )
    }
    let chosen = chosen(entries)
    let files = try await ReportedFile.all(chosen, jobs: jobs ?? Settings.allCores) { done in
      progress.show(ProgressState("checking", done: done, total: chosen.count, unit: "files"))
    }
    let refuted = files.filter { $0.checked.kind == .counterexample }
    let claims = try await claims(refuted, progress)
    return ReportContents(
      archive: counterexamples, command: command, claims: claims, counterexamples: refuted,
      certificates: files.filter { $0.checked.kind == .certificate }.sorted(by: ReportedFile.isBefore),
      omitted: entries.count - chosen.count,
      figures: try figureFiles(), atlas: try await reportedAtlas(progress),
      versions: .current(repository: counterexamples), verifiedCases: verifyCases,
      date: times ? Date.now.formatted(.iso8601) : nil)
  }

  /// The options that the content depends on, as they are typed.
  private var command: String {
    var words = ["reynolds", "report", "--counterexamples", ShellWords.quoted(counterexamples)]
    if verified != VerificationFile.defaultPath { words += ["--verified", ShellWords.quoted(verified)] }
    if let atlas { words += ["--atlas", ShellWords.quoted(atlas)] }
    if noAtlas { words.append("--no-atlas") }
    if let verifyCases { words += ["--verify-cases", "\(verifyCases)"] }
    if let maxCertificates { words += ["--max-certificates", "\(maxCertificates)"] }
    if let figureFolder { words += ["--figure-folder", ShellWords.quoted(figureFolder)] }
    if !figures { words.append("--no-figures") }
    if !times { words.append("--no-times") }
    return words.joined(separator: " ")
  }

  /// The entries that are to be checked: all counterexamples and as many certificates as are wanted.
  private func chosen(_ entries: [CertificateFiles.Entry]) -> [CertificateFiles.Entry] {
    guard var left = maxCertificates else { return entries }
    return entries.filter { entry in
      guard case .file(let path) = entry,
        !CheckCommand.isCounterexample((try? Data(contentsOf: URL(fileURLWithPath: path))) ?? Data())
      else { return true }
      left -= 1
      return left >= 0
    }
  }

  private func claims(_ refuted: [ReportedFile], _ progress: ProgressDisplay) async throws -> [ReportedClaim] {
    let ledger = LedgerInUse.current
    let against = Dictionary(grouping: refuted) { $0.counterexample?.witness.claim ?? "" }
    let records = try VerificationFile.records(in: verified)
    let fresh = await verifications(ledger.claims, progress)
    try Task.checkCancellation()
    return ledger.claims.map { claim in
      let fault = records[claim.id]?.fault(about: claim)
      return ReportedClaim(
        claim: claim, record: fault == nil ? records[claim.id] : nil, fault: fault, fresh: fresh[claim.id],
        counterexamples: against[claim.id] ?? [])
    }
  }

  private func verifications(_ claims: [Claim], _ progress: ProgressDisplay) async -> [String: VerificationRecord] {
    guard let verifyCases else { return [:] }
    let settings = Settings(cases: verifyCases, seed: 0x5EED, usesEnvironment: false, keepsFailures: false)
    let results = await Verifier(settings: settings, extent: .test).verify(claims, jobs: jobs ?? Settings.allCores) {
      progress.show(
        ProgressState(
          "\($0.claim), \($0.stage.rawValue)", done: $0.finishedClaims, total: claims.count, unit: "claims"))
    }
    return Dictionary(results.map { ($0.claim, VerificationRecord($0)) }, uniquingKeysWith: { first, _ in first })
  }

  private func reportedAtlas(_ progress: ProgressDisplay) async throws -> ReportedAtlas? {
    let standard = AtlasDatasetOption.defaultFolder
    let isThere = FileManager.default.fileExists(atPath: "\(standard)/\(AtlasManifest.fileName)")
    guard !noAtlas, let folder = atlas ?? (isThere ? standard : nil) else { return nil }
    return try await CommandFailure.reporting {
      try await ReportedAtlas(folder, jobs: jobs ?? Settings.allCores) { done, total in
        progress.show(ProgressState("checking the atlas", done: done, total: total, unit: "answers"))
      }
    }
  }

  private func figureFiles() throws -> [ReportedFigure]? {
    guard figures else { return nil }
    let standard = try StandardFigures.all()
    guard let figureFolder else { return standard }
    do { return try ReportedFigure.all(in: figureFolder) + standard } catch {
      throw CommandFailure.exit(
        CommandFailure.noInput, "\(figureFolder) cannot be read: \(error.localizedDescription)")
    }
  }
}
