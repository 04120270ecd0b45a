import ArgumentParser
import CommandSupport
import Foundation
import Reporting

/// Where a figure goes and how it looks; shared by the kinds of `reynolds plot`.
struct FigureOptions: ParsableArguments {
  @Option(
    name: [.short, .long], help: "The file: .svg, or .pdf and .png through an installed converter (300 dots per inch).")
  var output: String

  @Option(help: "column (84 mm), page (174 mm) or a number of millimetres; by default what suits the figure.")
  var width: String?

  @Flag(inversion: .prefixedNo, help: "Draw the title and the caption. They are in the file for screen readers anyway.")
  var caption = true

  /// Checks the file and the width before the work whose result they are for.
  func check() throws {
    _ = try millimetres()
    try FigureFile(output).ensureWritable()
  }

  /// Writes the figure and says what it shows.
  func write(_ source: some FigureSource) throws {
    let figure = source.figure
    let style = FigureStyle(width: try millimetres() ?? figure.defaultStyle.width, showsCaption: caption)
    try FigureFile(output).write(figure, style: style, provenance: .ofThisCommand)
    print("\(output): \(figure.title)\n\n\(figure.caption)")
  }

  private func millimetres() throws -> Double? {
    switch width {
    case nil: return nil
    case "column": return FigureStyle.columnWidth
    case "page": return FigureStyle.pageWidth
    case let text?:
      guard let value = Double(text), FigureStyle.widths.contains(value) else {
        let hint = Suggestion.hint(text, among: ["column", "page"])
        throw hint.isEmpty
          ? FigureError.width(text)
          : CommandFailure.exit(CommandFailure.usage, "--width \(text): \(hint)write column, page or millimetres")
      }
      return value
    }
  }
}

/// `--plot FILE` of a command whose result can be drawn.
struct PlotOption: ParsableArguments {
  @Option(help: "Where to draw the result: a file .svg, or .pdf and .png through an installed converter.")
  var plot: String?

  /// Checks the file before the work whose result it is to hold.
  func ensureWritable() throws {
    if let plot { try FigureFile(plot).ensureWritable() }
  }

  /// Writes the figure, if one is asked for.
  func write(_ source: @autoclosure () throws -> some FigureSource) throws {
    if let plot { try FigureFile(plot).write(try source(), provenance: .ofThisCommand) }
  }
}

extension FigureProvenance {
  /// This process: its arguments and its version.
  static var ofThisCommand: FigureProvenance {
    FigureProvenance(
      command: command(["reynolds"] + CommandLine.arguments.dropFirst()),
      version: "reynolds \(LibraryVersion.current)")
  }
}
