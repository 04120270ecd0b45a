import Foundation

/// Independent standard normal numbers from a generator of bits, by Marsaglia's polar method: deterministic for the generator.
///
/// Source: G. Marsaglia & T. A. Bray, "A convenient method for generating normal variables", SIAM Review 6 (1964).
struct NormalDeviates<Generator: RandomNumberGenerator> {
  private var generator: Generator
  private var spare: Double?

  init(_ generator: Generator) { self.generator = generator }

  /// The next number.
  mutating func next() -> Double {
    if let spare {
      self.spare = nil
      return spare
    }
    while true {
      let x = Double.random(in: -1..<1, using: &generator)
      let y = Double.random(in: -1..<1, using: &generator)
      let square = x * x + y * y
      guard square > 0, square < 1 else { continue }
      let factor = (-2 * log(square) / square).squareRoot()
      spare = y * factor
      return x * factor
    }
  }

  /// 1 or −1.
  mutating func sign() -> Double { Bool.random(using: &generator) ? 1 : -1 }
}
