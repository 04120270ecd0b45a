import ExactArithmetic
import Foundation
import Testing

@testable import Probing

@Suite("Models in processes", .enabled(if: PythonModel.isAvailable, "python3 is not installed"))
struct ModelProcessTests {
  @Test("answers are those of the model, in order, and questions are counted")
  func answers() throws {
    let model = try PythonModel.start("right")
    #expect(
      model.declaration
        == ModelDeclaration(inputShape: [5], outputShape: [], numberType: .float64, isDeterministic: true))
    #expect(model.name == "right")
    #expect(try model.evaluate([], count: 0) == [])
    #expect(try model.evaluate([1, 2, 3, 4, 5], count: 1) == [15])
    #expect(try model.evaluate((1...15).map { Double($0) }, count: 3) == [15, 40, 65])
    #expect(model.queryCount == 4)
    model.end()
    #expect(throws: ModelError.self) { try model.evaluate([1, 2, 3, 4, 5], count: 1) }
    model.end()
  }

  @Test("inputs of float32 are rounded to nearest, outputs are exact")
  func singlePrecision() throws {
    let model = try PythonModel.start("float32")
    #expect(model.declaration.numberType == .float32)
    // 2⁻³⁰ beside 1 is lost in float32; the sum of the rounded numbers is not rounded again before it is sent.
    #expect(try model.evaluate([1 + 0x1p-30, 2, 3, 4, 0.5, 0.1, 0, 0, 0, 0], count: 2) == [10.5, Double(Float(0.1))])
  }

  @Test("the batch axis may stand elsewhere, or be missing")
  func batchAxes() throws {
    let second = try PythonModel.start("batch axis 1")
    // Two inputs of the shape [2, 3]; the model sums over the last axis.
    #expect(try second.evaluate((0..<12).map { Double($0) }, count: 2) == [3, 12, 21, 30])
    let none = try PythonModel.start("one at a time")
    #expect(none.batchLimit == 1)
    #expect(try none.evaluate((1...15).map { Double($0) }, count: 3) == [15, 40, 65])
  }

  @Test("batches beyond a limit are asked in parts")
  func parts() throws {
    let declared = try PythonModel.start("small batches")
    #expect(declared.batchLimit == 3)
    #expect(try declared.evaluate((0..<35).map { Double($0) }, count: 7) == (0..<7).map { Double(25 * $0 + 10) })
    var options = PythonModel.options
    options.payloadLimit = 90
    let limited = try PythonModel.start("batch sizes", options: options)
    #expect(limited.batchLimit == 2)
    #expect(try limited.evaluate((0..<25).map { Double($0) }, count: 5) == [2, 2, 2, 2, 1])
    options.payloadLimit = 39
    #expect(throws: ModelError.self) { _ = try PythonModel.start("right", options: options) }
  }

  @Test("values that are not finite are answers, and keep their bits")
  func notFinite() throws {
    let model = try PythonModel.start("not finite")
    let answers = try model.evaluate([Double](repeating: 0, count: 25), count: 5)
    #expect(answers[0].isNaN && answers[1] == .infinity && answers[2] == -.infinity)
    #expect(answers[3].bitPattern == (-0.0).bitPattern && answers[4] == .leastNonzeroMagnitude)
  }

  @Test("pipes that are full on both sides do not block")
  func fullPipes() throws {
    let model = try PythonModel.start("large")
    var random = SplitMix64(seed: 1)
    let inputs = (0..<1_000_000).map { _ in Double.random(in: -1...1, using: &random) }
    #expect(try model.evaluate(inputs, count: 2) == inputs)
  }

  @Test("a slow start is no error")
  func slowStart() throws {
    #expect(try PythonModel.start("slow start").evaluate([1, 2, 3, 4, 5], count: 1) == [15])
  }

  @Test("a flood on standard error does not block, and is copied whole")
  func complaints() throws {
    var options = PythonModel.options
    let file = PythonModel.temporaryPath("stderr")
    defer { unlink(file) }
    options.standardErrorFile = file
    let model = try PythonModel.start("complain", options: options)
    #expect(try model.evaluate([1, 2, 3, 4, 5], count: 1) == [15])
    model.end()
    let text = try String(contentsOfFile: file, encoding: .utf8)
    #expect(text == (0..<40_000).map { "warning \($0)\n" }.joined())
  }

  @Test("threads ask one after the other and each gets its own answers")
  func threads() async throws {
    let model = try PythonModel.start("right")
    let sums = try await withThrowingTaskGroup(of: (Int, [Double]).self) { group in
      for number in 0..<40 {
        group.addTask { (number, try model.evaluate([Double(number), 0, 0, 0, 1], count: 1)) }
      }
      return try await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
    }
    for number in 0..<40 { #expect(sums[number] == [Double(number + 1)]) }
    #expect(model.queryCount == 40)
  }

  @Test("SIGPIPE does not reach the program, and its own handling of it stays")
  func brokenPipe() throws {
    let pipe = try PipeEnds()
    _ = closeDescriptor(pipe.reading)
    defer { _ = closeDescriptor(pipe.writing) }
    var byte: UInt8 = 1
    withUnsafeMutableBytes(of: &byte) { bytes in
      var piece = iovec(iov_base: bytes.baseAddress, iov_len: 1)
      #expect(SafeWriting.write(pipe.writing, &piece, 1) == -1 && errno == EPIPE)
    }
    var pending = sigset_t()
    sigpending(&pending)
    #expect(sigismember(&pending, SIGPIPE) == 0)
  }
}
