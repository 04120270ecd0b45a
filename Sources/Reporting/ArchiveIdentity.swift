public import Certificates

/// Text by which an archive recognizes instances.
public enum ArchiveIdentity {
  /// Longer texts are replaced by their SHA-256.
  static let longest = 160

  /// The instance as it is written: group, action and class.
  public static func literal(_ certificate: Certificate) -> String {
    var bare = certificate
    bare.claim = Certificate.Claim(weights: .convex, lower: 1, upper: 1)
    (bare.scheme, bare.lower, bare.comments) = ([], [], [])
    // The name adds nothing to the generators.
    bare.group.name = nil
    return bare.serialized().split(whereSeparator: \.isWhitespace).joined()
  }

  /// A text of bounded length that tells texts apart as well as SHA-256 does.
  static func compact(_ text: String) -> String {
    text.utf8.count <= longest ? text : "sha256:" + ArchiveEntry.digest(Array(text.utf8))
  }
}
