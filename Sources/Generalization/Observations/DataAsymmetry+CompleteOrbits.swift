import ExactArithmetic
import Foundation

extension DataAsymmetry {
  /// From the orbits all of whose points were observed, each point of an orbit as often as the least observed one (random rows are taken): a
  /// balanced design, whatever the table is.
  ///
  /// With m_x the mean of the n_O rows taken at the point x of the orbit O, N of them in all, and q = Σ(|O| − 1), the sum
  /// Q = Σ_O n_O Σ_x (m_x − m_O)² is σ² times a noncentral χ² variable of q degrees of freedom and noncentrality Nd²/σ². The noise comes from the sum
  /// W ~ σ²χ²_ν of the squares around the means of all points observed more than once; half of the probability of error is left to it
  /// (they need not be independent for that).
  ///
  /// **d² for all σ in an interval [s, t].** Let λ(x; p) be the noncentrality at which P(χ²_q ≤ x) = p, 0 if there is none, and μ of the squared norm σ²λ(Q/σ²; p). *The
  /// lower end*, p = 1 − α/2, is least at t: as P(‖μ + σZ‖ ≥ √Q) = α/2 < ½, ‖μ‖ < √Q, so {z : ‖μ + z‖ < √Q} is a convex set that contains 0, and σZ lies in it with
  /// more probability the smaller σ is; so a smaller σ takes a larger ‖μ‖. *The upper end*, p = α/2, is not monotone; for σ in [a, b]
  /// it is at most b²λ(Q/a²; α/2), as λ grows with x, and at most (√Q + br)², P(‖Z‖ ≥ r) = α/2. The smaller of both is taken in each part of a geometric
  /// division of [s, t], and the largest of these.
  init(
    completeOrbitsOf orbits: ObservedOrbits, noise: Double?, confidence: Double, using random: inout SplitMix64
  ) throws(ObservationError) {
    let (table, values) = (orbits.table, orbits.table.observations)
    let complete = orbits.orbits.filter(\.isComplete)
    let directions = complete.reduce(0) { $0 + $1.points.count - 1 }
    guard directions > 0 else {
      func share(_ orbit: ObservedOrbits.Orbit) -> Double {
        let size: Int = orbit.size ?? Int.max
        return Double(orbit.points.count) / Double(size)
      }
      let several = orbits.orbits.filter { $0.points.count > 1 }
      let largest = several.max { share($0) < share($1) }
      throw .noCompleteOrbit(
        source: table.source, pairs: orbits.orbitPairs, observed: largest?.points.count ?? 0, size: largest?.size ?? 0)
    }
    let tail = noise == nil ? (1 - confidence) / 2 : 1 - confidence
    let deviation: Estimate
    if let noise {
      deviation = Estimate(exactly: noise)
    } else {
      deviation = try DataAsymmetry.deviation(orbits, errorProbability: tail)
    }
    var (rows, points, square, energy) = (0, 0, 0.0, 0.0)
    for orbit in complete {
      let copies = orbit.points.map(\.count).min() ?? 0
      let means = orbit.points.map { rows in
        rows.shuffled(using: &random).prefix(copies).reduce(0) { $0 + values[$1] } / Double(copies)
      }
      let mean = means.reduce(0, +) / Double(means.count)
      square += Double(copies) * means.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
      energy += Double(copies) * means.reduce(0) { $0 + $1 * $1 }
      rows += copies * means.count
      points += means.count
    }
    let count = Double(rows)
    let variance = deviation.value * deviation.value
    let range = DataAsymmetry.squaredNorm(
      observed: square, directions: directions, deviation: deviation.interval, errorProbability: tail)
    self.init(
      method: .completeOrbits,
      squaredAsymmetry: Estimate(
        (square - Double(directions) * variance) / count, in: (range.lowerBound / count)...(range.upperBound / count)),
      noise: deviation, noiseIsGiven: noise != nil, squaredSignal: (energy - Double(points) * variance) / count,
      rowsUsed: rows, confidence: confidence)
  }

  /// σ from the scatter of all points observed more than once, W/σ² ~ χ²_ν for Gaussian noise: exact.
  ///
  /// - Throws: ``ObservationError/unknownNoise(source:)``, ``ObservationError/outOfRange(_:_:allowed:)`` for an impossible confidence.
  /// - Complexity: O(rows)
  public static func noise(of orbits: ObservedOrbits, confidence: Double) throws(ObservationError) -> Estimate {
    guard confidence > 0, confidence < 1 else {
      throw .outOfRange("the confidence", confidence, allowed: "above 0 and below 1")
    }
    return try deviation(orbits, errorProbability: 1 - confidence)
  }

