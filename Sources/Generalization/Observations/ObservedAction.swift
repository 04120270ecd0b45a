public import FiniteGroups

/// How generators of a group move the points of a table of observations.
public enum ObservedAction: Sendable, Hashable {
  /// Rows of one input, the number of a point from 1 to `count`.
  case points(count: Int, generators: [Permutation])
  /// Rows of as many inputs as there are coordinates, which are permuted up to signs.
  case coordinates(dimension: Int, generators: [SignedPermutation])

  /// The action on points, for functions on them, or on coordinates, for polynomials.
  ///
  /// - Throws: ``ObservationError/unsuitable(_:)`` for actions by matrices, and for points of an action with signs.
  public init(_ action: GroupAction, onPoints: Bool) throws(ObservationError) {
    switch action {
    case .permutation(let degree, let images):
      self =
        onPoints
        ? .points(count: degree, generators: images)
        : .coordinates(
          dimension: degree,
          generators: images.map { SignedPermutation($0, negated: Array(repeating: false, count: degree)) })
    case .signedPermutation(let dimension, let images):
      if onPoints {
        throw .unsuitable("the action is by permutations with signs, which has no points; fit polynomials:k")
      }
      self = .coordinates(dimension: dimension, generators: images)
    case .matrices, .fieldMatrices:
      throw .unsuitable(
        "data are read for actions that permute points or coordinates up to signs; this one is by matrices, whose images of measured points are not exact"
      )
    }
  }

  /// The number of inputs of a row.
  public var width: Int {
    switch self {
    case .points: 1
    case .coordinates(let dimension, _): dimension
    }
  }

  var generatorCount: Int {
    switch self {
    case .points(_, let generators): generators.count
    case .coordinates(_, let generators): generators.count
    }
  }

  /// The image of a point under a generator.
  func image(of point: [Double], under generator: Int) -> [Double] {
    switch self {
    case .points(_, let generators): return [Double(generators[generator](Int(point[0]) - 1) + 1)]
    case .coordinates(_, let generators):
      var result = point
      for (index, value) in point.enumerated() {
        // 0 stays 0 whatever the sign.
        result[generators[generator].permutation(index)] =
          generators[generator].negated[index] && value != 0 ? -value : value
      }
      return result
    }
  }

  /// Numbers that do not change along an orbit; different orbits may share them.
  func invariant(of point: [Double]) -> [Double] {
    switch self {
    case .points: []
    case .coordinates: point.map(\.magnitude).sorted()
    }
  }
}
