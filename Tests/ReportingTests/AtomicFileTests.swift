import Foundation
import Testing

@testable import Reporting

@Suite struct AtomicFileTests {
  private func temporaryFolder() throws -> URL {
    let folder = FileManager.default.temporaryDirectory.appending(path: "reynolds-atomic-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    return folder
  }

  // A report written to /dev/full replaced the device by a file.
  @Test func devicesAreWrittenToAndStay() throws {
    try AtomicFile.ensureWritable("/dev/null")
    try AtomicFile.write("text", to: "/dev/null", replacing: true)
    var status = stat()
    #expect(stat("/dev/null", &status) == 0 && status.st_mode & S_IFMT == S_IFCHR)
    #expect(throws: CertificateArchive.Failure.self) {
      try AtomicFile.write("text", to: "/dev/full", replacing: true)
    }
    #expect(stat("/dev/full", &status) == 0 && status.st_mode & S_IFMT == S_IFCHR)
  }

  @Test(arguments: ["/proc/reynolds.csv", "/nowhere/at/all.csv", "/tmp"])
  func placesWhereNoFileCanBeMade(path: String) {
    #expect(throws: CertificateArchive.Failure.self) { try AtomicFile.ensureWritable(path) }
  }

  @Test func filesAreReplacedOnlyWhenThatIsWanted() throws {
    let folder = try temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appending(path: "a.txt").path
    try AtomicFile.ensureWritable(path)
    #expect(!FileManager.default.fileExists(atPath: path))
    try AtomicFile.write("one", to: path, replacing: false)
    try AtomicFile.write("one", to: path, replacing: false)
    #expect(throws: CertificateArchive.Failure.self) { try AtomicFile.write("two", to: path, replacing: false) }
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "one")
    try AtomicFile.write("two", to: path, replacing: true)
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "two")
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["a.txt"])
  }
}
