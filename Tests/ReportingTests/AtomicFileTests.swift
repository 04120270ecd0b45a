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

  @Test func temporaryFilesOfTheLivingStay() throws {
    let folder = try temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let names = { Set(try FileManager.default.contentsOfDirectory(atPath: folder.path)) }
    // What a killed process leaves is locked by nobody; that of another machine may be, unseen, until it is old; other files of the
    // user are none of ours.
    let (own, old, new) = (TemporaryFile.prefix + "1-1.partial", ".reynolds-x-1-1.partial", ".reynolds-x-2-1.partial")
    for name in [own, old, new, "reynolds-1-1.partial", ".other.partial"] {
      try Data([1]).write(to: folder.appending(path: name))
    }
    let yesterday = Date(timeIntervalSinceNow: -90_000)
    try FileManager.default.setAttributes([.modificationDate: yesterday], ofItemAtPath: folder.path + "/" + old)
    var living = try TemporaryFile(in: folder.path)
    try living.write([1, 2])
    #expect(try names().count == 4)
    TemporaryFile.sweep(folder.path)
    #expect(try names().count == 4)
    try living.move(to: folder.path + "/a", replacing: false)
    // Its other name lasts as long as its writer.
    #expect(try names().count == 5)
    _ = consume living
    #expect(try names() == [new, "reynolds-1-1.partial", ".other.partial", "a"])
  }

  @Test func linksAndRightsStay() throws {
    let folder = try temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let (path, link) = (folder.path + "/a", folder.path + "/link")
    try AtomicFile.write("one", to: path, replacing: false)
    #expect(chmod(path, 0o640) == 0)
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "a")
    try AtomicFile.write("two", to: link, replacing: true)
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == "a")
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "two")
    var status = stat()
    #expect(stat(path, &status) == 0 && status.st_mode & 0o777 == 0o640)
  }

  /// Root may write everywhere, except where a file system is read-only; `Scripts/faults/disk_full.py` mounts one.
  @Test(
    .enabled(
      if: getuid() != 0, "root may write to folders that deny it; Scripts/faults/disk_full.py mounts one read-only"))
  func foldersWithoutTheRightToWrite() throws {
    let folder = try temporaryFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    try AtomicFile.write("one", to: folder.path + "/a", replacing: false)
    #expect(chmod(folder.path, 0o555) == 0)
    defer { _ = chmod(folder.path, 0o755) }
    let error = #expect(throws: CertificateArchive.Failure.self) {
      try AtomicFile.write("two", to: folder.path + "/a", replacing: true)
    }
    #expect(error?.reason == "Permission denied")
    #expect(try String(contentsOfFile: folder.path + "/a", encoding: .utf8) == "one")
  }
}