  private static func deviation(
    _ orbits: ObservedOrbits, errorProbability: Double
  ) throws(ObservationError) -> Estimate {
    let values = orbits.table.observations
    var (scatter, freedom) = (0.0, 0)
    for rows in orbits.orbits.flatMap(\.points) where rows.count > 1 {
      let mean = rows.reduce(0) { $0 + values[$1] } / Double(rows.count)
      scatter += rows.reduce(0) { $0 + (values[$1] - mean) * (values[$1] - mean) }
      freedom += rows.count - 1
    }
    guard freedom > 0 else { throw .unknownNoise(source: orbits.table.source) }
    let law = ChiSquared(degreesOfFreedom: freedom)
    let ends = (law.quantile(errorProbability / 2), law.quantile(1 - errorProbability / 2))
    return Estimate(
      (scatter / Double(freedom)).squareRoot(),
      in: (scatter / ends.1).squareRoot()...(scatter / ends.0).squareRoot())
  }

  /// How many parts the interval of σ is divided into.
  private static let parts = 16

  /// The interval of ‖μ‖² from Q = ‖μ + σZ‖² in some directions, for all σ of an interval at once.
  static func squaredNorm(
    observed: Double, directions: Int, deviation: ClosedRange<Double>, errorProbability: Double
  ) -> ClosedRange<Double> {
    let (least, most) = (deviation.lowerBound, deviation.upperBound)
    guard most > 0 else { return observed...observed }
    let tail = errorProbability / 2
    let reach = ChiSquared(degreesOfFreedom: directions).quantile(1 - tail).squareRoot()
    // ‖μ‖ lies within √Q ± σ·‖Z‖, and the larger σ, the less that says.
    let nearest = max(0, observed.squareRoot() - most * reach)
    let inner = noncentrality(observed: observed / (most * most), directions: directions, tail: tail, isLower: true)
    let lower = max(nearest * nearest, inner.map { most * most * $0 } ?? 0)
    func farthest(_ deviation: Double) -> Double {
      let norm = observed.squareRoot() + deviation * reach
      return norm * norm
    }
    // Without noise at the lower end: the division starts at a thousandth of the upper one.
    let start = max(least, most / 1000)
    var upper = start > least ? farthest(start) : 0
    let parts = start < most ? DataAsymmetry.parts : 1
    var low = start
    for part in 1...parts {
      let high = part == parts ? most : start * pow(most / start, Double(part) / Double(parts))
      let outer = noncentrality(observed: observed / (low * low), directions: directions, tail: tail, isLower: false)
      upper = max(upper, min(farthest(high), outer.map { high * high * $0 } ?? .infinity))
      low = high
    }
    return min(lower, upper)...upper
  }

  /// Up to this value of a χ² variable its distribution is inverted; beyond it, Birgé's bounds are, which are about √(2 ln(1/p)) standard deviations
  /// wide instead of the quantile of the normal distribution.
  private static let exactLimit = 1e4

  /// The noncentrality δ at which an observed value x has P(X ≥ x) = p (the lower end) or P(X ≤ x) = p (the upper one), or a bound for it that is
  /// not nearer; 0 if there is none, `nil` if x is too large for floating point.
  ///
  /// For t = ln(1/p) and q directions, P(X ≤ q + δ − 2√((q + 2δ)t)) ≤ p and P(X ≥ q + δ + 2√((q + 2δ)t) + 2t) ≤ p; both are quadratic in √(q + 2δ).
  ///
  /// Source: L. Birgé, "An alternative point of view on Lepski's method", 2001, Lemma 8.1.
  private static func noncentrality(observed: Double, directions: Int, tail: Double, isLower: Bool) -> Double? {
    if observed <= exactLimit {
      return ChiSquared.noncentrality(
        observed: observed, degreesOfFreedom: directions, probability: isLower ? 1 - tail : tail)
    }
    guard observed < 1e15 else { return nil }
    let (count, exponent) = (Double(directions), -log(tail))
    let shift = 2 * exponent.squareRoot()
    let root =
      isLower
      ? max(0, max(0, 2 * observed - count).squareRoot() - shift)
      : max(0, 4 * exponent - count + 2 * observed).squareRoot() + shift
    return max(0, (root * root - count) / 2)
  }
}
