/// Words of a model on their way to a terminal.
enum TerminalText {
  /// The text with control characters other than newline and tab written as `\u{1b}`, so that a terminal shows them and does not obey them.
  static func escaped(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.replacing("\r\n", with: "\n").unicodeScalars {
      switch scalar {
      case "\n", "\t": result.append(scalar)
      case _ where scalar.properties.generalCategory == .control:
        result.append(contentsOf: "\\u{\(String(scalar.value, radix: 16))}".unicodeScalars)
      default: result.append(scalar)
      }
    }
    return String(result)
  }
}
