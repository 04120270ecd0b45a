/// Text as it may stand within an element or an attribute of HTML, SVG and XML.
enum MarkupText {
  /// The five characters that have a meaning are written by name, in text and attributes alike; control characters and what is no
  /// character at all, which no page may hold, become U+FFFD. Tabs and ends of lines stay.
  ///
  /// - Complexity: O(length)
  static func escaped(_ content: String) -> String {
    var text = ""
    for scalar in content.unicodeScalars {
      switch scalar {
      case "&": text += "&amp;"
      case "<": text += "&lt;"
      case ">": text += "&gt;"
      case "\"": text += "&quot;"
      case "'": text += "&#39;"
      case "\n", "\t": text.unicodeScalars.append(scalar)
      case _ where scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value) || scalar.value & 0xFFFE == 0xFFFE:
        text += "\u{FFFD}"
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text
  }
}
