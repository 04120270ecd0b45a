import Averaging
import ExactArithmetic
import FiniteGroups
import Representations
import Testing

/// The weak property by its definition, in rational numbers: ε − (E_ω − P)ᵀ(E_ω − P) is positive semidefinite on every
/// constituent with an orthonormal basis. Nothing of the constructions or of the transforms is used.
func isWeakByDefinition(_ scheme: AveragingScheme, on functions: FunctionClass, epsilon: Rational) -> Bool {
  let whole = AveragingScheme.wholeGroup(functions.group, weightClass: .convex)
  return functions.constituents.allSatisfy { constituent in
    let size = constituent.dimension
    let (average, projection) = (scheme.operatorMatrix(on: constituent), whole.operatorMatrix(on: constituent))
    var rest = Matrix<Rational>.identity(size).mapEntries { epsilon * $0 }
    for row in 0..<size {
      for column in 0..<size {
        rest[row, column] -= (0..<size).reduce(Rational.zero) {
          $0 + (average[$1, row] - projection[$1, row]) * (average[$1, column] - projection[$1, column])
        }
      }
    }
    return rest.isPositiveSemidefinite()
  }
}

/// The constructions as tests run them: the search is shorter than by default, and designs, which many groups do not have,
/// have tests of their own.
let testedConstructions: [any SchemeConstruction] =
  SchemeConstructions.all.filter {
    !["search", "difference-set", "orthogonal-array", "transitive-set", "small-bias"].contains($0.name)
  } + [LocalSearchConstruction(steps: 60, restarts: 1)]

@Suite struct ConstructionClaimTests {
  /// Also where there is nothing to average: a scheme belongs to the weight class that its construction declares.
  @Test(arguments: [("C1", "regular"), ("S3", "polynomials:0"), ("S3", "functions")])
  func weightClassesAreThoseDeclared(_ group: String, _ text: String) throws {
    let problem = try SchemeProblem(try makeClass(group, text), target: .weak(Rational(1, 2)))
    for construction in testedConstructions + [OptimizedWeightsConstruction(weightClass: .affine)] {
      let result = try construction.scheme(for: problem, seed: 3)
      #expect(result.scheme.weightClass == construction.weightClass, "\(construction.name)")
    }
  }

