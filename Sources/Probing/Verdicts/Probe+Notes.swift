/// What measurements and the search leave in the report.
extension Probe {
  /// - Parameter fixed: the number of pairs, if it was fixed in advance.
  mutating func note(_ weak: inout WeakMeasurement, fixed: Int?) {
    let interval = weak.interval()
    if case .strong = settings.target {
    } else {
      var least: Int?
      if case .weak(let error) = settings.target, weak.isReached == nil {
        least = BettingSequence.leastCount(confidence: settings.confidence, threshold: error)
      }
      let estimate = least.flatMap {
        DecisionEstimate.count(
          after: weak.sequence.count, least: $0, mean: weak.sequence.mean, interval: interval,
          target: settings.target.error)
      }
      report.measurement = ProbeReport.Measurement(
        notion: "weak", count: weak.sequence.count, mean: weak.sequence.mean, lower: interval.lowerBound,
        upper: interval.upperBound, confidence: settings.confidence, isReached: weak.isReached,
        leastCount: least, leastQueries: least.map { 2 * $0 },
        estimatedCount: estimate, estimatedQueries: estimate.map { 2 * $0 }, uncoveredElements: nil, worstElement: nil)
    }
    let range = weak.changes.interval()
    let count = weak.sequence.count
    let largest = weak.worst?.change?.squareRoot() ?? 0
    isMeasured = fixed == count && count > 0
    // That no change was more than rounding at any pair is an event fixed in advance; what the largest is is not. The draws decide which of two
    // statements is made (the one or the other; for exact targets, on the first pairs or on the further ones): each has half of α.
    let confidence = (1 + settings.confidence) / 2
    let fraction =
      isMeasured || largest <= negligible
      ? RarityBound.fraction(count: count, confidence: confidence)
      : RarityBound.fractionBeyondLargest(count: count, confidence: confidence)
    report.changes = ProbeReport.Changes(
      rootMeanSquare: weak.changes.rootMeanSquare, asymmetry: weak.changes.asymmetry, lower: range?.lowerBound,
      upper: range?.upperBound, changed: weak.changed, largest: largest, pairs: count,
      level: max(largest, negligible), fractionBeyond: fraction, oneIn: RarityBound.oneIn(fraction))
  }

  mutating func note(_ strong: inout StrongMeasurement) {
    let interval = strong.interval()
    let worst = strong.worstElement
    let least = strong.isReached == nil ? strong.leastInputs : nil
    let estimate = least.flatMap {
      DecisionEstimate.count(
        after: strong.inputCount, least: $0, mean: worst?.sequence.mean ?? 0, interval: interval,
        target: settings.target.error)
    }
    report.measurement = ProbeReport.Measurement(
      notion: "strong", count: strong.inputCount, mean: worst?.sequence.mean ?? 0, lower: interval.lowerBound,
      upper: interval.upperBound, confidence: settings.confidence, isReached: strong.isReached,
      leastCount: least, leastQueries: least.map { $0 * (strong.elements.count + 1) },
      estimatedCount: estimate, estimatedQueries: estimate.map { $0 * (strong.elements.count + 1) },
      uncoveredElements: strong.uncovered, worstElement: worst?.element.description)
  }

  mutating func note(_ result: SearchResult, queries: Int) {
    report.search = ProbeReport.Search(
      queries: queries, pairs: result.pairs,
      strategies: Dictionary(uniqueKeysWithValues: result.queries.map { ($0.key.rawValue, $0.value) }),
      foundBy: result.foundBy?.rawValue, queriesToFind: result.queriesToFind, stop: result.stop?.description,
      unresolved: result.unresolved, illConditioned: result.illConditioned,
      nonFinite: result.nonFinite.map { ProbeReport.Witness($0) })
    if let worst = result.worst { report.worst = ProbeReport.Witness(worst) }
    if let simplest = result.simplest { report.simplest = ProbeReport.Witness(simplest) }
  }
}
