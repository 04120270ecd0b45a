import Foundation
import Testing

/// The script that keeps README.md and Documentation/Tour.md true; CI runs it on them in full (Documentation/tour.sh).
@Suite struct ReadmeCheckTests {
  private let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  private func check(_ document: String) throws -> (status: Int32, output: String) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [
      "python3", root.appending(path: "Scripts/check_readme.py").path, "--keep", "--reynolds",
      Command.products.appending(path: "reynolds").path, document,
    ]
    let output = Pipe()
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let printed = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: printed, as: UTF8.self))
  }

  /// Times and widths may differ; a number, a missing line, an exit code may not.
  @Test(arguments: [
    ("$ reynolds bounds --group S4 --class polynomials:6 --format json\n…\n  \"complexity\" : 24,\n…", 0),
    ("$ reynolds bounds --group S4 --class polynomials:6 --format json\n…\n  \"complexity\" : 23,\n…", 1),
    (
      "$ swift run -c release reynolds certify --group S3 --class functions --no-archive | head -2\n"
        + "S3 (order 6), functions, action natural, convex weights, exact symmetry\nAC_ex = 3   [certified]   by delsarte+z3, 99.999 s",
      0
    ),
    ("$ reynolds group Z8 2>/dev/null  # exit code 64", 0), ("$ reynolds group Z8 2>/dev/null", 1),
    ("$ reynolds claims --family nothing 2>/dev/null  # exit code 0", 1), ("$ ls", 64),
  ])
  func blocksAreCompared(block: String, status: Int) throws {
    try withTemporaryFolder { folder in
      let path = folder + "/page.md"
      try "# Page\n\n```console\n\(block)\n```\n\n```sh\nreynolds nonsense\n```\n".write(
        toFile: path, atomically: true, encoding: .utf8)
      let result = try check(path)
      #expect(result.status == Int32(status), "\(result.output)")
    }
  }
}
