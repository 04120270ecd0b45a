import Averaging
import ExactArithmetic
import FiniteGroups
import Symmetrizers
import Testing

@testable import Probing

@Suite struct AveragingTests {
  @Test func `a plan follows its formula`() throws {
    // θ = 1/5, ε = 1/25: ε_s = (1/25)(4/5)/((1/5)(24/25)) = 1/6.
    let plan = try #require(AveragingPlan(asymmetry: 0.2, target: 0.04, order: 120))
    #expect(abs(plan.schemeError - 1 / 6.0) < 1e-12)
    #expect(plan.expectedCount == 6)
    #expect(plan.order == 120)
    #expect(
      plan.classCount == SamplingBound.kullbackLeibler.sufficientSize(dimension: 119, epsilon: Rational(166, 1000)))
    // θ at the target already.
    #expect(try #require(AveragingPlan(asymmetry: 0.01, target: 0.04, order: 120)).expectedCount == 1)
    #expect(AveragingPlan(asymmetry: 1, target: 0.04, order: 120) == nil)
  }

  /// f = c + x₀ on the six arrangements of (1, 2, 3): f₀ = x₀ − 2, and n elements drawn with replacement leave ‖f₀‖²/n on average. Summed here over all
  /// 36 pairs of elements, in rational arithmetic.
  @Test func `two independent elements halve the error on average`() throws {
    let elements = try GroupDescription("S3").enumerated()
    let points: [[Int]] = (0..<6).map { index in (0..<3).map { elements.image(of: $0, under: index) } }
    func part(_ point: [Int]) -> Rational { Rational(point[0] - 1) }
    let whole = points.reduce(Rational.zero) { $0 + part($1) * part($1) }
    var mean = Rational.zero
    for first in 0..<6 {
      for second in 0..<6 {
        for point in points {
          let values = [first, second].map { element in
            part(PermutedVector().apply(elements.permutation(element), to: point.map(Double.init)).map { Int($0) })
          }
          let average = (values[0] + values[1]) / 2
          mean += average * average * Rational(1, 36)
        }
      }
    }
    #expect(mean == whole / 2)
  }

  @Test func `a symmetrized model is the mean over the scheme, and counts`() throws {
    let base = FunctionModel(3) { $0[0] + 10 * $0[1] + 100 * $0[2] }
    let question = try SymmetryQuestion.permuting("S3", base)
    let group = try GroupDescription("S3").enumerated()
    let all = (0..<group.order).map { (group.permutation($0), Rational(1, 6)) }
    let scheme = try PermutationScheme(all, weightClass: .uniform)
    let model = SymmetrizedModel(
      base, by: SchemeAveraging<Permutation, [Double]>(unverified: scheme), question: question, seed: 1)
    // Each coordinate stands at each place twice of six times: 37 · (1 + 2 + 4).
    #expect(try model.evaluate([1, 2, 4, 4, 1, 2], count: 2) == [259, 259])
    #expect(model.queryCount == 2)
    #expect(base.queryCount == 12)
  }

  @Test func `averaging reaches the target and is verified on the model`() async throws {
    let model = FunctionModel(5) { $0[0] + 2 }
    let report = try await ProbeTests.probe(
      model, try SymmetryQuestion.permuting("S5", model), target: .weak(0.05), queries: 60_000, search: 0,
      averaging: true
    ).report
    #expect(report.measurement?.isReached == false)
    let averaging = try #require(report.averaging)
    let last = try #require(averaging.trials.last, "\(averaging)")
    #expect(last.isReached == true)
    #expect(last.upper <= 0.05)
    #expect(last.queries >= 2 && last.queries < 120)
    #expect(last.confidence > 0.99)
    #expect(averaging.trials.reduce(0) { $0 + $1.modelQueries } <= 60_000)
    #expect(report.verdict == .notSymmetric)
  }

  /// The mean of r of the first average is near the target; it must not take what the next one needs.
  @Test func `a trial that decides nothing leaves queries for a larger one`() async throws {
    let model = FunctionModel(4) { $0.reduce(0, +) + 0.1 * $0[0] }
    let outcome = try await ProbeTests.probe(
      model, try SymmetryQuestion.permuting("S4", model), target: .weak(0.01), queries: 100_000, search: 500,
      averaging: true)
    let averaging = try #require(outcome.report.averaging)
    #expect(averaging.trials.last?.isReached == true && outcome.scheme != nil, "\(averaging)")
    #expect(averaging.trials.count > 1 && averaging.trials[0].isReached != true, "\(averaging)")
    #expect(outcome.report.queries <= 100_000)
  }
}
