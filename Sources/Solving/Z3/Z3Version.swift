import CZ3

/// Facts about the Z3 library that this process is linked to.
public enum Z3 {
  /// A version of Z3, such as 4.8.12.0.
  public struct Version: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// The four numbers, most significant first.
    public let major, minor, build, revision: UInt32

    /// The text "4.8.12.0".
    public var description: String { "\(major).\(minor).\(build).\(revision)" }

    /// The order of releases.
    public static func < (left: Version, right: Version) -> Bool {
      (left.major, left.minor, left.build, left.revision) < (right.major, right.minor, right.build, right.revision)
    }
  }

  /// The version of the library at run time, which need not be that of the headers.
  public static var version: Version {
    var (major, minor, build, revision): (UInt32, UInt32, UInt32, UInt32) = (0, 0, 0, 0)
    Z3_get_version(&major, &minor, &build, &revision)
    return Version(major: major, minor: minor, build: build, revision: revision)
  }
}
