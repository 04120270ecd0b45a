import Certificates
import Foundation
import Reporting
import Testing

/// Files of an archive that a disk or a hand has changed.
@Suite struct ArchiveDamageTests {
  /// An archive of one certificate, and the bytes of a file of it.
  private func withArchive(
    _ body: (_ folder: String, _ stored: CertificateArchive.Stored, _ certificate: Certificate) throws -> Void
  ) throws {
    try withFolder { folder in
      let certificate = Samples.certificate(lower: 2, proofs: [Samples.moves])
      try body(folder, try CertificateArchive(folder: folder).store(certificate, title: "x"), certificate)
    }
  }

  private func damaged(_ bytes: [UInt8], at bit: Int) -> [UInt8] {
    var bytes = bytes
    bytes[bit / 8] ^= 1 << UInt8(bit % 8)
    return bytes
  }

  /// Whatever became of a file: it answers nothing, and the next certificate takes its place.
  private func expectReplaced(
    _ content: [UInt8], _ folder: String, _ stored: CertificateArchive.Stored, _ certificate: Certificate
  ) throws {
    try Data(content).write(to: URL(fileURLWithPath: stored.path))
    let archive = try CertificateArchive(folder: folder)
    #expect(try archive.entry(answering: certificate) == nil)
    let again = try archive.store(certificate, title: "x")
    #expect(again.outcome == .added && again.entry == stored.entry)
    #expect(CertificateArchive.faults(in: folder).isEmpty)
    let aside = stored.path + ".damaged"
    #expect(try Data(contentsOf: URL(fileURLWithPath: aside)) == Data(content))
    try FileManager.default.removeItem(atPath: aside)
  }

  @Test func aDamagedCertificateAnswersNothing() throws {
    try withArchive { folder, stored, certificate in
      let bytes = Array(try Data(contentsOf: URL(fileURLWithPath: stored.path)))
      for length in stride(from: 0, to: bytes.count, by: 211) {
        try expectReplaced(Array(bytes[..<length]), folder, stored, certificate)
      }
      for bit in stride(from: 0, to: bytes.count * 8, by: 1201) {
        try expectReplaced(damaged(bytes, at: bit), folder, stored, certificate)
      }
      // Another certificate under its name, which is valid and says less.
      let other = Samples.certificate(lower: 1, scheme: Samples.everything)
      try expectReplaced(Array(other.serialized().utf8), folder, stored, certificate)
    }
  }

  // A certificate that could not be read for a moment was put aside as damaged.
  @Test func whatCannotBeReadIsNotDamaged() throws {
    try withArchive { folder, stored, certificate in
      let bytes = try Data(contentsOf: URL(fileURLWithPath: stored.path))
      try FileManager.default.removeItem(atPath: stored.path)
      // Nobody can read a folder as a file, root neither.
      try FileManager.default.createDirectory(atPath: stored.path, withIntermediateDirectories: false)
      let archive = try CertificateArchive(folder: folder)
      #expect(throws: CertificateArchive.Failure.self) { try archive.entry(answering: certificate) }
      let failure = #expect(throws: CertificateArchive.Failure.self) { try archive.store(certificate, title: "x") }
      #expect(failure?.description == "cannot read \(stored.path): Is a directory", "\(String(describing: failure))")
      try FileManager.default.removeItem(atPath: stored.path)
      try bytes.write(to: URL(fileURLWithPath: stored.path))
      #expect(try archive.store(certificate, title: "x").outcome == .kept)
    }
  }

  @Test func whatWasDamagedBeforeStays() throws {
    try withArchive { folder, stored, certificate in
      for (round, content) in ["one", "two", "three"].enumerated() {
        try Data(content.utf8).write(to: URL(fileURLWithPath: stored.path))
        #expect(try CertificateArchive(folder: folder).store(certificate, title: "x").outcome == .added)
        let aside = stored.path + ".damaged" + (round == 0 ? "" : "-\(round + 1)")
        #expect(try String(contentsOfFile: aside, encoding: .utf8) == content)
      }
    }
  }

  /// Whatever the index says, the archive does not answer with bounds that the file does not have.
  @Test func aDamagedIndexProvesNothing() throws {
    try withArchive { folder, stored, certificate in
      let path = folder + "/" + ArchiveIndex.fileName
      let bytes = Array(try Data(contentsOf: URL(fileURLWithPath: path)))
      var texts = stride(from: 0, to: bytes.count, by: 41).map { Array(bytes[..<$0]) }
      texts += stride(from: 0, to: bytes.count * 8, by: 67).map { damaged(bytes, at: $0) }
      var (answered, refused) = (0, 0)
      for text in texts {
        try Data(text).write(to: URL(fileURLWithPath: path))
        guard let entry = try CertificateArchive(folder: folder).entry(answering: certificate) else {
          refused += 1
          continue
        }
        answered += 1
        #expect(entry.lower == 2 && entry.upper == 3 && entry.order == 6 && entry.proofs == "nontrivial")
        #expect(entry.weights == "convex" && entry.symmetry == "exact" && entry.sha256 == stored.entry.sha256)
      }
      // An index that is none is made anew; a line whose question or hash is damaged answers nothing.
      #expect(answered > 10 && refused > 1, "\(answered) answers, \(refused) without")
    }
  }
}
