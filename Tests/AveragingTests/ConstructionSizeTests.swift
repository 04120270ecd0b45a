import Averaging
import ExactArithmetic
import FiniteGroups
import Foundation
import Representations
import Testing

@Suite struct ConstructionSizeTests {
  /// Derandomized schemes keep the guaranteed size; all groups of order < 64 are done by the benchmark.
  @Test(arguments: 2...16) func derandomizedSchemesMeetTheGuarantee(_ order: Int) throws {
    for entry in SmallGroupCatalogue.entries where entry.id[0] == order {
      let group = try GroupDescription("SmallGroup(\(order),\(entry.id[1]))").enumerated()
      let problem = try SchemeProblem(regularOf: group, target: .exact)
      for epsilon in [Rational(1, 2), Rational(1, 4), Rational(1, 10)] {
        let result = try DerandomizedConstruction().scheme(for: problem.retargeted(to: .weak(epsilon)), seed: 1)
        // The size of the Chernoff bound by its formula, in doubles.
        let tau = epsilon.approximation.squareRoot()
        let divergence = ((1 + tau) * log1p(tau) + (1 - tau) * log1p(-tau)) / 2
        let bound = Int((log(2 * Double(problem.totalDimension)) / divergence).rounded(.up))
        #expect(result.reachesTarget, "\(entry.name), ε = \(epsilon)")
        #expect(result.scheme.size <= min(bound, order), "\(entry.name), ε = \(epsilon)")
        let least = WeakLowerBound.plancherel(order: order, epsilon: epsilon)
        #expect(result.scheme.size >= least, "no scheme is below Plancherel's bound")
      }
    }
  }

  /// With many elements the guarantee is far below the order, and is kept.
  @Test func theGuaranteeIsKeptFarBelowTheOrder() throws {
    let problem = try SchemeProblem(try makeClass("S5", "functions"), target: .weak(Rational(1, 4)))
    #expect(problem.guaranteedSize == 16 && problem.totalDimension == 4)
    let result = try DerandomizedConstruction().scheme(for: problem, seed: 1)
    #expect(result.reachesTarget && result.scheme.size <= 16)
    #expect(result.elementsExamined % 120 == 0)
  }

  /// Difference sets are found: a Fano plane in C7, squares in C11, a projective plane of order 3 in C13 meet Plancherel's bound.
  @Test(arguments: [("C7", Rational(2, 9), 3), ("C11", Rational(3, 25), 5), ("C13", Rational(3, 16), 4)])
  func theSearchFindsDifferenceSets(_ name: String, _ epsilon: Rational, _ size: Int) throws {
    let group = try GroupDescription(name).enumerated()
    let problem = try SchemeProblem(regularOf: group, target: .weak(epsilon))
    let result = try LocalSearchConstruction(weightClass: .uniform, steps: 400, restarts: 6).scheme(
      for: problem, seed: 2)
    #expect(result.scheme.size == size && result.reachesTarget && result.scheme.weightClass == .uniform)
    #expect(WeakLowerBound.plancherel(order: group.order, epsilon: epsilon) == size)
  }

  @Test func verifiedSamplesReportTheirDraws() throws {
    let problem = try SchemeProblem(try makeClass("S4", "functions"), target: .weak(Rational(1, 4)))
    let construction = VerifiedSampleConstruction(failureProbability: Rational(1, 1_000))
    let size = try #require(construction.sampleSize(for: problem))
    let result = try construction.scheme(for: problem, seed: 5)
    #expect(result.reachesTarget && result.elementsExamined % size == 0 && result.scheme.size <= size)
    #expect(size > problem.guaranteedSize)
    #expect(throws: ConstructionError.self) {
      try construction.scheme(for: problem.retargeted(to: .exact), seed: 5)
    }
  }

  /// Least subgroups without further invariants; for all functions on the group it is the group.
  @Test(arguments: [
    ("S3", "functions", 3), ("S4", "functions", 4), ("S4", "tuples:2", 12), ("S4", "regular", 24),
    ("A4", "functions", 4), ("S5", "tuples:2", 20), ("C2^3", "polynomials:2", 4), ("C6", "characters:2", 2),
  ])
  func subgroups(_ name: String, _ text: String, _ size: Int) throws {
    let functions = try makeClass(name, text)
    let problem = try SchemeProblem(functions, target: .exact)
    let subgroup = try SubgroupConstruction().scheme(for: problem, seed: 1)
    #expect(subgroup.scheme.size == size && subgroup.scheme.isExact(on: functions))
    let product = try CosetProductConstruction(pairLimit: 40).scheme(for: problem, seed: 1)
    #expect(product.scheme.size <= functions.group.order && product.scheme.isExact(on: functions))
  }
}
