public import ExactArithmetic
public import FiniteGroups
import Foundation

/// Data from a problem: n independent pairs of a point x ~ μ and an observation y with E[y|x] = f*(x) and |y| ≤ B. The action and
/// the measure are known, the target is not.
///
/// For two pairs, yy′·(1{x = x′}/μ(x) − 1{Gx = Gx′}/μ(Gx)) has the mean ‖f*‖² − ‖Pf*‖² = d²: an unbiased estimate of the squared
/// data asymmetry, however few the data and whatever the noise.
public struct SampledProblem: Sendable {
  /// The action on the points.
  public let action: TabulatedAction
  /// μ(x) > 0, invariant.
  public let measure: [Rational]
  /// The points observed.
  public let points: [Int]
  /// The observations.
  public let observations: [Double]
  /// B > 0.
  public let bound: Double

  /// Data of a problem, whose target is not looked at.
  ///
  /// - Throws: ``ProblemError`` for wrong counts, points that there are not, observations beyond the bound.
  public init(
    points: [Int], observations: [Double], bound: Double, on problem: FiniteProblem
  ) throws(ProblemError) {
    guard points.count == observations.count else {
      throw .count(of: "observations", observations.count, expected: points.count)
    }
    guard points.count >= 2 else {
      throw .outOfRange("the number of samples", Rational(points.count), allowed: "at least 2")
    }
    for point in points where !(0..<problem.pointCount).contains(point) {
      throw .outOfRange("a point", Rational(point), allowed: "from 0 to \(problem.pointCount - 1)")
    }
    guard bound > 0, bound.isFinite, observations.allSatisfy({ abs($0) <= bound }) else {
      throw .unsuitable("every observation must lie within the bound ±\(bound), which must be positive")
    }
    action = problem.action
    measure = problem.measure
    self.points = points
    self.observations = observations
    self.bound = bound
  }

  /// Draws data from a problem with noise ±σ.
  ///
  /// - Throws: ``ProblemError/outOfRange(_:_:allowed:)`` for fewer than 2 samples.
  /// - Complexity: O(samples · points)
  public init(
    drawing samples: Int, from problem: FiniteProblem, using generator: inout some RandomNumberGenerator
  ) throws(ProblemError) {
    let deviation = Surd.squareRoot(of: problem.noiseVariance).approximation
    let target = problem.target.map(\.approximation)
    var cumulative: [Double] = []
    for weight in problem.measure { cumulative.append((cumulative.last ?? 0) + weight.approximation) }
    var points: [Int] = []
    var observations: [Double] = []
    for _ in 0..<max(0, samples) {
      let place = Double.random(in: 0..<1, using: &generator)
      let point = cumulative.firstIndex { place < $0 } ?? problem.pointCount - 1
      points.append(point)
      observations.append(target[point] + (Bool.random(using: &generator) ? deviation : -deviation))
    }
    let largest = target.reduce(0) { max($0, abs($1)) } + deviation
    try self.init(
      points: points, observations: observations, bound: largest * (1 + 1e-12) + 1e-300, on: problem)
  }

  /// n.
  public var samples: Int { points.count }

  /// The mean of the estimate over all pairs, a U-statistic; it may be negative.
  ///
  /// - Complexity: O(samples + points)
  public var asymmetryEstimate: Double {
    var sums = [Double](repeating: 0, count: action.pointCount)
    var squares = sums
    for (point, value) in zip(points, observations) {
      sums[point] += value
      squares[point] += value * value
    }
    var total = 0.0
    for orbit in action.orbits.orbits {
      var (sum, square) = (0.0, 0.0)
      let weight = orbit.reduce(Rational.zero) { $0 + measure[$1] }.approximation
      for point in orbit {
        total += (sums[point] * sums[point] - squares[point]) / measure[point].approximation
        sum += sums[point]
        square += squares[point]
      }
      total -= (sum * sum - square) / weight
    }
    return total / (Double(samples) * Double(samples - 1))
  }

  /// What no single term exceeds in magnitude: B²·max(1/μ(x) − 1/μ(Gx), 1/μ(Gx) in orbits of several points).
  private var termBound: Double {
    var largest = 0.0
    for orbit in action.orbits.orbits where orbit.count > 1 {
      let weight = orbit.reduce(Rational.zero) { $0 + measure[$1] }
      for point in orbit {
        let own = max(1 / measure[point] - 1 / weight, 1 / weight).approximation
        largest = max(largest, own)
      }
    }
    return bound * bound * largest * (1 + 1e-12)
  }

  /// An interval that contains d² with at least the stated probability.
  ///
  /// With the method `hoeffding` around the mean over all pairs, with the margin of ⌊n/2⌋ independent terms (Hoeffding 1963,
  /// section 5a); with `empiricalBernstein` from ⌊n/2⌋ disjoint pairs, whose terms are independent. Ends below 0 are replaced by 0, as d² ≥ 0.
  ///
  /// - Throws: ``ProblemError/unsuitable(_:)`` for a confidence outside of (0, 1), and fewer than 4 samples.
  /// - Complexity: O(samples + points)
  public func asymmetryInterval(
    confidence: Double, method: MeanInterval.Method = .hoeffding
  ) throws(ProblemError) -> MeanInterval {
    let (limit, blocks) = (termBound, samples / 2)
    guard blocks >= 2 else { throw .unsuitable("an interval for the asymmetry takes at least 4 samples") }
    let orbitOf = action.orbits.orbitOf
    let weights = action.orbits.orbits.map { orbit in
      orbit.reduce(Rational.zero) { $0 + measure[$1] }.approximation
    }
    let pairs = (0..<blocks).map { block -> Double in
      let (i, j) = (2 * block, 2 * block + 1)
      guard orbitOf[points[i]] == orbitOf[points[j]] else { return 0 }
      let own = points[i] == points[j] ? 1 / measure[points[i]].approximation : 0
      return max(-limit, min(limit, observations[i] * observations[j] * (own - 1 / weights[orbitOf[points[i]]])))
    }
    let range = 2 * limit
    let (estimate, margin) = try MeanInterval.estimate(of: pairs, width: range, confidence: confidence, method: method)
    return MeanInterval(
      estimate: method == .hoeffding ? asymmetryEstimate : estimate, margin: margin, range: 0...max(limit, 0),
      confidence: confidence, method: method,
      count: samples)
  }
}
