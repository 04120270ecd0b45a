import ArgumentParser
import Averaging
import CommandSupport
import ExactArithmetic
import Reporting

/// `reynolds plot rotations`: the paper's picture.
struct PlotRotations: PlotKind {
  static let configuration = CommandConfiguration(
    commandName: "rotations",
    abstract: "A function of the plane: itself, its average over a few random rotations, and over all.",
    discussion: """
      The data are those of reynolds scaling --picture.

      Example:
        reynolds plot rotations --count 5 --seed 1 --output rotations.svg
      """)

  @Option(help: "The order n of the rotation group, from 2 to 10000.")
  var rotations = 100

  @Option(help: "How many random rotations, from 1 to n.")
  var count = 5

  @Option(help: "Rows and columns of each picture, from 9 to 513.")
  var resolution = 129

  @Option(help: "Decides the rotations.")
  var seed: UInt64 = 1

  @OptionGroup var progressOptions: ProgressOptions
  @OptionGroup var figure: FigureOptions

  var isQuiet: Bool? { progressOptions.quiet }

  func source() throws -> any FigureSource {
    guard (2...10_000).contains(rotations), (1...rotations).contains(count), (9...513).contains(resolution) else {
      throw CommandFailure.exit(
        CommandFailure.usage,
        "--rotations takes 2 … 10000, --count 1 … \(rotations), --resolution 9 … 513; given are \(rotations), \(count), \(resolution)"
      )
    }
    var random = SplitMix64(seed: seed)
    return RotationsFigure(
      RotationPicture(rotations: rotations, count: count, resolution: resolution, using: &random))
  }
}

extension RotationsFigure {
  /// The figure of a picture.
  init(_ picture: RotationPicture) {
    func note(_ error: Double) -> String {
      // Rounding leaves about 10⁻³² of a function that is symmetric.
      error < 1e-20 ? "symmetry error 0 (up to rounding)" : "symmetry error \(ShortNumber.text(error))"
    }
    self.init(
      pictures: [
        Picture(title: "the function f", note: note(1), values: picture.original),
        Picture(
          title: picture.chosen.count == 1
            ? "one random rotation" : "average over \(picture.chosen.count) random rotations",
          note: note(picture.approximateError), values: picture.approximate),
        Picture(
          title: "average over all \(picture.rotations)", note: note(picture.exactError), values: picture.exact),
      ], rotations: picture.rotations, chosen: picture.chosen, formula: "exp(−2x² − 20y²)·(1 + x/2)")
  }
}
