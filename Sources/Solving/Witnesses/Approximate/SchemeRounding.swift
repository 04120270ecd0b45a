import Averaging
import ExactArithmetic

/// Exact schemes near weights in doubles.
struct SchemeRounding: Sendable {
  let errors: SymmetryErrors
  let notion: SymmetryNotion
  let weightClass: WeightClass

  /// A scheme on the support with an error of at most ε, proved exactly: equal weights or the least denominators that
  /// are enough.
  ///
  /// - Parameters:
  ///   - conditions: the blocks whose norms count.
  ///   - bound: what the norms must not exceed, in doubles.
  func scheme(
    on support: [Int], near weights: [Double], conditions: [NormBlock], bound: Double
  ) -> [(element: Int, weight: Rational)]? {
    // At the bound itself rounding in doubles must not hide a scheme.
    let limit = bound * (1 + 1e-9) + 1e-12
    var attempts = 0
    func accept(_ numerators: [Int], _ denominator: Int) -> [(element: Int, weight: Rational)]? {
      let approximate = numerators.map { Double($0) / Double(denominator) }
      for condition in conditions {
        let average = condition.average(support, approximate)
        if NormBlock.logDeterminant(average, size: condition.size, bound: limit) == nil { return nil }
      }
      attempts += 1
      let exact = zip(support, numerators).map { (element: $0, weight: Rational($1, denominator)) }
      return isProved(exact) ? exact.filter { !$0.weight.isZero } : nil
    }
    if let scheme = accept([Int](repeating: 1, count: support.count), support.count) { return scheme }
    for denominator in Array(1...240) + [360, 420, 720, 840, 1_260, 2_520, 5_040] {
      guard attempts < 8 else { break }
      let numerators = weights.map { Int(($0 * Double(denominator)).rounded()) }
      guard numerators.reduce(0, +) == denominator else { continue }
      if let scheme = accept(numerators, denominator) { return scheme }
    }
    for bits in [14, 20, 30, 40] {
      let denominator = 1 << bits
      var numerators = weights.map { Int(($0 * Double(denominator)).rounded()) }
      guard let largest = numerators.indices.max(by: { numerators[$0] < numerators[$1] }) else { return nil }
      numerators[largest] += denominator - numerators.reduce(0, +)
      if let scheme = accept(numerators, denominator) { return scheme }
    }
    return nil
  }

  /// Whether the weights make a scheme with an error of at most ε, exactly.
  func isProved(_ weights: [(element: Int, weight: Rational)]) -> Bool {
    guard let scheme = try? AveragingScheme(weights, weightClass: weightClass) else { return false }
    return switch notion.kind {
    case .exact: scheme.isExact(on: errors.functions)
    case .weak: errors.isWeak(scheme, epsilon: notion.epsilon).isProved
    case .strong: errors.isStrong(scheme, epsilon: notion.epsilon).isProved
    }
  }
}
