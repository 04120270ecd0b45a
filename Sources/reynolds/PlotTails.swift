import ArgumentParser
import Averaging
import CommandSupport
import ExactArithmetic
import Reporting

/// `reynolds plot tails`: failure rates of random schemes against tail bounds.
struct PlotTails: PlotKind {
  static let configuration = CommandConfiguration(
    commandName: "tails",
    abstract: "How often random schemes fail, with exact binomial intervals, against the tail bounds.",
    discussion: """
      Examples:
        reynolds plot tails --group S4 --class regular --epsilon 1/4 --output tails.svg
        reynolds plot tails --group C2^5 --class regular --trials 10000 --sizes 10,20,30,40 --output tails.svg
      """)

  @OptionGroup var problem: ProblemOptions

  @Option(help: "The weak error ε in (0, 1), exact.")
  var epsilon = "1/4"

  @Option(help: "How many schemes are drawn of each size.")
  var trials = 2000

  @Option(help: "Sizes of schemes, separated by commas; by default twelve, to where Bernstein's bound is about 1 %.")
  var sizes: String?

  @Option(help: "Decides all random choices.")
  var seed: UInt64 = 1

  @OptionGroup var progressOptions: ProgressOptions
  @OptionGroup var figure: FigureOptions

  var isQuiet: Bool? { progressOptions.quiet }

  func source() throws -> any FigureSource {
    guard let error = Rational(decimal: epsilon), error.signum > 0, error < 1 else {
      throw CommandFailure.exit(
        CommandFailure.usage, "--epsilon \(epsilon): write a number between 0 and 1, such as 1/9 or 0.1")
    }
    guard (10...10_000_000).contains(trials) else {
      throw CommandFailure.exit(CommandFailure.usage, "--trials \(trials): write a number from 10 to 10000000")
    }
    let chosen = try sizes.map { text in
      try text.split(separator: ",", omittingEmptySubsequences: false).map { part in
        guard let value = Int(part), (1...100_000).contains(value) else {
          throw CommandFailure.exit(
            CommandFailure.usage, "--sizes \(text): write numbers from 1 to 100000 separated by commas")
        }
        return value
      }
    }
    let description = try problem.description()
    let question = try SchemeProblem(try problem.functions(of: description), target: .weak(error))
    return TailsFigure(
      question, title: "\(description.title), \(problem.functionClass)", epsilon: error, sizes: chosen,
      trials: trials,
      seed: seed)
  }
}

extension TailsFigure {
  /// Draws schemes of each size and counts failures; all intervals hold together with confidence 95 %.
  init(
    _ problem: SchemeProblem, title: String, epsilon: Rational, sizes: [Int]?, trials: Int, seed: UInt64
  ) {
    let dimension = problem.totalDimension
    // Bernstein's bound is about 1 where this many suffice, and 1 % where a hundred times the dimension would need them.
    let last = SamplingBound.bernstein.sufficientSize(dimension: 100 * max(dimension, 1), epsilon: epsilon) ?? 100
    let sizes = Set(sizes ?? (1...12).map { max(1, last * $0 / 12) }).sorted()
    let confidence = 1 - 0.05 / Double(sizes.count)
    self.init(
      problem: title, epsilon: "\(epsilon)", dimension: dimension, trials: trials, confidence: "95 %",
      points: sizes.map { size in
        // Every size has random numbers of its own.
        let outcome = FailureRateExperiment(problem, size: size, epsilon: epsilon)
          .run(trials: trials, confidence: confidence, seed: SplitMix64.spread(seed ^ UInt64(size)))
        return Point(
          size: size, failures: outcome.failures, lower: outcome.interval.lower, upper: outcome.interval.upper,
          bernstein: outcome.bernstein, kullbackLeibler: outcome.kullbackLeibler)
      })
  }
}
