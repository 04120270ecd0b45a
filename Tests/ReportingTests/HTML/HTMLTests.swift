import Foundation
import Reporting
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// Text that would do harm if it came out as markup.
let harmful = [
  "<script>alert(1)</script>", "a & b &amp; c", "\"quoted\" and 'quoted'", "]]><!-- -->", "</p></main>",
  "<img src=x onerror=y>",
  "javascript:alert(1)", "\u{0}\u{7}\u{1B}[31m", "line\nbreak\ttab", "∑ ω(g) ρ(g) 𝔽₂ 😀", "\u{FFFE}\u{FFFF}\u{85}",
]

/// The text and the attributes that an XML parser finds.
final class ParsedMarkup: NSObject, XMLParserDelegate {
  private(set) var text = ""
  private(set) var elements: [(name: String, attributes: [String: String])] = []
  private(set) var isWellFormed = false

  init(_ markup: String) {
    super.init()
    let parser = XMLParser(data: Data(markup.utf8))
    parser.delegate = self
    isWellFormed = parser.parse()
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) { text += string }

  func parser(
    _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
    attributes: [String: String]
  ) { elements.append((name, attributes)) }
}

@Suite("HTML") struct HTMLTests {
  @Test("text stays text, and attributes stay in their quotes", arguments: harmful)
  func escaping(text: String) {
    let parsed = ParsedMarkup(Tag.p(.class(text), .label(text)) { text }.markup)
    #expect(parsed.isWellFormed)
    #expect(parsed.elements.map(\.name) == ["p"])
    // Control characters, which pages may not hold, are replaced one by one; line ends in attributes are blanks to a
    // parser.
    let isAllowed: (Unicode.Scalar) -> Bool = {
      $0.value >= 0x20 && !(0x7F..<0xA0).contains($0.value) && $0.value & 0xFFFE != 0xFFFE || $0 == "\n" || $0 == "\t"
    }
    let expected = String(String.UnicodeScalarView(text.unicodeScalars.map { isAllowed($0) ? $0 : "\u{FFFD}" }))
    #expect(parsed.text.trimmingCharacters(in: .newlines) == expected)
    let blank = expected.replacing("\n", with: " ").replacing("\t", with: " ")
    #expect(parsed.elements.first?.attributes == ["class": blank, "aria-label": blank])
  }

  @Test("the five characters are written as the standard has them")
  func characters() {
    #expect(HTML.text("<&>\"'").markup == "&lt;&amp;&gt;&quot;&#39;")
  }

  @Test("elements are built one below the other, with conditions and loops")
  func builder() {
    func list(_ names: [String], isNumbered: Bool) -> HTML {
      .parts {
        if isNumbered { Tag.p { "in order" } } else { Tag.p { "in no order" } }
        if names.isEmpty { "nothing" }
        Tag.ul { for name in names { Tag.li { name } } }
        Tag.img(.alt("x"))
      }
    }
    #expect(
      list(["a", "b"], isNumbered: true).markup
        == "<p>in order</p>\n<ul><li>a</li>\n<li>b</li>\n</ul>\n<img alt=\"x\" />")
    #expect(list([], isNumbered: false).markup.hasPrefix("<p>in no order</p>\nnothing<ul></ul>"))
  }

  @Test(
    "links stay in the folder, whatever the names",
    arguments: [
      (["claims.html"], 0, nil, "claims.html"), (["a b", "<&>\"'.html"], 1, nil, "../a%20b/%3C%26%3E%22%27.html"),
      (["x?y#z%.html"], 2, "é", "../../x%3Fy%23z%25.html#%C3%A9"),
      (["javascript:alert(1)"], 0, nil, "javascript%3Aalert%281%29"),
    ] as [([String], Int, String?, String)])
  func links(path: [String], depth: Int, anchor: String?, text: String) {
    #expect(RelativeLink(path, depth: depth, anchor: anchor).text == text)
  }

  @Test func aLinkToAView() {
    #expect(RelativeLink(["claims.html"], facet: "family", value: "a&b").text == "claims.html#family=a%26b")
    #expect(RelativeLink(anchor: "x y").text == "#x%20y")
  }

  @Test(arguments: [(0.0, "0"), (1.5, "1.5"), (-1.005, "-1"), (2.346, "2.35"), (100.04, "100.04"), (-0.001, "0")])
  func numbersInDrawings(value: Double, text: String) {
    #expect(Tag.rect(.number("x", value)).markup == "<rect x=\"\(text)\"></rect>")
  }

  @Test("a page has its landmarks, once each")
  func page() {
    let places = [HTMLPage.Place(title: "One", file: "one.html"), HTMLPage.Place(title: "Two", file: "two.html")]
    let page = HTMLPage(title: "T<1>", site: "S&T", places: places, place: "two.html", depth: 1, footer: "end") {
      Tag.p { "words" }
    }
    #expect(page.text.hasPrefix("<!DOCTYPE html>\n<html lang=\"en\""))
    let parsed = ParsedMarkup(page.text)
    #expect(parsed.isWellFormed)
    for name in ["main", "nav", "h1", "title", "header", "footer"] {
      #expect(parsed.elements.count { $0.name == name } == 1, "\(name)")
    }
    let links = parsed.elements.filter { $0.name == "a" }.map(\.attributes)
    #expect(links.map { $0["href"] } == ["#content", "../one.html", "../two.html"])
    #expect(links.map { $0["aria-current"] } == [nil, nil, "page"])
    #expect(parsed.text.contains("T<1> · S&T"))
    // Not a byte of it comes from elsewhere.
    let text = page.text.replacing("http://www.w3.org/1999/xhtml", with: "")
    #expect(!text.contains("http:") && !text.contains("https:") && !text.contains("\"//"))
    #expect(!HTMLPage.style.contains("url(") && !HTMLPage.style.contains("@import"))
    #expect(!HTMLPage.script.contains("fetch") && !HTMLPage.script.contains("innerHTML"))
  }
}
