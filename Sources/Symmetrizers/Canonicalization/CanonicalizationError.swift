public import BigInt

/// Why a canonical point, a frame or a witness is not found.
public enum CanonicalizationError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The input has another number of entries than the group moves.
  case wrongLength(Int, expected: Int)
  /// A point of the cloud has another number of coordinates than the matrices have columns; which point, counted from
  /// 0.
  case wrongDimension(point: Int, count: Int, expected: Int)
  /// The entry at this place, counted from 0, is not equal to itself (not a number), so that there is no order.
  case notOrdered(place: Int)
  /// A point of the set is not moved by the group, or occurs twice.
  case notASet(point: Int, degree: Int)
  /// The search for a minimal image was given up; how many entries of images it was allowed to look at.
  case workLimit(Int)
  /// The stabilizer, a coset of which would be asked, has more elements than allowed.
  case stabilizerTooLarge(order: BigInt, limit: Int)
  /// The matrices generate more elements than allowed.
  case groupTooLarge(limit: Int)
  /// The generators are not square matrices of one size, or there is none.
  case malformedMatrices(String)
  /// The softening of a frame is not positive.
  case softening(String)

  /// One line for the user.
  public var description: String {
    switch self {
    case .wrongLength(let count, let expected): "the input has \(count) entries; the group moves \(expected)"
    case .wrongDimension(let point, let count, let expected):
      "point \(point + 1) has \(count) coordinates; the matrices act on \(expected)"
    case .notOrdered(let place): "entry \(place + 1) is not a number, so the images have no order; give finite numbers"
    case .notASet(let point, let degree):
      "\(point) is not a point or occurs twice; a set consists of distinct points 0 … \(degree - 1)"
    case .workLimit(let limit):
      "no minimal image was found within \(limit) entries of images; allow more work"
    case .stabilizerTooLarge(let order, let limit):
      "the stabilizer of the point has \(order) elements; at most \(limit) are asked: use the canonical point alone"
    case .groupTooLarge(let limit): "the matrices generate more than \(limit) elements, or infinitely many"
    case .malformedMatrices(let reason): reason
    case .softening(let text): "the softening of a frame is positive, not \(text)"
    }
  }
}
