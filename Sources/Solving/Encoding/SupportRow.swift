public import ExactArithmetic

/// A linear condition `Σ coefficient(g) · ω(g) = bound` on the weights of a scheme.
public struct SupportRow: Hashable, Sendable {
  /// The coefficients that are not zero, by ascending element, each element once.
  public let coefficients: [(element: Int, value: Rational)]
  /// The right side.
  public let bound: Rational
  /// What the row means, for readers of an export.
  public let comment: String?

  /// A row given by all its coefficients, the index being the element.
  public init(_ coefficients: [Rational], equals bound: Rational, comment: String? = nil) {
    self.coefficients = coefficients.indices.compactMap {
      coefficients[$0].isZero ? nil : (element: $0, value: coefficients[$0])
    }
    self.bound = bound
    self.comment = comment
  }

  /// A row given by all its coefficients as integers, the index being the element.
  public init(_ coefficients: [Int], equals bound: Rational, comment: String? = nil) {
    self.init(coefficients.map { Rational($0) }, equals: bound, comment: comment)
  }

  /// A row given by the coefficients that are not zero.
  public init(_ coefficients: [Int: Rational], equals bound: Rational, comment: String? = nil) {
    self.coefficients = coefficients.filter { !$0.value.isZero }.sorted { $0.key < $1.key }.map {
      (element: $0.key, value: $0.value)
    }
    self.bound = bound
    self.comment = comment
  }

  /// Equality of all parts.
  public static func == (left: SupportRow, right: SupportRow) -> Bool {
    left.bound == right.bound && left.comment == right.comment
      && left.coefficients.elementsEqual(right.coefficients) { $0.element == $1.element && $0.value == $1.value }
  }

  /// Hashes all parts.
  public func hash(into hasher: inout Hasher) {
    for (element, value) in coefficients {
      hasher.combine(element)
      hasher.combine(value)
    }
    hasher.combine(bound)
    hasher.combine(comment)
  }

  /// The coefficients of all `count` elements, zeros included.
  func dense(_ count: Int) -> [Rational] {
    var dense = Array(repeating: Rational.zero, count: count)
    for (element, value) in coefficients { dense[element] = value }
    return dense
  }
}
