public import ArgumentParser

/// What all commands that print verdicts let one choose.
public struct ColorOptions: ParsableArguments, Sendable {
  /// When verdicts are coloured.
  @Option(help: "Colour verdicts: auto (on a terminal, unless NO_COLOR is set or TERM=dumb), always or never.")
  public var color = ColorChoice.auto

  /// For the argument parser.
  public init() {}

  /// A text for standard output, its verdicts coloured if they are to be; the words are the same.
  ///
  /// - Complexity: O(length · number of verdict words).
  public func painted(_ text: String) -> String { color.isOn ? Verdicts.painted(text) : text }
}
