import Averaging
import BigInt
import ExactArithmetic
import FiniteGroups
import Representations
import Testing

private func bounds(
  _ group: String, _ text: String, _ symmetry: SymmetryNotion = .exact, _ weightClass: WeightClass = .convex
) throws -> AveragingBounds {
  try AveragingBounds.bounds(
    for: BoundProblem(
      GroupDescription(group), FunctionClassSpecification(text), weightClass: weightClass, symmetry: symmetry))
}

@Suite struct AveragingBoundsTests {
  /// Values that theory gives: S_n on points and on ordered pairs, the whole group when every representation occurs.
  @Test(arguments: [
    ("S3", "functions", 3), ("S4", "functions", 4), ("S5", "functions", 5), ("S4", "tuples:2", 12),
    ("S5", "tuples:2", 20), ("S4", "regular", 24), ("S3", "polynomials:3", 6), ("C2^3", "polynomials:3", 8),
    ("C2^3", "polynomials:0", 1), ("Q8", "regular", 8), ("C7", "functions", 7),
  ])
  func exactValues(_ group: String, _ text: String, _ size: Int) throws {
    let convex = try bounds(group, text)
    #expect(convex.value == BigInt(size))
    let uniform = try bounds(group, text, .exact, .uniform)
    #expect(uniform.value == BigInt(size))
  }

  /// {1, 2, 4} in C7 is a difference set: Plancherel and Delsarte give 3 at ε = 2/9.
  @Test func fano() throws {
    let seven = try bounds("C7", "regular", .weak(Rational(2, 9)))
    #expect(seven.bound(.plancherel)?.value == 3 && seven.bound(.delsarte)?.value == 3 && seven.least == 3)
    #expect(try bounds("C7", "regular", .weak(Rational(1, 5))).least == 4)
  }

  @Test func everyNameOnceWithAReason() throws {
    let names = Set(AveragingBound.Name.allCases)
    for weights in WeightClass.allCases {
      for symmetry in [SymmetryNotion.exact, .weak(Rational(1, 4)), .strong(Rational(1, 4)), .weak(3)] {
        let all = try bounds("S3", "polynomials:2", symmetry, weights).all
        #expect(Set(all.map(\.name)) == names && all.count == names.count)
        for bound in all {
          #expect(bound.isApplicable == bound.hypotheses.allSatisfy(\.holds))
          #expect(bound.isApplicable == (bound.reason == nil) && !bound.source.isEmpty)
          #expect(!bound.isApplicable || bound.weightClasses.contains(weights))
        }
      }
    }
  }

  /// Hypotheses fail one at a time, and the report names the one that does.
  @Test func reasons() throws {
    func reason(_ name: AveragingBound.Name, _ result: AveragingBounds) -> String? { result.bound(name)?.reason }
    let exact = try bounds("S3", "functions")
    #expect(reason(.criterion, exact) == "it needs that every irreducible representation occurs in F ⊕ 1")
    #expect(reason(.chernoff, exact) == "it needs that the weak error allowed is in (0, 1]")
    #expect(reason(.divisibility, exact) == "it needs that the weights are uniform")
    let weak = try bounds("S3", "regular", .weak(Rational(1, 9)))
    #expect(reason(.criterion, weak) == "it needs that the symmetry is exact")
    #expect(reason(.singleElement, weak) == "it needs that F is invariant or the weak error allowed is at least 1")
    #expect(try reason(.cosets, bounds("S3", "regular", .weak(1))) == "it needs that the weak error allowed is below 1")
    #expect(try bounds("S3", "regular", .weak(1)).value == 1)
    #expect(try bounds("S3", "regular", .strong(2)).value == 1)
    let uniform = try bounds("S3", "functions", .exact, .uniform)
    #expect(reason(.dimension, uniform) == "it needs that the weights are convex or affine")
    #expect(throws: BoundError.negativeError(-1)) { try bounds("S3", "functions", .weak(-1)) }
    #expect(throws: BoundError.self) { try bounds("A30", "functions") }
  }

