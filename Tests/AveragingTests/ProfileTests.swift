import Averaging
import BigInt
import ExactArithmetic
import FiniteGroups
import Representations
import Testing

@Suite struct ProfileTests {
  /// K* of reflection groups is the number of reflections: n(n−1)/2 for S_n, n² for B_n.
  @Test(arguments: [
    ("S2", 1), ("S3", 3), ("S4", 6), ("S5", 10), ("S6", 15), ("B2", 4), ("B3", 9), ("B4", 16),
  ])
  func reflectionGroups(_ name: String, _ threshold: Int) throws {
    let profile = try Profile(natural: GroupDescription(name))
    #expect(profile.threshold?.value == threshold && profile.wholeGroupDegree == threshold)
    #expect(profile.thresholdBounds?.sharp == threshold, "the bound is tight")
    checkStaircase(profile)
  }

  /// S_n beyond enumeration, from its table alone.
  @Test func symmetricGroupsByTheirTables() throws {
    let profile = try Profile(natural: GroupDescription("S7"), orderLimit: 1000)
    #expect(profile.threshold?.value == 21 && profile.wholeGroupDegree == 21)
    #expect(profile.levels[1].bounds.least == 7 && profile.levels[1].dimension == 1 + 36)
    checkStaircase(profile)
  }

  private func checkStaircase(_ profile: Profile) {
    #expect(profile.levels.first?.value == 1 && profile.levels.first?.dimension == 1)
    #expect(profile.levels.last?.value == BigInt(profile.table.groupOrder))
    for (level, next) in zip(profile.levels, profile.levels.dropFirst()) {
      #expect(next.degree == level.degree + 1)
      #expect(Set(level.rows).isSubset(of: next.rows) && level.dimension <= next.dimension)
      #expect(level.bounds.least <= next.bounds.least && level.bounds.most <= BigInt(level.dimension))
      #expect(level.bounds.least < BigInt(profile.table.groupOrder))
    }
  }

  /// S_n on ℝⁿ in degree 1: (n) and (n−1,1).
  @Test(arguments: 3...5) func degreeOne(_ n: Int) throws {
    let profile = try Profile(natural: GroupDescription("S\(n)"))
    let level = profile.levels[1]
    #expect(level.dimension == 1 + (n - 1) * (n - 1))
    #expect(level.rows.map { profile.table.degrees[$0] }.sorted() == [1, n - 1])
    #expect(level.value == BigInt(n) && level.bounds.least == BigInt(n))
  }

  /// D_n in the plane: K* = n, through the faithful representation of dimension 2.
  @Test(arguments: [3, 4, 5, 6, 7, 8]) func dihedralGroups(_ n: Int) throws {
    let group = try GroupDescription("D\(n)").enumerated()
    let table = try CharacterTable(of: group)
    let row = try #require((0..<table.count).first { table.degrees[$0] == 2 && table.irreducible($0).isFaithful })
    let profile = try Profile(of: table.irreducible(row), table: table, group: group)
    #expect(profile.threshold?.value == n && profile.thresholdBounds?.sharp == n)
    #expect(profile.wholeGroupDegree == n)
    // From degree ⌈(n − 1)/2⌉ on all rotations' representations occur.
    #expect(profile.levels[n - 1].value == BigInt(n))
    checkStaircase(profile)
  }

  /// C_n in the plane needs k + 1 nodes at least, and exactly if (k + 1) | n (trigonometric quadrature).
  @Test(arguments: [6, 8, 9]) func trigonometricQuadrature(_ n: Int) throws {
    let group = try GroupDescription("C\(n)").enumerated()
    let table = try CharacterTable(of: group)
    let row = try #require((0..<table.count).first { table.irreducible($0).isFaithful })
    let plane = table.irreducible(row) + table.irreducible(row).conjugate
    let profile = try Profile(of: plane, table: table, group: group)
    #expect(profile.wholeGroupDegree == n / 2)
    for level in profile.levels where level.degree < n / 2 {
      #expect(level.bounds.least >= BigInt(level.degree + 1))
      if n % (level.degree + 1) == 0 { #expect(level.value == BigInt(level.degree + 1)) }
    }
  }

  /// A character that is not real: K* is 2 for C3, but real weights need the whole group from degree 1 on.
  @Test func complexCharacters() throws {
    let table = try CharacterTable(of: GroupDescription("C3").enumerated())
    let profile = try Profile(of: table.irreducible(1), table: table)
    #expect(profile.threshold?.value == 2 && profile.wholeGroupDegree == 1 && profile.levels[1].rows.count == 2)
  }

  @Test func unfaithfulBasesAreRefused() throws {
    let table = try CharacterTable(of: GroupDescription("S4").enumerated())
    #expect(throws: BoundError.characters(.notFaithful(kernelOrder: 24))) {
      try Profile(of: .trivial(on: table.classes), table: table)
    }
  }
}

