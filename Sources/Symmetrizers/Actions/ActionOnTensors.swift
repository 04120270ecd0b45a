public import FiniteGroups

/// The action of a group on row-major tensors of doubles that a text names, as `reynolds probe --action` takes it.
///
/// | text | what moves | groups |
/// |---|---|---|
/// | `trivial` | nothing | all |
/// | `permute coordinates` | all values, as the group permutes its points | all; never enumerated |
/// | `permute axis 0` | the slices along an axis (the points of a set, the nodes of a graph) | all; never enumerated |
/// | `flip signs` | all values, by signs and (B_n) permutations | C2^m, B_n; never enumerated |
/// | `natural` | `flip signs` for C2^m and B_n, `permute coordinates` for others | all |
/// | `matrices` | vectors of the last axis, by orthogonal matrices | C_n, D_n (length 2); T, Td, Th, O, Oh, I, Ih (length 3) |
/// | `rotate image` | the pixels of two adjacent axes | C1, C2, C4, D4 |
/// | `regular`, `plane`, `space`, `reflection`, `cosets:(1 2)`, … | all values, as `FiniteGroups/ActionSpecification` says | enumerated ones |
///
/// Each may be followed by `on axis k` (`rotate image on axes j k`), counted from 0, or from the end by negative numbers; without it the
/// whole tensor is one vector (`matrices`: the last axis; `rotate image`: the only two adjacent axes of equal length, or the first two of
/// a matrix). Elements are permutations of the points of the group, whether or not the group is enumerated.
///
/// `plane` and `reflection` use bases in which matrices are exact over small fields; these bases are not orthonormal. For data in
/// Cartesian coordinates take `matrices`.
public struct ActionOnTensors: ValueAction, CustomStringConvertible {
  /// The text, in canonical spelling.
  public let description: String
  /// The shape of the tensors.
  public let shape: [Int]
  /// What happens on the axes; `nil` if nothing moves.
  private let moves: Moves?

  private enum Moves: Sendable {
    case permutation(TensorAction<PermutationMaps<Double>>)
    case table(TensorAction<ElementsAsPermutations<TabulatedMaps<Double>>>)
  }

  /// Reads an action.
  ///
  /// - Parameters:
  ///   - specification: the text.
  ///   - group: the group; it is enumerated where matrices or tables are needed.
  ///   - shape: the shape of one tensor; empty for a single number.
  /// - Throws: ``SymmetrizerError/unknownAction(_:hint:)`` with the nearest text that would be right,
  ///   ``SymmetrizerError/unsuitableAction(_:hint:)``, ``SymmetrizerError/wrongShape(_:)``, ``SymmetrizerError/tooLarge(_:)``; `GroupError`
  ///   for a group that cannot be enumerated.
  /// - Complexity: O(generators · degree) for permutations and signs; otherwise
  ///   O(order · dimension), O(order · dimension³) for matrices
  public init(specification: String, group: GroupDescription, shape: [Int]) throws {
    try self.init(TensorActionText(specification, rank: shape.count), group: group, shape: shape)
  }

  private init(_ text: TensorActionText, group: GroupDescription, shape: [Int]) throws {
    self.shape = shape
    let axes = try text.axes(in: shape)
    description = text.description
    switch text.kind {
    case .trivial: moves = nil
    case .permutation, .signs, .natural:
      let hasSigns =
        if case .signedPermutation = group.naturalAction { text.kind != .permutation } else { text.kind == .signs }
      let maps =
        hasSigns
        ? try PermutationMaps<Double>(signedPairsOf: group.generators, degree: group.degree)
        : PermutationMaps<Double>(degree: group.degree)
      moves = .permutation(try TensorAction(maps, shape: shape, axes: axes))
    case .matrices:
      let matrices = try OrthogonalMatrices.generators(of: group, text: text.description)
      // The trivial group C1 has no generator to tell the dimension.
      let dimension = matrices.first?.rowCount ?? 2
      moves = try ActionOnTensors.table(
        matrices.map { CoordinateMap($0) }, dimension: dimension, of: try group.enumerated(), shape: shape, axes: axes)
    case .image:
      let (height, width) = (shape[axes.lowerBound], shape[axes.lowerBound + 1])
      let maps = try TabulatedMaps<Double>(picturesUnder: group, height: height, width: width)
      moves = .table(try TensorAction(ElementsAsPermutations(maps, of: maps.group), shape: shape, axes: axes))
    case .specified(let specification):
      let elements = try group.enumerated()
      let maps = try TabulatedMaps<Double>(try group.action(specification, of: elements), of: elements)
      moves = .table(try TensorAction(ElementsAsPermutations(maps, of: elements), shape: shape, axes: axes))
    }
  }

  private static func table(
    _ maps: [CoordinateMap<Double>], dimension: Int, of group: FiniteGroup, shape: [Int], axes: Range<Int>
  ) throws(SymmetrizerError) -> Moves {
    let maps = try TabulatedMaps(of: group, dimension: dimension, generatorMaps: maps)
    return .table(try TensorAction(ElementsAsPermutations(maps, of: group), shape: shape, axes: axes))
  }

  /// Whether no element moves anything.
  public var isTrivial: Bool { moves == nil }

  /// The image of a tensor.
  ///
  /// - Precondition: an element of the group; as many values as the shape has.
  /// - Complexity: O(values), O(values · dimension) for matrices
  public func apply(_ element: Permutation, to value: [Double]) -> [Double] {
    switch moves {
    case nil: value
    case .permutation(let action): action.apply(element, to: value)
    case .table(let action): action.apply(element, to: value)
    }
  }

  /// The inverse g⁻¹.
  public func inverse(_ element: Permutation) -> Permutation { element.inverse }
}
