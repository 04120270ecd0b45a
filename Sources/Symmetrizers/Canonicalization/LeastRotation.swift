public import FiniteGroups

/// C_n on lists of n entries by cyclic shifts: the lexicographically least rotation.
///
/// Continuity, for real entries: n ≤ 2 is sorting. For n > 2 the group has no reflection, so no canonicalization is
/// continuous (``ReflectionCriterion``). Where this one jumps, for n = 3: (0, ε, 1) is least as it is, (ε, 0, 1) as
/// (0, 1, ε); for ε → 0 these are (0, 0, 1) and (0, 1, 0). ``DiscontinuityWitness`` finds such places.
///
/// - Complexity: O(n) comparisons
///
/// Source: K. S. Booth, "Lexicographically least circular substrings", Inform. Process. Lett. 10, 1980; J.-P. Duval,
/// "Factorizing words over an ordered alphabet", J. Algorithms 4, 1983; the form with two starting places is folklore
/// of both.
public struct LeastRotation<Entry: Comparable & Sendable>: OrbitCanonicalization {
  /// Elements of the group: rotations of the n places.
  public typealias Element = Permutation
  /// Lists.
  public typealias Input = [Entry]

  /// Least rotations of lists of any length.
  public init() {}

  /// One query; continuity as it is for lists of any length.
  public var profile: SymmetrizerProfile { profile(length: nil) }

  /// What holds for lists of a length; `nil` for all lengths at once.
  public func profile(length: Int?) -> SymmetrizerProfile {
    let continuity: Continuity =
      switch length ?? .max {
      case ...1: .unmoved
      case 2: .sorting
      default:
        Continuity(
          isPreserved: false,
          reason: "for n > 2, at (0, 0, 1) approached by (0, ε, 1) and (ε, 0, 1): limits (0, 0, 1) and (0, 1, 0)")
      }
    return .canonicalization("least-rotation", source: "Booth 1980; Duval 1983", continuity: continuity)
  }

  /// The place where the least rotation begins: the first one, if there are several.
  static func start(_ input: [Entry]) -> Int {
    let count = input.count
    // Two candidates and the length of their agreement; the lesser entry excludes all starts that the agreement covers.
    var (left, right, length) = (0, 1, 0)
    while left < count, right < count, length < count {
      let (a, b) = (input[(left + length) % count], input[(right + length) % count])
      if a == b {
        length += 1
        continue
      }
      if a < b { right += length + 1 } else { left += length + 1 }
      if left == right { right += 1 }
      length = 0
    }
    return min(left, right)
  }

  /// The least rotation, and the rotation that carries it to the list.
  ///
  /// - Throws: ``CanonicalizationError/notOrdered(place:)``
  public func canonicalForm(of input: [Entry]) throws -> CanonicalForm<Permutation, [Entry]> {
    if let place = input.firstIndex(where: { $0 != $0 }) { throw CanonicalizationError.notOrdered(place: place) }
    let rotation = try LeastRotation.rotation(by: LeastRotation.start(input), count: input.count)
    return CanonicalForm(image: rotation.carriedBack(input), element: rotation)
  }

  private static func rotation(by shift: Int, count: Int) throws -> Permutation {
    try MinimalImageSearch.permutation((0..<count).map { ($0 + shift) % count })
  }

  /// The list that has x_{g(j)} at place j.
  public func carriedBack(_ input: [Entry], by element: Permutation) -> [Entry] { element.carriedBack(input) }

  /// The product g·h.
  public func product(_ left: Permutation, _ right: Permutation) -> Permutation { left * right }

  /// The rotations by multiples of the least period.
  ///
  /// - Throws: ``CanonicalizationError/stabilizerTooLarge(order:limit:)``
  /// - Complexity: O(n · divisors of n)
  public func stabilizer(ofCanonical image: [Entry], limit: Int) throws -> [Permutation] {
    let count = image.count
    guard count > 0 else { return [Permutation(identity: 0)] }
    let period =
      (1...count).first { period in
        count.isMultiple(of: period) && (period..<count).allSatisfy { image[$0] == image[$0 - period] }
      } ?? count
    guard count / period <= limit else {
      throw CanonicalizationError.stabilizerTooLarge(order: .init(count / period), limit: limit)
    }
    return try stride(from: 0, to: count, by: period).map { try LeastRotation.rotation(by: $0, count: count) }
  }
}
