/// What the search by witnesses and refutations did.
public struct EngineReport: Sendable {
  /// Nodes of the refutation trees searched, those of failed attempts included.
  public var nodes = 0
  /// Questions to the oracle: is there a scheme on this support?
  public var examined = 0
  /// Witnesses found.
  public var witnesses = 0
  /// Maps under which the question does not change, modulo inner automorphisms; different ones may act alike.
  public var symmetries = 0
  /// Seconds spent.
  public var seconds = 0.0
  /// Why it ended early, if it did.
  public var stopped: EngineStop?
}
