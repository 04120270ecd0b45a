import Certificates
import Foundation
import Reporting
import Testing

/// A folder of its own for each test, gone afterwards.
func withFolder(_ body: (String) throws -> Void) throws {
  let folder = FileManager.default.temporaryDirectory.appending(path: "reynolds-\(UUID())").path
  defer { try? FileManager.default.removeItem(atPath: folder) }
  try body(folder)
}

/// Certificates for functions of three points under all permutations: the rotations suffice.
enum Samples {
  /// - Parameters:
  ///   - scheme: the elements, equally weighted.
  ///   - swaps: whether the generators are in the other order, which makes it another way to write the same instance.
  static func certificate(
    lower: Int, scheme: [[Int]] = rotations, proofs: [Certificate.LowerBoundProof] = [], swaps: Bool = false,
    comments: [String] = []
  ) -> Certificate {
    let generators = swaps ? [[2, 1, 3], [2, 3, 1]] : [[2, 3, 1], [2, 1, 3]]
    return Certificate(
      group: .init(points: 3, generators: generators, order: 6), action: .permutation(dimension: 3, images: generators),
      functionClass: .functions, claim: .init(weights: .convex, lower: lower, upper: scheme.count),
      scheme: scheme.map { .init(element: $0, weight: .init(1, scheme.count)) }, lower: proofs, comments: comments)
  }

  static let rotations = [[1, 2, 3], [2, 3, 1], [3, 1, 2]]
  static let everything = rotations + [[2, 1, 3], [1, 3, 2], [3, 2, 1]]
  static let moves = Certificate.LowerBoundProof.nontrivial(bound: 2, generator: 1, column: [1])
}

@Suite struct CertificateArchiveTests {
  private func files(_ folder: String) throws -> Set<String> {
    Set(try FileManager.default.contentsOfDirectory(atPath: folder))
  }

