import Foundation
import Testing

@testable import Probing

@Suite("The answering side")
struct ModelServerTests {
  private struct Refusal: Error, CustomStringConvertible {
    var description: String { "no negative numbers" }
  }

  /// What a server writes when it is sent these bytes, and how it ends.
  private func talk(
    _ pieces: [[UInt8]], numberType: ModelDeclaration.NumberType = .float64
  ) throws -> (output: [UInt8], failure: ModelServer.Failure?) {
    let model = FunctionModel([2], [], numberType) { input, _ in
      if input[0] < 0 { throw Refusal() }
      if input[0] == 99 {
        throw ModelError(fault: .cancelled, command: ["model"], queryCount: 1, standardError: [])
      }
      return [input[0] + 10 * input[1]]
    }
    let (questions, answers) = (try PipeEnds(), try PipeEnds())
    let bytes = pieces.flatMap { $0 }
    // What is sent here fits in a pipe.
    bytes.withUnsafeBytes { #expect(write(questions.writing, $0.baseAddress, $0.count) == bytes.count) }
    _ = closeDescriptor(questions.writing)
    var failure: ModelServer.Failure?
    do throws(ModelServer.Failure) {
      try ModelServer(model, name: "two").run(input: questions.reading, output: answers.writing)
    } catch { failure = error }
    for end in [questions.reading, answers.writing] { _ = closeDescriptor(end) }
    let output = FileHandle(fileDescriptor: answers.reading, closeOnDealloc: true).readDataToEndOfFile()
    return (Array(output), failure)
  }

  private func question(
    _ identifier: Int, _ values: [Double], shape: [Int], _ type: ModelDeclaration.NumberType = .float64
  ) -> [UInt8] {
    let bytes =
      type == .float64 ? NumpyArrayTests.bytes(values) : NumpyArrayTests.bytes(values.map { Float($0) })
    return Frame.evaluate(
      ArrayHeader(identifier: identifier, numberType: type, shape: shape, byteCount: bytes.count)
    ).line + bytes
  }

  private let hello = Array(
    (#"{"reynolds":1,"frame":"hello","dtype":"float64","input_shape":[2],"output_shape":[],"batch_axis":0,"#
      + #""deterministic":true,"max_batch":67108864,"name":"two"}"# + "\n").utf8)

  @Test("questions are answered until goodbye")
  func answers() throws {
    let (output, failure) = try talk([
      question(1, [1, 2, 3, 4], shape: [2, 2]), question(2, [], shape: [0, 2]), Frame.bye(reason: nil).line,
      Array("what comes now is not read".utf8),
    ])
    let expected =
      hello
      + Array(#"{"reynolds":1,"frame":"answer","id":1,"dtype":"float64","shape":[2],"bytes":16}"#.utf8) + [0x0A]
      + NumpyArrayTests.bytes([21.0, 43])
      + Array(#"{"reynolds":1,"frame":"answer","id":2,"dtype":"float64","shape":[0],"bytes":0}"#.utf8) + [0x0A]
    #expect(output == expected && failure == nil)
  }

  @Test("single precision, and the end of the input instead of goodbye")
  func singlePrecision() throws {
    let (output, failure) = try talk([question(1, [0.5, 2], shape: [1, 2], .float32)], numberType: .float32)
    #expect(output.suffix(4) == NumpyArrayTests.bytes([Float(20.5)])[...] && failure == nil)
  }

  @Test("errors of the model, and questions that are none for it, do not end the conversation")
  func errors() throws {
    let (output, failure) = try talk([
      question(1, [-1, 0], shape: [1, 2]), question(2, [1, 2, 3], shape: [1, 3]),
      question(3, [1, 2], shape: [1, 2], .float32), question(4, [1, 1], shape: [1, 2]),
    ])
    let text = String(decoding: output, as: UTF8.self)
    #expect(text.contains(#""frame":"error","id":1,"kind":"exception","message":"no negative numbers"}"#))
    #expect(text.contains(#""frame":"error","id":2,"kind":"request","message":"float64 of the shape [1, 3]"#))
    #expect(text.contains(#""frame":"error","id":3,"kind":"request""#))
    #expect(output.suffix(8) == NumpyArrayTests.bytes([11.0])[...] && failure == nil)
  }

  @Test("a model that is gone, and bytes that are no frames, end it")
  func ends() throws {
    let (lost, failure) = try talk([question(1, [99, 0], shape: [1, 2]), question(2, [1, 1], shape: [1, 2])])
    #expect(String(decoding: lost, as: UTF8.self).contains(#""frame":"error","kind":"model""#))
    guard case .model? = failure else {
      Issue.record("ended with \(String(describing: failure))")
      return
    }
    let (garbage, other) = try talk([Array("GET / HTTP/1.1\r\n".utf8)])
    #expect(String(decoding: garbage, as: UTF8.self).contains(#""kind":"request""#))
    #expect(other == .frame(.notAFrame(text: "“GET / HTTP/1.1\\r”")))
    let (_, third) = try talk([Array(hello)])
    #expect(third == .question(reason: "the frame hello is none for a model"))
    // The end of the input within a payload.
    let (cut, fourth) = try talk([Array(question(1, [1, 2], shape: [1, 2]).dropLast())])
    #expect(cut == hello && fourth == nil)
  }
}
