import Averaging
import ExactArithmetic
import FiniteGroups
import Representations
import Testing

@testable import Generalization

@Suite struct PartialAveragingRiskTests {
  /// The mean over all k-element subsets is what the setting says of samples without replacement; over all k-tuples, of
  /// independent ones.
  @Test func meansOverRandomSchemes() throws {
    let problem = try Fixture.problem("S3", noise: Rational(1, 2))
    let setting = try RiskSetting(problem, samples: 7)
    for (size, factor) in [(1, 0), (2, Rational(1, 3)), (3, 0), (5, Rational(1, 2)), (6, 0)] as [(Int, Rational)] {
      let subsets = Fixture.subsets(size, of: 6)
      let sum = try subsets.reduce(Rational.zero) { sum, subset in
        let scheme = try AveragingScheme.uniform(on: subset).mixed(keeping: factor)
        return sum
          + (try PartialAveragingRisk(scheme, on: problem)).risk(samples: 7, noiseVariance: problem.noiseVariance)
      }
      let statement = try setting.sample(size: size, groupOrder: 6, keeping: factor)
      #expect(statement.rationalRisk == sum / Rational(subsets.count))
    }
    var sum = Rational.zero
    for first in 0..<6 {
      for second in 0..<6 {
        let scheme =
          first == second
          ? AveragingScheme.point(first) : try AveragingScheme.uniform(on: [first, second])
        sum += try PartialAveragingRisk(scheme, on: problem).risk(samples: 7, noiseVariance: problem.noiseVariance)
      }
    }
    #expect(try setting.sample(size: 2).rationalRisk == sum / 36)
  }

  /// Every single scheme stays below the bound by its weak error, and its numbers are those of the averaged smoother.
  @Test func boundsAndSmoothers() throws {
    let problem = try Fixture.problem("S3", noise: Rational(1, 2))
    let design = try FixedDesign(balanced: 6, on: problem)
    let setting = try RiskSetting(problem, samples: 6)
    let functions = try FunctionClass(
      FunctionClassSpecification("functions"), group: problem.action.group,
      action: .permutation(degree: 3, images: problem.action.group.generators))
    let errors = try SymmetryErrors(on: functions)
    let everything = try FeatureSpace(allFunctionsOn: problem)
    let plain = try LinearSmoother(leastSquaresIn: everything, design: design, on: problem)
    for subset in Fixture.subsets(3, of: 6) + Fixture.subsets(2, of: 6) {
      let scheme = try AveragingScheme.uniform(on: subset)
      let partial = try PartialAveragingRisk(scheme, on: problem)
      let risk = plain.averaged(with: scheme, action: problem.action).risk(on: problem)
      #expect(partial.squaredBias == risk.squaredBias)
      #expect(partial.varianceFactor * setting.directionNoise == risk.variance)
      let inSpace = try PartialAveragingRisk(scheme, in: everything, on: problem)
      #expect(inSpace.varianceFactor == partial.varianceFactor)
      let epsilon = errors.weak(of: scheme).enclosure.upper
      #expect(partial.asymmetry <= epsilon * setting.dataAsymmetry)
      for factor in [0, Rational(1, 4)] as [Rational] {
        let mixed = try PartialAveragingRisk(try scheme.mixed(keeping: factor), on: problem)
        let bound = try setting.scheme(weakError: epsilon, keeping: factor)
        #expect(mixed.risk(samples: 6, noiseVariance: problem.noiseVariance) <= bound.risk().upper)
      }
    }
    let whole = AveragingScheme.wholeGroup(problem.action.group, weightClass: .uniform)
    let exact = try PartialAveragingRisk(whole, on: problem)
    #expect(exact.risk(samples: 6, noiseVariance: problem.noiseVariance) == setting.exact.rationalRisk)
    #expect(exact.asymmetry.isZero)
  }

  @Test func refusals() throws {
    let problem = try Fixture.problem("C3")
    #expect(throws: ProblemError.self) { try PartialAveragingRisk(.point(3), on: problem) }
    #expect(throws: ProblemError.self) { try AveragingScheme.point(0).mixed(keeping: 2) }
    #expect(throws: ProblemError.self) {
      try PartialAveragingRisk(.point(1), in: try FeatureSpace(spannedBy: [[1, 0, 0]], on: problem), on: problem)
    }
  }
}
