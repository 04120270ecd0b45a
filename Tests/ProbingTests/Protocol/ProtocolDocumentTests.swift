import Foundation
import Testing

@testable import Probing

/// What the specification shows is what the code does.
@Suite("The protocol's specification")
struct ProtocolDocumentTests {
  static let text: String = {
    let tests = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
    var root = tests
    for _ in 0..<4 { root.deleteLastPathComponent() }
    return (try? String(contentsOf: root.appending(path: "Documentation/ProbeProtocol.md"), encoding: .utf8)) ?? ""
  }()

  /// The code blocks of the page that begin with a fence of this language.
  static func blocks(_ language: String) -> [String] {
    text.components(separatedBy: "\n```" + language + "\n").dropFirst()
      .compactMap { $0.components(separatedBy: "\n```\n").first }
  }

  @Test("the example's headers are canonical, and its payloads are the numbers of the text")
  func example() throws {
    let lines = try #require(ProtocolDocumentTests.blocks("").first).split(separator: "\n").map(String.init)
    #expect(lines.count == 6)
    var payloads: [[Double]] = []
    var frames: [Frame] = []
    for line in lines {
      let content = String(line.dropFirst(2))
      if content.hasPrefix("{") {
        let frame = try FrameTests.parse(content)
        #expect(String(decoding: frame.line, as: UTF8.self) == content + "\n")
        frames.append(frame)
      } else {
        let digits = content.filter { $0 != " " }
        let bytes = stride(from: 0, to: digits.count, by: 2).compactMap {
          UInt8(digits.dropFirst($0).prefix(2), radix: 16)
        }
        var values = [Double](repeating: .nan, count: bytes.count / 4)
        bytes.withUnsafeBytes { bytes in
          values.withUnsafeMutableBufferPointer { Payload.decode(bytes, as: .float32, into: $0) }
        }
        payloads.append(values)
      }
    }
    #expect(frames.map(\.name) == ["hello", "evaluate", "answer", "bye"])
    #expect(payloads == [[1, 2, 3, 0.5, -1, 0], [6, -0.5]])
  }

  @Test("the example's program answers", .enabled(if: PythonModel.isAvailable, "python3 is not installed"))
  func program() throws {
    let source = try #require(ProtocolDocumentTests.blocks("python").first)
    let path = PythonModel.temporaryPath("example.py")
    _ = FileManager.default.createFile(atPath: path, contents: Data(source.utf8))
    defer { unlink(path) }
    let model = try ModelProcess(command: [PythonModel.python ?? "", path], options: PythonModel.options)
    #expect(try model.evaluate([1, 2, 3, 0.5, -1, 0], count: 2) == [6, -0.5])
    #expect(model.name == "sum")
  }
}
