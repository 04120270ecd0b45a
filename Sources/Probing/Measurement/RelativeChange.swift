/// How much two outputs differ, relative to their size, whatever their scale.
///
/// For outputs a and b of the same length, r(a,b) = ‖a − b‖² / (2(‖a‖² + ‖b‖²)), and 0 if both are 0.
///
/// Laws: 0 ≤ r ≤ 1; r = 0 exactly if a = b; r = 1 exactly if a = −b ≠ 0; r(ca, cb) = r(a,b) for c ≠ 0. For ‖a‖ = ‖b‖ it is
/// ‖a − b‖²/(4‖a‖²). What does *not* hold: r is no metric (√r violates the triangle inequality where norms differ).
public enum RelativeChange {
  /// r(a,b), with at most a few rounding errors; `nil` if a value is not finite.
  ///
  /// The values are first divided by a power of two near the largest of them, so that neither their squares nor their
  /// difference can overflow, and only what is negligible can underflow.
  ///
  /// - Precondition: equal lengths.
  /// - Complexity: O(length)
  public static func squared(_ a: [Double], _ b: [Double]) -> Double? {
    precondition(a.count == b.count, "outputs of one model have one length")
    var largest = 0.0
    var isFinite = true
    var isEqual = true
    for index in a.indices {
      let (u, v) = (a[index], b[index])
      isFinite = isFinite && u.isFinite && v.isFinite
      isEqual = isEqual && u == v
      largest = max(largest, abs(u), abs(v))
    }
    guard isFinite else { return nil }
    if isEqual { return 0 }
    let exponent = -largest.exponent
    var (difference, size) = (0.0, 0.0)
    for index in a.indices {
      let u = scaled(a[index], by: exponent)
      let v = scaled(b[index], by: exponent)
      difference += (u - v) * (u - v)
      size += u * u + v * v
    }
    return min(1, max(difference / (2 * size), .leastNonzeroMagnitude))
  }

  /// ‖a‖ as a double, without overflow of the squares.
  ///
  /// - Complexity: O(length)
  public static func norm(_ a: [Double]) -> Double {
    let largest = a.reduce(0) { max($0, abs($1)) }
    guard largest > 0, largest.isFinite else { return largest }
    let exponent = -largest.exponent
    let sum = a.reduce(0) { sum, value in
      let value = scaled(value, by: exponent)
      return sum + value * value
    }
    return scaled(sum.squareRoot(), by: -exponent)
  }

  /// value · 2^exponent; in two steps, because one factor may be out of range where the product is not.
  private static func scaled(_ value: Double, by exponent: Int) -> Double {
    let half = exponent / 2
    return value * Double(sign: .plus, exponent: half, significand: 1)
      * Double(sign: .plus, exponent: exponent - half, significand: 1)
  }
}