  @Test func namesComeFromTheContent() throws {
    let certificate = Samples.certificate(lower: 1)
    let name = CertificateArchive.fileName(of: certificate, title: "⟨(1 2 3)⟩ matrices:[[0,-1]] convex")
    #expect(name.wholeMatch(of: /1-2-3-matrices-0-1-convex-[0-9a-f]{12}\.json/) != nil)
    var other = certificate
    other.claim.lower = 2
    #expect(
      CertificateArchive.fileName(of: other, title: "x") != CertificateArchive.fileName(of: certificate, title: "x"))
    let long = CertificateArchive.fileName(of: certificate, title: String(repeating: "group ", count: 100))
    #expect(long.count < 120)
  }

  @Test func storesOnceWithALineInTheIndex() throws {
    try withFolder { folder in
      let archive = try CertificateArchive(folder: folder + "/deep/er")
      let certificate = Samples.certificate(lower: 1, comments: ["asked as: S3 functions convex"])
      let first = try archive.store(certificate, title: "S3 functions convex")
      #expect(first.outcome == .added)
      #expect(try String(contentsOfFile: first.path, encoding: .utf8) == certificate.serialized())
      let second = try archive.store(certificate, title: "S3 functions convex")
      #expect(second.outcome == .kept && second.path == first.path)
      #expect(try files(folder + "/deep/er") == [first.entry.file, ArchiveIndex.fileName])
      let entry = try #require(try archive.entry(answering: certificate))
      #expect(entry == first.entry && archive.entries == [entry])
      #expect(entry.instance == "S3 functions" && entry.symmetry == "exact" && entry.weights == "convex")
      #expect(entry.lower == 1 && entry.upper == 3 && entry.status == "open" && entry.proofs == "none")
      #expect(entry.order == 6 && entry.bytes == certificate.serialized().utf8.count && entry.sha256.count == 64)
      #expect(CertificateArchive.faults(in: archive.folder).isEmpty)
    }
  }

  @Test func aBetterCertificateReplacesAWeakerOne() throws {
    try withFolder { folder in
      let archive = try CertificateArchive(folder: folder)
      let weak = try archive.store(Samples.certificate(lower: 1, scheme: Samples.everything), title: "x", seconds: 1)
      let better = try archive.store(
        Samples.certificate(lower: 2, scheme: Samples.everything, proofs: [Samples.moves]), title: "x", seconds: 2)
      #expect(better.outcome == .improved && better.entry.lower == 2 && better.entry.upper == 6)
      #expect(better.entry.seconds == 2 && better.entry.proofs == "nontrivial")
      #expect(try files(folder) == [better.entry.file, ArchiveIndex.fileName] && weak.path != better.path)
      // A weaker one changes nothing, but that it was tried for longer is noted.
      let again = try archive.store(Samples.certificate(lower: 1, scheme: Samples.everything), title: "x", seconds: 5)
      #expect(again.outcome == .kept && again.path == better.path && again.entry.seconds == 5)
      let shorter = try archive.store(Samples.certificate(lower: 1, scheme: Samples.everything), title: "x", seconds: 3)
      #expect(shorter.entry.seconds == 5)
    }
  }

  /// A better scheme and a better proof, found apart, are put together where the instance is written in the same way.
  @Test func boundsOfBothAreJoined() throws {
    try withFolder { folder in
      let archive = try CertificateArchive(folder: folder) { _ in "the same" }
      try archive.store(
        Samples.certificate(lower: 2, scheme: Samples.everything, proofs: [Samples.moves]), title: "x")
      let joined = try archive.store(Samples.certificate(lower: 1), title: "x")
      #expect(joined.outcome == .improved && joined.entry.lower == 2 && joined.entry.upper == 3)
      let certificate = try Certificate(parsing: try String(contentsOfFile: joined.path, encoding: .utf8).utf8)
      #expect(CertificateChecker().check(certificate).verdict == .valid)
    }
    // Written otherwise, the shorter interval is kept: 1 … 3 against 2 … 6, and then it stays.
    try withFolder { folder in
      let archive = try CertificateArchive(folder: folder) { _ in "the same" }
      try archive.store(
        Samples.certificate(lower: 2, scheme: Samples.everything, proofs: [Samples.moves]), title: "x")
      let shorter = try archive.store(Samples.certificate(lower: 1, swaps: true), title: "x")
      #expect(shorter.outcome == .improved && shorter.entry.lower == 1 && shorter.entry.upper == 3)
      let longer = try archive.store(
        Samples.certificate(lower: 2, scheme: Samples.everything, proofs: [Samples.moves]), title: "x")
      #expect(longer.outcome == .kept && longer.path == shorter.path && archive.entries.count == 1)
    }
  }

  @Test func nothingIsKeptThatIsOnlyClaimed() throws {
    try withFolder { folder in
      let archive = try CertificateArchive(folder: folder)
      let claimed = Samples.certificate(
        lower: 3, proofs: [Samples.moves, .solverClaimed(bound: 3, solver: "a solver")])
      let stored = try archive.store(claimed, title: "x")
      #expect(stored.entry.lower == 2 && stored.entry.status == "open" && stored.entry.proofs == "nontrivial")
      #expect(throws: CertificateArchive.Failure.self) {
        try archive.store(Samples.certificate(lower: 1, scheme: [[1, 2, 3]]), title: "wrong")
      }
      #expect(archive.entries == [stored.entry])
    }
  }

  @Test func largeCertificatesAreCompressed() throws {
    try withFolder { folder in
      let archive = try CertificateArchive(folder: folder)
      let words = (0..<10_000).map { "\($0 * $0)" }.joined(separator: " ")
      let certificate = Samples.certificate(lower: 1, comments: [words])
      let stored = try archive.store(certificate, title: "large")
      #expect(stored.path.hasSuffix(".json.gz") && stored.entry.bytes < certificate.serialized().utf8.count)
      let bytes = Array(try Data(contentsOf: URL(filePath: stored.path)))
      #expect(bytes.count == stored.entry.bytes)
      #expect(try Certificate(parsing: bytes) == certificate)
      #expect(CertificateArchive.faults(in: folder).isEmpty)
      #expect(try archive.store(certificate, title: "large").outcome == .kept)
    }
  }

  @Test func anIndexIsMadeFromTheFiles() throws {
    try withFolder { folder in
      let archive = try CertificateArchive(folder: folder)
      let stored = try archive.store(Samples.certificate(lower: 1), title: "x")
      let index = try String(contentsOfFile: archive.path(ArchiveIndex.fileName), encoding: .utf8)
      // Lost, of another time, or not an index.
      for text in [nil, ArchiveIndex().text, "something\n"] {
        try FileManager.default.removeItem(atPath: archive.path(ArchiveIndex.fileName))
        try text?.write(toFile: archive.path(ArchiveIndex.fileName), atomically: true, encoding: .utf8)
        #expect(!CertificateArchive.faults(in: folder).isEmpty)
        #expect(try CertificateArchive(folder: folder).entries == [stored.entry])
        #expect(try String(contentsOfFile: archive.path(ArchiveIndex.fileName), encoding: .utf8) == index)
      }
      try FileManager.default.removeItem(atPath: stored.path)
      #expect(CertificateArchive.faults(in: folder) == ["\(stored.entry.file) is missing or not a certificate"])
      #expect(try CertificateArchive(folder: folder).entries.isEmpty)
    }
  }

  /// A process that was stopped between its writes leaves both certificates; the better one stays.
  @Test func ofTwoCertificatesTheBetterStays() throws {
    try withFolder { folder in
      let archive = try CertificateArchive(folder: folder)
      let weak = Samples.certificate(lower: 1)
      try archive.store(weak, title: "x")
      let better = try archive.store(Samples.certificate(lower: 2, proofs: [Samples.moves]), title: "x")
      let orphan = CertificateArchive.fileName(of: weak, title: "a")
      try weak.serialized().write(toFile: archive.path(orphan), atomically: true, encoding: .utf8)
      #expect(CertificateArchive.faults(in: folder) == ["\(orphan) is not in the index"])
      #expect(try CertificateArchive(folder: folder).entries == [better.entry])
      #expect(try files(folder) == [better.entry.file, ArchiveIndex.fileName])
    }
  }

  /// Certificates of other programs are taken in for what they prove, and what is wrong is not taken in.
  @Test func foundCertificatesAreChecked() throws {
    try withFolder { folder in
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      let claimed = Samples.certificate(
        lower: 3, proofs: [Samples.moves, .solverClaimed(bound: 3, solver: "a solver")],
        comments: ["asked as: S3 functions convex"])
      try claimed.serialized().write(toFile: folder + "/claimed.json", atomically: true, encoding: .utf8)
      let wrong = Samples.certificate(lower: 1, scheme: [[1, 2, 3]])
      try wrong.serialized().write(toFile: folder + "/wrong.json", atomically: true, encoding: .utf8)
      let entries = try CertificateArchive(folder: folder).entries
      #expect(entries.map(\.lower) == [2] && entries.map(\.upper) == [3] && entries[0].instance == "S3 functions")
      #expect(try files(folder) == [entries[0].file, "wrong.json", ArchiveIndex.fileName])
      #expect(CertificateArchive.faults(in: folder) == ["wrong.json is not in the index"])
    }
  }

  @Test func faultsNameWhatDoesNotAgree() throws {
    try withFolder { folder in
      let archive = try CertificateArchive(folder: folder)
      let stored = try archive.store(Samples.certificate(lower: 1), title: "x")
      try Samples.certificate(lower: 2, proofs: [Samples.moves]).serialized().write(
        toFile: stored.path, atomically: true, encoding: .utf8)
      let faults = CertificateArchive.faults(in: folder)
      #expect(faults.contains("\(stored.entry.file): the index says lower 1, the file 2"))
      #expect(faults.contains { $0.contains("the index says sha256 \(stored.entry.sha256)") })
    }
  }

  @Test func manyThreadsShareAFolder() async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "reynolds-\(UUID())").path
    defer { try? FileManager.default.removeItem(atPath: folder) }
    await withTaskGroup(of: Void.self) { group in
      for number in 0..<24 {
        group.addTask {
          // Each task opens the archive as another process would; half of the instances are the same.
          let archive = try? CertificateArchive(folder: folder)
          var certificate = Samples.certificate(lower: 1)
          certificate.claim.weights = number % 2 == 0 ? .affine : .convex
          _ = try? archive?.store(certificate, title: "x")
        }
      }
    }
    #expect(try CertificateArchive(folder: folder).entries.map(\.weights) == ["affine", "convex"])
    #expect(CertificateArchive.faults(in: folder).isEmpty)
  }

  @Test func neverOverwritesOtherContent() throws {
    try withFolder { folder in
      let archive = try CertificateArchive(folder: folder)
      let certificate = Samples.certificate(lower: 1)
      let path = archive.path(CertificateArchive.fileName(of: certificate, title: "C2 regular"))
      try "something else".write(toFile: path, atomically: true, encoding: .utf8)
      #expect(throws: CertificateArchive.Failure.self) { try archive.store(certificate, title: "C2 regular") }
      #expect(try String(contentsOfFile: path, encoding: .utf8) == "something else")
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
