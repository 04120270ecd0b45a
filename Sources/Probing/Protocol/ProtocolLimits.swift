/// The numbers that bound what either side of the protocol may send.
///
/// Specification: `Documentation/ProbeProtocol.md`.
public enum ProbeProtocol {
  /// The version that is spoken here.
  public static let version = 1
  /// The most bytes of a header line, its line break included.
  public static let headerLimit = 65_536
  /// The most bytes of a payload unless the caller says otherwise: 1 GiB.
  public static let defaultPayloadLimit = 1 << 30
  /// The most axes of an array, the batch axis included.
  public static let rankLimit = 32
  /// The deepest nesting of values under keys that are passed over.
  static let depthLimit = 16
}
