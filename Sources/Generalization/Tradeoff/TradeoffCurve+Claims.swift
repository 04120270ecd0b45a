import ExactArithmetic

extension TradeoffCurve {
  /// The statements of ``RiskSetting/optimalAsymmetry`` that the numbers of this curve violate, in words; none, if the formulas
  /// are right. Exact comparisons, on the points and not on the formulas:
  /// the least risk is at c*; a* ≤ d; a* does not fall as n grows; the best risk is at most both ends, and its part beyond what
  /// every level pays at least half of the smaller one's.
  ///
  /// - Complexity: O(points · summaries)
  public var violations: [String] {
    var result: [String] = []
    var previous: (samples: Int, asymmetry: Surd)?
    for summary in summaries.sorted(by: { $0.setting.samples < $1.setting.samples }) {
      let setting = summary.setting
      let row = points.filter { $0.samples == setting.samples }
      if let least = row.map(\.risk).min(), least != summary.optimal {
        result.append(
          "n = \(setting.samples): the risk \(least) on the curve differs from the best one, \(summary.optimal)")
      }
      if summary.modelAsymmetry.squared > Surd(setting.dataAsymmetry) {
        result.append("n = \(setting.samples): a* = \(summary.modelAsymmetry) exceeds the data asymmetry")
      }
      if let previous, previous.samples < setting.samples, summary.modelAsymmetry < previous.asymmetry {
        result.append("a* falls from n = \(previous.samples) to n = \(setting.samples)")
      }
      let base = setting.misfit + setting.invariantNoise
      let ends = min(summary.exact, summary.none)
      if summary.optimal > ends || 2 * (summary.optimal - base) < ends - base {
        result.append("n = \(setting.samples): the best risk \(summary.optimal) is out of proportion to the ends")
      }
      previous = (setting.samples, summary.modelAsymmetry)
    }
    return result
  }
}
