import Reporting

/// The explanation of a certificate as a page: headings, and below each a nested list in the place of the indentation.
struct ExplanationOutline {
  private struct Item {
    var text: String
    var items: [Item] = []
  }

  private struct Part {
    var heading: String?
    var items: [Item] = []
  }

  private let parts: [Part]

  /// Reads the text of an explanation: lines in capitals are headings, two spaces are a level. The first line, the
  /// verdict, is
  /// left out, as the page begins with it.
  init(_ text: String) {
    var parts = [Part()]
    for line in ExplanationOutline.joined(text).dropFirst() {
      if line.depth == 0, line.text.contains(where: \.isLetter), !line.text.contains(where: \.isLowercase) {
        parts.append(Part(heading: line.text))
      } else {
        // What is below a heading begins one level in.
        let depth = max(0, line.depth - (parts[parts.count - 1].heading == nil ? 0 : 1))
        ExplanationOutline.add(line.text, depth: depth, to: &parts[parts.count - 1].items)
      }
    }
    self.parts = parts.filter { $0.heading != nil || !$0.items.isEmpty }
  }

  /// The page.
  var html: HTML {
    .parts {
      for part in parts {
        if let heading = part.heading { Tag.h3 { heading.prefix(1) + heading.dropFirst().lowercased() } }
        if !part.items.isEmpty { list(part.items, .class("outline")) }
      }
    }
  }

  private func list(_ items: [Item], _ attributes: HTMLAttribute...) -> HTML {
    Tag.ul(attributes) {
      for item in items {
        Tag.li {
          HTML.mathematics(item.text)
          if !item.items.isEmpty { list(item.items) }
        }
      }
    }
  }

  private static func add(_ text: String, depth: Int, to items: inout [Item]) {
    if depth > 0, !items.isEmpty {
      add(text, depth: depth - 1, to: &items[items.count - 1].items)
    } else {
      items.append(Item(text: text))
    }
  }

  /// The lines; a sentence that goes on in the next line is one.
  private static func joined(_ text: String) -> [(text: String, depth: Int)] {
    var result: [(text: String, depth: Int)] = []
    for line in text.split(separator: "\n") {
      let content = line.drop { $0 == " " }
      let depth = (line.count - content.count) / 2
      if let last = result.last, last.depth == depth, isContinuation(content, of: last.text) {
        result[result.count - 1].text += " " + content
      } else {
        result.append((String(content), depth))
      }
    }
    return result
  }

  /// Whether a line begins with a word, not with a name, and the line before does not end a sentence.
  private static func isContinuation(_ line: Substring, of last: String) -> Bool {
    guard line.prefix(while: { $0.isASCII && $0.isLowercase }).count >= 3, let end = last.last else { return false }
    return end.isLetter || end == ","
  }
}
