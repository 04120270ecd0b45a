public import Certificates
public import Foundation

/// The outcome of a run over many paths.
public struct CheckSummary: Sendable, Equatable {
  /// What became of each file, in the order of the run.
  public let files: [CheckedFile]

  /// A summary of files that were checked already.
  public init(files: [CheckedFile]) { self.files = files }

  /// Checks every file that the paths stand for.
  ///
  /// - Parameters:
  ///   - paths: files and folders.
  ///   - checker: the checker, with its limits.
  ///   - sizeLimit: the most bytes of a file, and of what it expands to.
  ///   - judge: what files of other formats are given to, with their path; it says `nil` to those it does not know.
  ///   - progress: called with each file as soon as it is checked.
  public init(
    checking paths: [String], with checker: CertificateChecker = CertificateChecker(),
    sizeLimit: Int = CertificateFiles.defaultSizeLimit,
    judge: (_ path: String, _ content: Data) -> CheckedFile? = { _, _ in nil },
    progress: (CheckedFile) -> Void = { _ in }
  ) {
    self.init(checking: paths, progress: progress) { entry in
      CertificateFiles.check(entry, with: checker, sizeLimit: sizeLimit, judge: judge)
    }
  }

  /// Checks every file that the paths stand for, in a way of the caller's, such as that of ``BoundedChecker``.
  ///
  /// - Parameters:
  ///   - paths: files and folders.
  ///   - progress: called with each file as soon as it is checked.
  ///   - check: how a file is checked.
  /// - Throws: what `check` throws.
  public init<Failure: Error>(
    checking paths: [String], progress: (CheckedFile) -> Void = { _ in },
    by check: (CertificateFiles.Entry) throws(Failure) -> CheckedFile
  ) throws(Failure) {
    var files: [CheckedFile] = []
    for entry in CertificateFiles.expand(paths) {
      let file = try check(entry)
      progress(file)
      files.append(file)
    }
    self.files = files
  }

  /// How many files have a status.
  public func count(_ status: CheckedFile.Status) -> Int { files.count { $0.status == status } }

  /// The exit code of the gravest status: 66, 65, 1, 2, 0 in this order, as the format's documentation says; 66 if there
  /// was nothing to check.
  public var exitCode: Int32 {
    guard !files.isEmpty else { return CheckedFile.Status.unreadable.exitCode }
    return CheckedFile.Status.allCases.last { count($0) > 0 }?.exitCode ?? 0
  }

  /// The counts in one line: `3 certificates: 2 valid, 1 invalid`.
  public var line: String {
    let counts = CheckedFile.Status.allCases.filter { count($0) > 0 }.map { "\(count($0)) \($0.rawValue)" }
    let total = [CheckedFile.Kind.certificate, .counterexample].compactMap { kind -> String? in
      let number = files.count { $0.kind == kind }
      if number == 0, kind != .certificate || !files.isEmpty { return nil }
      return number == 1 ? "1 \(kind.rawValue)" : "\(number) \(kind.rawValue)s"
    }.joined(separator: " and ")
    return counts.isEmpty ? total : "\(total): \(counts.joined(separator: ", "))"
  }

  /// Everything as JSON, with sorted keys.
  public func json() throws -> String {
    struct Report: Encodable {
      let certificates: [CheckedFile]
      let counts: [String: Int]
      let exitCode: Int32
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    let counts = CheckedFile.Status.allCases.map { ($0.rawValue, count($0)) }
    let report = Report(
      certificates: files, counts: Dictionary(uniqueKeysWithValues: counts), exitCode: exitCode)
    return String(decoding: try encoder.encode(report), as: UTF8.self)
  }
}
