// Goals of this folder:
// 1. Pages as values: whatever text goes in, only what was meant as an element comes out as one. There is no way to put
// in raw markup.
// 2. The text is well-formed XML too, so that it can be checked by any parser.
// 3. Pages that need no network, no script to be read, and no eyes or mouse to be used.

/// A part of a page: text, an element, or several parts one after the other.
///
/// The cases are made by ``Tag`` and by string literals; text is escaped when it is written.
public indirect enum HTML: Sendable, Equatable {
  /// Text, as it is to be read.
  case text(String)
  /// An element with its attributes and what is in it.
  case element(Tag, [HTMLAttribute], HTML)
  /// Several parts.
  case sequence([HTML])

  /// Nothing.
  public static let nothing = HTML.sequence([])

  /// The markup.
  ///
  /// - Complexity: O(length)
  public var markup: String {
    var writer = MarkupWriter()
    writer.write(self)
    return writer.text
  }
}

extension HTML: ExpressibleByStringInterpolation {
  /// Text.
  public init(stringLiteral value: String) { self = .text(value) }
}

/// Writes markup; text is escaped here and nowhere before.
private struct MarkupWriter {
  private(set) var text = ""

  mutating func write(_ part: HTML) {
    switch part {
    case .text(let content): text += MarkupText.escaped(content)
    case .sequence(let parts): for part in parts { write(part) }
    case .element(let tag, let attributes, let content):
      text += "<"
      text += tag.name
      for attribute in attributes {
        text += " "
        text += attribute.name
        text += "=\""
        text += MarkupText.escaped(attribute.value)
        text += "\""
      }
      if tag.isVoid {
        text += " />"
      } else {
        text += ">"
        write(content)
        text += "</"
        text += tag.name
        text += ">"
      }
      if tag.endsLine { text += "\n" }
    }
  }
}
