import Foundation
import Testing

@Suite struct ManualTests {
  /// A page for the command and each subcommand, with the characters that statements are made of.
  @Test func everyCommandHasAPage() throws {
    try withTemporaryFolder { folder in
      let script = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Scripts/manual.py")
      let python = Process()
      python.executableURL = URL(fileURLWithPath: "/usr/bin/env")
      python.arguments = [
        "python3", script.path, "--date", "2026-01-02", Command.products.appending(path: "reynolds").path, folder,
      ]
      python.standardOutput = FileHandle.nullDevice
      try python.run()
      python.waitUntilExit()
      #expect(python.terminationStatus == 0)
      let pages = try FileManager.default.contentsOfDirectory(atPath: folder)
      let help = try Command(["--help"]).output
      for command in ["certify", "verify", "doctor", "probe"] {
        #expect(help.contains("\n  \(command) ") && pages.contains("reynolds-\(command).1"))
      }
      let page = try String(contentsOfFile: folder + "/reynolds-certify.1", encoding: .utf8)
      #expect(page.contains("GROUPS × CLASSES") || page.contains("'S3…S5 × polynomials:1…'"))
      #expect(page.contains(".TH REYNOLDS-CERTIFY 1 2026-01-02 \"reynolds ") && page.contains(".B \\-\\-from\\-line"))
      // No line of text is taken for a command of roff.
      let known = [".TH ", ".SH ", ".B ", ".I ", ".TP", ".PP", ".nf", ".fi", ".\\\""]
      for line in page.split(separator: "\n") where line.hasPrefix(".") || line.hasPrefix("'") {
        #expect(known.contains { line.hasPrefix($0) }, "\(line)")
      }
    }
  }
}