@Suite struct PointwiseProfileTests {
  private func profile(_ name: String, _ start: [Rational]) throws -> Profile {
    let description = try GroupDescription(name)
    let group = try description.enumerated()
    let points = try PointSpace(orbitOf: start, under: description.naturalAction, of: group)
    return try Profile(of: points, table: CharacterTable(of: group))
  }

  /// All functions on {1, …, n} are closed under products: S_n stays at n for ever.
  @Test(arguments: 2...5) func symmetricGroupOnPoints(_ n: Int) throws {
    let profile = try profile("S\(n)", [1] + Array(repeating: 0, count: n - 1))
    #expect(profile.levels.map(\.functionCount) == [1, n])
    #expect(profile.levels.last?.value == BigInt(n))
    #expect(profile.wholeGroupDegree == (n == 2 ? 1 : nil))
  }

  /// A free orbit reaches |G|, and on the permutohedron not before the abstract threshold.
  @Test func freeOrbits() throws {
    let profile = try profile("S3", [0, 1, 3])
    #expect(profile.levels.map(\.functionCount) == [1, 3, 5, 6] && profile.wholeGroupDegree == 3)
    // The square: as many functions as points, in degree 2, and B2 needs no more than the reflections that move it.
    let square = try self.profile("B2", [1, 1])
    #expect(square.levels.map(\.functionCount) == [1, 3, 4] && square.wholeGroupDegree == nil)
    #expect(square.levels.last?.value == 4)
    let octagon = try self.profile("B2", [1, 2])
    #expect(octagon.levels.last?.functionCount == 8 && octagon.wholeGroupDegree == 4)
  }

  private func profile(_ name: String, points starts: [[Rational]]?) throws -> Profile {
    let description = try GroupDescription(name)
    let group = try description.enumerated()
    let action = description.naturalAction
    let space = try PointSpace(orbitsOf: starts ?? PointSpace.units(of: action), under: action, of: group)
    let profile = try Profile(of: space, table: CharacterTable(of: group))
    // The criterion: every irreducible representation occurs in the functions on the points.
    #expect(profile.levels.last?.rows == profile.pointRows && profile.levels.last?.functionCount == space.points.count)
    #expect(profile.missingRows.isEmpty == (profile.wholeGroupDegree != nil))
    return profile
  }

  /// C2² on 6 points = its three C2-quotients: no orbit is free or faithful, and four queries are needed from k = 1 on. Two of the
  /// quotients are faithful together and never need more than two.
  @Test func severalOrbits() throws {
    let group = "(1 2)(5 6),(3 4)(5 6)"
    let three = try profile(group, points: nil)
    #expect(three.levels.map(\.functionCount) == [1, 6] && three.wholeGroupDegree == 1)
    #expect(three.levels[1].value == 4 && three.missingRows.isEmpty)
    let two = try profile(group, points: [[1, 0, 0, 0, 0, 0], [0, 0, 1, 0, 0, 0]])
    #expect(two.levels.map(\.functionCount) == [1, 4] && two.wholeGroupDegree == nil)
    #expect(two.levels[1].value == 2 && two.missingRows.count == 1)
    // One more orbit, a free one.
    let free = try profile(group, points: [[1, 0, 0, 0, 0, 0], [1, 0, 1, 0, 0, 0]])
    #expect(free.wholeGroupDegree != nil)
  }

  /// An unfaithful set of points never reaches the group; S_n on points and pairs is faithful and does not either.
  @Test(
    arguments: [
      ("(1 2 3 4)(5 6)", "0,0,0,0,1,0", nil, 2), ("(1 2 3 4)(5 6)", "0,0,0,0,1,0;1,0,0,0,0,0", 1, 0),
      ("S4", "1,0,0,0;1,1,0,0", nil, 2), ("B2", "1,0;1,1", nil, 1), ("B2", "1,0;1,2", 4, 0),
      ("S3", "1,0,0;1,0,0;0,1,0", nil, 1),
    ] as [(String, String, Int?, Int)])
  func faithfulAndUnfaithful(_ name: String, _ starts: String, _ degree: Int?, _ missing: Int) throws {
    let points = starts.split(separator: ";").map { $0.split(separator: ",").map { Rational(Int($0) ?? 0) } }
    let profile = try profile(name, points: points)
    #expect(profile.wholeGroupDegree == degree && profile.missingRows.count == missing)
  }

  /// S_n on its n points, all of them given, stays at n in every degree.
  @Test(arguments: 3...5) func symmetricGroupOnAllPoints(_ n: Int) throws {
    let profile = try profile("S\(n)", points: nil)
    #expect(profile.levels.count == 2 && profile.levels[1].value == BigInt(n) && profile.wholeGroupDegree == nil)
  }

