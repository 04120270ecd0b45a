import Foundation
import Testing

/// The report in a browser, by `Scripts/check_report.py`.
@Suite("reynolds report, by its checker", .enabled(if: ProbeModel.python != nil, "python3 is not installed"))
struct ReportBrowserTests {
  /// A browser that shows a page here; some containers have what it needs, some do not.
  private static let chromium = ["chromium", "chromium-browser", "google-chrome"].lazy.map { "/usr/bin/\($0)" }
    .first { path in
      guard FileManager.default.isExecutableFile(atPath: path) else { return false }
      let run = try? Command(
        [
          "300", path, "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--dump-dom",
          "data:text/html,<p>shown</p>",
        ], executable: "/usr/bin/timeout")
      return run?.output.contains("shown") == true
    }

  private static let script = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Scripts/check_report.py").path

  private func check(_ arguments: [String]) throws -> Command {
    try Command([ReportBrowserTests.script] + arguments, executable: #require(ProbeModel.python))
  }

  @Test(
    "pages load without a word on the console, can be sorted, filtered, read in the dark, on a phone and by keyboard",
    .enabled(if: chromium != nil, "Chromium is not installed, or does not start"))
  func browser() throws {
    let report = try ReportFixture.shared.get().folder + "/report"
    try withTemporaryFolder { folder in
      let run = try check([
        report, "--quick", "--screenshots", folder, "--chromium", #require(ReportBrowserTests.chromium),
      ])
      #expect(run.status == 0, "\(run.output)\(run.errors)")
      let pictures = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
      for name in ["index-light.png", "index-dark.png", "index-phone.png", "index.pdf", "certificates-page-phone.png"] {
        #expect(pictures.contains(name))
      }
      #if compiler(>=6.2)
        for name in pictures {
          Attachment.record([UInt8](try Data(contentsOf: URL(fileURLWithPath: "\(folder)/\(name)"))), named: name)
        }
      #endif
    }
  }

  @Test("the checker finds what is planted")
  func planted() throws {
    let report = try ReportFixture.shared.get().folder + "/report"
    let page = report + "/reproduce.html"
    let text = try String(contentsOfFile: page, encoding: .utf8)
    try withTemporaryFolder { folder in
      let copy = folder + "/report"
      try FileManager.default.createDirectory(atPath: copy, withIntermediateDirectories: true)
      for name in ["style.css", "report.js", ".reynolds-report"] {
        try FileManager.default.copyItem(atPath: "\(report)/\(name)", toPath: "\(copy)/\(name)")
      }
      // Alone, its links lead nowhere; without them nothing is wrong.
      let alone = text.replacing(/href="[a-z]*\.html"/, with: "href=\"reproduce.html\"")
      for (part, planted, words) in [
        ("", "", nil), ("<h1>", "<h1 id=\"content\">", "the identifier content is there twice"),
        ("<h1>", "<h1 onclick=\"x()\">", "an attribute that acts"), ("scope=\"col\"", "", "without a scope"),
        ("href=\"#content\"", "href=\"#nowhere\"", "names no place"), ("<footer", "<p><footer", "ends"),
        ("<h1>", "<img src=\"x.png\" /><h1>", "an image without a text"), ("<main", "<div", "ends"),
        ("<h1>", "<a href=\"https://example.org\">x</a><h1>", "leads out of the folder"),
        ("<h1>", "<a href=\"gone.html\">x</a><h1>", "leads nowhere"),
        ("<caption id=\"versions-caption\">", "<caption>", "which a label names"),
      ] as [(String, String, String?)] {
        try alone.replacing(part, with: planted, maxReplacements: part.isEmpty ? 0 : 1)
          .write(toFile: copy + "/reproduce.html", atomically: true, encoding: .utf8)
        let run = try check([copy, "--static"])
        #expect(run.status == (words == nil ? 0 : 1), "\(planted): \(run.output)\(run.errors)")
        #expect(words.map { run.output.contains($0) } ?? true, "\(planted): \(run.output)")
      }
      #expect(try check([folder, "--static"]).status == 66)
    }
  }
}
