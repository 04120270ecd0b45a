import Reporting

/// What a dataset consists of, with hashes: the last file that is written, and the first that is read.
public struct AtlasManifest: Codable, Sendable, Hashable {
  /// The name of the file in the folder.
  public static let fileName = "manifest.json"
  /// The version of the format of datasets.
  public static let formatVersion = 1
  /// The version of the certificates that are written (`Certificate.serialized()`).
  public static let certificateFormatVersion = 2

  /// One file of the folder.
  public struct File: Codable, Sendable, Hashable {
    /// Its size.
    public let bytes: Int
    /// The number of its line feeds.
    public let lines: Int
    /// The SHA-256 of its bytes, in hexadecimal digits.
    public let sha256: String

    init(_ content: [UInt8]) {
      bytes = content.count
      lines = content.count { $0 == 0x0A }
      sha256 = ArchiveEntry.digest(content)
    }
  }

  /// All certificates together.
  public struct Certificates: Codable, Sendable, Hashable {
    /// How many there are; instances may share one.
    public let count: Int
    /// The SHA-256 of the digests of their texts, sorted, each followed by a line feed.
    public let sha256: String
  }

  /// How many instances there are of each state.
  public struct Totals: Codable, Sendable, Hashable {
    /// All lines of the entries.
    public let entries: Int
    /// All questions; each is closed or open.
    public let instances: Int
    /// Those whose bounds meet.
    public let closed: Int
    /// Those whose bounds do not meet.
    public let open: Int
    /// Those for which the certifier ended with an error; they are closed or open by theorems.
    public let failed: Int
    /// All threshold degrees.
    public let thresholds: Int
    /// All questions for a difference set.
    public let differenceSets: Int
  }

  /// ``formatVersion`` when it was written.
  public let version: Int
  /// The version of the library that computed it.
  public let library: String
  /// ``certificateFormatVersion`` when it was written.
  public let certificateFormat: Int
  /// The SHA-256 of the text of the specification.
  public let specification: String
  /// The files by their names.
  public let files: [String: File]
  /// The certificates.
  public let certificates: Certificates
  /// The totals.
  public let totals: Totals
}
