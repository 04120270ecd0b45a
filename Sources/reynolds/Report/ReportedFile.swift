import CertificateFiles
import Certificates
import ClaimCommands
import Foundation
import Properties
import Reporting
import Solving

/// A file of the archive after it was checked for the report: what it is, what became of it, and its bytes.
struct ReportedFile: Sendable {
  /// A certificate that could be read, with its explanation.
  struct Proof: Sendable {
    let certificate: Certificate
    let entry: ArchiveEntry
    let explanation: String
  }

  /// The path as it was found.
  let path: String
  /// What the checker or the judge says.
  let checked: CheckedFile
  /// What is in it; empty where it cannot be read.
  let bytes: [UInt8]
  /// How long reading and checking took.
  let seconds: Double
  /// What it proves; `nil` for counterexamples and what cannot be read.
  let proof: Proof?
  /// The counterexample; `nil` for certificates and what cannot be read.
  let counterexample: CounterexampleFile?

  /// The last part of the path.
  var name: String { URL(fileURLWithPath: path).lastPathComponent }

  /// What cannot be read comes first, to be seen; then certificates by the order of the group.
  static func isBefore(_ left: ReportedFile, _ right: ReportedFile) -> Bool {
    (left.proof?.entry.order ?? 0, left.path) < (right.proof?.entry.order ?? 0, right.path)
  }

  /// Reads and checks a file.
  ///
  /// - Complexity: that of checking it twice, the second time for the explanation
  init(_ entry: CertificateFiles.Entry) {
    path =
      switch entry {
      case .file(let path), .unreadable(let path, _): path
      }
    var content = Data()
    let start = ContinuousClock.now
    checked = CertificateFiles.check(entry, with: CertificateChecker()) { path, data in
      content = data
      return CheckCommand.counterexample(path, data)
    }
    seconds = (ContinuousClock.now - start) / .seconds(1)
    bytes = Array(content)
    counterexample =
      checked.kind == .counterexample
      ? try? CounterexampleFile(text: String(decoding: content, as: UTF8.self)) : nil
    proof =
      checked.kind == .certificate
      ? try? Proof(bytes, file: URL(fileURLWithPath: path).lastPathComponent) : nil
  }

  /// Reads and checks files, several at once; the result is in the order of the entries.
  ///
  /// - Throws: `CancellationError`.
  static func all(
    _ entries: [CertificateFiles.Entry], jobs: Int, progress: @escaping @Sendable (Int) -> Void
  ) async throws -> [ReportedFile] {
    try await withThrowingTaskGroup(of: (Int, ReportedFile).self) { group in
      var results = [ReportedFile?](repeating: nil, count: entries.count)
      var next = 0
      func start() {
        guard next < entries.count else { return }
        let (number, entry) = (next, entries[next])
        group.addTask { (number, ReportedFile(entry)) }
        next += 1
      }
      for _ in 0..<max(jobs, 1) { start() }
      var done = 0
      while let (number, file) = try await group.next() {
        try Task.checkCancellation()
        results[number] = file
        done += 1
        progress(done)
        start()
      }
      return results.compactMap { $0 }
    }
  }
}

extension ReportedFile.Proof {
  fileprivate init(_ bytes: [UInt8], file: String) throws(CertificateSyntaxError) {
    certificate = try Certificate(parsing: bytes, sizeLimit: CertificateFiles.defaultSizeLimit)
    entry = ArchiveEntry(certificate, file: file, bytes: bytes, identity: "")
    explanation = CertificateExplanation(certificate).text
  }
}