  /// AC_wk(ε) ≤ AC_st(ε) and AC_st(2ε) ≤ AC_wk(ε), and everything falls with ε.
  @Test(arguments: [("S4", "polynomials:2"), ("D5", "regular"), ("C2^3", "polynomials:2"), ("A4", "functions")])
  func relations(_ group: String, _ text: String) throws {
    for weights in WeightClass.allCases {
      var previous: AveragingBounds?
      for epsilon in [Rational(0), Rational(1, 20), Rational(1, 2)] {
        let weak = try bounds(group, text, .weak(epsilon), weights)
        let strong = try bounds(group, text, .strong(epsilon), weights)
        let doubled = try bounds(group, text, .strong(epsilon * 2), weights)
        #expect(weak.least <= strong.least && weak.most <= strong.most)
        #expect(doubled.most == weak.most)
        if epsilon.isZero {
          let exact = try bounds(group, text, .exact, weights)
          #expect(weak.least <= exact.least && weak.most >= exact.most)
        }
        if let previous { #expect(weak.least <= previous.least && weak.most <= previous.most) }
        previous = weak
      }
    }
  }

  /// Functions that a normal subgroup does not move: only the quotient counts, for signed weights too.
  @Test func quotients() throws {
    // The sign of S4, and the representation of dimension 2, which S4/V4 = S3 has: all of S3's.
    let table = try CharacterTable(of: GroupDescription("S4").enumerated())
    let rows = (0..<table.count).filter { !table.irreducible($0).isFaithful }
    let affine = try AveragingBounds.bounds(
      for: BoundProblem(.table(OccurringIrreducibles(rows: rows, of: table)), weightClass: .affine))
    #expect(affine.value == 6 && affine.lower.name == .plancherel && affine.upper.name == .wholeGroup)
    // With one more representation the quotient S3 is still seen.
    let more = OccurringIrreducibles(rows: rows + [table.count - 1], of: table)
    let weak = try AveragingBounds.bounds(
      for: BoundProblem(.table(more), weightClass: .affine, symmetry: .weak(Rational(1, 5))))
    #expect(weak.bound(.plancherel)?.value == 3)
  }

  /// Error below 1: m + 1 elements for all characters of C2^m; three where no cyclic subgroup will do.
  @Test func cosets() throws {
    for weights in WeightClass.allCases {
      #expect(try bounds("C2^4", "polynomials:4", .weak(Rational(99, 100)), weights).least == 5)
      #expect(try bounds("S3", "regular", .weak(Rational(99, 100)), weights).least == 3)
      #expect(try bounds("C9", "regular", .weak(Rational(99, 100)), weights).least == 2)
    }
  }

  @Test func divisibility() throws {
    let uniform = try bounds("S4", "polynomials:2", .exact, .uniform)
    guard case .divisor(let divisor)? = uniform.bound(.divisibility)?.evidence else {
      Issue.record("no divisor")
      return
    }
    #expect(divisor == 12 && uniform.value == 12)
  }
}

@Suite struct ListedIrreduciblesTests {
  /// The formulas give what character tables give.
  @Test func agreesWithTables() throws {
    func check(_ listed: ListedIrreducibles?, _ group: String, _ text: String) throws {
      let listed = try #require(listed)
      let support = try occurring(group, text)
      #expect(listed.groupOrder == BigInt(support.table.groupOrder))
      #expect(listed.totalDegree == BigInt(support.totalDegree), "\(group) \(text)")
      #expect(listed.dimension == BigInt(support.dimension), "\(group) \(text)")
      #expect(listed.isComplete == support.isComplete)
      // The bound of the permutation character is one that the linear program could find.
      let best = try #require(DelsarteFunction(support, epsilon: Rational(1, 10)))
      let permutation = Rational(listed.permutationDegree)
      #expect(RealCyclotomic(permutation / (1 + (permutation - 1) / 10)) <= best.value)
    }
    for degree in 0...4 { try check(.symmetric(3, polynomialDegree: degree), "S3", "polynomials:\(degree)") }
    for degree in 0...4 { try check(.symmetric(4, polynomialDegree: degree), "S4", "polynomials:\(degree)") }
    for degree in 0...2 { try check(.symmetric(5, polynomialDegree: degree), "S5", "polynomials:\(degree)") }
    for size in 1...4 { try check(.symmetric(4, tupleSize: size), "S4", "tuples:\(size)") }
    for size in 1...4 { try check(.symmetric(5, subsetSize: size), "S5", "subsets:\(size)") }
    for degree in 0...4 { try check(.signs(3, polynomialDegree: degree), "C2^3", "polynomials:\(degree)") }
  }

  /// S50, polynomials of degree at most 2: [49,1] and [48,2] have the dimensions 49 and 50·47/2 = 1175.
  @Test func fiftyVariables() throws {
    let listed = try #require(ListedIrreducibles.symmetric(50, polynomialDegree: 2))
    #expect(listed.totalDegree == 49 + 1175 && listed.dimension == 1 + 49 * 49 + 1175 * 1175)
    #expect(listed.permutationDegree == 1225)
    let weak = try bounds("S50", "polynomials:2", .weak(Rational(1, 10)))
    // 1225/(1 + 1224/10) = 9.93 and 20 ln 2448 = 156.06.
    #expect(weak.least == 10 && weak.bound(.chernoff)?.size == 157)
    #expect(weak.most <= 157 && weak.most == weak.bound(.kullbackLeibler)?.size)
    #expect(try bounds("S50", "functions").least == 50)
    #expect(try bounds("S60", "tuples:2").least == 60 * 59)
    #expect(try bounds("C2^40", "polynomials:40", .weak(Rational(1, 2))).least == 41)
    #expect(ListedIrreducibles.symmetric(0, polynomialDegree: 1) == nil)
    #expect(ListedIrreducibles.symmetric(5, polynomialDegree: 99) == nil)
    #expect(ListedIrreducibles.symmetric(5, tupleSize: 6) == nil)
    #expect(ListedIrreducibles.symmetric(5, subsetSize: 6) == nil)
  }
}
