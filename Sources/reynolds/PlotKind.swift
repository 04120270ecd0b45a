import ArgumentParser
import CommandSupport
import Reporting

/// A kind of `reynolds plot` whose figure is computed at once; `reynolds report` shows some, too.
protocol PlotKind: ParsableCommand {
  var figure: FigureOptions { get }

  /// Whether no progress is shown; `nil` for an experiment that shows progress and handles Ctrl-C itself.
  var isQuiet: Bool? { get }

  /// What the figure shows.
  func source() throws -> any FigureSource
}

extension PlotKind {
  func run() throws {
    try CommandFailure.reporting {
      try figure.check()
      guard let isQuiet else { return try figure.write(try source()) }
      let progress = ProgressDisplay("computing the figure", quiet: isQuiet)
      defer { progress.finish() }
      let drawn: any FigureSource = try Interruption.leaving(progress) {
        Interruption.Ending("nothing was drawn", command: ShellWords.current(), goesOn: false)
      } during: {
        try source()
      }
      progress.finish()
      try figure.write(drawn)
    }
  }
}
