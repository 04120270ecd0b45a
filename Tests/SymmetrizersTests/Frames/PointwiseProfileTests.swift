import ExactArithmetic
import FiniteGroups
import Symmetrizers
import Testing

@Suite struct PointwiseProfileTests {
  /// The number of queries never exceeds what the profile says, weights sum to 1, and elements are distinct.
  private func check<Method: PointwiseSymmetrizer>(
    _ method: Method, at inputs: [Method.Input], largest: Int, kind: SymmetryGuarantee.Kind = .exact
  ) throws {
    var random = SplitMix64(seed: 6)
    #expect(method.profile.queries == largest)
    #expect(method.profile.guarantee.kind == kind)
    #expect(method.profile.preservesInvariants && !method.profile.isRandomized)
    for input in inputs {
      let queries = try method.queries(at: input, using: &random)
      #expect((1...largest).contains(queries.count))
      #expect(queries.reduce(Rational.zero) { $0 + $1.weight } == 1)
      #expect(Set(queries.map(\.element)).count == queries.count)
    }
  }

  @Test func vectors() throws {
    let words = [[3, 1, 2], [1, 1, 2], [0, 0, 0], [-1, 0, 1]]
    let minimal = MinimalImage<Int>(
      under: try PermutationGroup(generators: GroupDescription("S3").generators, degree: 3))
    try check(minimal, at: words, largest: 1)
    try check(MinimalFrame(minimal), at: words, largest: 6)
    try check(MinimalFrame(minimal, limit: 6), at: words, largest: 6)
    try check(Sorting<Int>(), at: words, largest: 1)
    try check(MinimalFrame(Sorting<Int>(), limit: 7), at: words, largest: 7)
    try check(LeastRotation<Int>(), at: words, largest: 1)
    for sorts in [false, true] {
      try check(SignCanonicalization<Int>(sorts: sorts), at: words, largest: 1)
      try check(MinimalFrame(SignCanonicalization<Int>(sorts: sorts), limit: 48), at: words, largest: 48)
    }
    try check(SortingUpToSign<Int>(), at: words, largest: 1)
    try check(SortedPair<Int>(), at: words + [[]], largest: 2)
  }

  @Test func clouds() throws {
    let plane: [[[Rational]]] = [[[0, 1], [2, 3], [1, 5]], [[0, 1], [0, 1], [0, 2]]]
    try check(SortDirections<Rational>(points: 3), at: plane, largest: 6)
    let clouds: [[[RealCyclotomic]]] = [[[1, 2, 3]], [[0, 0, 1]], [[0, 0, 0]]]
    let group = try solid(.tetrahedral)
    let alignment = CloudAlignment<RealCyclotomic>(under: group)
    try check(alignment, at: clouds, largest: 1)
    try check(MinimalFrame(alignment), at: clouds, largest: 12)
    try check(
      SoftenedFrame<RealCyclotomic>(under: group, softening: .relative(Rational(1, 4))), at: clouds, largest: 12)
    try check(
      CloudAlignment<Double>(under: matrixGroup("C5", plane: true)), at: [[[0.3, 1]], [[0, 0]]], largest: 1, kind: .none
    )
  }
}
