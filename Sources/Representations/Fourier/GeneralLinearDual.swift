public import FiniteGroups

/// Irreducible representations of GL(2, q), all or some, by explicit unitary matrices: no element of the group is listed.
///
/// Principal series and Steinberg representations come from the projective line, cuspidal ones are in Kirillov's model
/// (``PlaneRepresentationLabel``). A sparse transform costs O(support · Σd) for the principal series and O(support · Σd²) for the rest.
public struct GeneralLinearDual: GroupDual {
  /// The largest q.
  public static let fieldLimit = 64

  /// The field.
  public var field: FiniteField { plane.field }
  /// The labels of the representations.
  public let labels: [PlaneRepresentationLabel]

  private let plane: PlaneField
  private let dual: EvaluatedDual<PlaneRepresentation>

  /// All irreducible representations of GL(2, q); the trivial one is first.
  ///
  /// - Throws: `FiniteGroups/GroupError` unless q is a prime power up to ``fieldLimit``.
  /// - Complexity: O(q⁴)
  public init(over q: Int) throws(GroupError) {
    // Before any label is made.
    _ = try GeneralLinearDual.fieldSize(q)
    try self.init(over: q, labels: PlaneRepresentationLabel.all(over: q))
  }

  /// Some irreducible representations of GL(2, q).
  ///
  /// - Throws: `FiniteGroups/GroupError` unless q is a prime power up to ``fieldLimit``.
  /// - Precondition: labels for this q, none repeated.
  /// - Complexity: O(q²) for each cuspidal representation
  public init(over q: Int, labels: [PlaneRepresentationLabel]) throws(GroupError) {
    let size = try GeneralLinearDual.fieldSize(q)
    precondition(labels.allSatisfy { $0.isValid(over: q) }, "the labels are those of representations of GL(2,\(q))")
    precondition(Set(labels).count == labels.count, "every label is listed once")
    let plane = PlaneField(size)
    let quadratic = try QuadraticExtension(of: plane)
    self.plane = plane
    self.labels = labels
    dual = EvaluatedDual(
      labels.map { PlaneRepresentation($0, plane, quadratic) }, trivialIndex: labels.firstIndex(of: .determinant(0)))
  }

  private static func fieldSize(_ q: Int) throws(GroupError) -> PrimePower {
    let size = try PrimePower(q)
    guard q <= fieldLimit else {
      throw .unknownGroup("GL(2,\(q))", hint: "representations of GL(2,q) are made for q up to \(fieldLimit)")
    }
    return size
  }

  /// The number q of elements of the field.
  public var q: Int { plane.q }

  /// The dimensions of the representations.
  public var dimensions: [Int] { dual.dimensions }

  /// The place of `determinant(0)`, or `nil` if it is not among the labels.
  public var trivialIndex: Int? { dual.trivialIndex }

  /// The determinant; zero for matrices outside the group.
  public func determinant(_ matrix: PlaneMatrix) -> Int { plane.determinant(matrix) }

  /// The matrix product.
  public func product(_ left: PlaneMatrix, _ right: PlaneMatrix) -> PlaneMatrix { plane.product(left, right) }

  /// A uniform element of the group: entries are drawn until they have a determinant.
  public func randomElement(using random: inout some RandomNumberGenerator) -> PlaneMatrix {
    while true {
      let entries = (0..<4).map { _ in Int.random(in: 0..<q, using: &random) }
      let matrix = PlaneMatrix(entries[0], entries[1], entries[2], entries[3])
      if determinant(matrix) != 0 { return matrix }
    }
  }

  /// The transform of a function of small support.
  ///
  /// - Precondition: invertible matrices with entries `0 ..< q`.
  /// - Complexity: O(support · Σd²)
  public func transform(_ weights: [(element: PlaneMatrix, weight: Double)]) -> FourierTransform {
    dual.transform(weights.map { (PreparedPlaneMatrix($0.element, plane), $0.weight) })
  }
}
