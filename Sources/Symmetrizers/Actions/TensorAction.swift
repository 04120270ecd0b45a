/// A group acting on one axis of a row-major tensor (or on adjacent axes taken as one), the same way for all other indices.
///
/// Sets of n points in ℝᵈ are tensors of shape n × d: S_n permutes axis 0, rotation matrices act along axis 1.
public struct TensorAction<Representation: CoordinateRepresentation>: ValueAction {
  /// What happens on the axis.
  public let representation: Representation
  /// The shape of the tensors.
  public let shape: [Int]
  /// The axes that are moved as one, from 0.
  public let axes: Range<Int>
  private let outer: Int
  private let inner: Int

  /// The action on one axis, or on adjacent axes taken as one.
  ///
  /// - Throws: ``SymmetrizerError/wrongShape(_:)`` if there are no such axes or their length is not the dimension of the representation.
  public init(_ representation: Representation, shape: [Int], axes: Range<Int>) throws(SymmetrizerError) {
    guard shape.allSatisfy({ $0 > 0 }), axes.lowerBound >= 0, axes.upperBound <= shape.count else {
      throw .wrongShape(
        "a tensor of shape \(shape) has \(shape.isEmpty ? "no axes" : "the axes 0 to \(shape.count - 1)"), not "
          + "\(axes.map(String.init).joined(separator: ", "))")
    }
    let length = shape[axes].reduce(1, *)
    guard length == representation.dimension else {
      let place =
        axes.isEmpty
        ? "a single number has 1"
        : axes.count == 1
          ? "axis \(axes.lowerBound) of a tensor of shape \(shape) has \(length)"
          : "the axes \(axes.map(String.init).joined(separator: " and ")) of a tensor of shape \(shape) have \(length)"
      throw .wrongShape("the action moves \(representation.dimension) coordinates, but \(place)")
    }
    self.representation = representation
    self.shape = shape
    self.axes = axes
    outer = shape[..<axes.lowerBound].reduce(1, *)
    inner = shape[axes.upperBound...].reduce(1, *)
  }

  /// The action on vectors with as many coordinates as the representation.
  public init(_ representation: Representation) {
    self.representation = representation
    shape = [representation.dimension]
    axes = 0..<1
    outer = 1
    inner = 1
  }

  /// The image of a tensor.
  ///
  /// - Precondition: as many values as the shape has.
  /// - Complexity: O(values), O(values · dimension) for matrices
  public func apply(_ element: Representation.Element, to value: [Representation.Scalar]) -> [Representation.Scalar] {
    representation.map(of: element).apply(to: value, outer: outer, inner: inner)
  }

  /// The inverse g⁻¹.
  public func inverse(_ element: Representation.Element) -> Representation.Element { representation.inverse(element) }
}
