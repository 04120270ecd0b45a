import ArgumentParser
import Solving

/// `reynolds explain`: a certificate in words.
struct ExplainCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Say in words what a certificate claims and why it is true.",
    discussion: """
      The certificate is checked first, and the verdict is the first line; one that is wrong is explained up to its first
      fault. Documentation/ExplainingCertificates.md has an example.

      Exit codes, as of `check`: 0 valid, 1 invalid, 2 incomplete, 65 malformed, 66 unreadable.

      Examples:
        reynolds explain certificate.json
        reynolds explain --full certificate.json.gz
      """)

  @Argument(help: "A certificate, *.json or *.json.gz.", completion: .file(extensions: ["json", "json.gz"]))
  var path: String

  @Flag(help: "Leave nothing out, however long.")
  var full = false

  func run() throws {
    let input = try CertificateInput(path: path)
    let explanation = CertificateExplanation(input.certificate, isFull: full)
    print(explanation.text, terminator: "")
    let code = CertificateInput.exitCode(explanation.report.verdict)
    if code != 0 { throw ExitCode(code) }
  }
}
