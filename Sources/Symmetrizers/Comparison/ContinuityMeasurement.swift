public import ExactArithmetic

/// Where a symmetrized function changes fastest along random segments: what a discontinuity looks like in numbers.
///
/// Segments between random points are cut into steps; the steps with the largest changes are halved again and again, always keeping the
/// half with the larger change. Across a jump the change stays, however short the step; where the function is Lipschitz it shrinks
/// with the step. A measurement: it finds jumps, and does not prove that there is none.
public struct ContinuityMeasurement: Sendable, Hashable {
  /// The largest change |f̃(x) − f̃(y)| across a shortest step.
  public let jump: Double
  /// The largest |f̃(x) − f̃(y)|/|x − y| over all steps.
  public let quotient: Double
  /// The length |x − y| of the shortest step.
  public let step: Double
  /// The point at which the largest change was found.
  public let place: [Rational]

  /// A change across a shortest step that smooth functions of size 1 do not have.
  public static let threshold = 1e-4

  /// Whether a jump was found.
  public var isDiscontinuous: Bool { jump > ContinuityMeasurement.threshold }

  /// Measures along segments between the first samples of a problem.
  ///
  /// - Parameters:
  ///   - symmetrizer: what symmetrizes.
  ///   - function: a continuous function.
  ///   - segments: how many segments.
  ///   - random: for symmetrizers that draw.
  /// - Throws: what the symmetrizer throws.
  /// - Complexity: about 80 evaluations for each segment
  init(
    of symmetrizer: ComparedSymmetrizer, function: ([Rational]) -> Double, on problem: ComparisonProblem,
    segments: Int = 4, using random: inout SplitMix64
  ) throws {
    let (steps, halvings) = (32, 24)
    var (jump, quotient, shortest, place) = (0.0, 0.0, Double.infinity, problem.samples[0])
    for number in 0..<segments {
      let start = problem.samples[2 * number % problem.samples.count]
      let end = problem.samples[(2 * number + 1) % problem.samples.count]
      let difference = zip(end, start).map { $0 - $1 }
      let length = difference.reduce(0.0) { $0 + $1.approximation * $1.approximation }.squareRoot()
      guard length > 0 else { continue }
      func at(_ time: Rational) throws -> Double {
        let point = zip(start, difference).map { $0 + time * $1 }
        return try symmetrizer.value(of: function, at: point, using: &random).value
      }
      let values = try (0...steps).map { try at(Rational($0, steps)) }
      let changes = (0..<steps).map { (values[$0 + 1] - values[$0]).magnitude }
      quotient = max(quotient, (changes.max() ?? 0) * Double(steps) / length)
      for step in (0..<steps).sorted(by: { changes[$0] > changes[$1] }).prefix(2) {
        var (low, high) = (Rational(step, steps), Rational(step + 1, steps))
        var (atLow, atHigh) = (values[step], values[step + 1])
        for _ in 0..<halvings {
          let middle = (low + high) / 2
          let value = try at(middle)
          if (value - atLow).magnitude >= (atHigh - value).magnitude {
            (high, atHigh) = (middle, value)
          } else {
            (low, atLow) = (middle, value)
          }
        }
        let width = length * (high - low).approximation
        let change = (atHigh - atLow).magnitude
        shortest = min(shortest, width)
        quotient = max(quotient, change / width)
        if change > jump { (jump, place) = (change, zip(start, difference).map { $0 + low * $1 }) }
      }
    }
    self.jump = jump
    self.quotient = quotient
    step = shortest.isFinite ? shortest : 0
    self.place = place
  }
}
