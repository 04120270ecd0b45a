import ExactArithmetic

/// How often each point of a finite problem is observed.
public struct FixedDesign: Sendable, Hashable {
  /// The number of observations of each point.
  public let counts: [Int]
  /// n, the number of observations.
  public let samples: Int

  /// A design by counts.
  ///
  /// - Throws: ``ProblemError/count(of:_:expected:)``, ``ProblemError/outOfRange(_:_:allowed:)`` for negative counts and
  ///   for no observation.
  public init(counts: [Int], on problem: FiniteProblem) throws(ProblemError) {
    guard counts.count == problem.pointCount else {
      throw .count(of: "counts of a design", counts.count, expected: problem.pointCount)
    }
    for count in counts where count < 0 {
      throw .outOfRange("the number of observations of a point", Rational(count), allowed: "at least 0")
    }
    samples = counts.reduce(0, +)
    guard samples >= 1 else { throw .outOfRange("the number of samples", 0, allowed: "at least 1") }
    self.counts = counts
  }

  /// The balanced design, in which point x is observed n·μ(x) times.
  ///
  /// - Throws: ``ProblemError/outOfRange(_:_:allowed:)`` where n·μ(x) is no whole number.
  public init(balanced samples: Int, on problem: FiniteProblem) throws(ProblemError) {
    var counts: [Int] = []
    for weight in problem.measure {
      let count = weight * Rational(samples)
      guard count.isInteger, let whole = count.asInt else {
        throw .outOfRange(
          "the number of observations of a point in a balanced design", count,
          allowed: "whole (take a multiple of the common denominator of the weights)")
      }
      counts.append(whole)
    }
    try self.init(counts: counts, on: problem)
  }

  /// The observed points, each as often as it is observed.
  public var points: [Int] { counts.indices.flatMap { [Int](repeating: $0, count: counts[$0]) } }
}
