import Foundation
import Testing

/// An article of the documentation: a file of a DocC catalogue, one of the folder `Documentation`, or the README.
struct Article: Sendable, CustomTestStringConvertible {
  /// A block of lines between fences.
  struct Block: Sendable {
    /// What stands after the opening fence, `swift` or `console` for instance.
    let language: String
    /// The lines between the fences.
    let lines: [String]
  }

  /// The path from the top of the repository.
  let path: String
  /// The whole text.
  let text: String

  var testDescription: String { path }

  /// The top of the repository.
  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// All articles, by path.
  static let all: [Article] = {
    let folders = [root.appending(path: "Sources"), root.appending(path: "Properties")]
    let catalogues = folders.flatMap { folder in
      (FileManager.default.subpaths(atPath: folder.path) ?? []).filter { $0.contains(".docc/") }
        .map { "\(folder.lastPathComponent)/\($0)" }
    }
    let guides = (FileManager.default.subpaths(atPath: root.appending(path: "Documentation").path) ?? [])
      .map { "Documentation/\($0)" }
    return (catalogues + guides + ["README.md"]).filter { $0.hasSuffix(".md") }.sorted().compactMap { path in
      (try? String(contentsOf: root.appending(path: path), encoding: .utf8)).map { Article(path: path, text: $0) }
    }
  }()

  /// The fenced blocks, in their order.
  var blocks: [Block] {
    var blocks: [Block] = []
    var open: (language: String, lines: [String])?
    for line in text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
      guard line.hasPrefix("```") else {
        open?.lines.append(line)
        continue
      }
      if let block = open {
        blocks.append(Block(language: block.language, lines: block.lines))
        open = nil
      } else {
        open = (String(line.dropFirst(3)), [])
      }
    }
    return blocks
  }
}
