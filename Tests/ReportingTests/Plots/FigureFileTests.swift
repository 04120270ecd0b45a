import Foundation
import Testing

@testable import Reporting

@Suite struct FigureFileTests {
  private func withFolder<Result>(_ body: (String) throws -> Result) throws -> Result {
    let folder = FileManager.default.temporaryDirectory.appending(path: "figures-\(UUID())").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    return try body(folder)
  }

  @Test func formatsFollowNames() throws {
    #expect(try FigureFile("a.svg").format == .svg && FigureFile("x/b.PDF").format == .pdf)
    #expect(try FigureFile("a.b.png").format == .png)
    for path in ["a", "a.jpg", "svg", ".", "", "a.svg.gz", "x.svg/y"] {
      #expect(throws: FigureError.unknownFormat(path: path)) { try FigureFile(path) }
    }
  }

  @Test func drawsAndReplaces() throws {
    try withFolder { folder in
      let file = try FigureFile("\(folder)/a.svg")
      try file.ensureWritable()
      try file.write(PlotSamples.profile)
      try file.write(PlotSamples.tails)
      let text = try String(contentsOfFile: file.path, encoding: .utf8)
      #expect(text == PlotSamples.tails.svg())
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["a.svg"])
      #expect(throws: CertificateArchive.Failure.self) { try FigureFile("\(folder)/none/a.svg").ensureWritable() }
    }
  }

  /// Without a converter the SVG stays, and the error says what to install.
  @Test func withoutConverter() throws {
    try withFolder { folder in
      let file = try FigureFile("\(folder)/a.pdf")
      let error = #expect(throws: FigureError.self) { try file.write(PlotSamples.profile, folders: ["\(folder)/bin"]) }
      #expect(error == .noConverter(path: file.path, kept: "\(folder)/a.svg"))
      #expect(error?.description.contains("librsvg2-bin") == true)
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["a.svg"])
    }
  }

  /// A missing converter is found before the work, and a file beside that has the name is left alone.
  @Test func withoutConverterNothingIsLost() throws {
    try withFolder { folder in
      let (file, other) = (try FigureFile("\(folder)/z.pdf"), "\(folder)/z.svg")
      try "keep".write(toFile: other, atomically: true, encoding: .utf8)
      #expect(throws: FigureError.noConverter(path: file.path, kept: nil)) { try file.ensureWritable(folders: []) }
      #expect(throws: FigureError.noConverter(path: file.path, kept: "\(folder)/z-2.svg")) {
        try file.write(PlotSamples.profile, folders: [])
      }
      #expect(try String(contentsOfFile: other, encoding: .utf8) == "keep")
      try FigureFile(other).ensureWritable(folders: [])
    }
  }

  /// The first converter that works is taken; those that fail, or make nothing, are passed over.
  @Test func convertersAreTriedInOrder() throws {
    try withFolder { folder in
      let programs = "\(folder)/bin"
      try FileManager.default.createDirectory(atPath: programs, withIntermediateDirectories: true)
      func program(_ name: String, _ script: String) throws {
        let path = "\(programs)/\(name)"
        try "#!/bin/sh\n\(script)\n".write(toFile: path, atomically: true, encoding: .utf8)
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
      }
      try program("rsvg-convert", "exit 3")
      let file = try FigureFile("\(folder)/a.png")
      let failed = #expect(throws: FigureError.self) { try file.write(PlotSamples.profile, folders: [programs]) }
      #expect(
        failed
          == .conversion(
            path: file.path, kept: "\(folder)/a.svg", reasons: ["\(programs)/rsvg-convert failed with the code 3"]))
      try program("inkscape", "exit 0")
      // The last argument of the form --output FILE.
      try program("python3", "while [ $# -gt 1 ]; do shift; done; printf made > \"$1\"")
      try file.write(PlotSamples.profile, folders: [programs])
      #expect(try String(contentsOfFile: file.path, encoding: .utf8) == "made")
    }
  }

  @Test func converterIsEndedWhenItsTimeIsOver() {
    #expect(FigureConverter.run("/bin/sleep", ["60"], timeout: 0.05)?.contains("took more than") == true)
    #expect(FigureConverter.run("/bin/true", []) == nil)
    #expect(FigureConverter.run("/nonexistent", [])?.contains("cannot be started") == true)
  }

  private static let rsvg = FigureConverter.all[0].executable(in: ["/usr/bin", "/usr/local/bin"])

  @Test(.enabled(if: rsvg != nil)) func installedConverterWorks() throws {
    try withFolder { folder in
      for (name, head) in [("a.pdf", "%PDF"), ("a.png", "PNG")] {
        let file = try FigureFile("\(folder)/\(name)")
        try file.write(PlotSamples.profile, folders: ["/usr/bin", "/usr/local/bin"])
        let content = try #require(FileManager.default.contents(atPath: file.path))
        #expect(String(decoding: content.prefix(8), as: UTF8.self).contains(head))
      }
    }
  }

  @Test func tablesAreRead() throws {
    let table = try ColumnTable("a,b\r\n1,\"x, \"\"y\"\"\"\n,z\n")
    #expect(table.columns == ["a", "b"] && table.rows == [["1", "x, \"y\""], ["", "z"]])
    #expect(try table.numbers("a") == [1, nil] && table.texts("b") == ["x, \"y\"", "z"])
    #expect(throws: FigureError.malformedTable(line: 3, reason: "a is empty")) { try table.requiredNumbers("a") }
    #expect(throws: FigureError.self) { try table.numbers("b") }
    #expect(throws: FigureError.self) { try table.texts("c") }
    for text in ["", "a,b\n1\n", "a\n\"1\n"] { #expect(throws: FigureError.self) { try ColumnTable(text) } }
    #expect(throws: FigureError.self) { try ColumnTable("a\nnan\n").numbers("a") }
  }
}
