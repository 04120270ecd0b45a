import Certificates
import Foundation
import Reporting
import Testing

@Suite struct CertificateArchiveTests {
  static let certificate = Certificate(
    group: .init(name: "C2", points: 2, generators: [[2, 1]], order: 2), action: nil, functionClass: .regular,
    claim: .init(weights: .convex, lower: 1, upper: 2),
    scheme: [.init(element: [1, 2], weight: .init(1, 2)), .init(element: [2, 1], weight: .init(1, 2))], lower: [])

  /// A folder of its own for each test, gone afterwards.
  private func withFolder(_ body: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "reynolds-\(UUID())").path
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try body(folder)
  }

  @Test func namesComeFromTheContent() throws {
    let name = CertificateArchive.fileName(of: Self.certificate, title: "⟨(1 2 3)⟩ matrices:[[0,-1]] convex")
    #expect(name.wholeMatch(of: /1-2-3-matrices-0-1-convex-[0-9a-f]{12}\.json/) != nil)
    var other = Self.certificate
    other.claim.lower = 2
    #expect(
      CertificateArchive.fileName(of: other, title: "x")
        != CertificateArchive.fileName(of: Self.certificate, title: "x"))
    let long = CertificateArchive.fileName(of: Self.certificate, title: String(repeating: "group ", count: 100))
    #expect(long.count < 120)
  }

  @Test func storesOnceAndLeavesNothingElse() throws {
    try withFolder { folder in
      let archive = try CertificateArchive(folder: folder + "/deep/er")
      let first = try archive.store(Self.certificate, title: "C2 regular")
      let second = try archive.store(Self.certificate, title: "C2 regular")
      #expect(first == second)
      #expect(try String(contentsOfFile: first, encoding: .utf8) == Self.certificate.serialized())
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder + "/deep/er").count == 1)
    }
  }

  @Test func neverOverwritesOtherContent() throws {
    try withFolder { folder in
      let archive = try CertificateArchive(folder: folder)
      let path = try archive.store(Self.certificate, title: "C2 regular")
      try "something else".write(toFile: path, atomically: true, encoding: .utf8)
      #expect(throws: CertificateArchive.Failure.self) { try archive.store(Self.certificate, title: "C2 regular") }
      #expect(try String(contentsOfFile: path, encoding: .utf8) == "something else")
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder).count == 1)
    }
  }

  @Test func saysWhyAFolderCannotBeMade() throws {
    #expect { _ = try CertificateArchive(folder: "/dev/null/archive") } throws: { error in
      String(describing: error).hasPrefix("cannot write /dev/null/archive: the folder cannot be made")
    }
    #expect(throws: CertificateArchive.Failure.self) {
      try AtomicFile.write("x", to: "/dev/null/file", replacing: true)
    }
  }
}
