import FiniteGroups
import Testing

/// The group axioms and the agreement of indices with permutations, on all pairs of the sampled elements.
public func expectGroupLaws(_ group: FiniteGroup, samples: [Int]? = nil) {
  let elements = samples ?? Array(0..<group.order)
  #expect(group.permutation(group.identity).isIdentity)
  for a in elements {
    let permutation = group.permutation(a)
    #expect(group.index(of: permutation) == a)
    #expect(group.product(a, group.inverse(a)) == group.identity)
    #expect(group.product(group.inverse(a), a) == group.identity)
    #expect(group.product(a, group.identity) == a && group.product(group.identity, a) == a)
    for b in elements {
      #expect(group.permutation(group.product(a, b)) == permutation * group.permutation(b))
    }
  }
}

/// A small deterministic generator (SplitMix64) for tests that sample.
public struct SeededGenerator: RandomNumberGenerator, Sendable {
  private var state: UInt64

  /// A generator whose sequence the seed decides.
  public init(seed: UInt64) { state = seed }

  /// The next 64 bits.
  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
