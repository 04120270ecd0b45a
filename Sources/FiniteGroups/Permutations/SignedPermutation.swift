/// A signed permutation of coordinates: eᵢ ↦ ±e_j, an element of the hyperoctahedral group acting on ℝᵈ.
public struct SignedPermutation: Sendable, Hashable {
  /// The permutation of the coordinates.
  public let permutation: Permutation
  /// For each coordinate, whether its image carries a minus sign.
  public let negated: [Bool]

  /// The signed permutation sending eᵢ to −e_{p(i)} where `negated[i]`, to e_{p(i)} elsewhere.
  ///
  /// - Precondition: `negated.count == permutation.degree`.
  public init(_ permutation: Permutation, negated: [Bool]) {
    precondition(negated.count == permutation.degree, "one sign per coordinate")
    self.permutation = permutation
    self.negated = negated
  }

  /// The number of coordinates.
  public var dimension: Int { permutation.degree }

  /// One-line notation with signs, counted from 1: entry j at place i says eᵢ ↦ sign(j)·e_|j|.
  public var oneLine: [Int] { zip(permutation.oneLine, negated).map { $1 ? -$0 : $0 } }

  /// The product as linear maps.
  ///
  /// - Precondition: equal dimensions.
  public static func * (left: SignedPermutation, right: SignedPermutation) -> SignedPermutation {
    SignedPermutation(
      left.permutation * right.permutation,
      negated: (0..<right.dimension).map { right.negated[$0] != left.negated[right.permutation($0)] })
  }

  /// The identity of ℝᵈ.
  public init(identity dimension: Int) {
    self.init(Permutation(identity: dimension), negated: Array(repeating: false, count: dimension))
  }
}
