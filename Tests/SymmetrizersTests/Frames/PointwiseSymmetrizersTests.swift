import ExactArithmetic
import FiniteGroups
import Symmetrizers
import Testing

@Suite struct PointwiseSymmetrizersTests {
  private func group(_ name: String) throws -> PermutationGroup {
    let description = try GroupDescription(name)
    return try PermutationGroup(generators: description.generators, degree: description.degree)
  }

  @Test(arguments: [
    ("S5", ["minimal-image", "minimal-frame over minimal-image", "sorting"], 120),
    ("A5", ["minimal-image", "minimal-frame over minimal-image", "even-sorting"], 60),
    ("C5", ["minimal-image", "minimal-frame over minimal-image", "least-rotation"], 5),
    ("D5", ["minimal-image", "minimal-frame over minimal-image"], 10),
    ("S30", ["minimal-image", "minimal-frame over minimal-image", "sorting"], 5040),
  ])
  func vectors(_ name: String, names: [String], largestFrame: Int) throws {
    let found = PointwiseSymmetrizers.onVectors(of: Int.self, under: try group(name))
    #expect(found.map(\.profile.name) == names)
    #expect(found.map(\.profile.queries).max() == largestFrame)
    #expect(found.allSatisfy { $0.profile.guarantee.kind == .exact && $0.profile.preservesInvariants })
    // All canonical points of one orbit agree, and they are the same for methods of one name of order.
    let degree = try group(name).degree
    let word = (0..<degree).map { $0 * 7 % (degree < 10 ? 3 : 31) }
    var random = SplitMix64(seed: 2)
    let least = try found.map { method in
      method.carriedBack(word, by: try method.queries(at: word, using: &random)[0].element)
    }
    #expect(Set(least).count == 1)
  }

  /// The number of queries never exceeds what the profile says, and weights sum to 1.
  @Test func profilesBoundTheQueries() throws {
    var random = SplitMix64(seed: 6)
    func check<Element, Input>(_ methods: [any PointwiseSymmetrizer<Element, Input>], at inputs: [Input]) throws {
      for method in methods { try check(method, at: inputs) }
    }
    func check<Method: PointwiseSymmetrizer>(_ method: Method, at inputs: [Method.Input]) throws {
      #expect(try method.queryCounts(at: inputs).allSatisfy { (1...method.profile.queries).contains($0) })
      for input in inputs {
        let queries = try method.queries(at: input, using: &random)
        #expect(queries.reduce(Rational.zero) { $0 + $1.weight } == 1)
        #expect(Set(queries.map(\.element)).count == queries.count)
      }
    }
    let words = [[3, 1, 2], [1, 1, 2], [0, 0, 0], [-1, 0, 1]]
    try check(PointwiseSymmetrizers.onVectors(under: try group("S3")), at: words)
    try check(PointwiseSymmetrizers.onSigns(sorts: true), at: words)
    try check(PointwiseSymmetrizers.onSigns(sorts: false), at: words)
    try check(PointwiseSymmetrizers.onVectorsUpToSign(), at: words)
    try check(
      PointwiseSymmetrizers.onPlanePoints(count: 3), at: [[[0, 1], [2, 3], [1, 5]], [[0, 1], [0, 1], [0, 2]]])
    let clouds: [[[RealCyclotomic]]] = [[[1, 2, 3]], [[0, 0, 1]], [[0, 0, 0]]]
    try check(PointwiseSymmetrizers.onClouds(under: try solid(.tetrahedral)), at: clouds)
    #expect(
      try PointwiseSymmetrizers.onClouds(under: solid(.tetrahedral)).map(\.profile.continuity.isPreserved) == [
        false, false, false, true,
      ])
  }
}
