import Foundation

@testable import Probing

extension FuzzTarget {
  private static let payloadLimit = 1 << 16

  /// What comes to the answering side of the probe protocol: hello is said, and whatever follows is answered or refused.
  static let questions = FuzzTarget("questions", lengthLimit: 4_096) { bytes in
    try withPipe(bytes) { input in
      let output = open("/dev/null", O_WRONLY)
      defer { close(output) }
      do {
        try ModelServer(Doubling(), payloadLimit: payloadLimit).run(input: input, output: output)
      } catch let error as ModelServer.Failure {
        _ = error.description
        return false
      }
      return true
    }
  }

  /// What a model's process says, after a first byte that tells whether its hello or an answer is awaited.
  static let answers = FuzzTarget("answers", lengthLimit: 4_096) { bytes in
    guard let first = bytes.first else { return false }
    let question = ArrayHeader(identifier: 7, numberType: .float64, shape: [2, 3], byteCount: 48)
    var payload = [UInt8](repeating: 0, count: first % 2 == 0 ? 0 : question.byteCount)
    return try withPipe(Array(bytes.dropFirst())) { input in
      try payload.withUnsafeMutableBytes { payload in
        var incoming = IncomingBytes()
        var reception = Reception(
          wanted: first % 2 == 0 ? .hello : .answer(question, inputs: 2), destination: payload,
          payloadLimit: payloadLimit)
        do {
          while !reception.isComplete {
            guard case .some = try reception.read(from: input, &incoming) else { return false }
          }
          let hello = try reception.result(&incoming)
          let (inputs, outputs) = (hello.declaration.inputCount, hello.declaration.outputCount)
          try demand(inputs > 0 && outputs > 0, "a model without inputs or outputs")
        } catch let fault as ModelError.Fault {
          _ = fault.description
          return false
        }
        return true
      }
    }
  }

  /// Hands the reading end of a pipe that holds the bytes and then ends.
  private static func withPipe(_ bytes: [UInt8], _ body: (Int32) throws -> Bool) throws -> Bool {
    var ends: [Int32] = [0, 0]
    try demand(pipe(&ends) == 0, "there is no pipe")
    defer { close(ends[0]) }
    // A pipe holds 64 KiB, more than an input has.
    let written = bytes.withUnsafeBytes { write(ends[1], $0.baseAddress, $0.count) }
    close(ends[1])
    try demand(written == bytes.count, "a pipe did not take \(bytes.count) bytes")
    return try body(ends[0])
  }

  /// A model that doubles three numbers.
  private final class Doubling: BlackBoxModel {
    let declaration = ModelDeclaration(
      inputShape: [3], outputShape: [3], numberType: .float32, isDeterministic: true)
    let queryCount = 0

    func evaluate(_ inputs: [Double], count: Int) throws -> [Double] { inputs.map { 2 * $0 } }
  }
}
