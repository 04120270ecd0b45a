/// A function of the plane that is not symmetric, averaged over a few random rotations and over all.
public struct RotationsFigure: FigureSource, Hashable {
  /// One picture.
  public struct Picture: Sendable, Hashable {
    /// What it shows.
    public let title: String
    /// What is said below it.
    public let note: String
    /// Values on a square grid, row by row from y = −1 up.
    public let values: [[Double]]

    /// A picture.
    public init(title: String, note: String, values: [[Double]]) {
      (self.title, self.note, self.values) = (title, note, values)
    }
  }

  /// The pictures, all with the same colours.
  public let pictures: [Picture]
  /// The order of the rotation group.
  public let rotations: Int
  /// The random rotations, as multiples of a turn by 1/rotations.
  public let chosen: [Int]
  /// The function, as a formula.
  public let formula: String

  /// A figure.
  public init(pictures: [Picture], rotations: Int, chosen: [Int], formula: String) {
    (self.pictures, self.rotations, self.chosen, self.formula) = (pictures, rotations, chosen, formula)
  }

  /// The figure.
  public var figure: Figure {
    let all = pictures.flatMap { $0.values.joined() }
    let (low, high) = (all.min() ?? 0, all.max() ?? 1)
    let span = high > low ? high - low : 1
    return Figure(
      title: "A function of the plane, averaged over rotations", caption: caption,
      panels: pictures.map { picture in
        let size = Double(max(picture.values.count - 1, 1))
        let rows = picture.values.reversed().enumerated().map { row, values in
          values.enumerated().map { column, value -> Double? in
            let (x, y) = (2 * Double(column) / size - 1, 1 - 2 * Double(row) / size)
            return x * x + y * y <= 1 ? (value - low) / span : nil
          }
        }
        return PlotPanel(title: picture.title, image: PixelImage(rows), note: picture.note, isDisc: true)
      }, columnCount: max(1, pictures.count),
      colorBar: ColorBar(PlotAxis("value of the function", lower: low, upper: high)))
  }

  private var caption: String {
    """
    f(x, y) = \(formula) on the unit disc, one colour scale. Average over rotations: the mean of f(g⁻¹·) over the multiples \(chosen.map(String.init).joined(separator: ", ")) \
    of a turn by 1/\(rotations), drawn at random, and over all. Symmetry error: ‖(I − P)Ef‖²/‖(I − P)f‖², computed on circles in floating point.
    """
  }
}
