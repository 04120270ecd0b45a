/// A permutation of the points 1 … n.
///
/// Points are counted from 1 in text and in ``oneLine``, from 0 everywhere else. Permutations multiply as functions:
/// `(g * h)(x) = g(h(x))`.
public struct Permutation: Sendable, Hashable {
  /// The largest number of points: images are stored in 16 bits.
  public static let maximumDegree = 65_535

  /// The images of the points 0 ..< n.
  @usableFromInline let images: [UInt16]

  init(unchecked images: [UInt16]) { self.images = images }

  /// The identity on `degree` points.
  ///
  /// - Precondition: `0 <= degree <= maximumDegree`.
  public init(identity degree: Int) {
    precondition((0...Permutation.maximumDegree).contains(degree), "a permutation has at most 65535 points")
    images = (0..<degree).map { UInt16($0) }
  }

  /// The permutation that sends i to `oneLine[i - 1]`, both counted from 1.
  ///
  /// - Throws: ``GroupError/notAPermutation(_:)`` unless every number 1 … n occurs exactly once.
  public init(oneLine: [Int]) throws(GroupError) {
    guard oneLine.count <= Permutation.maximumDegree else {
      throw .degreeTooLarge(oneLine.count, limit: Permutation.maximumDegree)
    }
    var seen = [Bool](repeating: false, count: oneLine.count)
    for image in oneLine {
      guard (1...oneLine.count).contains(image), !seen[image - 1] else { throw .notAPermutation(oneLine) }
      seen[image - 1] = true
    }
    images = oneLine.map { UInt16($0 - 1) }
  }

  /// The number of points.
  @inlinable public var degree: Int { images.count }

  /// The images of 1 … n, counted from 1.
  public var oneLine: [Int] { images.map { Int($0) + 1 } }

  /// Whether every point is fixed.
  public var isIdentity: Bool {
    images.withUnsafeBufferPointer { images in images.indices.allSatisfy { Int(images[$0]) == $0 } }
  }

  /// The image of a point, counted from 0.
  @inlinable
  public func callAsFunction(_ point: Int) -> Int { Int(images[point]) }

  /// The product as functions, `(g * h)(x) = g(h(x))`.
  ///
  /// - Precondition: equal degrees.
  /// - Complexity: O(degree)
  public static func * (left: Permutation, right: Permutation) -> Permutation {
    precondition(left.degree == right.degree, "permutations of different degrees have no product")
    let degree = left.degree
    return Permutation(
      unchecked: Array(unsafeUninitializedCapacity: degree) { result, count in
        left.images.withUnsafeBufferPointer { left in
          right.images.withUnsafeBufferPointer { right in
            for point in 0..<degree { result[point] = left[Int(right[point])] }
          }
        }
        count = degree
      })
  }

  /// The inverse.
  ///
  /// - Complexity: O(degree)
  public var inverse: Permutation {
    let degree = degree
    return Permutation(
      unchecked: Array(unsafeUninitializedCapacity: degree) { result, count in
        images.withUnsafeBufferPointer { images in
          for point in 0..<degree { result[Int(images[point])] = UInt16(truncatingIfNeeded: point) }
        }
        count = degree
      })
  }

  /// The permutation on more points that moves `shift … shift + degree − 1` as this one moves its own, and fixes the rest.
  ///
  /// - Precondition: `shift + degree <= total <= maximumDegree`.
  func shifted(by shift: Int, total: Int) -> Permutation {
    var result = Permutation(identity: total).images
    for (point, image) in images.enumerated() { result[point + shift] = image + UInt16(shift) }
    return Permutation(unchecked: result)
  }

  /// The cycles of length at least 2, each beginning with its least point, counted from 0.
  public var cycles: [[Int]] {
    var seen = [Bool](repeating: false, count: degree)
    var result: [[Int]] = []
    for start in 0..<degree where !seen[start] {
      var cycle: [Int] = []
      var point = start
      while !seen[point] {
        seen[point] = true
        cycle.append(point)
        point = self(point)
      }
      if cycle.count > 1 { result.append(cycle) }
    }
    return result
  }
}

extension Permutation: CustomStringConvertible {
  /// Cycle notation, `"(1 2 3)(4 5)"`; the identity is `"()"`.
  public var description: String {
    if isIdentity { return "()" }
    return cycles.map { "(" + $0.map { "\($0 + 1)" }.joined(separator: " ") + ")" }.joined()
  }
}
