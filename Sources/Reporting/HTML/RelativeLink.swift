/// An address inside the folder of the pages: a path from the page to a file, a place on a page, or both.
///
/// There is nothing else to link to, so pages never reach out of their folder, and a name with any characters is
/// harmless.
public struct RelativeLink: Sendable, Hashable {
  /// The address as it is written, in percent encoding.
  public let text: String

  /// The address of a file.
  ///
  /// - Parameters:
  ///   - path: the folders and the file, from the top of the pages, such as `["claims", "a b.html"]`.
  ///   - depth: how many folders below the top the page is that links.
  ///   - anchor: the `id` of an element there.
  public init(_ path: [String], depth: Int = 0, anchor: String? = nil) {
    let up = [String](repeating: "..", count: depth)
    text =
      (up + path.map(RelativeLink.encoded)).joined(separator: "/")
      + (anchor.map { "#" + RelativeLink.encoded($0) } ?? "")
  }

  /// A page with its table as the fields above it would show it.
  ///
  /// - Parameters:
  ///   - path: the file at the top of the pages.
  ///   - facet: the name of a ``DataTable/Facet``.
  ///   - value: the value that is chosen.
  public init(_ path: [String], facet: StaticString, value: String) {
    text = path.map(RelativeLink.encoded).joined(separator: "/") + "#\(facet)=" + RelativeLink.encoded(value)
  }

  /// A place on the same page.
  public init(anchor: String) { self.init([], anchor: anchor) }

  /// The unreserved characters of RFC 3986 as they are, all other bytes as %XX.
  private static func encoded(_ name: String) -> String {
    var result = ""
    for byte in name.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
        UInt8(ascii: "~"):
        result.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        let digits = String(byte, radix: 16, uppercase: true)
        result += digits.count == 1 ? "%0\(digits)" : "%\(digits)"
      }
    }
    return result
  }
}
