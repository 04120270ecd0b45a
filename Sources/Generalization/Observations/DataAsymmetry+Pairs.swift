import ExactArithmetic

extension DataAsymmetry {
  /// From disjoint random pairs of rows in one orbit: nothing need be known of the noise but that it is as large
  /// everywhere, and nothing of points that were not observed.
  ///
  /// Within its orbit a row is at any point equally likely, so for a pair ½(y − y′)² has the mean Var_O f* + σ²; pairs at the same point count, too. With pairs at the same
  /// point ½(y − y′)² has the mean σ². Both lie between 0 and 2B².
  init(
    pairsOf orbits: ObservedOrbits, noise: Double?, bound: Double, confidence: Double,
    using random: inout SplitMix64
  ) throws(ObservationError) {
    let (table, values) = (orbits.table, orbits.table.observations)
    guard bound > 0, bound.isFinite else { throw .outOfRange("the bound", bound, allowed: "above 0") }
    for (row, value) in values.enumerated() where value.magnitude > bound {
      throw .beyondBound(source: table.source, table.place(row: row), value, bound: bound)
    }
    let tail = noise == nil ? (1 - confidence) / 2 : 1 - confidence
    func pairs(_ groups: [[Int]]) -> [(value: Double, moved: Double)] {
      groups.flatMap { rows in
        // The order of the table may depend on the observations.
        let rows = rows.shuffled(using: &random)
        return stride(from: 1, to: rows.count, by: 2).map { (values[rows[$0 - 1]], values[rows[$0]]) }
      }
    }
    func mean(_ pairs: [(value: Double, moved: Double)], _ what: String) throws(ObservationError) -> MeanInterval {
      do throws(ProblemError) {
        return try AsymmetryEstimate.fromPairs(pairs, spread: 2 * bound, confidence: 1 - tail)
      } catch { throw .unsuitable("\(table.source), disjoint pairs of rows \(what): \(error)") }
    }
    // Orbits of one point have no asymmetry, and are known to have none.
    let moved = pairs(orbits.orbits.filter { $0.size != 1 }.map(\.rows))
    let total = try mean(moved, "in one orbit")
    let deviation: Estimate
    if let noise {
      deviation = Estimate(exactly: noise)
    } else {
      guard orbits.repeatedPairs > 0 else { throw .unknownNoise(source: table.source) }
      let variance = try mean(pairs(orbits.orbits.flatMap(\.points)), "at one point")
      deviation = Estimate(
        max(0, variance.estimate).squareRoot(), in: variance.lower.squareRoot()...variance.upper.squareRoot())
    }
    let square = { (value: Double) in value * value }
    let energy =
      moved.reduce(0) { $0 + ($1.value * $1.value + $1.moved * $1.moved) / 2 } / Double(max(1, moved.count))
    self.init(
      method: .pairs,
      squaredAsymmetry: Estimate(
        total.estimate - square(deviation.value),
        in: max(
          0, total.lower - square(deviation.interval.upperBound))...max(
            0, total.upper - square(deviation.interval.lowerBound))),
      noise: deviation, noiseIsGiven: noise != nil, squaredSignal: energy - square(deviation.value),
      rowsUsed: 2 * moved.count, confidence: confidence)
  }
}
