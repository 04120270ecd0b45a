import Foundation
import Testing

@testable import Probing

@Suite("Recordings")
struct RecordingTests {
  private struct Refusal: Error {}

  @Test("what was recorded is answered, to the bit, and nothing else")
  func replay() throws {
    let folder = PythonModel.temporaryPath("recording")
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let model = FunctionModel([2], [2], .float32) { input, _ in
      if input[0] == 13 { throw Refusal() }
      return [input[0] / input[1], 0.1 + input[0]]
    }
    let recording = try RecordingModel(model, to: folder, command: ["python3", "model.py"])
    let first = try recording.evaluate([1, 2, 0, 0, -0.0, 1], count: 3)
    #expect(throws: Refusal.self) { try recording.evaluate([13, 1], count: 1) }
    let second = try recording.evaluate([0.1, 0.2], count: 1)
    #expect(try recording.evaluate([], count: 0) == [])
    #expect(recording.queryCount == 5 && recording.declaration == model.declaration)

    let replay = try ReplayModel(folder: folder)
    #expect(replay.declaration == model.declaration && replay.count == 4 && replay.command == ["python3", "model.py"])
    // Another order and other batches, and one input twice.
    let answers = try replay.evaluate([0.1, 0.2, -0.0, 1, 0, 0, 1, 2, 1, 2], count: 5)
    let expected = second + first[4...] + first[2..<4] + first[..<2] + first[..<2]
    #expect(answers.map(\.bitPattern) == expected.map(\.bitPattern))
    #expect(answers[4].isNaN && replay.queryCount == 5)
    let error = try #require(throws: RecordingError.self) { try replay.evaluate([0, 1], count: 1) }
    #expect(error == .notRecorded(input: [0, 1], recorded: 4))
    #expect(error.description.contains("[0.0, 1.0] is none of the 4 that were recorded"))

    let again = try #require(throws: RecordingError.self) { _ = try RecordingModel(model, to: folder) }
    #expect(again == .exists(folder: folder))
  }

  @Test("answers that differ come again in their order, and then no more")
  func nondeterministic() throws {
    let folder = PythonModel.temporaryPath("recording")
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let recording = try RecordingModel(FunctionModel([], []) { _, query in [Double(query)] }, to: folder)
    _ = try recording.evaluate([5, 6, 5], count: 3)
    _ = try recording.evaluate([5], count: 1)
    let replay = try ReplayModel(folder: folder)
    #expect(try replay.evaluate([5, 5, 6, 6, 5], count: 5) == [1, 3, 2, 2, 4])
    #expect(throws: RecordingError.exhausted(input: [5], recorded: 3)) { try replay.evaluate([5], count: 1) }
  }

  @Test("a recording that was cut off keeps its whole batches", arguments: 0..<4)
  func cutOff(_ stage: Int) throws {
    let folder = PythonModel.temporaryPath("recording")
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let recording = try RecordingModel(FunctionModel([2], []) { input, _ in [input[0] + input[1]] }, to: folder)
    for number in 0..<12 { _ = try recording.evaluate([Double(number), 1], count: 1) }
    // The files after a kill at each step of the thirteenth batch.
    func append(_ count: Int, to name: String) throws {
      let file = try FileHandle(forWritingTo: URL(fileURLWithPath: folder + "/" + name))
      try file.seekToEnd()
      try file.write(contentsOf: Data(count: count))
      try file.close()
    }
    if stage > 0 { try append(stage == 1 ? 11 : 16, to: "inputs.npy") }
    if stage > 1 { try append(8, to: "outputs.npy") }
    if stage > 2 {
      let outputs = folder + "/outputs.npy"
      var data = try Data(contentsOf: URL(fileURLWithPath: outputs))
      let header = NumpyArray.Header.bytes(.float64, shape: [13])
      data.replaceSubrange(0..<header.count, with: header)
      try data.write(to: URL(fileURLWithPath: outputs))
    }
    let replay = try ReplayModel(folder: folder)
    #expect(replay.count == 12)
    #expect(try replay.evaluate([11, 1, 0, 1], count: 2) == [12, 1])
    if stage == 0 {
      #expect(try NumpyArray(contentsOf: folder + "/inputs.npy").shape == [12, 2])
    }
  }

  @Test("a header has room for every count")
  func headers() {
    for rest in [[], [7], [3, 224, 224]] {
      let sizes = Set([0, 9, 1_000, .max / 8].map { NumpyArray.Header.bytes(.float64, shape: [$0] + rest).count })
      #expect(sizes.count == 1 && sizes.allSatisfy { $0 % 64 == 0 })
    }
  }

  @Test("descriptions that are wrong say why")
  func descriptions() throws {
    let folder = PythonModel.temporaryPath("recording")
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let missing = try #require(throws: RecordingError.self) { _ = try ReplayModel(folder: folder) }
    #expect(missing.description.contains("recording.json, which describes a recording, cannot be read"))
    _ = try RecordingModel(FunctionModel([2], []) { _, _ in [0] }, to: folder).evaluate([1, 2], count: 1)
    let path = URL(fileURLWithPath: folder + "/recording.json")
    let text = try String(contentsOf: path, encoding: .utf8)
    for (old, new, message) in [
      ("\"float64\"", "\"float16\"", "not “float16”"), ("\"version\" : 1", "\"version\" : 2", "“version” 1"),
      ("\"asked\"", "\"sorted\"", "“order” “asked”"), ("\"dtype\"", "\"type\"", "dtype"),
    ] {
      try text.replacingOccurrences(of: old, with: new).write(to: path, atomically: true, encoding: .utf8)
      let error = try #require(throws: RecordingError.self) { _ = try ReplayModel(folder: folder) }
      #expect(error.description.contains(message), "\(error)")
    }
    let other = RecordingDescription(
      declaration: ModelDeclaration(inputShape: [3], outputShape: [], numberType: .float64, isDeterministic: true))
    try FileManager.default.removeItem(at: path)
    try other.write(to: folder)
    let error = try #require(throws: RecordingError.self) { _ = try ReplayModel(folder: folder) }
    #expect(error.description.contains("its shape is [1, 2], not [n] + [3]"))
  }

  @Test("a process is recorded with its command", .enabled(if: PythonModel.isAvailable, "python3 is not installed"))
  func process() throws {
    let folder = PythonModel.temporaryPath("recording")
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let model = try PythonModel.start("right")
    _ = try RecordingModel(model, to: folder).evaluate([1, 2, 3, 4, 5], count: 1)
    let replay = try ReplayModel(folder: folder)
    #expect(replay.command == model.command)
    #expect(try replay.evaluate([1, 2, 3, 4, 5], count: 1) == [15])
  }
}
