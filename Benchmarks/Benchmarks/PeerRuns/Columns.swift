/// Lines of texts in columns of given widths.
public struct Columns: Sendable {
  private let widths: [Int]

  /// Columns of these widths; longer texts push the rest of their line to the right.
  public init(_ widths: [Int]) { self.widths = widths }

  /// The texts side by side, indented, without spaces at the end; those beyond the columns follow without a width.
  public func line(_ texts: [String]) -> String {
    var line = ""
    for (column, text) in texts.enumerated() {
      let width = column < widths.count ? widths[column] : 0
      line += "  " + text + String(repeating: " ", count: max(0, width - text.count))
    }
    while line.last == " " { line.removeLast() }
    return line
  }
}
