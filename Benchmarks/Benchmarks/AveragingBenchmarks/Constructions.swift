import Averaging
import ExactArithmetic
import FiniteGroups
import PeerRuns
import Representations

/// Derandomized and searched schemes next to the sizes that sampling guarantees, for every group of order below 64.
func constructionFigures() throws {
  let groups = try smallGroups()
  var figures: [Figure] = []
  for epsilon in [Rational(1, 2), Rational(1, 4), Rational(1, 10)] {
    var (guaranteed, half, halfOfLeast, smaller, plancherel) = (0, 0, 0, 0, 0)
    let run = try timed {
      for (name, group) in groups {
        let problem = try SchemeProblem(regularOf: group, target: .weak(epsilon))
        let derandomized = try DerandomizedConstruction().scheme(for: problem, seed: 1)
        let searched = try LocalSearchConstruction(steps: 1_000, restarts: 1).scheme(for: problem, seed: 1)
        let bernstein =
          SamplingBound.bernstein.sufficientSize(dimension: problem.totalDimension, epsilon: epsilon) ?? group.order
        let size = searched.scheme.size
        if derandomized.reachesTarget, derandomized.scheme.size <= problem.guaranteedSize { guaranteed += 1 }
        if searched.reachesTarget, 2 * size <= bernstein { half += 1 }
        if searched.reachesTarget, 2 * size <= min(bernstein, group.order) { halfOfLeast += 1 }
        if size < derandomized.scheme.size { smaller += 1 }
        if size == WeakLowerBound.plancherel(order: group.order, epsilon: epsilon) { plancherel += 1 }
        print(
          "\(name) ε=\(epsilon): Bernstein \(bernstein), guaranteed \(problem.guaranteedSize), derandomized \(derandomized.scheme.size), search \(size)"
        )
      }
    }
    figures += [
      Figure("ε = \(epsilon), both constructions on all groups", seconds: run.seconds),
      Figure(
        "  derandomized within its guaranteed size", ours: "\(guaranteed) of \(groups.count)", goal: "\(groups.count)"),
      Figure(
        "  search at most half the sampling bound", ours: "\(half) of \(groups.count)", goal: "\(groups.count / 2)"),
      Figure("  search at most half of min(bound, |G|)", ours: "\(halfOfLeast) of \(groups.count)"),
      Figure("  search smaller than derandomized", ours: "\(smaller) of \(groups.count)"),
      Figure("  search meets the Plancherel bound", ours: "\(plancherel) of \(groups.count)"),
    ]
  }
  Figure.print("Constructions on all functions", figures)
}

/// Measured failure rates of random schemes next to the tail bounds.
func failureRateFigures() throws {
  let cases: [(group: String, functions: String, size: Int, epsilon: Rational)] = [
    ("C7", "regular", 23, Rational(1, 4)), ("S4", "regular", 28, Rational(1, 4)),
    ("C2^5", "regular", 40, Rational(1, 4)),
    ("A5", "functions", 51, Rational(1, 10)), ("Q8", "regular", 11, Rational(1, 2)),
  ]
  var figures: [Figure] = []
  for entry in cases {
    let description = try GroupDescription(entry.group)
    let group = try description.enumerated()
    let functions = try FunctionClass(
      FunctionClassSpecification(entry.functions), group: group, action: description.naturalAction)
    let problem = try SchemeProblem(functions, target: .weak(entry.epsilon))
    let outcome = FailureRateExperiment(problem, size: entry.size, epsilon: entry.epsilon).run(
      trials: 100_000, seed: 1)
    figures.append(
      Figure(
        "\(entry.group) \(entry.functions), ε = \(entry.epsilon), n = \(entry.size): 99 % interval",
        ours: "[\(Figure.short(outcome.interval.lower)), \(Figure.short(outcome.interval.upper))]",
        peer: "KL \(Figure.short(outcome.kullbackLeibler)), Bernstein \(Figure.short(outcome.bernstein))",
        goal: outcome.isConfidentlyBelowBounds ? "below" : "NOT below"))
  }
  Figure.print("Failure rates of 100000 random schemes", figures)
}
