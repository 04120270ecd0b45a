/// An attribute of an element. Addresses are ``RelativeLink``s, so that no text can become a script.
public struct HTMLAttribute: Sendable, Equatable {
  let name: String
  let value: String

  init(_ name: StaticString, _ value: String) { (self.name, self.value) = ("\(name)", value) }

  /// The classes for the style sheet, separated by spaces.
  public static func `class`(_ names: String) -> HTMLAttribute { HTMLAttribute("class", names) }

  /// The name of the element on its page.
  public static func id(_ name: String) -> HTMLAttribute { HTMLAttribute("id", name) }

  /// Where a link leads.
  public static func href(_ link: RelativeLink) -> HTMLAttribute { HTMLAttribute("href", link.text) }

  /// Where an image or a script is.
  public static func src(_ link: RelativeLink) -> HTMLAttribute { HTMLAttribute("src", link.text) }

  /// What an image shows, for those who do not see it.
  public static func alt(_ text: String) -> HTMLAttribute { HTMLAttribute("alt", text) }

  /// What the element is to assistive programs.
  public static func role(_ name: StaticString) -> HTMLAttribute { HTMLAttribute("role", "\(name)") }

  /// `aria-label`: a name where there is none to be read.
  public static func label(_ text: String) -> HTMLAttribute { HTMLAttribute("aria-label", text) }

  /// `aria-labelledby`: the element that names this one.
  public static func labelled(by id: String) -> HTMLAttribute { HTMLAttribute("aria-labelledby", id) }

  /// `aria-current`: this link leads to the page it is on.
  public static let currentPage = HTMLAttribute("aria-current", "page")

  /// What a head of a table is about: `col`, `row`, `colgroup`, `rowgroup`.
  public static func scope(_ name: StaticString) -> HTMLAttribute { HTMLAttribute("scope", "\(name)") }

  /// Not shown until the script of the page shows it.
  public static let hidden = HTMLAttribute("hidden", "")

  /// Can be reached by the keyboard.
  public static let focusable = HTMLAttribute("tabindex", "0")

  /// Any other attribute; its name is part of the program.
  public static func other(_ name: StaticString, _ value: String) -> HTMLAttribute { HTMLAttribute(name, value) }

  /// A length or a coordinate in a drawing, rounded to hundredths, so that it is written alike everywhere.
  public static func number(_ name: StaticString, _ value: Double) -> HTMLAttribute {
    let hundredths = Int((value * 100).rounded())
    let (whole, rest) = (abs(hundredths) / 100, abs(hundredths) % 100)
    let fraction = rest == 0 ? "" : rest % 10 == 0 ? ".\(rest / 10)" : rest < 10 ? ".0\(rest)" : ".\(rest)"
    return HTMLAttribute(name, (hundredths < 0 ? "-" : "") + "\(whole)\(fraction)")
  }
}
