import ExactArithmetic
import FiniteGroups
import Symmetrizers
import Testing

/// The group of an action, by its name.
func matrixGroup(_ name: String, plane: Bool = false) throws -> FiniteMatrixGroup<RealCyclotomic> {
  let description = try GroupDescription(name)
  let group = try FiniteGroup(generators: description.generators, degree: description.degree)
  return try FiniteMatrixGroup(try description.action(plane ? .plane : .natural, of: group))
}

/// The symmetries of a solid on ℝ³.
func solid(_ group: PointGroup) throws -> FiniteMatrixGroup<RealCyclotomic> { try FiniteMatrixGroup(group.action) }

@Suite struct ContinuityTests {
  /// Where a witness is found it is checked from the canonicalization alone: the two sequences, and their limits.
  private func confirm<Method: OrbitCanonicalization<Permutation, [Rational]>>(
    _ witness: DiscontinuityWitness<Rational>, of method: Method
  ) throws {
    #expect(witness.isProof)
    let jump = try #require(witness.jump)
    #expect(jump.lower != jump.upper)
    func value(_ time: Rational) throws -> Rational {
      let point = zip(witness.start, witness.end).map { $0 + time * ($1 - $0) }
      return try method.canonicalForm(of: point).image[witness.coordinate]
    }
    for (number, interval) in witness.intervals.enumerated().suffix(20) {
      #expect(interval.upper - interval.lower == Rational(1, 3) / Rational(1 << number))
      // f∘κ is as near to its limits as the sequences are to the jump, up to the slope.
      let reach = witness.slope * (interval.upper - interval.lower)
      #expect(try (value(interval.lower) - jump.lower).magnitude <= reach)
      #expect(try (value(interval.upper) - jump.upper).magnitude <= reach)
    }
  }

