/// Why a dataset of the atlas cannot be read, put together or written.
public indirect enum AtlasDatasetError: Error, Sendable, Hashable, CustomStringConvertible {
  /// A file or a folder cannot be read.
  case unreadable(path: String, reason: String)
  /// The folder has no manifest, so it is no dataset, or one whose writing did not end.
  case noManifest(folder: String)
  /// The dataset has another version of the format.
  case unknownVersion(path: String, version: Int)
  /// A file is not what the manifest says.
  case wrongContent(file: String, expected: String, found: String)
  /// A line, counted from 1, is not a record, or says what cannot be.
  case malformed(file: String, line: Int, reason: String)
  /// Records do not belong together.
  case inconsistent(reason: String)
  /// A certificate is missing or is not the one that was checked.
  case certificate(path: String, reason: String)
  /// The system refuses.
  case cannotWrite(path: String, reason: String)

  /// What is wrong, and what would be right.
  public var description: String {
    switch self {
    case .unreadable(let path, let reason): "\(path) cannot be read: \(reason)"
    case .noManifest(let folder):
      "\(folder) has no \(AtlasManifest.fileName), so it is not a dataset of the atlas, or writing it did not end"
    case .unknownVersion(let path, let version):
      "\(path): version \(version) of the format is unknown; this program reads version \(AtlasManifest.formatVersion)"
    case .wrongContent(let file, let expected, let found):
      "\(file) is not what the manifest says: \(expected) expected, \(found) found; get the file again, or merge again"
    case .malformed(let file, let line, let reason): "\(file), line \(line): \(reason)"
    case .inconsistent(let reason): "the records do not belong together: \(reason)"
    case .certificate(let path, let reason): "the certificate \(path): \(reason)"
    case .cannotWrite(let path, let reason): "\(path) cannot be written: \(reason)"
    }
  }
}
