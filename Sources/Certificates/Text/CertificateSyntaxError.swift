/// Why a text is not a certificate at all: it is not JSON, a key is unknown or missing, or a value has the wrong type.
public struct CertificateSyntaxError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The line of the offending value, counted from 1.
  public let line: Int
  /// The part, such as `scheme[3].weight`; empty for the whole text or where the JSON itself is broken.
  public let part: String
  /// What is wrong and what would be right.
  public let message: String

  /// `line 12: scheme[3].weight: …`.
  public var description: String { "line \(line): " + (part.isEmpty ? "" : "\(part): ") + message }

  init(line: Int, part: PartPath = .root, _ message: String) {
    self.line = line
    self.part = part.description
    self.message = message
  }
}

extension String {
  /// The text in quotation marks, safe for a terminal: control and formatting characters escaped, long texts cut.
  var quoted: String {
    var text = ""
    for scalar in unicodeScalars.prefix(80) {
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator, .unassigned, .privateUse:
        text += "\\u{\(String(scalar.value, radix: 16))}"
      default: text.unicodeScalars.append(scalar)
      }
    }
    return "“\(text)\(unicodeScalars.count > 80 ? "…" : "")”"
  }
}
