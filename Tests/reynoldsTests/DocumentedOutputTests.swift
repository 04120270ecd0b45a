import Foundation
import Testing

/// The blocks of the documents that show a command and its output: what they show is what the command prints.
///
/// Blocks that begin with “```console slow” take a release binary: they are checked where REYNOLDS_BINARY names one,
/// `REYNOLDS_BINARY=.build/release/reynolds swift test --filter DocumentedOutput`.
@Suite struct DocumentedOutputTests {
  struct Block: Sendable, CustomStringConvertible {
    let document: String
    let arguments: [String]
    let output: String
    let isSlow: Bool

    var description: String { "\(document): \(arguments.joined(separator: " "))" }
  }

  static let documents = ["TrainingCheck.md", "SymmetrizersTable.md", "Tradeoff.md"]

  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  static func text(_ name: String) throws -> String {
    try String(contentsOf: root.appending(path: "Documentation/\(name)"), encoding: .utf8)
  }

  /// The blocks of a document.
  static func blocks(_ name: String) throws -> [Block] {
    var result: [Block] = []
    var open: (lines: [String], isSlow: Bool)?
    for line in try text(name).split(separator: "\n", omittingEmptySubsequences: false) {
      if let block = open {
        if line != "```" {
          open?.lines.append(String(line))
          continue
        }
        open = nil
        guard let first = block.lines.first, first.hasPrefix("$ reynolds ") else { continue }
        result.append(
          Block(
            document: name, arguments: words(String(first.dropFirst("$ reynolds ".count))),
            output: block.lines.dropFirst().joined(separator: "\n"), isSlow: block.isSlow))
      } else if line.hasPrefix("```console") {
        open = ([], line.hasSuffix(" slow"))
      }
    }
    return result
  }

  /// Words as a shell takes them, with single quotes.
  private static func words(_ text: String) -> [String] {
    text.split(separator: "'", omittingEmptySubsequences: false).enumerated().flatMap { index, part in
      index.isMultiple(of: 2) ? part.split(separator: " ").map(String.init) : [String(part)]
    }
  }

  @Test(arguments: documents)
  func documentsHaveBlocks(name: String) throws {
    #expect(try DocumentedOutputTests.blocks(name).contains { !$0.isSlow })
  }

  @Test(arguments: try documents.flatMap { try blocks($0) })
  func shownIsPrinted(block: Block) throws {
    var arguments = block.arguments
    if ["training", "symmetrizers", "plan"].contains(arguments[0]) { arguments.append("--quiet") }
    let binary = ProcessInfo.processInfo.environment["REYNOLDS_BINARY"]
    if block.isSlow, binary == nil {
      #expect(!block.output.isEmpty)
      return
    }
    let command = try binary.map { try Command(arguments, executable: $0) } ?? Command(arguments)
    #expect(command.status == 0, "\(command.errors)")
    let printed = command.output.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let shown = block.output.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    for (line, expected) in zip(printed, shown) { #expect(line == expected) }
    // A last line feed is no line.
    #expect(printed.count - (printed.last == "" ? 1 : 0) == shown.count)
  }
}
