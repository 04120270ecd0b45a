import FiniteGroups
import Testing

@testable import Probing

@Suite struct ModelSessionTests {
  @Test func `batches are bounded by the bytes of inputs and of outputs`() {
    for (inputs, outputs, expected) in [
      ([4], [], 256), ([4_096], [], 256), ([4_097], [], 255), ([1], [1_000, 1_000], 1), ([1], [100_000], 10),
    ] as [([Int], [Int], Int)] {
      let model = FunctionModel(inputShape: inputs, outputShape: outputs) { _ in [] }
      #expect(ModelSession(model, maximumQueries: 1).batchSize == expected, "\(inputs) \(outputs)")
    }
    let small = FunctionModel(inputShape: [4]) { _ in [] }
    #expect(ModelSession(small, maximumQueries: 1, batchSize: 0).batchSize == 1)
  }

  @Test func `a wish to stop that comes with an answer ends the work on it`() async throws {
    // Cancels the task that asks, as Ctrl-C does, and then answers.
    let model = FunctionModel(inputShape: [3]) { input in
      withUnsafeCurrentTask { $0?.cancel() }
      return [input[0]]
    }
    let question = try SymmetryQuestion.permuting("S3", model)
    let session = ModelSession(model, maximumQueries: 100)
    let result = await Task {
      try session.pairs(at: [[1, 2, 3]], elements: [question.group.generatingSet], of: question)
    }.result
    #expect(throws: ProbeStop.interrupted) { try result.get() }
  }
}
