import ExactArithmetic

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
  /// more probability the smaller σ is; so a smaller σ takes a larger ‖μ‖. *The upper end*, p = α/2, is not monotone; as λ grows with x it is at most b²λ(Q/a²; α/2)
  /// for σ in [a, b], and the largest of these over a division of [s, t] is taken.
  init(
    completeOrbitsOf orbits: ObservedOrbits, noise: Double?, confidence: Double, using random: inout SplitMix64
  ) throws(ObservationError) {
    let (table, values) = (orbits.table, orbits.table.observations)
    let complete = orbits.orbits.filter(\.isComplete)
    let directions = complete.reduce(0) { $0 + $1.points.count - 1 }
    guard directions > 0 else {
      let largest = orbits.orbits.filter { $0.points.count > 1 }.max {
        Double($0.points.count) / Double($0.size ?? .max) < Double($1.points.count) / Double($1.size ?? .max)
      }
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
    func end(_ scale: Double, _ probability: Double) -> Double {
      noncentrality(observed: observed / (scale * scale), directions: directions, probability: probability)
    }
    let (least, most) = (deviation.lowerBound, deviation.upperBound)
    guard most > 0 else { return observed...observed }
    let lower = most * most * end(most, 1 - errorProbability / 2)
    // Without noise at the lower end: the division starts at a thousandth of the upper one, and below ‖μ‖ ≤ √Q + σ·‖Z‖.
    let start = max(least, most / 1000)
    var upper = 0.0
    if start > least {
      let reach = ChiSquared(degreesOfFreedom: directions).quantile(1 - errorProbability / 2).squareRoot()
      let norm = observed.squareRoot() + start * reach
      upper = norm * norm
    }
    let parts = start < most ? DataAsymmetry.parts : 1
    var low = start
    for part in 1...parts {
      let high = part == parts ? most : low + (most - start) / Double(parts)
      upper = max(upper, high * high * end(low, errorProbability / 2))
      low = high
    }
    return min(lower, upper)...upper
  }

  /// Beyond this value of a χ² variable the triangle inequality decides, which then loses little.
  private static let exactLimit = 1e4

  /// The noncentrality δ at which P(χ²(δ) ≤ x) has a value above ½ (from below) or at most ½ (from above); 0 if there is none.
  private static func noncentrality(observed: Double, directions: Int, probability: Double) -> Double {
    if observed <= exactLimit {
      return ChiSquared.noncentrality(observed: observed, degreesOfFreedom: directions, probability: probability)
    }
    let tail = min(probability, 1 - probability)
    let reach = ChiSquared(degreesOfFreedom: directions).quantile(1 - tail).squareRoot()
    let norm = observed.squareRoot() + (probability > 0.5 ? -reach : reach)
    return norm <= 0 ? 0 : norm * norm
  }
}
