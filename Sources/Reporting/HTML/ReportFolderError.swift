/// Why pages cannot be written to a folder.
public enum ReportFolderError: Error, Sendable, Hashable, CustomStringConvertible {
  /// There is a file, or something else, in its place.
  case notAFolder(path: String)
  /// The folder is not empty and no report.
  case notAReport(path: String)
  /// The folder is a report, with a file that does not belong to it.
  case foreignFile(path: String, name: String)
  /// The system refuses.
  case cannotWrite(path: String, reason: String)

  /// What is wrong, and what would be right.
  public var description: String {
    switch self {
    case .notAFolder(let path): "\(path) is not a folder; name another with --output"
    case .notAReport(let path):
      "\(path) is a folder with other content, which would be lost; name a new or empty one, or an earlier report, with --output"
    case .foreignFile(let path, let name):
      "\(path) is a report with a file of somebody in it, \(name), which would be lost; move it away, or name another folder with --output"
    case .cannotWrite(let path, let reason): "\(path) cannot be written: \(reason)"
    }
  }
}
