import ArgumentParser
import CommandSupport
import Foundation

/// `reynolds new-claim NAME`: a Swift package for claims of the user's own.
struct NewClaimCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new-claim",
    abstract: "Write a Swift package for a claim of your own.",
    discussion: """
      The package needs nothing but Reynolds. Its command lists, verifies and searches your claims and archives what refutes them; its
      tests run the claims and judge the archive again. Documentation/OwnClaims.md is a worked example.

      Examples:
        reynolds new-claim MyClaims
        reynolds new-claim MyClaims --folder ~/symmetry --reynolds https://example.org/reynolds.git --branch main
      """)

  @Argument(help: "The name of the package: letters and digits, the first a capital letter.")
  var name: String

  @Option(help: "Where the folder of that name is made.")
  var folder = "."

  @Option(help: "Where Reynolds is: a folder, or the address of a repository.")
  var reynolds = "."

  @Option(help: "The branch of the repository, where --reynolds is an address.")
  var branch = "main"

  func validate() throws {
    guard name.wholeMatch(of: /[A-Z][A-Za-z0-9]{0,63}/) != nil else {
      throw ValidationError("“\(name)” is no name of a package: write letters and digits, the first a capital letter.")
    }
    let taken = [
      "Properties", "PropertyTesting", "PropertyTestingSupport", "ClaimCommands", "CommandSupport", "Reynolds",
      "ExactArithmetic", "FiniteGroups", "Representations", "Averaging", "Symmetrizers", "Generalization", "Probing",
      "Certificates", "CertificateFiles", "Solving", "Reporting", "BigInt", "Crypto", "ArgumentParser", "Swift",
      "Foundation", "Testing",
    ]
    if taken.contains(name) {
      throw ValidationError("“\(name)” is the name of a module that the package uses; choose another.")
    }
  }

  func run() throws {
    let root = URL(fileURLWithPath: folder).appending(path: name)
    if FileManager.default.fileExists(atPath: root.path) {
      throw CommandFailure.exit(
        CommandFailure.cannotCreate,
        "\(root.path) is there already; nothing was written: name a folder that is not there")
    }
    let template = ClaimTemplate(name: name, dependency: try dependency())
    do {
      for (path, text) in template.files {
        let file = root.appending(path: path)
        try FileManager.default.createDirectory(
          at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file, options: .atomic)
      }
    } catch {
      throw CommandFailure.exit(
        CommandFailure.cannotCreate, "\(root.path) cannot be written: \(error.localizedDescription)")
    }
    print(
      """
      wrote \(root.path)
      now:  cd \(root.path)
            swift run \(name) claims
            swift run -c release \(name) verify
            swift run -c release \(name) search \(template.exampleID) --budget 30s
            swift test
      """)
  }

  /// The line of the manifest that names Reynolds.
  private func dependency() throws -> String {
    if reynolds.contains("://") || reynolds.hasPrefix("git@") {
      return ".package(url: \(quoted(reynolds)), branch: \(quoted(branch)))"
    }
    let path = URL(fileURLWithPath: reynolds).standardizedFileURL.path
    guard FileManager.default.fileExists(atPath: path + "/Sources/ClaimCommands") else {
      throw CommandFailure.exit(
        CommandFailure.usage,
        "Reynolds is not in \(path); say with --reynolds where it is: a folder, or the address of a repository")
    }
    return ".package(name: \"reynolds\", path: \(quoted(path)))"
  }

  /// A Swift string literal.
  private func quoted(_ text: String) -> String {
    "\"" + text.map { $0 == "\\" || $0 == "\"" ? "\\\($0)" : "\($0)" }.joined() + "\""
  }
}
