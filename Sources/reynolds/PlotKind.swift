import ArgumentParser
import CommandSupport
import Reporting

/// A kind of `reynolds plot` whose figure is computed at once; `reynolds report` shows some, too.
protocol PlotKind: ParsableCommand {
  var figure: FigureOptions { get }

  /// What the figure shows.
  func source() throws -> any FigureSource
}

extension PlotKind {
  func run() throws {
    try CommandFailure.reporting {
      try figure.check()
      try figure.write(try source())
    }
  }
}
