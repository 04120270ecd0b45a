import ExactArithmetic
import FiniteGroups
import Symmetrizers
import Synchronization
import Testing

@testable import Probing

/// A model that reports an error for batches that hold a bad input, as a process does.
private final class Raising: BlackBoxModel {
  let declaration = ModelDeclaration(inputShape: [2], outputShape: [], numberType: .float64, isDeterministic: true)
  private let isBad: @Sendable (_ input: [Double], _ batch: Int) -> Bool
  private let fault: ModelError.Fault
  private let asked = Mutex<[Int]>([])

  init(
    _ fault: ModelError.Fault = .reported(kind: "exception", message: "ValueError: bad"),
    _ isBad: @escaping @Sendable (_ input: [Double], _ batch: Int) -> Bool
  ) { (self.fault, self.isBad) = (fault, isBad) }

  /// The sizes of the batches.
  var batches: [Int] { asked.withLock { $0 } }
  var queryCount: Int { batches.reduce(0, +) }

  func evaluate(_ inputs: [Double], count: Int) throws -> [Double] {
    asked.withLock { $0.append(count) }
    let separate = (0..<count).map { [inputs[2 * $0], inputs[2 * $0 + 1]] }
    guard !separate.contains(where: { isBad($0, count) }) else {
      throw ModelError(fault: fault, command: ["model"], queryCount: queryCount, standardError: [])
    }
    return separate.map { $0[0] + $0[1] }
  }
}

@Suite struct FailureIsolationTests {
  private static func list(_ count: Int) -> [[Double]] { (0..<count).map { [Double($0), 0.5] } }

  @Test(arguments: [(1, 0), (2, 1), (7, 3), (256, 0), (256, 255), (100, 41)])
  func `the one input that fails is found with few questions`(count: Int, bad: Int) throws {
    let model = Raising { input, _ in input[0] == Double(bad) }
    let session = ModelSession(model, maximumQueries: 10_000)
    let failure = try #require(throws: InputFailure.self) { _ = try session.outputs(at: Self.list(count)) }
    #expect(failure.input == [Double(bad), 0.5] && failure.place == bad && failure.batchCount == count)
    #expect(failure.description.contains("at the input [\(Double(bad)), 0.5]:\n  ValueError: bad"), "\(failure)")
    let logarithm = Int.bitWidth - (count - 1).leadingZeroBitCount
    #expect(model.batches.count <= 1 + logarithm + 1)
    #expect(model.queryCount <= 3 * count)
  }

  @Test func `a failure that depends on the batch is not blamed on an input`() throws {
    let model = Raising { _, batch in batch > 3 }
    let failure = try #require(throws: InputFailure.self) {
      _ = try ModelSession(model, maximumQueries: 10_000).outputs(at: Self.list(16))
    }
    #expect(failure.input == nil && failure.inputs.count == 16)
    #expect(failure.description.contains("at a batch of 16 inputs"), "\(failure)")
  }

  @Test func `a terminal shows control characters of a model's words and does not obey them`() throws {
    let words = "bad\tvalue\r\n\u{1b}[31mred\u{9b}2J\u{7}"
    let shown = "bad\tvalue\n  \\u{1b}[31mred\\u{9b}2J\\u{7}"
    let model = Raising(.reported(kind: "\u{1b}[1m", message: words)) { _, _ in true }
    let failure = try #require(throws: InputFailure.self) {
      _ = try ModelSession(model, maximumQueries: 100).outputs(at: Self.list(1))
    }
    #expect(failure.description.hasSuffix("  " + shown), "\(failure)")
    #expect(ModelError.Fault.gaveUp(kind: "x", message: words).description.hasSuffix(shown.replacing("  ", with: "")))
    let error = ModelError(
      fault: .saidGoodbye(reason: words), command: ["model"], queryCount: 0, standardError: ["\u{1b}]0;title\u{7}"])
    for text in [failure.description, error.description] {
      #expect(
        text.unicodeScalars.allSatisfy { $0.value >= 32 && $0.value < 127 || "\n\t“”".unicodeScalars.contains($0) })
    }
  }

  @Test func `limits end the search for the input, the end of the model is thrown`() throws {
    let model = Raising { input, _ in input[0] == 5 }
    let failure = try #require(throws: InputFailure.self) {
      _ = try ModelSession(model, maximumQueries: 20).outputs(at: Self.list(16))
    }
    #expect(failure.input == nil && model.queryCount <= 20)
    let dead = Raising(.exited(code: 3, .answer)) { input, _ in input[0] == 5 }
    let error = try #require(throws: ModelError.self) {
      _ = try ModelSession(dead, maximumQueries: 100).outputs(at: Self.list(16))
    }
    #expect(error.fault == .exited(code: 3, .answer) && dead.batches == [16])
  }

  @Test func `an image is named with its element and what it is the image of`() async throws {
    // Only images of (1, 2) have a first coordinate above the second.
    let model = Raising { input, _ in input[0] > input[1] }
    let question = try SymmetryQuestion.permuting("S2", model)
    let swap = try #require(try GroupDescription("S2").generators.first)
    let failure = try #require(throws: InputFailure.self) {
      _ = try ModelSession(model, maximumQueries: 100)
        .pairs(at: [[1, 1], [1, 2], [3, 3]], elements: [[swap], [swap], [swap]], of: question)
    }
    #expect(failure.input == [2, 1] && failure.origin?.element == swap && failure.origin?.input == [1, 2])
    #expect(failure.description.contains("which is gx for g = (1 2) and x = [1.0, 2.0]"), "\(failure)")
    let outcome = try await ProbeTests.probe(model, question)
    let exception = try #require(outcome.report.exception)
    #expect(outcome.error is InputFailure && !outcome.report.isComplete)
    #expect(exception.kind == "exception" && exception.message == "ValueError: bad")
    let input = try #require(exception.input).map(\.value)
    #expect(input[0] > input[1])
  }

  @Test func `behind a symmetrizer it is the model's input that is named`() throws {
    let model = Raising { input, _ in input[0] > input[1] }
    let question = try SymmetryQuestion.permuting("S2", model)
    let group = try GroupDescription("S2").enumerated()
    let averaged = SymmetrizedModel(
      model, by: SymmetrizerByPermutations(GroupAveraging<[Double]>(over: group), of: group), question: question,
      seed: 1)
    let failure = try #require(throws: InputFailure.self) {
      _ = try ModelSession(averaged, maximumQueries: 100)
        .pairs(at: [[4, 4], [1, 2]], elements: [[], []], of: question)
    }
    // It is none of the list that was asked, so no element moved it there.
    #expect(failure.input == [2, 1] && failure.place == nil && failure.origin == nil)
  }
}
