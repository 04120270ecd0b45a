import ArgumentParser
import Certificates
import CommandSupport
import Foundation
import Reporting
import Solving

extension ExportFormat: ExpressibleByArgument {}

/// `reynolds export`: what a certificate proves, for other people's checkers.
struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write what a certificate proves for other checkers: SMT-LIB, DIMACS, DRAT, LRAT, VIPR.",
    discussion: """
      smt2    the direct problem, for SMT solvers
      dimacs  the sets of a hitting proof as clauses
      drat    a refutation of these clauses; lrat: with hints
      vipr    the mixed-integer problem with a refutation

      What each says and how to run cvc5, drat-trim, lrat-check and viprchk: Documentation/OtherCheckers.md.

      Exit codes: 0 written, 1 the certificate is invalid, 65 malformed, or the format cannot say it, or beyond a limit,
      66 unreadable, 73 not writable. With --all the formats that cannot say it are passed over.

      Examples:
        reynolds export certificate.json --format lrat --output proof.lrat
        reynolds export certificate.json --all exports
      """)

  @Argument(help: "A certificate, *.json or *.json.gz.")
  var path: String

  @Option(help: "smt2, dimacs, drat, lrat or vipr.")
  var format: ExportFormat?

  @Option(name: .shortAndLong, help: "The file to write; standard output without it.")
  var output: String?

  @Option(help: "Write all formats into a folder.")
  var all: String?

  @Option(help: "The most nodes of the tree when its symmetries are written out.")
  var nodes = CertificateExport.Limits().nodes

  @Option(help: "The most conflicts in the search for a clausal refutation.")
  var conflicts = CertificateExport.Limits().conflicts

  func validate() throws {
    guard (format == nil) != (all == nil) else { throw ValidationError("give either --format or --all") }
    guard all == nil || output == nil else { throw ValidationError("--all takes a folder, and no --output") }
    guard nodes >= 1, conflicts >= 0 else { throw ValidationError("--nodes is at least 1, --conflicts at least 0") }
  }

  func run() throws {
    try CommandFailure.reporting {
      if let output { try AtomicFile.ensureWritable(output) }
      let folder = try all.map { try CertificateArchive(folder: $0).folder }
      let input = try CertificateInput(path: path)
      let report = CertificateChecker().check(input.certificate)
      if let fault = report.firstFault { throw CommandFailure.exit(1, "\(path) is invalid: \(fault)") }
      let name = URL(fileURLWithPath: path).lastPathComponent
      let title = ["reynolds export of \(name)", report.statement]
      do {
        let limits = CertificateExport.Limits(nodes: nodes, conflicts: conflicts)
        let export = try CertificateExport(input.certificate, limits: limits)
        if let format {
          let text = try export.text(format, title: title)
          guard let output else { return print(text, terminator: "") }
          try AtomicFile.write(text, to: output, replacing: true)
        } else if let folder {
          try write(
            export.all(title: title), into: folder, stem: name.split(separator: ".").first.map(String.init) ?? name)
        }
      } catch let error as ExportError {
        throw CommandFailure.exit(CommandFailure.data, "\(path): \(error)")
      }
    }
  }

  private func write(
    _ texts: [(format: ExportFormat, text: Result<String, ExportError>)], into folder: String, stem: String
  ) throws {
    for (format, result) in texts {
      let target = "\(folder)/\(stem).\(format.fileExtension)"
      switch result {
      case .success(let text):
        try AtomicFile.write(text, to: target, replacing: true)
        print("written  \(target)")
      case .failure(let error): print("skipped  \(format.rawValue): \(error)")
      }
    }
  }
}
