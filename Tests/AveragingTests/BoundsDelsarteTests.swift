import Averaging
import ExactArithmetic
import FiniteGroups
import Representations
import Testing

/// The characters of C2^m of some weights: the numbers of coordinate flips on which they are −1.
func signCharacters(_ m: Int, weights: Set<Int>) throws -> OccurringIrreducibles {
  let group = try GroupDescription("C2^\(m)").enumerated()
  let table = try CharacterTable(of: group)
  let classOf = ConjugacyClasses(of: group).classOf
  let rows = (0..<table.count).filter { row in
    weights.contains(group.generatorIndices.count { table.value(of: row, at: classOf[$0]) == -1 })
  }
  return OccurringIrreducibles(rows: rows, of: table)
}

/// Irr(F) of a function class.
func occurring(_ group: String, _ text: String) throws -> OccurringIrreducibles {
  let functions = try makeClass(group, text)
  return try OccurringIrreducibles(
    in: .character(of: functions, classes: ConjugacyClasses(of: functions.group)),
    of: CharacterTable(of: functions.group))
}

@Suite struct DelsarteFunctionTests {
  /// The linear program on the character table and the one on translates of the character are the same for ε = 0.
  @Test(arguments: [
    ("S3", "functions"), ("S4", "functions"), ("S4", "tuples:2"), ("S3", "polynomials:2"), ("S4", "polynomials:3"),
    ("C8", "characters:8"), ("C12", "characters:3,4"), ("C2^3", "polynomials:2"), ("A4", "functions"),
    ("B2", "polynomials:2"), ("SmallGroup(21,1)", "functions"), ("S5", "tuples:2"), ("S3", "polynomials:0"),
  ])
  func agreesWithTheBoundFromTheCharacterAlone(_ group: String, _ text: String) throws {
    let function = try #require(DelsarteFunction(occurring(group, text), epsilon: 0))
    let bound = try #require(DelsarteBound(ClassCharacter(makeClass(group, text))))
    #expect(function.value == RealCyclotomic(bound.value) && function.isOptimal)
  }

  /// For cyclic groups the program with Ramanujan sums is the same one.
  @Test(arguments: [
    ([12], Rational(1, 10)), ([3, 4], Rational(1, 4)), ([2, 6, 12], Rational(1, 3)), ([4, 12], Rational(0)),
  ])
  func agreesWithRamanujanSums(_ orders: [Int], _ epsilon: Rational) throws {
    let text = "characters:" + orders.map(String.init).joined(separator: ",")
    let function = try #require(DelsarteFunction(occurring("C12", text), epsilon: epsilon))
    let size = WeakLowerBound.cyclicDelsarte(order: 12, characterOrders: orders, epsilon: epsilon)
    #expect(Int(function.value.ceiling) == size)
  }

  /// With every irreducible representation, Plancherel's bound; the shortcut for that case is what the program finds.
  @Test func everyRepresentationGivesPlancherel() throws {
    for name in ["C7", "S3", "Q8", "A4"] {
      let order = try GroupDescription(name).enumerated().order
      for epsilon in [Rational(0), Rational(1, 36), Rational(2, 9), Rational(1)] {
        let function = try #require(DelsarteFunction(occurring(name, "regular"), epsilon: epsilon))
        let plancherel = Rational(order) / (1 + epsilon * Rational(order - 1))
        #expect(function.value == RealCyclotomic(plancherel))
      }
    }
    // All irreducible representations of C12 by the program with Ramanujan sums, which has no shortcut.
    #expect(WeakLowerBound.cyclicDelsarte(order: 12, characterOrders: [2, 3, 4, 6, 12], epsilon: Rational(1, 5)) == 4)
  }

  /// mathematics.md §5: 28/3 for convex weights, though an affine scheme of 8 elements is exact.
  @Test func charactersOfWeightTwoAndThree() throws {
    let characters = try signCharacters(6, weights: [2, 3])
    let function = try #require(DelsarteFunction(characters, epsilon: 0))
    #expect(function.value == RealCyclotomic(Rational(28, 3)))
    let convex = try AveragingBounds.bounds(for: BoundProblem(.table(characters)))
    #expect(convex.least == 10)
    let affine = try AveragingBounds.bounds(for: BoundProblem(.table(characters), weightClass: .affine))
    #expect(affine.bound(.delsarte)?.isApplicable == false && affine.least <= 8)
    #expect(affine.bound(.delsarte)?.reason == "it needs that the weights are convex or uniform")
  }

