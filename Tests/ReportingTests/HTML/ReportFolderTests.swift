import Foundation
import Reporting
import Testing

@Suite("The folder of pages") struct ReportFolderTests {
  private func withFolder(_ body: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "pages-\(UUID())").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try body(folder)
  }

  private func names(_ folder: String) throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: folder).sorted()
  }

  private static let files = [
    ReportFolder.File(["index.html"], "one"), ReportFolder.File(["a b", "<&>'\".html"], bytes: [1, 2, 3]),
  ]

  @Test("a new one is written, an earlier one is replaced as a whole")
  func replaces() throws {
    try withFolder { parent in
      let path = parent + "/not/there/yet"
      #expect(try ReportFolder(path).write(ReportFolderTests.files) > 6)
      #expect(try names(path) == [".reynolds-report", "a b", "a b/<&>'\".html", "index.html"])
      #expect(try Data(contentsOf: URL(fileURLWithPath: path + "/a b/<&>'\".html")) == Data([1, 2, 3]))
      try ReportFolder(path + "/").write([ReportFolder.File(["other.html"], "two")])
      #expect(try names(path) == [".reynolds-report", "other.html"])
      // Nothing is left beside it.
      #expect(try FileManager.default.contentsOfDirectory(atPath: parent + "/not/there") == ["yet"])
    }
  }

  @Test("an empty folder is taken")
  func empty() throws {
    try withFolder { path in
      try ReportFolder(path).write(ReportFolderTests.files)
      #expect(try names(path).contains("index.html"))
    }
  }

  @Test("what is somebody's is left alone, before any work and after it")
  func refuses() throws {
    try withFolder { parent in
      let other = parent + "/other"
      try FileManager.default.createDirectory(atPath: other, withIntermediateDirectories: true)
      try "mine".write(toFile: other + "/thesis.txt", atomically: true, encoding: .utf8)
      #expect(throws: ReportFolderError.notAReport(path: other)) { try ReportFolder(other) }
      #expect(throws: ReportFolderError.notAFolder(path: other + "/thesis.txt")) {
        try ReportFolder(other + "/thesis.txt")
      }
      // A marker that says something else is no marker.
      try "something".write(toFile: other + "/.reynolds-report", atomically: true, encoding: .utf8)
      #expect(throws: ReportFolderError.notAReport(path: other)) { try ReportFolder(other) }

      let report = parent + "/report"
      let folder = try ReportFolder(report)
      try folder.write(ReportFolderTests.files)
      try "mine".write(toFile: report + "/notes.txt", atomically: true, encoding: .utf8)
      let refusal = ReportFolderError.foreignFile(path: report, name: "notes.txt")
      #expect(throws: refusal) { try ReportFolder(report) }
      #expect(throws: refusal) { try folder.write([ReportFolder.File(["index.html"], "two")]) }
      #expect(try String(contentsOfFile: report + "/index.html", encoding: .utf8) == "one")
      #expect(try String(contentsOfFile: other + "/thesis.txt", encoding: .utf8) == "mine")
      #expect(try FileManager.default.contentsOfDirectory(atPath: parent).sorted() == ["other", "report"])
      for error in [refusal, .notAReport(path: other), .notAFolder(path: other)] {
        #expect(error.description.contains("--output"))
      }
    }
  }

  @Test("where nothing can be made, the error says so")
  func cannotWrite() throws {
    let folder = try ReportFolder("/proc/no-such-folder/report")
    #expect {
      try folder.write(ReportFolderTests.files)
    } throws: { error in
      if case .cannotWrite(let path, let reason)? = error as? ReportFolderError {
        return path == "/proc/no-such-folder/report" && !reason.isEmpty
      }
      return false
    }
  }

  @Test("a link to a folder is followed, not replaced")
  func links() throws {
    try withFolder { parent in
      try FileManager.default.createDirectory(atPath: parent + "/real", withIntermediateDirectories: true)
      try FileManager.default.createSymbolicLink(atPath: parent + "/link", withDestinationPath: parent + "/real")
      try ReportFolder(parent + "/link").write(ReportFolderTests.files)
      #expect(try names(parent + "/real").contains("index.html"))
      let type = try FileManager.default.attributesOfItem(atPath: parent + "/link")[.type] as? FileAttributeType
      #expect(type == .typeSymbolicLink)
    }
  }
}
