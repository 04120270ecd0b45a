// Goals of this module:
// 1. One way from paths on a command line to a summary and an exit code, for `reynolds-check` and `reynolds check`.
// 2. Files and folders stay out of the trusted kernel, and certificates stay out of the commands.

public import Certificates
public import Foundation

/// Finds certificate files and has them checked.
public enum CertificateFiles {
  /// What a path stands for: a file to check, or why there is none.
  public enum Entry: Sendable, Equatable, Codable {
    /// A file.
    case file(String)
    /// A path without a certificate, and why.
    case unreadable(String, reason: String)

    /// The path.
    public var path: String {
      switch self {
      case .file(let path), .unreadable(let path, _): path
      }
    }
  }

  /// The largest file that is read unless the caller says otherwise, in bytes.
  public static let defaultSizeLimit = 64 << 20

  /// The files that paths stand for, in the order of the paths: a file stands for itself, a folder for all `*.json` and `*.json.gz`
  /// in it and in its subfolders, sorted. Links to folders inside a folder are not followed.
  ///
  /// - Complexity: O(n log n) in the number of files.
  public static func expand(_ paths: [String]) -> [Entry] {
    paths.flatMap { path -> [Entry] in
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
        return [.unreadable(path, reason: "no such file or folder")]
      }
      guard isFolder.boolValue else { return [.file(path)] }
      let entries = search(path)
      return entries.isEmpty ? [.unreadable(path, reason: "no *.json or *.json.gz in this folder or below")] : entries
    }
  }

  private static func search(_ folder: String) -> [Entry] {
    var files: [String] = []
    var problems: [Entry] = []
    var pending = [folder]
    while let current = pending.popLast() {
      let names: [String]
      do { names = try FileManager.default.contentsOfDirectory(atPath: current) } catch {
        problems.append(.unreadable(current, reason: "the folder cannot be read: \(error.localizedDescription)"))
        continue
      }
      for name in names {
        let path = current.hasSuffix("/") ? current + name : "\(current)/\(name)"
        if type(of: path) == .typeDirectory {
          pending.append(path)
        } else if name.hasSuffix(".json") || name.hasSuffix(".json.gz") {
          files.append(path)
        }
      }
    }
    return files.sorted().map(Entry.file) + problems
  }

  /// The type of a file system entry, links not followed.
  private static func type(of path: String) -> FileAttributeType? {
    (try? FileManager.default.attributesOfItem(atPath: path))?[.type] as? FileAttributeType
  }

  /// Reads and checks what one entry stands for.
  ///
  /// - Parameters:
  ///   - entry: a file, or a path that cannot be read.
  ///   - checker: the checker, with its limits.
  ///   - sizeLimit: the most bytes of a file, and of what it expands to.
  ///   - judge: what files of other formats are given to, with their path; it says `nil` to those it does not know.
  /// - Complexity: that of `CertificateChecker/check(_:)`.
  public static func check(
    _ entry: Entry, with checker: CertificateChecker, sizeLimit: Int = defaultSizeLimit,
    judge: (_ path: String, _ content: Data) -> CheckedFile? = { _, _ in nil }
  ) -> CheckedFile {
    switch entry {
    case .unreadable(let path, let reason): return CheckedFile(path: path, unreadable: reason)
    case .file(let path):
      let url = URL(fileURLWithPath: path).resolvingSymlinksInPath()
      guard type(of: url.path) == .typeRegular else {
        return CheckedFile(path: path, unreadable: "not a regular file")
      }
      do {
        let size = try FileManager.default.attributesOfItem(atPath: url.path)[.size] as? NSNumber
        guard let size, size.intValue <= sizeLimit else {
          return CheckedFile(path: path, unreadable: "the file has more than \(sizeLimit) bytes; see --max-bytes")
        }
        let content = try Data(contentsOf: url)
        return judge(path, content) ?? check(content, path: path, with: checker, sizeLimit: sizeLimit)
      } catch {
        return CheckedFile(path: path, unreadable: error.localizedDescription)
      }
    }
  }

  /// Checks the content of a file; the path is only for the report.
  public static func check(
    _ content: some Collection<UInt8>, path: String, with checker: CertificateChecker,
    sizeLimit: Int = defaultSizeLimit
  ) -> CheckedFile {
    do throws(CertificateSyntaxError) {
      return CheckedFile(path: path, report: checker.check(try Certificate(parsing: content, sizeLimit: sizeLimit)))
    } catch {
      return CheckedFile(path: path, malformed: error)
    }
  }
}