  /// Irr(F) = {χ, χ̄} of C5 is no union of Galois orbits: the plane needs 3 real weights, and the bound is irrational.
  @Test func thePlaneOfThePentagon() throws {
    let table = try CharacterTable(of: GroupDescription("C5").enumerated())
    let plane = OccurringIrreducibles(rows: [1], of: table)
    #expect(plane.rows.count == 2 && !plane.isGaloisStable && plane.galoisStablePart.rows.isEmpty)
    let function = try #require(DelsarteFunction(plane, epsilon: 0))
    // k = 1 + c(χ + χ̄) is 1 − cφ at g², φ the golden ratio; so c = 1/φ, and k(e) = 1 + 2/φ = √5.
    #expect(function.value == RealCyclotomic.squareRoot(of: 5) && function.value.ceiling == 3)
    let bounds = try AveragingBounds.bounds(for: BoundProblem(.table(plane)))
    #expect(bounds.value == 3 && bounds.upper.name == .dimension && !bounds.upper.holdsForRationalWeights)
    // Uniform weights need all 5.
    let uniform = try AveragingBounds.bounds(for: BoundProblem(.table(plane), weightClass: .uniform))
    #expect(uniform.bound(.dimension)?.isApplicable == false && uniform.most == 5)
  }

  /// The same from the action on the plane, whose matrices are over ℚ(√5), and of the icosahedron.
  @Test func classesOverNumberFields() throws {
    let pentagon = try GroupDescription("C5")
    let plane = try AveragingBounds.bounds(
      for: BoundProblem(pentagon, FunctionClassSpecification("polynomials:1"), action: .plane))
    #expect(plane.value == 3)
    let all = try AveragingBounds.bounds(
      for: BoundProblem(pentagon, FunctionClassSpecification("polynomials:2"), action: .plane))
    #expect(all.value == 5)
    let matrices = try BoundProblem(pentagon, FunctionClassSpecification("matrices:5:[[0,-1],[1,c1]]"))
    #expect(matrices.dimension == 3)
    let solid = try BoundProblem(
      GroupDescription("I"), FunctionClassSpecification("polynomials:2"), action: .space)
    #expect(solid.dimension == 35 && solid.totalDegree == 8)
    #expect(throws: BoundError.self) {
      try BoundProblem(pentagon, FunctionClassSpecification("functions"), action: .plane)
    }
  }

  /// The dual function proves its value by itself, and what is not one is refused.
  @Test func verification() throws {
    let support = try occurring("S4", "polynomials:2")
    let epsilon = Rational(1, 10)
    let best = try #require(DelsarteFunction(support, epsilon: epsilon))
    let again = try #require(
      DelsarteFunction(proving: support, epsilon: epsilon, coefficients: best.coefficients))
    #expect(again.value == best.value && again.classValues == best.classValues)
    #expect(best.classValues.dropFirst().allSatisfy { $0.signum >= 0 } && best.classValues[0].signum > 0)
    func proves(_ change: (inout [RealCyclotomic]) -> Void) -> Bool {
      var coefficients = best.coefficients
      change(&coefficients)
      return DelsarteFunction(proving: support, epsilon: epsilon, coefficients: coefficients) != nil
    }
    let outside = try #require(
      (0..<support.table.count).first { $0 != support.trivialRow && !support.rows.contains($0) })
    #expect(!proves { $0[outside] = 1 }, "outside Irr(F)")
    #expect(!proves { $0[support.trivialRow] = -100 }, "negative values")
    #expect(!proves { $0.removeLast() }, "too few")
    #expect(!proves { $0 = $0.map { _ in 0 } }, "k(e) = 0")
    #expect(proves { $0[support.trivialRow] = 100 }, "weaker, but a proof")
    let pair = try occurring("C5", "regular")
    #expect(DelsarteFunction(proving: pair, epsilon: 0, coefficients: [1, 1, 0, 0, 0]) == nil, "not real")
  }
}
