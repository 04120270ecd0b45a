public import ArgumentParser

/// What all commands that take long let one choose.
public struct ProgressOptions: ParsableArguments, Sendable {
  /// Whether no progress is shown.
  @Flag(help: "No progress on standard error.")
  public var quiet = false

  /// For the argument parser.
  public init() {}
}
