import ExactArithmetic
import Foundation
import Testing

@testable import Probing

@Suite("Frames")
struct FrameTests {
  private static let sum = ModelDeclaration(
    inputShape: [3], outputShape: [], numberType: .float32, isDeterministic: true)

  static let accepted: [(line: String, frame: Frame)] = [
    (
      #"{"reynolds":1,"frame":"hello","dtype":"float32","input_shape":[3],"output_shape":[],"batch_axis":0,"deterministic":true}"#,
      .hello(ModelHello(declaration: sum, batchAxis: 0))
    ),
    (
      #" { "frame" : "hello", "max_batch":7, "batch_axis":null, "deterministic":true, "name":"a\u0041\n\ud83d\ude00", "output_shape":[ ],"input_shape":[ 3 ], "dtype":"float32", "reynolds":1, "bytes":0 } "#
        .trimmingCharacters(in: .whitespaces),
      .hello(ModelHello(declaration: sum, batchAxis: nil, batchLimit: 7, name: "aA\n😀"))
    ),
    (
      #"{"reynolds":1,"frame":"evaluate","id":7,"dtype":"float64","shape":[2,3],"bytes":48,"x_own":{"a":[1.5e-3,[true,null]]}}"#,
      .evaluate(ArrayHeader(identifier: 7, numberType: .float64, shape: [2, 3], byteCount: 48))
    ),
    (
      #"{"reynolds":1,"frame":"answer","id":0,"dtype":"float32","shape":[],"bytes":4}"#,
      .answer(ArrayHeader(identifier: 0, numberType: .float32, shape: [], byteCount: 4))
    ),
    (
      #"{"reynolds":1,"frame":"answer","id":1,"dtype":"float32","shape":[0,9223372036854775807],"bytes":0}"#,
      .answer(ArrayHeader(identifier: 1, numberType: .float32, shape: [0, .max], byteCount: 0))
    ),
    (
      #"{"reynolds":1,"frame":"error","id":null,"kind":"startup","message":"no \"GPU\""}"#,
      .error(identifier: nil, kind: "startup", message: "no \"GPU\"")
    ),
    (
      #"{"reynolds":1,"frame":"error","id":3,"kind":"exception","message":"x"}"#,
      .error(identifier: 3, kind: "exception", message: "x")
    ),
    (#"{"reynolds":1,"frame":"bye"}"#, .bye(reason: nil)),
    (#"{"reynolds":1,"frame":"bye","reason":"late"}"#, .bye(reason: "late")),
  ]

  @Test("headers that are right are read, and written again")
  func accepted() throws {
    for (line, frame) in FrameTests.accepted {
      #expect(try FrameTests.parse(line) == frame)
      let written = frame.line
      #expect(written.last == 0x0A && !written.dropLast().contains(0x0A))
      #expect(try Frame.parse(Array(written.dropLast()), payloadLimit: 1 << 30) == frame)
    }
  }

  static let rejected: [(line: String, text: String)] = [
    ("", "expected a frame"),
    ("Epoch 1/10", "expected a frame, which begins with “{”, and found the text “Epoch 1/10”"),
    ("[1]", "expected a frame"),
    ("{}", "the key “reynolds” is missing"),
    (#"{"reynolds":1}"#, "the key “frame” is missing"),
    (#"{"reynolds":2,"frame":"bye"}"#, "version 2; 1 is spoken here"),
    (#"{"reynolds":"1","frame":"bye"}"#, "“reynolds” takes an integer"),
    (#"{"reynolds":1.0,"frame":"bye"}"#, "“reynolds” takes an integer"),
    (#"{"reynolds":1,"frame":"farewell"}"#, "not “farewell”"),
    (#"{"reynolds":1,"frame":"bye"} "# + "x", "text after the closing brace"),
    (#"{"reynolds":1,"reynolds":1,"frame":"bye"}"#, "“reynolds” is given twice"),
    (#"{"reynolds":1,"frame":"bye","colour":1}"#, "“colour” is not one of this frame"),
    (#"{"reynolds":1,"frame":"bye","bytes":8}"#, "has no payload"),
    (#"{"reynolds":1,"frame":"bye",}"#, "a key in quotation marks"),
    (#"{"reynolds":01,"frame":"bye"}"#, "leading zero"),
    (#"{"reynolds":1,"frame":"b"#, "ends inside a string"),
    (#"{"reynolds":1,"frame":"bye""#, "“,” or “}”"),
    (#"{"reynolds":1,"frame":"\ud800"}"#, "half of a surrogate pair"),
    (#"{"reynolds":1,"frame":"\x"}"#, "unknown escape"),
    (#"{"reynolds":1,"frame":"bye","x_a":[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]}"#, "nested more than 16 deep"),
    (#"{"reynolds":1,"frame":"error","message":"x"}"#, "“kind” is missing"),
    (
      #"{"reynolds":1,"frame":"answer","id":-1,"dtype":"float32","shape":[],"bytes":4}"#,
      "“id” takes an integer, at least 0"
    ),
    (
      #"{"reynolds":1,"frame":"answer","id":99999999999999999999,"dtype":"float32","shape":[],"bytes":4}"#,
      "does not fit in 64 bits"
    ),
    (#"{"reynolds":1,"frame":"answer","id":1,"dtype":"float16","shape":[],"bytes":2}"#, "not “float16”"),
    (#"{"reynolds":1,"frame":"answer","id":1,"dtype":"float32","shape":[2.5],"bytes":4}"#, "takes a list of integers"),
    (#"{"reynolds":1,"frame":"answer","id":1,"dtype":"float32","shape":[-1],"bytes":4}"#, "not negative"),
    (#"{"reynolds":1,"frame":"answer","id":1,"dtype":"float32","shape":[3],"bytes":8}"#, "are 12 bytes"),
    (
      #"{"reynolds":1,"frame":"answer","id":1,"dtype":"float32","shape":[4611686018427387904,4],"bytes":0}"#,
      "more bytes than 64 bits count"
    ),
    (
      #"{"reynolds":1,"frame":"answer","id":1,"dtype":"float32","shape":[300],"bytes":1200}"#, "the limit is 1000 bytes"
    ),
    (
      #"{"reynolds":1,"frame":"hello","dtype":"float32","input_shape":[0],"output_shape":[],"batch_axis":0,"deterministic":true}"#,
      "an array without numbers"
    ),
    (
      #"{"reynolds":1,"frame":"hello","dtype":"float32","input_shape":[251],"output_shape":[],"batch_axis":0,"deterministic":true}"#,
      "larger than the limit of 1000 bytes"
    ),
    (
      #"{"reynolds":1,"frame":"hello","dtype":"float32","input_shape":[3],"output_shape":[],"batch_axis":1,"deterministic":true}"#,
      "“batch_axis” is 1, beyond the axes of “output_shape” []"
    ),
    (
      #"{"reynolds":1,"frame":"hello","dtype":"float32","input_shape":[3],"output_shape":[],"deterministic":true}"#,
      "“batch_axis” is missing"
    ),
    (
      #"{"reynolds":1,"frame":"hello","dtype":"float32","input_shape":[3],"output_shape":[],"batch_axis":0,"determinstic":true}"#,
      "“deterministic” is missing"
    ),
    (
      #"{"reynolds":1,"frame":"hello","dtype":"float32","input_shape":[3],"output_shape":[],"batch_axis":0,"deterministic":true,"max_batch":0}"#,
      "“max_batch” takes an integer, at least 1"
    ),
  ]

  @Test("headers that are wrong say why")
  func rejected() throws {
    for (line, text) in FrameTests.rejected {
      let error = try #require(throws: FrameError.self) { try FrameTests.parse(line, payloadLimit: 1000) }
      #expect(error.description.contains(text), "\(line): \(error)")
    }
  }

  @Test("no bytes make the reader stop")
  func fuzz() {
    var random = SplitMix64(seed: 7)
    var (understood, refused) = (0, 0)
    func tryParsing(_ bytes: [UInt8]) {
      do {
        _ = try Frame.parse(bytes, payloadLimit: 1 << 30)
        understood += 1
      } catch { refused += 1 }
    }
    let lines = FrameTests.accepted.map { Array($0.line.utf8) }
    let pieces = Array(#"{}[]",:\-0123456789.eEtfnul x_reynolds"#.utf8) + [0, 0x80, 0xC3, 0xFF, 0x0A]
    for round in 0..<6_000 {
      var bytes = lines[round % lines.count]
      for _ in 0..<Int.random(in: 0...3, using: &random) {
        let place = Int.random(in: 0..<max(bytes.count, 1), using: &random)
        switch Int.random(in: 0..<4, using: &random) {
        case 0 where !bytes.isEmpty: bytes.remove(at: place)
        case 1: bytes.insert(pieces.randomElement(using: &random) ?? 0, at: place)
        case 2 where !bytes.isEmpty: bytes[place] = UInt8.random(in: 0...255, using: &random)
        default: bytes = Array(bytes.prefix(place))
        }
      }
      tryParsing(bytes)
      tryParsing([0x7B] + (0..<round % 40).map { _ in pieces.randomElement(using: &random) ?? 0 })
    }
    #expect(understood > 1_000 && refused > 6_000)
  }

  @Test("texts that are too long for a header are cut when they are written")
  func longTexts() throws {
    let frame = Frame.error(
      identifier: 1, kind: "exception", message: String(repeating: "\u{1}", count: 100_000))
    #expect(frame.line.count <= ProbeProtocol.headerLimit)
    guard case .error(1, "exception", let message) = try Frame.parse(Array(frame.line.dropLast()), payloadLimit: 0)
    else {
      Issue.record("another frame came back")
      return
    }
    #expect(message.count == 8_192)
  }

  @Test("moving the batch axis there and back is nothing; there it is a transposition")
  func batchAxis() {
    let (count, shape) = (4, [2, 3, 5])
    let values = (0..<120).map { Float($0) }
    for axis in 0...3 {
      var (moved, back) = ([Float](repeating: -1, count: 120), [Float](repeating: -1, count: 120))
      values.withUnsafeBytes { values in
        moved.withUnsafeMutableBytes { moved in
          Payload.moveBatchAxis(
            values, into: moved, shape: shape, axis: axis, count: count, numberSize: 4, toFront: false)
          back.withUnsafeMutableBytes {
            Payload.moveBatchAxis(
              UnsafeRawBufferPointer(moved), into: $0, shape: shape, axis: axis, count: count, numberSize: 4,
              toFront: true)
          }
        }
      }
      #expect(back == values)
      let (outer, inner) = (shape.prefix(axis).reduce(1, *), shape.dropFirst(axis).reduce(1, *))
      for item in 0..<count {
        for a in 0..<outer {
          for b in 0..<inner {
            #expect(moved[(a * count + item) * inner + b] == values[(item * outer + a) * inner + b])
          }
        }
      }
    }
  }

  static func parse(_ line: String, payloadLimit: Int = 1 << 30) throws(FrameError) -> Frame {
    try Frame.parse(Array(line.utf8), payloadLimit: payloadLimit)
  }
}
