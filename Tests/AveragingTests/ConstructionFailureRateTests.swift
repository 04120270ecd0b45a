import Averaging
import ExactArithmetic
import FiniteGroups
import Representations
import Testing

@Suite struct ConstructionFailureRateTests {
  /// Random schemes miss weak(ε) less often than both tail bounds allow; 100,000 trials are done by the benchmark.
  @Test(arguments: [
    ("C7", "regular", 26, Rational(1, 4)), ("S3", "regular", 14, Rational(1, 2)),
    ("S4", "functions", 20, Rational(1, 4)),
  ])
  func ratesLieBelowTheTailBounds(_ name: String, _ text: String, _ size: Int, _ epsilon: Rational) throws {
    let problem = try SchemeProblem(try makeClass(name, text), target: .weak(epsilon))
    let outcome = FailureRateExperiment(problem, size: size, epsilon: epsilon).run(trials: 300, seed: 8)
    #expect(outcome.trials == 300 && outcome.kullbackLeibler < 1)
    #expect(outcome.kullbackLeibler <= outcome.bernstein)
    #expect(outcome.isBelowBounds && !outcome.refutesBounds && outcome.isConfidentlyBelowBounds)
    #expect(outcome == FailureRateExperiment(problem, size: size, epsilon: epsilon).run(trials: 300, seed: 8))
  }

  /// One element never averages anything: every trial fails.
  @Test func singleElementsAlwaysFail() throws {
    let problem = try SchemeProblem(try makeClass("S3", "functions"), target: .exact)
    let outcome = FailureRateExperiment(problem, size: 1, epsilon: Rational(1, 2)).run(trials: 50, seed: 1)
    #expect(outcome.failures == 50 && outcome.interval.upper == 1 && outcome.bernstein == 1)
    #expect(outcome.isBelowBounds && !outcome.refutesBounds)
  }

  /// The exact interval: closed forms at the ends; 5 of 10 by mpmath's incomplete beta function; the normal limit for
  /// many trials.
  @Test func clopperPearsonIntervals() {
    let none = BinomialInterval(successes: 0, trials: 10, confidence: 0.95)
    #expect(none.lower == 0 && (none.upper - 0.308_497_1).magnitude < 1e-7)
    let all = BinomialInterval(successes: 10, trials: 10, confidence: 0.95)
    #expect(all.upper == 1 && (all.lower - 0.691_502_9).magnitude < 1e-7)
    let half = BinomialInterval(successes: 5, trials: 10, confidence: 0.95)
    #expect((half.lower - 0.187_086_0).magnitude < 1e-7 && (half.upper - 0.812_914_0).magnitude < 1e-7)
    let many = BinomialInterval(successes: 50_000, trials: 100_000, confidence: 0.99)
    // 2.5758 standard deviations of 0.00158, and half a trial.
    #expect((many.lower - 0.495_922).magnitude < 1e-5 && (many.upper - 0.504_078).magnitude < 1e-5)
    let one = BinomialInterval(successes: 1, trials: 1, confidence: 0.9)
    #expect((one.lower - 0.05).magnitude < 1e-9 && one.upper == 1)
  }
}
