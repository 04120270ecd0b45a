import Certificates
import Foundation
import Testing

@testable import Reporting

#if compiler(>=6.2)
  /// Processes that are killed while they write, without a chance to clean up.
  @Suite struct KilledWriterTests {
    /// In the child: ends it by `kill -9` on another thread as soon as something was written a number of times.
    private static func killed(after count: Int, _ write: (_ round: Int) throws -> Void) throws {
      let reached = DispatchSemaphore(value: 0)
      Thread.detachNewThread {
        reached.wait()
        kill(getpid(), SIGKILL)
      }
      for round in 0... {
        if round == count { reached.signal() }
        try write(round)
      }
    }

    @Test(arguments: [1, 17])
    func aKilledWriterLeavesOneWholeFile(count: Int) async throws {
      let folder = FileManager.default.temporaryDirectory.appending(path: "reynolds-killed-\(UUID())").path
      defer { try? FileManager.default.removeItem(atPath: folder) }
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      await #expect(processExitsWith: .signal(SIGKILL)) { [folder = folder as String, count = count as Int] in
        try KilledWriterTests.killed(after: count) { round in
          let text = String(repeating: "\(round)\n", count: 100_000)
          try AtomicFile.write(text, to: folder + "/a", replacing: true, durability: .processEnd)
        }
      }
      let text = try String(contentsOfFile: folder + "/a", encoding: .utf8)
      let round = try #require(text.split(separator: "\n").first.flatMap { Int($0) })
      // What was written before the kill is there, whole.
      #expect(round >= count - 1 && text == String(repeating: "\(round)\n", count: 100_000))
      let left = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0 != "a" }
      #expect(left.count <= 1)
      try AtomicFile.ensureWritable(folder + "/a")
      TemporaryFile.sweep(folder)
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["a"])
    }

    @Test func aKilledArchiveIsInOrderOnceItIsOpened() async throws {
      let folder = FileManager.default.temporaryDirectory.appending(path: "reynolds-killed-\(UUID())").path
      defer { try? FileManager.default.removeItem(atPath: folder) }
      await #expect(processExitsWith: .signal(SIGKILL)) { [folder = folder as String] in
        let archive = try CertificateArchive(folder: folder)
        try KilledWriterTests.killed(after: 3) { round in
          // A question with another answer each time, so that everything is written: certificate, index, removal.
          var certificate = Samples.certificate(lower: 1, comments: ["round \(round)"])
          certificate.claim.rationalWeights = round % 2 == 1
          certificate.group.name = nil
          certificate.claim.weights = Certificate.Weights.allCases[round % 3]
          try archive.store(certificate, title: "x")
        }
      }
      let archive = try CertificateArchive(folder: folder)
      #expect(CertificateArchive.faults(in: folder).isEmpty)
      #expect(archive.entries.count >= 3)
      for entry in archive.entries {
        let certificate = try #require(archive.certificate(of: entry))
        #expect(CertificateChecker().check(certificate).verdict == .valid)
      }
      let names = try FileManager.default.contentsOfDirectory(atPath: folder)
      #expect(Set(names) == Set(archive.entries.map(\.file) + [ArchiveIndex.fileName]))
    }

    @Test func aFileThatIsTooLargeIsAnErrorAndNotTheEnd() async throws {
      let folder = FileManager.default.temporaryDirectory.appending(path: "reynolds-large-\(UUID())").path
      defer { try? FileManager.default.removeItem(atPath: folder) }
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      try AtomicFile.write("before", to: folder + "/a", replacing: false)
      await #expect(processExitsWith: .success) { [folder = folder as String] in
        #if canImport(Glibc)
          var limit = rlimit(rlim_cur: 1000, rlim_max: 1000)
          #expect(setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit) == 0)
        #else
          var limit = rlimit(rlim_cur: 1000, rlim_max: 1000)
          #expect(setrlimit(RLIMIT_FSIZE, &limit) == 0)
        #endif
        let error = #expect(throws: CertificateArchive.Failure.self) {
          try AtomicFile.write(String(repeating: "x", count: 2000), to: folder + "/a", replacing: true)
        }
        #expect(error?.description == "cannot write \(folder)/a: File too large")
      }
      #expect(try String(contentsOfFile: folder + "/a", encoding: .utf8) == "before")
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["a"])
    }
  }
#endif
