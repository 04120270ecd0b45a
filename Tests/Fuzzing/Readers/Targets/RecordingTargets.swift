import Foundation

@testable import Probing

extension FuzzTarget {
  /// A `.npy` file: what is read is written as a file that is read as the same, bit for bit.
  static let numpy = FuzzTarget("npy", lengthLimit: 1_024) { bytes in
    guard let array = array(bytes) else { return false }
    try demand(array.values.count == array.shape.reduce(1, *), "the shape \(array.shape) does not count the numbers")
    guard let again = FuzzTarget.array(array.bytes()) else {
      throw BrokenPromise(description: "an array of the shape \(array.shape) is not read back")
    }
    try demand(
      again.shape == array.shape
        && again.values.elementsEqual(array.values) { $0.bitPattern == $1.bitPattern },
      "an array of the shape \(array.shape) is read back as another")
    return true
  }

  /// A recording: `recording.json` up to the first zero byte, then one `.npy` file for inputs and outputs. Each recorded input is asked.
  static let recording = FuzzTarget("recording", lengthLimit: 2_048) { bytes in
    let cut = bytes.firstIndex(of: 0) ?? bytes.count
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("fuzz-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try Data(bytes[..<cut]).write(to: folder.appendingPathComponent(RecordingDescription.fileName))
    for name in [RecordingDescription.inputsName, RecordingDescription.outputsName] {
      try Data(bytes[min(cut + 1, bytes.count)...]).write(to: folder.appendingPathComponent(name))
    }
    let model: ReplayModel
    do throws(RecordingError) {
      model = try ReplayModel(folder: folder.path)
    } catch {
      _ = error.description
      return false
    }
    // The inputs are those of the file that was just read.
    guard let recorded = array(Array(bytes.dropFirst(cut + 1)), ignoringBytesBehind: true) else {
      throw BrokenPromise(description: "a recording was read whose arrays are not")
    }
    let size = model.declaration.inputCount
    for row in 0..<model.count {
      let input = Array(recorded.values[row * size..<(row + 1) * size])
      let output = try model.evaluate(input, count: 1)
      try demand(
        output.elementsEqual(input) { $0.bitPattern == $1.bitPattern }, "row \(row) is answered by another row")
    }
    return true
  }

  private static func array(_ bytes: [UInt8], ignoringBytesBehind: Bool = false) -> NumpyArray? {
    do throws(NumpyArrayError) {
      return try NumpyArray.parse(Data(bytes), path: "x.npy", ignoringBytesBehind: ignoringBytesBehind)
    } catch {
      _ = error.description
      return nil
    }
  }
}
