import Foundation
import Testing

/// `reynolds probe --save-scheme`, and what becomes of the file.
@Suite(.enabled(if: ProbeModel.python != nil, "python3 is not installed"))
struct SavedSchemeTests {
  @Test func `the scheme that reached the target is kept and reaches it again`() throws {
    try ProbeModel.with { folder, command in
      let path = folder + "/it's a scheme.json"
      let options = ["--group", "S5", "--action", "permute coordinates"]
      let result = try Command(
        ["probe"] + options + ["--target", "weak:0.01", "--no-search", "--quiet", "--save-scheme", path]
          + ["--answer-timeout", "90", "--model-stderr", folder + "/errors"] + command("first"))
      #expect(result.status == 1, "\(result.output)\(result.errors)")
      let printed = try #require(
        result.output.split(separator: "\n").map { $0.drop { $0 == " " } }.first {
          $0.hasPrefix("reynolds symmetrize")
        },
        "\(result.output)")
      #expect(printed.contains("--answer-timeout 90.0 --model-stderr \(folder)/errors --by"), "\(printed)")
      #expect(!printed.contains("--start-timeout"))
      // A shell reads the line that was printed; only the program is another one.
      let reynolds = Command.products.appending(path: "reynolds").path
      let again = try Command(
        ["probe"] + options + ["--target", "weak:0.01", "--no-search", "--quiet", "--seed", "2", "--", "/bin/sh", "-c"]
          + ["exec '\(reynolds)'" + printed.dropFirst("reynolds".count)])
      #expect(again.status == 0, "\(printed)\n\(again.output)\(again.errors)")
    }
  }

  @Test func `nothing is saved where nothing was found`() throws {
    try ProbeModel.with { folder, command in
      let path = folder + "/scheme.json"
      let words = ["probe", "--group", "S5", "--target", "weak:0.3", "--no-search", "--quiet", "--save-scheme", path]
      let result = try Command(words + command("sum"))
      #expect(result.status == 0 && !FileManager.default.fileExists(atPath: path))
      #expect(!result.output.contains("symmetrize"))
      let reason = "the model reaches the target without averaging"
      #expect(result.output.contains("nothing saved: \(reason); \(path) is as it was"), "\(result.output)")
      try Data("old".utf8).write(to: URL(fileURLWithPath: path))
      let json = try Command(words + ["--format", "json"] + command("sum")).output
      let report = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
      let unsaved = try #require(report["unsaved"] as? [String: Any], "\(json)")
      #expect(
        unsaved["saved"] is NSNull && unsaved["reason"] as? String == reason && unsaved["file"] as? String == path)
      #expect(try String(contentsOfFile: path, encoding: .utf8) == "old")
    }
  }

  @Test func `a symmetrized model announces how many inputs one batch of its model allows`() throws {
    struct Hello: Decodable {
      let maxBatch: Int
      enum CodingKeys: String, CodingKey { case maxBatch = "max_batch" }
    }
    try ProbeModel.with { _, command in
      for (method, size, expected) in [("group", 4_096, 34), ("canonicalization", 4_096, 4_096), ("group", 100, 1)] {
        let process = Process()
        process.executableURL = Command.products.appending(path: "reynolds")
        process.arguments =
          ["symmetrize", "--group", "S5", "--by", method, "--batch-size", "\(size)"] + command("first")
        let output = Pipe()
        (process.standardInput, process.standardOutput) = (FileHandle.nullDevice, output)
        try process.run()
        let line = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        #expect(try JSONDecoder().decode(Hello.self, from: line).maxBatch == expected)
      }
    }
  }
}
