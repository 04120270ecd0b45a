import Foundation
import Testing

/// The Swift code of an article stands, line by line, in a file of this target: so it compiles, and what it expects is so.
@Suite struct CompiledExamplesTests {
  /// The lines of the Swift files of this target, without indentation and empty lines.
  static let sources: [[String]] = {
    let folder = Article.root.appending(path: "Tests/DocumentationTests")
    return (FileManager.default.subpaths(atPath: folder.path) ?? []).filter { $0.hasSuffix(".swift") }.compactMap {
      (try? String(contentsOf: folder.appending(path: $0), encoding: .utf8)).map {
        significant($0.components(separatedBy: "\n"))
      }
    }
  }()

  /// Lines without indentation; empty ones are left out.
  static func significant(_ lines: [String]) -> [String] {
    lines.map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
  }

  /// Whether one of the files has the imports of the block, and its other lines one after the other.
  static func isCompiled(_ block: Article.Block) -> Bool {
    let lines = significant(block.lines)
    let imports = lines.filter { $0.hasPrefix("import ") }
    let code = lines.filter { !$0.hasPrefix("import ") }
    guard !lines.isEmpty else { return false }
    return sources.contains { source in
      imports.allSatisfy(source.contains)
        && source.indices.contains { source[$0...].starts(with: code) }
    }
  }

  @Test(arguments: Article.all) func `Swift code is compiled`(article: Article) {
    // A block with an ellipsis is a sketch.
    for block in article.blocks where block.language == "swift" && !block.lines.contains(where: { $0.contains("…") }) {
      #expect(
        CompiledExamplesTests.isCompiled(block),
        "no file of Tests/DocumentationTests has these lines:\n\(block.lines.joined(separator: "\n"))")
    }
  }

  @Test func `there are articles with code, and code that is nowhere is noticed`() {
    #expect(Article.all.count { article in article.blocks.contains { $0.language == "swift" } } >= 15)
    #expect(!CompiledExamplesTests.isCompiled(Article.Block(language: "swift", lines: ["let answer = 40", "+ 2 + 0"])))
  }
}
