import Foundation
import Testing

@testable import reynolds

/// Commands that articles show are commands that exist, and print what the articles say.
@Suite struct DocumentedCommandsTests {
  /// A command line of an article, after its prompt, with what it prints.
  struct Session: Sendable {
    let line: String
    let output: [String]

    /// The words, as a shell takes them apart: quotes keep spaces, `#` after a space begins a comment.
    var words: [String] {
      var words: [String] = []
      var current: String?
      var quote: Character?
      for character in line {
        if let open = quote {
          if character == open { quote = nil } else { current = (current ?? "") + String(character) }
        } else if character == "'" || character == "\"" {
          (quote, current) = (character, current ?? "")
        } else if character == " " {
          if let word = current { words.append(word) }
          current = nil
        } else if character == "#", current == nil {
          return words
        } else {
          current = (current ?? "") + String(character)
        }
      }
      return words + (current.map { [$0] } ?? [])
    }
  }

  /// The commands after a prompt `$` in an article.
  static func sessions(_ article: Article) -> [Session] {
    var sessions: [Session] = []
    for block in article.blocks where block.language == "console" {
      for line in block.lines {
        if line.hasPrefix("$ ") {
          sessions.append(Session(line: String(line.dropFirst(2)), output: []))
        } else if let last = sessions.popLast() {
          sessions.append(Session(line: last.line, output: last.output + [line]))
        }
      }
    }
    return sessions
  }

  /// Without what differs from run to run: seconds, and what the searches did beside each other.
  static func lasting(_ lines: [String]) -> [String] {
    lines.filter { line in !["Z3", "engine", "AC_ex = 10", "method", "──"].contains { line.hasPrefix($0) } }
      .map { $0.replacing(/[0-9]+\.[0-9]{3}/, with: "0").trimmingCharacters(in: .whitespaces) }
      .filter { !$0.isEmpty }
  }

  /// What a command of this package prints, and how it ends.
  static func run(_ words: [String], in folder: URL) throws -> (output: [String], status: Int32) {
    let process = Process()
    process.executableURL = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
      .appending(path: words[0])
    process.arguments = Array(words.dropFirst())
    process.currentDirectoryURL = folder
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let printed = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (String(decoding: printed, as: UTF8.self).components(separatedBy: "\n"), process.terminationStatus)
  }

  /// All lines that call `reynolds`, after a prompt or in a script. Lines that are continued, or go on in a pipe, are left out.
  static func calls(_ article: Article) -> [Session] {
    let scripts = article.blocks.filter { $0.language == "sh" || $0.language.isEmpty }.flatMap(\.lines)
      .map { Session(line: $0, output: []) }
    return (sessions(article) + scripts).map {
      Session(line: $0.line.replacing("swift run -c release ", with: ""), output: [])
    }
    .filter { $0.words.first == "reynolds" && !$0.line.contains { "\\|…<".contains($0) } }
  }

  @Test(arguments: Article.all) func `commands are understood`(article: Article) throws {
    for call in DocumentedCommandsTests.calls(article) {
      #expect(throws: Never.self, "\(call.line)") { _ = try Reynolds.parseAsRoot(Array(call.words.dropFirst())) }
    }
  }

  @Test func `many commands are documented`() {
    #expect(Article.all.map { DocumentedCommandsTests.calls($0).count }.reduce(0, +) >= 40)
  }

  @Test func `the tutorials on certificates print what they show`() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "reynolds-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }

    var count = 0
    for name in ["FirstCertificate", "ThresholdsAndProfiles", "ReadingACertificate"] {
      let article = try #require(Article.all.first { $0.path.hasSuffix("/\(name).md") })
      for session in DocumentedCommandsTests.sessions(article) {
        if session.words.last == "wrong.json" {
          let path = "mine/S3-polynomials-2-convex-3c16f5c98203.json"
          let right = try String(contentsOf: folder.appending(path: path), encoding: .utf8)
          try right.replacing("\"lower\": 3,", with: "\"lower\": 4,").write(
            to: folder.appending(path: "wrong.json"), atomically: true, encoding: .utf8)
        }
        let (output, status) = try DocumentedCommandsTests.run(session.words, in: folder)
        #expect(status == (session.words.last == "wrong.json" ? 1 : 0), "\(session.line)")
        #expect(
          DocumentedCommandsTests.lasting(output) == DocumentedCommandsTests.lasting(session.output), "\(session.line)")
        count += 1
      }
    }
    #expect(count >= 7)
  }

  @Test func `words are taken apart as a shell does`() {
    let session = Session(line: "reynolds group 'PSL(2,7)' --action \"flip signs\"  # a comment", output: [])
    #expect(session.words == ["reynolds", "group", "PSL(2,7)", "--action", "flip signs"])
  }
}
