public import ExactArithmetic

/// Numbers in which weighted sums of vectors are formed.
public protocol LinearScalar: Sendable {
  /// Σ wᵢvᵢ, place by place.
  ///
  /// - Precondition: as many weights as vectors, vectors of the same length.
  static func combination(_ weights: [Rational], of vectors: [[Self]]) -> [Self]
}

/// Values of functions that can be averaged: numbers, and arrays of numbers.
public protocol LinearValue: Sendable {
  /// The numbers that a value consists of.
  associatedtype Scalar: LinearScalar
  /// The numbers, in a fixed order.
  var coordinates: [Scalar] { get }
  /// The value of given numbers, as many as ``coordinates`` of a value of the same shape has.
  init?(coordinates: [Scalar])
}

extension Rational: LinearScalar, LinearValue {
  /// Σ wᵢvᵢ, exactly.
  ///
  /// - Complexity: O(weights · length) operations
  public static func combination(_ weights: [Rational], of vectors: [[Rational]]) -> [Rational] {
    var sum = [Rational](repeating: .zero, count: vectors.first?.count ?? 0)
    for (weight, vector) in zip(weights, vectors) {
      for place in sum.indices { sum[place] += weight * vector[place] }
    }
    return sum
  }

  /// The number alone.
  public var coordinates: [Rational] { [self] }

  /// The only number of a list.
  public init?(coordinates: [Rational]) {
    guard coordinates.count == 1 else { return nil }
    self = coordinates[0]
  }
}

extension Double: LinearValue {
  /// The number alone.
  public var coordinates: [Double] { [self] }

  /// The only number of a list.
  public init?(coordinates: [Double]) {
    guard coordinates.count == 1 else { return nil }
    self = coordinates[0]
  }
}

extension Array: LinearValue where Element: LinearScalar {
  /// The array itself.
  public var coordinates: [Element] { self }

  /// The array of given numbers.
  public init?(coordinates: [Element]) { self = coordinates }
}
