import Foundation
import FoundationXML

/// The elements of an SVG document, read by an XML parser.
final class SVGReader: NSObject, XMLParserDelegate {
  struct Element {
    let name: String
    let attributes: [String: String]
    var text = ""

    func number(_ name: String) -> Double? { attributes[name].flatMap(Double.init) }
  }

  private(set) var elements: [Element] = []
  private var open: [Int] = []

  /// - Returns: `nil` for a text that is not well-formed.
  init?(_ text: String) {
    super.init()
    let parser = XMLParser(data: Data(text.utf8))
    parser.delegate = self
    guard parser.parse() else { return nil }
  }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String]
  ) {
    open.append(elements.count)
    elements.append(Element(name: name, attributes: attributes))
  }

  func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
    open.removeLast()
  }

  func parser(_ parser: XMLParser, foundCharacters text: String) {
    if let last = open.last { elements[last].text += text }
  }

  func texts(of name: String) -> [String] { elements.filter { $0.name == name }.map(\.text) }

  /// How many elements have a class.
  func count(_ kind: String) -> Int { elements.count { $0.attributes["class"] == kind } }

  /// The corners of everything that is drawn; of text only the anchor.
  var places: [(x: Double, y: Double)] {
    elements.flatMap { element -> [(x: Double, y: Double)] in
      func n(_ name: String) -> Double { element.number(name) ?? .nan }
      switch element.name {
      case "line": return [(n("x1"), n("y1")), (n("x2"), n("y2"))]
      case "rect", "image": return [(n("x"), n("y")), (n("x") + n("width"), n("y") + n("height"))]
      case "circle": return [(n("cx") - n("r"), n("cy") - n("r")), (n("cx") + n("r"), n("cy") + n("r"))]
      case "text": return [(n("x"), n("y"))]
      case "path":
        let numbers = (element.attributes["d"] ?? "").split { "MLZ ".contains($0) }.map { Double($0) ?? .nan }
        return stride(from: 0, to: numbers.count - 1, by: 2).map { (numbers[$0], numbers[$0 + 1]) }
      default: return []
      }
    }
  }
}
