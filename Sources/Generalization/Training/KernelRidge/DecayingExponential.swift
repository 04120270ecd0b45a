/// exp(−t) for t ≥ 0, from sums and products only: the same on every machine with IEEE arithmetic, and loops over it vectorize.
///
/// The C library promises neither: its exponential takes other instructions on other processors and may differ in the last digit.
enum DecayingExponential {
  /// exp(−t) with a relative error below 2⁻⁵⁰; from t = 700 on the value there, which is below 10⁻³⁰⁰.
  ///
  /// −t = k·ln 2 + r with |r| ≤ ½ ln 2, and the Taylor polynomial of degree 13 in r; its first missing term is below 2⁻⁵⁷.
  ///
  /// - Precondition: `t >= 0`.
  @inline(__always)
  static func value(_ t: Double) -> Double {
    let x = t < 700 ? -t : -700
    // Adding 1.5·2⁵² rounds to a whole number k and leaves k in the last bits.
    let shifted = x * 0x1.71547652b82fep0 + 0x1.8p52
    let k = shifted - 0x1.8p52
    // ln 2 in two parts, the first short enough that k times it is exact.
    let r = (x - k * 0x1.62e42feep-1) - k * 0x1.a39ef35793c76p-33
    var p = 1.0 / 6_227_020_800
    p = p * r + 1.0 / 479_001_600
    p = p * r + 1.0 / 39_916_800
    p = p * r + 1.0 / 3_628_800
    p = p * r + 1.0 / 362_880
    p = p * r + 1.0 / 40_320
    p = p * r + 1.0 / 5_040
    p = p * r + 1.0 / 720
    p = p * r + 1.0 / 120
    p = p * r + 1.0 / 24
    p = p * r + 1.0 / 6
    p = p * r + 0.5
    p = p * r + 1
    p = p * r + 1
    return Double(bitPattern: p.bitPattern &+ (shifted.bitPattern &<< 52))
  }
}
