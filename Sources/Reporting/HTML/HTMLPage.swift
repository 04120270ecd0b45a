/// A whole page: landmarks, a link past the navigation, a title, the style sheet and the script of the folder.
public struct HTMLPage: Sendable {
  /// A page of the navigation.
  public struct Place: Sendable, Equatable {
    /// What it is called.
    public let title: String
    /// The file, at the top of the folder.
    public let file: String

    /// A place.
    public init(title: String, file: String) { (self.title, self.file) = (title, file) }
  }

  /// The style sheet, at the top of the folder.
  public static let styleFile = "style.css"
  /// The script, at the top of the folder.
  public static let scriptFile = "report.js"

  /// The title of the page; also its heading of the first level.
  public let title: String
  /// The title of the whole, in the head and in the navigation.
  public let site: String
  /// The pages of the navigation.
  public let places: [Place]
  /// The file of the place that this page belongs to.
  public let place: String
  /// How many folders below the top it is.
  public let depth: Int
  /// One line below everything.
  public let footer: String
  /// What is on it.
  public let content: HTML

  /// A page.
  public init(
    title: String, site: String, places: [Place], place: String, depth: Int, footer: String,
    @HTMLBuilder content: () -> HTML
  ) {
    self.title = title
    self.site = site
    self.places = places
    self.place = place
    self.depth = depth
    self.footer = footer
    self.content = content()
  }

  /// The text of the file.
  ///
  /// - Complexity: O(length)
  public var text: String {
    let page = Tag.html(.other("lang", "en"), .other("xmlns", "http://www.w3.org/1999/xhtml")) {
      Tag.head {
        Tag.meta(.other("charset", "utf-8"))
        Tag.meta(.other("name", "viewport"), .other("content", "width=device-width, initial-scale=1"))
        // Nothing is ever loaded from elsewhere.
        Tag.meta(
          .other("http-equiv", "Content-Security-Policy"),
          .other(
            "content", "default-src 'none'; style-src 'self' file:; script-src 'self' file:; img-src 'self' file: data:"
          ))
        Tag.title { title == site ? site : "\(title) · \(site)" }
        Tag.link(.other("rel", "icon"), .other("href", "data:,"))
        Tag.link(.other("rel", "stylesheet"), .href(RelativeLink([HTMLPage.styleFile], depth: depth)))
        Tag.script(.src(RelativeLink([HTMLPage.scriptFile], depth: depth)), .other("defer", ""))
      }
      Tag.body {
        Tag.a(.class("skip"), .href(RelativeLink(anchor: "content"))) { "Skip to the content" }
        Tag.header(.class("site")) {
          Tag.nav(.label("Pages")) {
            Tag.ul {
              for place in places { Tag.li { navigationLink(place) } }
            }
          }
        }
        Tag.main(.id("content")) {
          Tag.h1 { title }
          content
        }
        Tag.footer(.class("site")) { Tag.p { footer } }
      }
    }
    return "<!DOCTYPE html>\n" + page.markup
  }

  private func navigationLink(_ other: Place) -> HTML {
    let isHere = other.file == place
    return Tag.a([.href(RelativeLink([other.file], depth: depth))] + (isHere ? [.currentPage] : [])) { other.title }
  }
}
