import Averaging
import ExactArithmetic
import FiniteGroups
import Representations
import Testing

@Suite struct StrongErrorTests {
  /// C₂ by signs: the factor 2 between the errors is attained.
  @Test func isTwiceTheWeakErrorForSigns() throws {
    let functions = try makeClass("C2", "matrices:[[-1]]")
    let errors = try SymmetryErrors(on: functions)
    for (first, second) in [(Rational(3, 4), Rational(1, 4)), (1, 0), (Rational(5, 7), Rational(2, 7))] {
      let scheme = try AveragingScheme([(0, first), (1, second)], weightClass: .convex)
      #expect(errors.weak(of: scheme).exact == (first - second) * (first - second))
      #expect(errors.strong(of: scheme).exact == 2 * (first - second) * (first - second))
    }
  }

  /// weak ≤ strong ≤ 2·weak on all groups of order up to 12.
  @Test func liesBetweenOnceAndTwiceTheWeakError() throws {
    var random = SplitMix64(seed: 17)
    var count = 0
    for entry in SmallGroupCatalogue.entries where (2...12).contains(entry.id[0]) {
      let functions = try makeClass("SmallGroup(\(entry.id[0]),\(entry.id[1]))", "regular")
      let errors = try SymmetryErrors(on: functions)
      let scheme = try randomScheme(
        on: functions.group, size: Int.random(in: 1...functions.group.order, using: &random),
        weights: count % 2 == 0 ? .convex : .affine, &random)
      let (weak, strong) = (errors.weak(of: scheme), errors.strong(of: scheme))
      #expect(weak.lower <= strong.upper && strong.lower <= 2 * weak.upper, "\(entry.id)")
      // Nothing is known to be larger than proved.
      #expect(errors.isStrong(scheme, epsilon: 2 * weak.upper) == .holds)
      #expect(errors.isStrong(scheme, epsilon: strong.upper) == .holds)
      if strong.lower.signum > 0 {
        #expect(errors.isStrong(scheme, epsilon: strong.lower * Rational(999_999, 1_000_000)) != .holds)
      }
      count += 1
    }
    #expect(count == 23)
  }

  @Test func verdictsComeWithAFunctionAndAnElement() throws {
    let functions = try makeClass("D4", "functions")
    let errors = try SymmetryErrors(on: functions)
    var random = SplitMix64(seed: 2)
    let scheme = try randomScheme(on: functions.group, size: 3, &random)
    let strong = errors.strong(of: scheme)
    let epsilon = strong.lower * Rational(9, 10)
    guard case .fails(let witness?) = errors.isStrong(scheme, epsilon: epsilon) else {
      Issue.record("the strong error is above \(epsilon)")
      return
    }
    #expect(witness.element != nil)
    #expect(DefinitionOfErrors(functions: functions).quotient(scheme, at: witness) > epsilon)
  }

  /// Inversion keeps the weak error but not the strong one: on the plane the errors of E and of its adjoint differ.
  @Test func inversionChangesIt() throws {
    let functions = try makeClass("S3", "regular")
    let group = functions.group
    func element(_ text: String) throws -> Int { try #require(group.index(of: try Permutation(text: text, degree: 3))) }
    let scheme = try AveragingScheme(
      [
        (try element("()"), Rational(1, 3)), (try element("(1 2 3)"), Rational(1, 6)),
        (try element("(2 3)"), Rational(1, 3)), (try element("(1 2)"), Rational(1, 6)),
      ], weightClass: .convex)
    let errors = try SymmetryErrors(on: functions)
    let inverse = scheme.inverted(in: group)
    #expect(errors.weak(of: scheme).exact == Rational(1, 3))
    #expect(errors.weak(of: inverse).exact == Rational(1, 3))
    let values = Set([errors.strong(of: scheme).exact, errors.strong(of: inverse).exact])
    #expect(values == [Rational(1, 2), Rational(2, 3)])
  }

  @Test func translationsAndAutomorphismsKeepBothErrors() throws {
    var random = SplitMix64(seed: 23)
    for name in ["S3", "D4", "Q8"] {
      let functions = try makeClass(name, "regular")
      let group = functions.group
      let errors = try SymmetryErrors(on: functions)
      let scheme = try randomScheme(on: group, size: 4, &random)
      let (left, right) = (group.randomElement(using: &random), group.randomElement(using: &random))
      let automorphism = try #require(
        try AutomorphismGroup(of: group).generators.first { !$0.isIdentity })
      for other in [
        scheme.translated(left: left, in: group), scheme.translated(right: right, in: group),
        scheme.image { automorphism($0) },
      ] {
        for (first, second) in [
          (errors.weak(of: scheme), errors.weak(of: other)), (errors.strong(of: scheme), errors.strong(of: other)),
        ] {
          #expect(first.lower <= second.upper && second.lower <= first.upper)
        }
      }
    }
  }

  @Test(arguments: [("S4", "regular"), ("D6", "functions"), ("C9", "regular")])
  func bothRoutesAgree(_ name: String, _ text: String) throws {
    let functions = try makeClass(name, text)
    var random = SplitMix64(seed: 29)
    let scheme = try randomScheme(on: functions.group, size: 4, &random)
    let exact = try SymmetryErrors(on: functions).strong(of: scheme)
    let bounds = try SymmetryErrors(on: functions, matrixLimit: 0).strong(of: scheme)
    #expect(exact.lower <= bounds.upper && bounds.lower <= exact.upper)
    #expect((bounds.upper - bounds.lower).approximation < 1e-9)
    #expect(
      DefinitionOfErrors(functions: functions).quotient(scheme, at: try #require(bounds.witness)) == bounds.lower)
  }

  /// With the same h on both sides there is mostly no bound at all; for abelian groups it is the weak error.
  @Test func theOtherReading() throws {
    let cyclic = try makeClass("C5", "regular")
    let scheme = try AveragingScheme.uniform(on: [0, 1])
    let errors = try SymmetryErrors(on: cyclic)
    guard case .finite(let value)? = errors.pointwiseStrongError(of: scheme) else {
      Issue.record("for an abelian group the quotient is bounded")
      return
    }
    let weak = errors.weak(of: scheme)
    #expect(value.lower <= weak.upper && weak.lower <= value.upper)
    let (above, below) = try DefinitionOfErrors(functions: cyclic).pointwise(scheme, at: try #require(value.witness))
    #expect(above / below == value.lower)

    let symmetric = try makeClass("S3", "regular")
    guard case .infinite(let witness)? = try SymmetryErrors(on: symmetric).pointwiseStrongError(of: scheme) else {
      Issue.record("two elements of S3 do not respect what a reflection fixes")
      return
    }
    let sides = try DefinitionOfErrors(functions: symmetric).pointwise(scheme, at: witness)
    #expect(sides.below == 0 && sides.above > 0)
    let whole = AveragingScheme.wholeGroup(symmetric.group, weightClass: .uniform)
    guard case .finite(let zero)? = try SymmetryErrors(on: symmetric).pointwiseStrongError(of: whole) else {
      Issue.record("the whole group leaves nothing to change")
      return
    }
    #expect(zero.exact == 0)
  }
}
