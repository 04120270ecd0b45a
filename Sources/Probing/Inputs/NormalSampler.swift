import Foundation

/// Standard normal numbers, two for each accepted pair of uniform ones.
///
/// Source: G. Marsaglia, T. A. Bray, "A convenient method for generating normal variables", SIAM Review 6 (1964).
struct NormalSampler {
  private var spare: Double?

  /// The next number; expected O(1).
  mutating func next(using random: inout some RandomNumberGenerator) -> Double {
    if let spare {
      self.spare = nil
      return spare
    }
    while true {
      let u = 2 * Double.random(in: 0..<1, using: &random) - 1
      let v = 2 * Double.random(in: 0..<1, using: &random) - 1
      let square = u * u + v * v
      guard square > 0, square < 1 else { continue }
      let factor = (-2 * log(square) / square).squareRoot()
      spare = v * factor
      return u * factor
    }
  }
}
