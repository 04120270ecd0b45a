/// The name of an element. Calling it makes the element: `Tag.p(.class("note")) { "text" }`.
public struct Tag: Sendable, Hashable {
  /// The name.
  let name: String
  /// Whether the element has no content and no end.
  let isVoid: Bool
  /// Whether the markup goes on in a new line after it, for people who read the source.
  let endsLine: Bool

  private init(_ name: StaticString, isVoid: Bool = false, endsLine: Bool = false) {
    self.name = "\(name)"
    self.isVoid = isVoid
    self.endsLine = endsLine
  }

  private static func block(_ name: StaticString) -> Tag { Tag(name, endsLine: true) }

  /// The element with attributes and content.
  public func callAsFunction(
    _ attributes: HTMLAttribute..., @HTMLBuilder content: () -> HTML = { .nothing }
  ) -> HTML {
    .element(self, attributes, content())
  }

  /// The element with attributes that were put together before.
  public func callAsFunction(
    _ attributes: [HTMLAttribute], @HTMLBuilder content: () -> HTML = { .nothing }
  ) -> HTML {
    .element(self, attributes, content())
  }
}

// The elements that pages are made of, named as in the standard.
extension Tag {
  static let html = block("html"), head = block("head"), meta = Tag("meta", isVoid: true, endsLine: true)
  static let title = block("title"), link = Tag("link", isVoid: true, endsLine: true), script = block("script")
  static let body = block("body")

  /// A landmark, a part of the page.
  public static let header = block("header"), nav = block("nav"), main = block("main"), footer = block("footer")
  /// A heading.
  public static let h1 = block("h1"), h2 = block("h2"), h3 = block("h3")
  /// A block of text.
  public static let p = block("p"), pre = block("pre"), div = block("div"), blockquote = block("blockquote")
  /// A list and its items.
  public static let ul = block("ul"), li = block("li")
  /// A list of terms with what they mean.
  public static let dl = block("dl"), dt = block("dt"), dd = block("dd")
  /// A part of a line.
  public static let span = Tag("span"), a = Tag("a"), strong = Tag("strong"), code = Tag("code")
  /// An index or an exponent.
  public static let sub = Tag("sub"), sup = Tag("sup")
  /// A part that can be opened.
  public static let details = block("details"), summary = block("summary")
  /// A figure with its caption.
  public static let figure = block("figure"), figcaption = block("figcaption"), img = Tag("img", isVoid: true)
  /// A table and its parts.
  public static let table = block("table"), caption = block("caption"), thead = block("thead"), tbody = block("tbody")
  /// A row and its cells.
  public static let tr = block("tr"), th = Tag("th"), td = Tag("td")
  /// A form and its fields.
  public static let form = block("form"), label = block("label"), input = Tag("input", isVoid: true)
  /// A choice, and the outcome of one.
  public static let select = block("select"), option = block("option"), output = Tag("output")
  /// A drawing and its words.
  public static let svg = block("svg"), svgTitle = Tag("title")
  /// A shape of a drawing.
  public static let rect = Tag("rect"), line = Tag("line"), svgText = Tag("text")
}