  @Test func orbitsOfPoints() throws {
    let description = try GroupDescription("B2")
    let group = try description.enumerated()
    let action = description.naturalAction
    let space = try PointSpace(orbitsOf: [[1, 1], [1, 0], [-1, 1], [0, 0]], under: action, of: group)
    #expect(space.orbitCount == 3 && space.points.count == 9 && space.permutationCharacter.max() == 9)
    #expect(space.permutationCharacter.sorted() == [1, 1, 3, 3, 9])
    #expect(throws: BoundError.mismatchedPoint(coordinates: 0, dimension: 2)) {
      try PointSpace(orbitsOf: [], under: action, of: group)
    }
    #expect(throws: BoundError.mismatchedPoint(coordinates: 3, dimension: 2)) {
      try PointSpace(orbitsOf: [[1, 1], [1, 0, 0]], under: action, of: group)
    }
  }

  /// The character of the powers is that of polynomials restricted to the points: it is a character in every degree.
  @Test func characters() throws {
    let description = try GroupDescription("C4")
    let group = try description.enumerated()
    let space = try PointSpace(orbitOf: [1, 0, 0, 0], under: description.naturalAction, of: group)
    let powers = space.powers(upTo: 9)
    #expect(powers.map(\.dimension) == [1, 4] && powers[1].character == [4, 0, 0, 0])
    #expect(throws: BoundError.mismatchedPoint(coordinates: 2, dimension: 4)) {
      try PointSpace(orbitOf: [1, 0], under: description.naturalAction, of: group)
    }
    let other = try GroupDescription("S4").naturalAction
    #expect(throws: BoundError.mismatchedAction(images: 2, generators: group.generators.count)) {
      try PointSpace(orbitOf: [1, 0, 0, 0], under: other, of: group)
    }
  }
}

@Suite struct ProfileCurveTests {
  @Test func differenceSetSteps() {
    // v = 7: 7, 6, 4, 3, 1; the Fano plane at 2/9, its complement at 1/8.
    let steps = DifferenceSetStep.all(order: 7)
    #expect(steps.map(\.size) == [7, 6, 4, 3, 1] && steps.map(\.lambda) == [7, 5, 2, 1, 0])
    #expect(steps.map(\.epsilon) == [0, Rational(1, 36), Rational(1, 8), Rational(2, 9), 1])
    #expect(steps.map(\.existence) == [.trivial, .trivial, .possible, .possible, .trivial])
    // v = 16: (16,6,2) passes; v = 22: (22,7,2) has k − λ = 5, no square.
    #expect(DifferenceSetStep.all(order: 16).contains { $0.size == 6 && $0.lambda == 2 })
    #expect(DifferenceSetStep.all(order: 22).map(\.size) == [22, 21, 1])
    #expect(DifferenceSetStep.all(order: 1).isEmpty)
    for order in 2...40 {
      for step in DifferenceSetStep.all(order: order) {
        #expect(WeakLowerBound.plancherel(order: order, epsilon: step.epsilon) == step.size)
      }
    }
  }

  @Test func theCurveFalls() throws {
    let support = try occurring("C7", "regular")
    let errors = [Rational(1), Rational(1, 36), Rational(1, 37), Rational(0), Rational(2, 9), Rational(1, 8)]
    let curve = try EpsilonCurve(of: .table(support), errors: errors)
    #expect(curve.points.map(\.epsilon) == errors.sorted())
    #expect(curve.points.map { Int($0.bounds.least) } == [7, 7, 6, 4, 3, 1])
    #expect(curve.steps.count == 5)
    let strong = try EpsilonCurve(of: .table(support), errors: errors, strong: true)
    #expect(strong.steps.isEmpty)
    #expect(zip(curve.points, strong.points).allSatisfy { $0.bounds.least <= $1.bounds.least })
    #expect(try EpsilonCurve(of: .table(occurring("S3", "functions")), errors: errors).steps.isEmpty)
  }
}

@Suite struct ProfileSurveyTests {
  /// The sharper bound is never violated, and tight for S3 and its plane; the formula Σ (M_λ − 1) is false.
  @Test func smallGroups() throws {
    let groups = SmallGroupCatalogue.entries.filter { $0.id[0] <= 31 }
    let survey = try ThresholdSurvey(
      of: groups.enumerated().filter { $0.offset % 6 == 0 || $0.element.id == [6, 1] }.map(\.element))
    #expect(survey.counts.sharpViolations == 0 && survey.counts.representations > 50)
    #expect(survey.counts.tight > 0 && survey.counts.tight < survey.counts.representations)
    let symmetric = try #require(survey.countsByGroup.first { $0.group == [6, 1] })
    #expect(symmetric.counts.falseFormulaViolations > 0)
    let natural = try #require(survey.entries.first { $0.group == [6, 1] && $0.base == .natural })
    #expect(natural.dimension == 3 && natural.threshold == 3 && natural.bounds.disprovedFormula == 2)
    #expect(natural.isTight && natural.violatesFalseFormula && !natural.violatesSharpBound)
    #expect(survey.countsByGroup.reduce(0) { $0 + $1.counts.representations } == survey.entries.count)
  }
}
