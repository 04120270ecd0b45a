public import ExactArithmetic
public import FiniteGroups

/// A linear map of n coordinates, as one element of a group acts: a permutation of the coordinates, one with signs, or a matrix.
///
/// Permutations move numbers and do no arithmetic on them; what they give is exact for every type of numbers. Matrices of doubles
/// round: the laws of an action hold up to a few units in the last place then.
public struct CoordinateMap<Scalar: SignedNumeric & Sendable>: Sendable {
  /// How the map is stored.
  private enum Form: Sendable {
    /// Place j of the image holds the number from place `sources[j]`.
    case permutation(sources: [Int32])
    /// The same, with the opposite number where `isNegated[j]`.
    case signed(sources: [Int32], isNegated: [Bool])
    /// Column j is the image of e_j.
    case matrix(Matrix<Scalar>)
  }

  /// The number of coordinates.
  public let dimension: Int
  private let form: Form

  /// The map eᵢ ↦ e_{p(i)}.
  ///
  /// - Complexity: O(degree)
  public init(_ permutation: Permutation) {
    dimension = permutation.degree
    form = .permutation(sources: CoordinateMap.sources(permutation))
  }

  /// The map eᵢ ↦ ±e_{p(i)}.
  ///
  /// - Complexity: O(dimension)
  public init(_ element: SignedPermutation) {
    dimension = element.dimension
    let sources = CoordinateMap.sources(element.permutation)
    form =
      element.negated.contains(true)
      ? .signed(sources: sources, isNegated: sources.map { element.negated[Int($0)] }) : .permutation(sources: sources)
  }

  /// The map of a square matrix; column j is the image of e_j.
  ///
  /// - Precondition: as many rows as columns.
  public init(_ matrix: Matrix<Scalar>) {
    precondition(matrix.rowCount == matrix.columnCount, "a map of coordinates to themselves has a square matrix")
    dimension = matrix.rowCount
    form = .matrix(matrix)
  }

  /// The map that brings the number from place `sources[j]` to place j.
  ///
  /// - Precondition: each of `0 ..< sources.count` once.
  public init(sources: [Int]) {
    dimension = sources.count
    form = .permutation(sources: sources.map { Int32($0) })
  }

  /// The identity.
  public static func identity(_ dimension: Int) -> CoordinateMap { CoordinateMap(sources: Array(0..<dimension)) }

  private static func sources(_ permutation: Permutation) -> [Int32] {
    var sources = [Int32](repeating: 0, count: permutation.degree)
    for place in 0..<permutation.degree { sources[permutation(place)] = Int32(place) }
    return sources
  }

  /// The image of a vector.
  ///
  /// - Precondition: `vector.count == dimension`.
  /// - Complexity: O(dimension), O(dimension²) for a matrix
  public func apply(to vector: [Scalar]) -> [Scalar] { apply(to: vector, outer: 1, inner: 1) }

  /// The image of a tensor of shape outer × dimension × inner, row-major, the middle axis of which is moved.
  ///
  /// - Precondition: `values.count == outer * dimension * inner`.
  /// - Complexity: O(values), O(values · dimension) for a matrix
  public func apply(to values: [Scalar], outer: Int, inner: Int) -> [Scalar] {
    precondition(values.count == outer * dimension * inner, "the shape of the values must fit the action")
    return switch form {
    case .permutation(let sources): gathered(values, sources, outer: outer, inner: inner)
    case .signed(let sources, let isNegated):
      negating(gathered(values, sources, outer: outer, inner: inner), isNegated, inner: inner)
    case .matrix(let matrix): multiplied(values, matrix, outer: outer, inner: inner)
    }
  }

  private func gathered(_ values: [Scalar], _ sources: [Int32], outer: Int, inner: Int) -> [Scalar] {
    Array(unsafeUninitializedCapacity: values.count) { result, count in
      values.withUnsafeBufferPointer { values in
        sources.withUnsafeBufferPointer { sources in
          for block in 0..<outer {
            let start = block * sources.count * inner
            for source in sources {
              let from = start + Int(source) * inner
              for offset in 0..<inner {
                result.initializeElement(at: count, to: values[from + offset])
                count += 1
              }
            }
          }
        }
      }
    }
  }

  private func negating(_ values: [Scalar], _ isNegated: [Bool], inner: Int) -> [Scalar] {
    var result = values
    for start in stride(from: 0, to: values.count, by: inner) where isNegated[start / inner % isNegated.count] {
      for place in start..<(start + inner) { result[place] = -result[place] }
    }
    return result
  }

  private func multiplied(_ values: [Scalar], _ matrix: Matrix<Scalar>, outer: Int, inner: Int) -> [Scalar] {
    var result = [Scalar](repeating: 0, count: values.count)
    for block in 0..<outer {
      let start = block * dimension * inner
      for row in 0..<dimension {
        for column in 0..<dimension {
          let factor = matrix[row, column]
          for offset in 0..<inner {
            result[start + row * inner + offset] += factor * values[start + column * inner + offset]
          }
        }
      }
    }
    return result
  }

  /// The map `left` after the map `right`.
  ///
  /// - Precondition: equal dimensions.
  /// - Complexity: O(dimension) for permutations without signs, O(dimension³) for matrices
  public static func * (left: CoordinateMap, right: CoordinateMap) -> CoordinateMap {
    precondition(left.dimension == right.dimension, "maps of different dimensions have no product")
    switch (left.form, right.form) {
    case (.permutation(let outer), .permutation(let inner)):
      return CoordinateMap(
        dimension: left.dimension, form: .permutation(sources: outer.map { inner[Int($0)] }))
    case (.matrix, _), (_, .matrix): return CoordinateMap(left.matrix * right.matrix)
    default:
      let (outer, outerSigns) = left.signs
      let (inner, innerSigns) = right.signs
      return CoordinateMap(
        dimension: left.dimension,
        form: .signed(
          sources: outer.map { inner[Int($0)] },
          isNegated: outer.indices.map { outerSigns[$0] != innerSigns[Int(outer[$0])] }))
    }
  }

  private init(dimension: Int, form: Form) { (self.dimension, self.form) = (dimension, form) }

  private var signs: (sources: [Int32], isNegated: [Bool]) {
    switch form {
    case .permutation(let sources): (sources, Array(repeating: false, count: sources.count))
    case .signed(let sources, let isNegated): (sources, isNegated)
    case .matrix: ([], [])
    }
  }

  /// The matrix of the map.
  ///
  /// - Complexity: O(dimension²)
  public var matrix: Matrix<Scalar> {
    if case .matrix(let matrix) = form { return matrix }
    var result = Matrix<Scalar>(rowCount: dimension, columnCount: dimension, repeating: 0)
    let (sources, isNegated) = signs
    for (row, source) in sources.enumerated() { result[row, Int(source)] = isNegated[row] ? -1 : 1 }
    return result
  }
}

extension CoordinateMap: Equatable {
  /// Whether two maps have the same matrix.
  ///
  /// - Complexity: O(dimension), O(dimension²) if one is stored as a matrix
  public static func == (left: CoordinateMap, right: CoordinateMap) -> Bool {
    if left.dimension != right.dimension { return false }
    switch (left.form, right.form) {
    case (.matrix, _), (_, .matrix): return left.matrix == right.matrix
    default: return left.signs == right.signs
    }
  }
}
