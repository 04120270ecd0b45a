import Foundation
import Testing

@testable import Probing

/// Recordings that were cut off or changed: refused, or read as far as they are whole; never read beyond their end.
@Suite("Damaged recordings")
struct DamagedRecordingTests {
  /// A recording of five answers, and its files by name.
  private func withRecording(_ body: (_ folder: String, _ files: [String: Data]) throws -> Void) throws {
    let folder = PythonModel.temporaryPath("damaged")
    defer { try? FileManager.default.removeItem(atPath: folder) }
    do {
      let recording = try RecordingModel(FunctionModel([2], []) { input, _ in [input[0] + input[1]] }, to: folder)
      _ = try recording.evaluate((0..<10).map(Double.init), count: 5)
    }
    var files: [String: Data] = [:]
    for name in try FileManager.default.contentsOfDirectory(atPath: folder) {
      files[name] = try Data(contentsOf: URL(fileURLWithPath: folder + "/" + name))
    }
    #expect(files.keys.sorted() == ["inputs.npy", "outputs.npy", "recording.json"])
    try body(folder, files)
  }

  @Test("prefixes of every file are refused")
  func prefixes() throws {
    try withRecording { folder, files in
      for (name, data) in files {
        let url = URL(fileURLWithPath: folder + "/" + name)
        // The description ends in a brace and a line break.
        for length in 0..<(name.hasSuffix("json") ? data.count - 2 : data.count) where length % 17 == 0 {
          try data.prefix(length).write(to: url)
          #expect(throws: RecordingError.self, "\(name), \(length) bytes") { _ = try ReplayModel(folder: folder) }
        }
        try data.write(to: url)
      }
      #expect(try ReplayModel(folder: folder).count == 5)
    }
  }

  @Test("flipped bits of headers and descriptions")
  func flips() throws {
    try withRecording { folder, files in
      for (name, data) in files {
        let url = URL(fileURLWithPath: folder + "/" + name)
        let size = name.hasSuffix("json") ? data.count : 128
        var (refused, fewer) = (0, 0)
        for bit in stride(from: 0, to: size * 8, by: 13) {
          var damaged = data
          damaged[bit / 8] ^= 1 << UInt8(bit % 8)
          try damaged.write(to: url)
          guard let replay = try? ReplayModel(folder: folder) else {
            refused += 1
            continue
          }
          // The count may be a smaller one; the rows that count are the first, in another shape they are refused.
          #expect(replay.count <= 5)
          fewer += replay.count < 5 ? 1 : 0
          guard replay.declaration.inputShape == [2], replay.count > 0 else { continue }
          if name == "recording.json" || replay.count < 5 {
            #expect(try replay.evaluate([0, 1], count: 1) == [1])
          }
        }
        try data.write(to: url)
        #expect(refused * 100 > size, "\(name): \(refused) refused, \(fewer) with fewer rows")
      }
    }
  }
}
