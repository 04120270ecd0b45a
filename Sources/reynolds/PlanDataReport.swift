import Generalization
import Reporting

/// What `reynolds plan --data` prints: what the data say, and plans for the estimates and for both ends of their intervals.
struct PlanDataReport: Encodable {
  struct Estimate: Encodable {
    let value, lower, upper: Double
    let given: Bool
  }

  let source: String
  let rows, points, orbits, completeOrbits, orbitPairs, repeatedPairs: Int
  let rowsUsed: Int?
  let method, hypothesis: String?
  let confidence: Double?
  let squaredAsymmetry: Estimate?
  let noise: Estimate
  let signal: Double
  /// What --signal and the data do not agree about, if anything.
  let note: String?
  /// The end with the least asymmetry and the most noise, that asks for the most symmetry.
  let lowerEnd: PlanReport?
  /// The plan for the estimates.
  let plan: PlanReport
  /// The end with the most asymmetry and the least noise.
  let upperEnd: PlanReport?
  /// Whether level, scheme and queries are the same at both ends; `nil` if the asymmetry is given.
  let endsAgree: Bool?

  init(_ measured: PlanCommand.Measured, _ plan: PlanReport, lower: PlanReport?, upper: PlanReport?) {
    let (orbits, found) = (measured.orbits, measured.asymmetry)
    source = orbits.table.source
    rows = orbits.rowCount
    points = orbits.pointCount
    self.orbits = orbits.orbits.count
    completeOrbits = orbits.orbits.count(where: \.isComplete)
    orbitPairs = orbits.orbitPairs
    repeatedPairs = orbits.repeatedPairs
    rowsUsed = found?.rowsUsed
    method = found?.method.rawValue
    hypothesis = found?.method.hypothesis
    confidence = found?.confidence
    func estimate(_ number: DataAsymmetry.Estimate, given: Bool = false) -> Estimate {
      Estimate(
        value: number.value, lower: number.interval.lowerBound, upper: number.interval.upperBound, given: given)
    }
    squaredAsymmetry = found.map { estimate($0.squaredAsymmetry) }
    noise = estimate(measured.noise, given: measured.noiseIsGiven)
    note = measured.note
    signal = measured.central.signal.approximation
    lowerEnd = lower
    self.plan = plan
    upperEnd = upper
    endsAgree = lower.flatMap { lower in
      upper.map { upper in
        lower.level == upper.level && lower.recommendation.queries.value == upper.recommendation.queries.value
          && lower.scheme?.construction == upper.scheme?.construction
      }
    }
  }

  /// The report for the terminal.
  var text: String {
    var lines = [
      "data: \(source), \(rows) rows at \(points) points in \(orbits) \(orbits == 1 ? "orbit" : "orbits"); orbits observed at all their points: \(completeOrbits)",
      "  \(orbitPairs) pairs of rows at different points of one orbit (they tell the asymmetry), \(repeatedPairs) at the same point (they tell the noise)",
      "",
    ]
    if let squaredAsymmetry, let confidence, let hypothesis, let rowsUsed {
      var table = TextTable([("", .left), ("estimate", .right), ("from", .right), ("to", .right), ("", .left)])
      table.add(row("squared asymmetry d²", squaredAsymmetry, "‖(I − P)f*‖², from \(rowsUsed) rows"))
      table.add(row("noise σ", noise, noise.given ? "given" : "from the pairs at the same point"))
      table.add([
        "signal ‖f*‖", PlanReport.number(signal), "–", "–",
        "root mean square of the target; it only sets the scale of the asymmetry A = d²/‖f*‖²",
      ])
      lines += [
        table.text, "",
        "the intervals hold together with confidence \(confidence), if: \(hypothesis)", "",
      ]
    } else {
      lines += [
        "noise σ = \(PlanReport.number(noise.value)), signal ‖f*‖ = \(PlanReport.number(signal)); the asymmetry is given",
        "",
      ]
    }
    if let note { lines += ["note: \(note)", ""] }
    if let lowerEnd, let upperEnd {
      var table = TextTable([
        ("", .left), ("A", .right), ("σ", .right), ("recommended", .left), ("queries", .right), ("risk", .right),
        ("what is done", .left),
      ])
      for (name, report) in [
        ("least asymmetry, most noise", lowerEnd), ("estimates", plan), ("most asymmetry, least noise", upperEnd),
      ] {
        table.add(
          [name]
            + ["A", "σ"].map { symbol in
              report.figures.first { $0.symbol == symbol }.map { PlanReport.number($0.value) } ?? ""
            }
            + [
              report.level, PlanReport.natural(report.recommendation.queries),
              PlanReport.number(report.recommendation.risk), report.recommendation.action,
            ])
      }
      lines += [table.text, "", conclusion(lowerEnd, upperEnd), ""]
    }
    lines += ["the plan for the estimates (“given” below: estimated above, or an option)", "", plan.text]
    return lines.joined(separator: "\n")
  }

  private func row(_ name: String, _ number: Estimate, _ basis: String) -> [String] {
    [name] + [number.value, number.lower, number.upper].map { PlanReport.number($0) } + [basis]
  }

  private func conclusion(_ lower: PlanReport, _ upper: PlanReport) -> String {
    if endsAgree == true {
      let kept = lower.recommendation.kept.upper == upper.recommendation.kept.upper
      return "The recommendation is the same at both ends of the intervals"
        + (kept ? "." : ", but for the part of the fitted function that is kept.")
    }
    return "The recommendation differs between the ends of the intervals: "
      + (lower.level == upper.level
        ? "the level is \(lower.level) at both, the scheme is not the same."
        : "\(lower.level) at one, \(upper.level) at the other; more data would tell.")
  }
}
