import ExactArithmetic
import FiniteGroups
import Symmetrizers
import Testing

/// A frame that is not equivariant: one element that sorts, where entries tie.
private func weights<Method: PointwiseSymmetrizer>(_ method: Method, at input: Method.Input) throws -> [WeightedQuery<
  Method.Element
>] {
  var random = SplitMix64(seed: 0)
  return try method.queries(at: input, using: &random)
}

/// Σ ωₓ(g) f(g⁻¹x).
private func value<Method: PointwiseSymmetrizer>(
  _ method: Method, at input: Method.Input, of function: (Method.Input) -> Rational
) throws -> Rational {
  try weights(method, at: input).reduce(Rational.zero) {
    $0 + $1.weight * function(method.carriedBack(input, by: $1.element))
  }
}

@Suite struct FrameTests {
  @Test(arguments: ["C4", "D4", "A4", "S4", "(1 2)(3 4)"])
  func minimalFramesAreEquivariantAndCanonicalElementsAreNot(_ name: String) throws {
    let description = try GroupDescription(name)
    let group = try PermutationGroup(generators: description.generators, degree: 4)
    let listed = try FiniteGroup(generators: description.generators, degree: 4)
    let elements = (0..<listed.order).map { listed.permutation($0) }
    let words = ternaryWords(4)
    let minimal = MinimalImage<Int>(under: group)
    let frame = MinimalFrame(minimal)
    // All points are tried: a proof.
    #expect(try frame.equivarianceViolation(points: words, elements: group.generators) == nil)
    #expect(try frame.invarianceViolation(points: words, elements: group.generators) == nil)
    #expect(try minimal.invarianceViolation(points: words, elements: group.generators) == nil)
    // One element alone cannot be carried along where the stabilizer is not trivial.
    let violation = try #require(try minimal.equivarianceViolation(points: words, elements: elements))
    #expect(try minimal.stabilizer(of: violation.point).order > 1)
    for word in words {
      let fixing = elements.filter { moved(word, by: $0) == word }
      #expect(try frame.frame(at: word).count == fixing.count)
      #expect(try Set(frame.frame(at: word)) == Set(fixing.map { try $0 * minimal.canonicalForm(of: word).element }))
    }
  }

  @Test func minimalFramesOfSignsRotationsAndClouds() throws {
    let words = ternaryWords(3).map { $0.map { $0 - 1 } }
    let flips = (0..<3).map { place in
      SignedPermutation(Permutation(identity: 3), negated: (0..<3).map { $0 == place })
    }
    let cycle = try SignedPermutation(Permutation(oneLine: [2, 3, 1]), negated: [false, true, false])
    #expect(try MinimalFrame(SignCanonicalization<Int>()).equivarianceViolation(points: words, elements: flips) == nil)
    #expect(
      try MinimalFrame(SignCanonicalization<Int>(sorts: true)).equivarianceViolation(
        points: words, elements: flips + [cycle])
        == nil)
    #expect(try weights(MinimalFrame(SignCanonicalization<Int>()), at: [0, 5, 0]).count == 4)
    let rotation = try Permutation(oneLine: [2, 3, 4, 5, 6, 1])
    let periodic = ternaryWords(6).filter { $0[0] == $0[3] }
    #expect(
      try MinimalFrame(LeastRotation<Int>()).equivarianceViolation(points: periodic, elements: [rotation]) == nil)
    let both = (0..<2).map { sign in
      try? SignedPermutation(
        Permutation(oneLine: sign == 0 ? [2, 1, 3] : [2, 3, 1]), negated: Array(repeating: sign == 1, count: 3))
    }.compactMap { $0 }
    #expect(try MinimalFrame(SortingUpToSign<Int>()).equivarianceViolation(points: words, elements: both) == nil)
    let alignment = CloudAlignment<RealCyclotomic>(under: try solid(.octahedral))
    #expect(
      try MinimalFrame(alignment).equivarianceViolation(
        points: [[[1, 0, 0]], [[1, 1, 1]], [[1, 2, 3]], [[0, 0, 0]], [[1, 1, 0], [2, 2, 0]]], elements: [1, 2, 5, 11])
        == nil)
  }

  /// The output −1 is moved by the exchange of the two coordinates of x. At a fixed point an equivariant f is 0 there.
  @Test func carryingOutputsBackNeedsTheStabilizer() throws {
    func signed<Method: PointwiseSymmetrizer<Permutation, [Int]>>(_ method: Method, _ input: [Int]) throws -> Rational {
      try weights(method, at: input).reduce(Rational.zero) { $0 + ($1.element.isEven ? $1.weight : -$1.weight) }
    }
    #expect(try signed(Sorting<Int>(), [1, 1]).magnitude == 1)
    #expect(try signed(MinimalFrame(Sorting<Int>()), [1, 1]) == 0)
    #expect(try signed(MinimalFrame(Sorting<Int>()), [1, 2]) == -signed(MinimalFrame(Sorting<Int>()), [2, 1]))
    #expect(throws: CanonicalizationError.stabilizerTooLarge(order: 24, limit: 23)) {
      try weights(MinimalFrame(Sorting<Int>(), limit: 23), at: [7, 7, 7, 7])
    }
  }

  @Test func framesOfTheCaller() throws {
    func averaging(_ frame: @escaping @Sendable ([Int]) throws -> [Permutation]) -> FrameAveraging<Permutation, [Int]> {
      FrameAveraging(
        name: "test", largest: 6, continuity: Continuity(isPreserved: nil, reason: "finite"), frame: frame,
        carriedBack: { word, element in word.indices.map { word[element($0)] } }, product: { $0 * $1 })
    }
    let group = try FiniteGroup(generators: GroupDescription("S3").generators, degree: 3)
    let elements = (0..<6).map { group.permutation($0) }
    let words = ternaryWords(3)
    // All elements that bring a least entry to the first place.
    let right = averaging { word in elements.filter { word[$0(0)] == word.min() } }
    #expect(try right.equivarianceViolation(points: words, elements: elements) == nil)
    #expect(try weights(right, at: [0, 1, 2]).map(\.weight) == [Rational(1, 2), Rational(1, 2)])
    // The same with g for g⁻¹.
    let wrong = averaging { word in elements.filter { word[$0.inverse(0)] == word.min() } }
    #expect(try wrong.equivarianceViolation(points: words, elements: elements) != nil)
    var random = SplitMix64(seed: 8)
    #expect(
      try wrong.sampledEquivarianceViolation(
        trials: 100, using: &random, point: { random in words[Int.random(in: 0..<27, using: &random)] },
        element: { random in elements[Int.random(in: 0..<6, using: &random)] }) != nil)
  }

  @Test func theSortedPairIsInvariantAndContinuous() throws {
    let words = ternaryWords(3).map { $0.map { Rational($0 - 1) } }
    let method = SortedPair<Rational>()
    let elements = try [([2, 1, 3], false), ([2, 3, 1], true)].map { images, sign in
      SignedPermutation(try Permutation(oneLine: images), negated: Array(repeating: sign, count: 3))
    }
    #expect(try method.invarianceViolation(points: words, elements: elements) == nil)
    // Where the canonicalization jumps, the pair does not.
    let half = Rational(1, 2)
    func middle(_ small: Rational) throws -> Rational {
      try value(method, at: [-1 + small, half, 1]) { $0[1] * $0[2] }
    }
    for k in 1...20 {
      let small = Rational(1, 1 << k)
      #expect(try (middle(small) - middle(-small)).magnitude <= 2 * small)
    }
  }
}
