public import FiniteGroups

/// How an element of a group, a permutation of points, moves the coordinates of a module.
public enum CoordinateAction: Sendable, Hashable {
  /// The coordinates are the points.
  case points
  /// The points 2i and 2i + 1 (counted from 0) stand for +eᵢ and −eᵢ: signed permutations, as of B_n and C2^n.
  case signedPairs

  /// The number of coordinates for so many points.
  func coordinates(degree: Int) -> Int { self == .points ? degree : degree / 2 }

  /// The signed permutation of the coordinates, or `nil` for a permutation that is none: it does not keep the pairs.
  ///
  /// - Complexity: O(degree)
  public func signedPermutation(_ element: Permutation) -> SignedPermutation? {
    if self == .points {
      return SignedPermutation(element, negated: Array(repeating: false, count: element.degree))
    }
    let count = element.degree / 2
    var images: [Int] = []
    var negated: [Bool] = []
    for coordinate in 0..<count {
      let (positive, negative) = (element(2 * coordinate), element(2 * coordinate + 1))
      guard positive / 2 == negative / 2 else { return nil }
      images.append(positive / 2 + 1)
      negated.append(!positive.isMultiple(of: 2))
    }
    return (try? Permutation(oneLine: images)).map { SignedPermutation($0, negated: negated) }
  }
}