  /// What is said about the error of a scheme is true by definition, for every construction, group and target.
  @Test(arguments: [
    ("C7", "regular"), ("S3", "regular"), ("S4", "functions"), ("Q8", "regular"), ("C2^3", "regular"),
    ("A4", "functions"), ("D5", "functions"),
  ])
  func everyClaimIsTrue(_ group: String, _ text: String) throws {
    let functions = try makeClass(group, text)
    let base = try SchemeProblem(functions, target: .exact)
    let errors = try SymmetryErrors(on: functions)
    for target in [SymmetryNotion.exact, .weak(Rational(1, 4)), .strong(Rational(1, 3))] {
      let problem = base.retargeted(to: target)
      for construction in testedConstructions {
        if target == .exact && construction.name == "sample-verify" {
          #expect(throws: ConstructionError.self) { try construction.scheme(for: problem, seed: 1) }
          continue
        }
        let result = try construction.scheme(for: problem, seed: 7)
        let name: Comment = "\(construction.name) on \(text) of \(group), \(target)"
        #expect(result.construction == construction.name)
        #expect(result.scheme.entries.reduce(Rational.zero) { $0 + $1.weight } == 1, name)
        #expect(result.scheme.entries.allSatisfy { (0..<functions.group.order).contains($0.element) }, name)
        let isExact = result.scheme.isExact(on: functions)
        #expect(result.isExact == isExact, name)
        if result.reachesTarget {
          if target.kind == .strong {
            #expect(errors.isStrong(result.scheme, epsilon: target.epsilon).isProved, name)
          } else {
            #expect(isWeakByDefinition(result.scheme, on: functions, epsilon: target.sufficientWeakError), name)
          }
        }
        if let guaranteed = result.guaranteedSize { #expect(result.scheme.size <= guaranteed, name) }
        let enclosure = try #require(result.weakError.exact)
        #expect(isWeakByDefinition(result.scheme, on: functions, epsilon: enclosure.upper), name)
        let below = enclosure.lower * Rational(999_999, 1_000_000)
        if below.signum > 0 { #expect(!isWeakByDefinition(result.scheme, on: functions, epsilon: below), name) }
        #expect(!["full", "subgroup", "coset-product", "caratheodory"].contains(construction.name) || isExact, name)
        #expect(!["derandomized", "search", "sample-verify"].contains(construction.name) || result.reachesTarget, name)
      }
    }
  }

  @Test func theSameSeedGivesTheSameScheme() throws {
    let problem = try SchemeProblem(try makeClass("D6", "functions"), target: .weak(Rational(1, 5)))
    for construction in testedConstructions {
      let first = try construction.scheme(for: problem, seed: 3)
      let second = try construction.scheme(for: problem, seed: 3)
      #expect(first.scheme == second.scheme && first.elementsExamined == second.elementsExamined)
    }
    let samples = try Set((1...6).map { try SampleConstruction(size: 5).scheme(for: problem, seed: $0).scheme })
    #expect(samples.count > 1, "another seed gives another sample")
  }

  /// A scheme whose error is ε exactly is accepted at ε, where no enclosure in doubles could tell, and refused just
  /// below.
  @Test func theBoundaryIsDecidedExactly() throws {
    let problem = try SchemeProblem(regularOf: try GroupDescription("C7").enumerated(), target: .exact)
    // C7 is generated by a rotation r; {r, r², r⁴} is a difference set.
    let generator = problem.group.generatorIndices[0]
    var powers = [0]
    for _ in 1..<7 { powers.append(problem.group.product(powers[powers.count - 1], generator)) }
    let scheme = try AveragingScheme([1, 2, 4].map { (powers[$0], Rational(1, 3)) }, weightClass: .uniform)
    #expect(problem.isProvablyWeak(scheme, epsilon: Rational(2, 9)))
    #expect(!problem.isProvablyWeak(scheme, epsilon: Rational(2, 9) - Rational(1, 1 << 60)))
    #expect(!problem.isExact(scheme))
    let verified = ConstructedScheme(
      scheme, for: problem.retargeted(to: .weak(Rational(2, 9))), construction: "given", elementsExamined: 3)
    #expect(verified.reachesTarget && verified.weakError.contains(2.0 / 9))
  }

  @Test func namesAndTargetsAreRead() throws {
    #expect(
      SchemeConstructions.names == [
        "full", "uniform-subset", "sample", "sample-verify", "subgroup", "coset-product", "derandomized", "search",
        "optimize", "caratheodory", "difference-set", "orthogonal-array", "transitive-set", "small-bias",
      ])
    #expect(try SchemeConstructions.named("search").name == "search")
    #expect(throws: ConstructionError.unknownConstruction("magic", known: SchemeConstructions.names)) {
      try SchemeConstructions.named("magic")
    }
    for (text, target) in [
      ("exact", SymmetryNotion.exact), ("weak:0.1", .weak(Rational(1, 10))), ("strong:1/4", .strong(Rational(1, 4))),
    ] { #expect(SymmetryNotion(text) == target) }
    #expect(SymmetryNotion("weak:1/10")?.description == "weak:1/10")
    for text in ["", "weak", "weak:", "weak:-1/2", "weak:x", "strong 1/4", "mild:1/2", "exact:0"] {
      #expect(SymmetryNotion(text) == nil, "“\(text)” is no target")
    }
  }

  /// The rows may be any; exactness with rational weights sees all conjugates of them.
  @Test func problemsByRows() throws {
    let irreducibles = try IrreducibleRepresentations(of: try GroupDescription("C5").enumerated())
    let row = try #require((0..<5).first { irreducibles.table.value(of: $0, at: 1) != 1 })
    let one = try SchemeProblem(irreducibles, rows: [row], target: .exact)
    #expect(one.rows == [row] && one.totalDimension == 1)
    #expect(!one.isGaloisClosed && one.coefficientDimension == 5)
    let all = try SchemeProblem(irreducibles, target: .exact)
    #expect(all.isRegular && all.totalDimension == 4 && all.rows.count == 4)
    #expect(throws: ConstructionError.self) { try SchemeProblem(irreducibles, rows: [9], target: .exact) }
    // Nothing to average: one query is exact.
    let none = try SchemeProblem(irreducibles, rows: [], target: .exact)
    #expect(try DerandomizedConstruction().scheme(for: none, seed: 1).scheme.size == 1)
  }
}