  @Test(arguments: ["C3", "C5", "A4", "(1 2)(3 4)", "D4"])
  func groupsWithoutEnoughTranspositionsJump(_ name: String) throws {
    let description = try GroupDescription(name)
    let group = try PermutationGroup(generators: description.generators, degree: description.degree)
    let method = MinimalImage<Rational>(under: group)
    var random = SplitMix64(seed: 1)
    let found: DiscontinuityWitness<Rational>? = try method.discontinuityWitness(size: group.degree, using: &random)
    try confirm(try #require(found), of: method)
    #expect(method.profile.continuity.isPreserved == false)
    #expect(try !ReflectionCriterion(matrixGroup(name)).hasContinuousCanonicalization)
  }

  @Test(arguments: ["S4", "S2xS3", "(1 2)"])
  func groupsOfTranspositionsDoNot(_ name: String) throws {
    let description = try GroupDescription(name)
    let group = try PermutationGroup(generators: description.generators, degree: description.degree)
    let method = MinimalImage<Rational>(under: group)
    var random = SplitMix64(seed: 2)
    let found: DiscontinuityWitness<Rational>? = try method.discontinuityWitness(size: group.degree, using: &random)
    #expect(found == nil)
    #expect(method.profile.continuity.isPreserved == true)
    #expect(try ReflectionCriterion(matrixGroup(name)).hasContinuousCanonicalization)
  }

  @Test func rotationsAndEvenSortingJumpSignsDoNot() throws {
    var random = SplitMix64(seed: 3)
    let rotation = LeastRotation<Rational>()
    try confirm(try #require(try rotation.discontinuityWitness(size: 4, using: &random)), of: rotation)
    let even = Sorting<Rational>(isAlternating: true)
    try confirm(try #require(try even.discontinuityWitness(size: 3, using: &random)), of: even)
    let pair: DiscontinuityWitness<Rational>? = try rotation.discontinuityWitness(size: 2, using: &random)
    #expect(pair == nil)
    let sorted: DiscontinuityWitness<Rational>? = try Sorting<Rational>().discontinuityWitness(size: 5, using: &random)
    #expect(sorted == nil)
    for sorts in [false, true] {
      let signs: DiscontinuityWitness<Rational>? =
        try SignCanonicalization<Rational>(sorts: sorts).discontinuityWitness(size: 4, using: &random)
      #expect(signs == nil)
    }
    let common: DiscontinuityWitness<Rational>? =
      try SortingUpToSign<Rational>().discontinuityWitness(size: 3, using: &random)
    #expect(try #require(common).isProof)
    let two: DiscontinuityWitness<Rational>? = try SortingUpToSign<Rational>().discontinuityWitness(
      size: 2, using: &random)
    #expect(two == nil)
  }

  @Test func theExamplesInTheCommentsJumpAsTheySay() throws {
    for k in 1...30 {
      let small = Rational(1, 1 << k)
      #expect(try LeastRotation<Rational>().canonicalForm(of: [0, small, 1]).image == [0, small, 1])
      #expect(try LeastRotation<Rational>().canonicalForm(of: [small, 0, 1]).image == [0, 1, small])
      let half = Rational(1, 2)
      #expect(try SortingUpToSign<Rational>().canonicalForm(of: [-1 - small, half, 1]).image == [-1 - small, half, 1])
      #expect(
        try SortingUpToSign<Rational>().canonicalForm(of: [-1 + small, half, 1]).image == [-1, -half, 1 - small])
      let rows: Sorting<[Rational]> = .rows()
      #expect(try rows.canonicalForm(of: [[-small, 1], [0, 0]]).image == [[-small, 1], [0, 0]])
      #expect(try rows.canonicalForm(of: [[small, 1], [0, 0]]).image == [[0, 0], [small, 1]])
    }
  }

  @Test func rowsJumpFromTwoColumnsOn() throws {
    var random = SplitMix64(seed: 4)
    let rows: Sorting<[Rational]> = .rows()
    #expect(try #require(try rows.discontinuityWitness(rows: 3, columns: 2, using: &random)).isProof)
    #expect(try rows.discontinuityWitness(rows: 3, columns: 1, using: &random) == nil)
  }

  @Test func cloudsJumpUnlessReflectionsGenerate() throws {
    var random = SplitMix64(seed: 5)
    for (name, points) in [("C4", 1), ("C5", 1), ("D3", 2)] {
      let alignment = CloudAlignment<RealCyclotomic>(under: try matrixGroup(name, plane: true))
      let witness = try #require(try alignment.discontinuityWitness(points: points, segments: 40, using: &random))
      #expect(witness.isProof)
    }
    let chamber = CloudAlignment<RealCyclotomic>(under: try matrixGroup("D4", plane: true))
    #expect(try chamber.discontinuityWitness(points: 1, segments: 12, using: &random) == nil)
  }

  /// Known reflection groups: S_n has n(n − 1)/2 reflections, B_n n², D_n on the plane n, the full icosahedral group
  /// 15.
  @Test func reflectionsOfKnownGroups() throws {
    func criterion(_ group: FiniteMatrixGroup<RealCyclotomic>, points: Int = 1) -> [Int] {
      let criterion = ReflectionCriterion(group, points: points)
      return [
        criterion.order, criterion.reflections, criterion.reflectionSubgroupOrder, criterion.leastContinuousFrame,
      ]
    }
    #expect(try criterion(matrixGroup("S4")) == [24, 6, 24, 1])
    #expect(try criterion(matrixGroup("S4"), points: 2) == [24, 0, 1, 24])
    #expect(try criterion(matrixGroup("A4")) == [12, 0, 1, 12])
    #expect(try criterion(matrixGroup("B3")) == [48, 9, 48, 1])
    #expect(try criterion(matrixGroup("C2^3")) == [8, 3, 8, 1])
    #expect(try criterion(matrixGroup("C6", plane: true)) == [6, 0, 1, 6])
    #expect(try criterion(matrixGroup("D5", plane: true)) == [10, 5, 10, 1])
    #expect(try criterion(solid(.octahedral)) == [24, 0, 1, 24])
    #expect(try criterion(solid(.pyritohedral)) == [24, 3, 8, 3])
    #expect(try criterion(solid(.icosahedralFull)) == [120, 15, 120, 1])
    let minus = Matrix<RealCyclotomic>(rows: [[-1, 0, 0], [0, -1, 0], [0, 0, -1]], columnCount: 3)
    let cycle = Matrix<RealCyclotomic>(rows: [[0, 0, 1], [1, 0, 0], [0, 1, 0]], columnCount: 3)
    let swap = Matrix<RealCyclotomic>(rows: [[0, 1, 0], [1, 0, 0], [0, 0, 1]], columnCount: 3)
    #expect(try criterion(FiniteMatrixGroup(generators: [cycle, swap, minus], dimension: 3)) == [12, 3, 6, 2])
  }
}
