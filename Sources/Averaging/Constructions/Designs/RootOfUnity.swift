import Foundation

/// Roots of unity in floating point.
enum RootOfUnity {
  /// The e in 0 ..< q for which exp(2πi·e/q) is nearest to a number on the unit circle.
  static func exponent(real: Double, imaginary: Double, order: Int) -> Int {
    let turns = atan2(imaginary, real) / (2 * Double.pi) * Double(order)
    let rounded = Int(turns.rounded())
    return ((rounded % order) + order) % order
  }
}
