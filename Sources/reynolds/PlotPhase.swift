import ArgumentParser
import CommandSupport
import ExactArithmetic
import Foundation
import Reporting

/// `reynolds plot phase`: the phase diagram (|G|, ε).
struct PlotPhase: PlotKind {
  static let configuration = CommandConfiguration(
    commandName: "phase",
    abstract:
      "The phase diagram (|G|, ε) of all functions on a group: where approximate symmetry is cheaper, and by how much.",
    discussion: """
      It rests on bounds that hold for every group of an order, so no group is named.

      Example:
        reynolds plot phase --max-order 100000 --output phase.svg
      """)

  @Option(help: "The largest order |G|, from 10 to 10⁹.")
  var maxOrder = 1_000_000

  @Option(help: "The least error ε, exact, in [10⁻⁶, 1/2].")
  var minEpsilon = "0.0001"

  @Option(help: "The number of cells in each direction, from 4 to 200.")
  var cells = 72

  @OptionGroup var progressOptions: ProgressOptions
  @OptionGroup var figure: FigureOptions

  var isQuiet: Bool? { progressOptions.quiet }

  func source() throws -> any FigureSource {
    guard (10...1_000_000_000).contains(maxOrder) else {
      throw CommandFailure.exit(CommandFailure.usage, "--max-order \(maxOrder): write a number from 10 to 1000000000")
    }
    guard (4...200).contains(cells) else {
      throw CommandFailure.exit(CommandFailure.usage, "--cells \(cells): write a number from 4 to 200")
    }
    guard let least = Rational(decimal: minEpsilon), least >= Rational(1, 1_000_000), least <= Rational(1, 2) else {
      throw CommandFailure.exit(
        CommandFailure.usage, "--min-epsilon \(minEpsilon): write a number from 0.000001 to 0.5")
    }
    return PhaseFigure(maxOrder: Double(maxOrder), minEpsilon: least.approximation, cells: cells)
  }
}

extension PhaseFigure {
  /// The diagram from order 2 and up to ε = 1, both logarithmic; a cell has the colour of its middle.
  ///
  /// Computed in floating point, as colours need no more: the exact size at one place is that of reynolds bounds.
  init(maxOrder: Double, minEpsilon: Double, cells: Int) {
    func place(_ low: Double, _ high: Double, _ share: Double) -> Double { low * pow(high / low, share) }
    func middle(_ borders: [Double], _ cell: Int) -> Double { (borders[cell] * borders[cell + 1]).squareRoot() }
    let orders = (0...cells).map { place(2, maxOrder, Double($0) / Double(cells)) }
    let epsilons = (0...cells).map { place(minEpsilon, 1, Double($0) / Double(cells)) }
    let shares = (0..<cells).map { row -> [Double] in
      let divergence = PhaseFigure.divergence(middle(epsilons, row).squareRoot())
      return (0..<cells).map { column in
        let order = middle(orders, column)
        return min(1, (log(2 * (order - 1)) / divergence).rounded(.up) / order)
      }
    }
    self.init(
      orders: orders, epsilons: epsilons, shares: shares,
      sampling: (0...200).compactMap { step in
        // A group of order 2 or 3 saves nothing by sampling.
        let order = place(4, maxOrder, Double(step) / 200)
        return PhaseFigure.samplingError(order: order).flatMap { $0 >= minEpsilon ? PlotPoint(order, $0) : nil }
      })
  }

}
