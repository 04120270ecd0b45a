/// The size of a figure.
public struct FigureStyle: Sendable, Hashable {
  /// The width of one column of a paper, in millimetres.
  public static let columnWidth = 84.0
  /// The width of two columns, in millimetres.
  public static let pageWidth = 174.0
  /// The widths that are possible, in millimetres.
  public static let widths = 60.0...1000.0

  /// The width in millimetres, within ``widths``.
  public let width: Double
  /// Whether the title and the caption are drawn; they are part of the document for readers of screens anyway.
  public let showsCaption: Bool

  /// A style; a width outside of ``widths`` is moved to the nearest end.
  public init(width: Double = columnWidth, showsCaption: Bool = true) {
    self.width = width.isFinite ? min(max(width, FigureStyle.widths.lowerBound), FigureStyle.widths.upperBound) : 84
    self.showsCaption = showsCaption
  }

  /// The width in points of 1/72 inch, in which everything is drawn.
  var points: Double { width * 72 / 25.4 }

  static let title = TextLook(size: 8.5, isBold: true)
  static let panelTitle = TextLook(size: 7.5, isBold: true)
  static let axisTitle = TextLook(size: 7.5)
  static let label = TextLook(size: 6.8)
  static let note = TextLook(size: 6.8, color: .quiet)
}

/// Where a figure comes from.
public struct FigureProvenance: Sendable, Hashable {
  /// The exact command.
  public let command: String
  /// The name and version of the program.
  public let version: String

  /// A provenance.
  public init(command: String, version: String) { (self.command, self.version) = (command, version) }

  /// A command line as a shell reads it: arguments that need it stand in single quotes.
  public static func command(_ arguments: [String]) -> String {
    arguments.map { argument in
      let isPlain =
        !argument.isEmpty
        && argument.unicodeScalars.allSatisfy { scalar in
          ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar) || ("0"..."9").contains(scalar)
            || "-_./:,=+@%^".unicodeScalars.contains(scalar)
        }
      guard !isPlain else { return argument }
      return "'" + argument.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''") + "'"
    }.joined(separator: " ")
  }
}
