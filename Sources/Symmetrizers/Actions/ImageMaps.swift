public import FiniteGroups

/// Quarter turns and reflections of pictures with H rows and W columns, as permutations of the H·W pixels in row-major order.
enum ImageMaps<Scalar: SignedNumeric & Sendable> {
  /// A map for each generator of C1, C2, C4, D4 (C2: half a turn).
  ///
  /// The generator of C4 turns counterclockwise as the picture is seen, like `numpy.rot90`; the reflection of D4 exchanges left and
  /// right, like `numpy.fliplr`.
  ///
  /// - Throws: ``SymmetrizerError/unsuitableAction(_:hint:)`` for other groups; ``SymmetrizerError/wrongShape(_:)`` for quarter turns of a
  ///   picture that is not square.
  static func generators(
    of description: GroupDescription, height: Int, width: Int, text: String
  ) throws(SymmetrizerError) -> [CoordinateMap<Scalar>] {
    let halfTurn = map(height: height, width: width) { (height - 1 - $0, width - 1 - $1) }
    switch description.name {
    case .family(.cyclic, 1): return []
    case .family(.cyclic, 2): return [halfTurn]
    case .family(.cyclic, 4), .family(.dihedral, 4):
      guard height == width else {
        throw .wrongShape(
          "quarter turns need square pictures, not \(height) × \(width); C2 turns any picture by half a turn")
      }
      // The pixel (i, j) of the turned picture is the pixel (j, W − 1 − i) of the picture.
      let turn = map(height: height, width: width) { ($1, width - 1 - $0) }
      let mirror = map(height: height, width: width) { ($0, width - 1 - $1) }
      return description.name == .family(.cyclic, 4) ? [turn] : [turn, mirror]
    default:
      throw .unsuitableAction(
        text, hint: "pixels are mapped to pixels by C1, C2, C4 and D4 only, not by \(description.title)")
    }
  }

  /// The map that brings the pixel `source(i, j)` to (i, j).
  private static func map(
    height: Int, width: Int, source: (Int, Int) -> (Int, Int)
  ) -> CoordinateMap<Scalar> {
    CoordinateMap(
      sources: (0..<(height * width)).map { pixel in
        let (row, column) = source(pixel / width, pixel % width)
        return row * width + column
      })
  }
}

extension TabulatedMaps {
  /// Quarter turns and reflections of the pixels of pictures, as vectors of H·W values in row-major order.
  ///
  /// The generator of C4 and D4 turns counterclockwise as the picture is seen, like `numpy.rot90`; the reflection of D4 exchanges left
  /// and right, like `numpy.fliplr`; C2 turns by half a turn.
  ///
  /// - Throws: ``SymmetrizerError/unsuitableAction(_:hint:)`` for groups other than C1, C2, C4, D4; ``SymmetrizerError/wrongShape(_:)`` for
  ///   quarter turns of pictures that are not square; `GroupError`.
  /// - Complexity: O(order · pixels)
  public init(picturesUnder description: GroupDescription, height: Int, width: Int) throws {
    try self.init(
      of: description.enumerated(), dimension: height * width,
      generatorMaps: ImageMaps<Scalar>.generators(of: description, height: height, width: width, text: "rotate image"))
  }
}
