public import ExactArithmetic
public import FiniteGroups

/// A function class F with exact matrix coefficients in a real cyclotomic field: the polynomials of degree at most k on
/// ℝᵈ, or the linear functions, where the group acts by matrices over ℚ(2cos 2π/n).
///
/// The counterpart of ``FunctionClass`` over a number field; rational actions by matrices are allowed too. Homogeneous
/// parts are not tabulated: their matrix coefficients are computed when asked for. ``CoefficientTable`` has a basis of
/// M(F ⊕ 1).
public struct FieldFunctionClass: Sendable {
  /// Which class it is.
  public let specification: FunctionClassSpecification
  /// The group that acts.
  public let group: FiniteGroup
  /// The action that defines the class: by matrices.
  public let action: GroupAction
  /// The degrees of the homogeneous parts: 0 … k for polynomials, 1 for a representation given by matrices.
  public let degrees: ClosedRange<Int>

  let representation: FieldRepresentation

  /// The n of the field ℚ(2cos 2π/n) of the matrix coefficients; 1 for ℚ.
  public var conductor: Int { representation.conductor }

  /// Whether the labels are coordinates, `[1]`, `[2]`, …, as for `matrices:…`; otherwise they are exponents of monomials.
  public var isLinear: Bool {
    if case .polynomials = specification { false } else { true }
  }

  /// Whether the matrix coefficients of a class are in general not rational, so that it is made here and not as a
  /// ``FunctionClass``.
  public static func isNeeded(for specification: FunctionClassSpecification, action: GroupAction) -> Bool {
    switch (specification, action) {
    case (.fieldMatrices, _), (.polynomials, .fieldMatrices): true
    default: false
    }
  }

  /// Tabulates the action.
  ///
  /// - Parameters:
  ///   - specification: `polynomials:k`, or matrices, which need no other action.
  ///   - group: the group.
  ///   - action: the action by matrices that polynomials are built on.
  /// - Throws: ``RepresentationError`` where class and action do not fit, matrices are no representation, or the class is
  ///   too large.
  /// - Complexity: O(order · generators · d³) products in the field
  public init(
    _ specification: FunctionClassSpecification, group: FiniteGroup, action: GroupAction
  ) throws(RepresentationError) {
    let name = specification.description
    func unsuitable(_ hint: String) -> RepresentationError { .unsuitableAction(className: name, hint: hint) }
    let matrices: GroupAction
    switch specification {
    case .polynomials(let degree):
      matrices = action
      degrees = 0...degree
    case .matrices(let images):
      matrices = .matrices(dimension: images.first?.rowCount ?? 1, images: images)
      degrees = 1...1
    case .fieldMatrices(let conductor, let images):
      matrices = .fieldMatrices(dimension: images.first?.rowCount ?? 1, conductor: conductor, images: images)
      degrees = 1...1
    case .functions, .regular, .tuples, .subsets, .characters:
      throw unsuitable(
        "its matrix coefficients are rational; over a number field there are polynomials:k and matrices:…")
    }
    let images: [Matrix<RealCyclotomic>]
    switch matrices {
    case .fieldMatrices(_, _, let list): images = list
    case .matrices(_, let list): images = list.map { $0.mapEntries { RealCyclotomic($0) } }
    case .permutation, .signedPermutation:
      throw unsuitable("its matrix coefficients are rational, because the action permutes points or coordinates")
    }
    let dimension = matrices.dimension
    let count = LabelCount.polynomials(variables: dimension, degree: degrees.upperBound)
    guard count <= FunctionClass.dimensionLimit else {
      throw .classTooLarge(className: name, what: "\(count) basis functions", limit: FunctionClass.dimensionLimit)
    }
    let numbers = group.order.multipliedReportingOverflow(by: dimension * dimension)
    guard !numbers.overflow, numbers.partialValue <= FunctionClass.tableLimit else {
      throw .classTooLarge(className: name, what: "matrices of size \(dimension)", limit: FunctionClass.tableLimit)
    }
    representation = try FieldRepresentation(
      images: images, dimension: dimension, conductor: matrices.conductor, group: group)
    self.specification = specification
    self.group = group
    self.action = matrices
  }

  /// The dimension of F.
  public var dimension: Int { degrees.reduce(0) { $0 + labels(ofDegree: $1).count } }

  /// The labels of the basis of a homogeneous part: exponents of monomials, or coordinates.
  ///
  /// - Complexity: O(number of labels)
  public func labels(ofDegree degree: Int) -> [[Int]] {
    isLinear
      ? (0..<representation.dimension).map { [$0 + 1] }
      : Exponents(variables: representation.dimension, degree: degree).map { $0 }
  }

  /// The matrix of an element on ℝᵈ.
  ///
  /// - Complexity: O(d²)
  public func matrix(of element: Int) -> Matrix<RealCyclotomic> {
    let dimension = representation.dimension
    return Matrix(
      rows: (0..<dimension).map { row in (0..<dimension).map { representation.entry(row, $0, at: element) } },
      columnCount: dimension)
  }

  /// The values of a matrix coefficient g ↦ ⟨row, ρ(g) column⟩ on the group, in the order of its elements; `nil` if the
  /// labels are not labels of the same homogeneous part.
  ///
  /// - Complexity: O(order · d²) products in the field for each term of `SymmetricPowerEntry`, of which there is one where
  ///   a label is the power of one variable
  public func values(row: [Int], column: [Int]) -> [RealCyclotomic]? {
    guard let entry = entry(row: row, column: column) else { return nil }
    let degree = entry.terms.lazy.flatMap(\.factors).map(\.exponent).max() ?? 0
    return EntryPowers<RealCyclotomic>(of: representation, upTo: degree).values(of: entry, order: group.order)
  }

  /// The matrix coefficient of two labels as a polynomial in the entries of the matrices.
  func entry(row: [Int], column: [Int]) -> SymmetricPowerEntry? {
    guard let row = exponents(row), let column = exponents(column), row.reduce(0, +) == column.reduce(0, +) else {
      return nil
    }
    return SymmetricPowerEntry(row: row, column: column)
  }

  private func exponents(_ label: [Int]) -> [Int]? {
    let dimension = representation.dimension
    if isLinear {
      guard label.count == 1, (1...dimension).contains(label[0]) else { return nil }
      return (1...dimension).map { $0 == label[0] ? 1 : 0 }
    }
    guard label.count == dimension, label.allSatisfy({ $0 >= 0 }), degrees.contains(label.reduce(0, +)) else {
      return nil
    }
    return label
  }

  /// The character of the action on ℝᵈ, the trace of ρ(g).
  ///
  /// - Complexity: O(d) sums
  public func character(at element: Int) -> RealCyclotomic { representation.trace(at: element) }
}
