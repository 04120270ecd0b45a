import CommandSupport
import Reporting

/// The figures that every report computes: one of each kind of `reynolds plot` that takes seconds at most.
enum StandardFigures {
  /// The kind and the options, as they are typed behind `reynolds plot`.
  static let commands = [
    ["separation", "--family", "binary", "--parameters", "2,4,6,8", "--quiet"],
    ["phase"],
    ["profile", "--group", "S4"],
    ["c8"],
    ["spectrum", "--group", "S4", "--symmetry", "weak:1/10", "--method", "sample", "--seed", "2"],
    ["tails", "--group", "S3", "--class", "regular", "--trials", "1000"],
    ["rotations"],
    ["tradeoff", "--group", "S4", "--target", "1,1,3,3.5", "--noise", "1", "--samples", "4,16,64,256", "--quiet"],
  ]

  /// In millimetres.
  private static let width = 140.0

  /// Computes them.
  ///
  /// - Throws: what the kinds throw; they accept these options.
  static func all() throws -> [ReportedFigure] {
    try commands.compactMap { words in
      guard let name = words.first, let kind = PlotCommand.kinds.first(where: { $0.configuration.commandName == name })
      else { return nil }
      let file = "\(name).svg"
      let options = words.dropFirst() + ["--output", file]
      guard let plot = try kind.parse(Array(options)) as? any PlotKind else { return nil }
      let figure = try plot.source().figure
      let command = ShellWords.text(["reynolds", "plot", name] + options.filter { $0 != "--quiet" })
      return ReportedFigure(
        path: ["figures", "standard", file], title: figure.title, caption: figure.caption, command: command,
        bytes: Array(
          figure.svg(
            // The page has title and caption as text.
            style: FigureStyle(width: StandardFigures.width, showsCaption: false),
            provenance: FigureProvenance(command: command, version: "reynolds \(LibraryVersion.current)")
          ).utf8))
    }
  }
}
