import Foundation

/// How rare something is that was not seen among independent draws, with a confidence 1 − α.
///
/// Something that happens with probability p at each draw is missed n times in a row with probability (1 − p)ⁿ, which is below α as soon as p > 1 − α^(1/n). So all
/// p up to 1 − α^(1/n) ≤ ln(1/α)/n are not excluded, and the others are: for α = 0.05 the *rule of three*, 3/n; for α = 0.01 it is 4.6/n.
public enum RarityBound {
  /// 1 − α^(1/n): with the confidence, an event that was seen at none of n draws has at most this probability.
  ///
  /// It holds for an event that is fixed in advance, also if n is a *stopping time*, whatever made one stop: the statement is wrong only if
  /// the event did not happen during the first m draws, m the least number with (1 − p)^m < α, and that has probability (1 − p)^m. It also holds for "a value
  /// larger than all n that were drawn" if n is fixed in advance, but not at stopping times: see ``fractionBeyondLargest(count:confidence:)``.
  ///
  /// Source: J. A. Hanley, A. Lippman-Hand, "If nothing goes wrong, is everything all right?", JAMA 249 (1983).
  ///
  /// - Parameters:
  ///   - count: n; without draws the result is 1.
  ///   - confidence: 1 − α, in (0, 1).
  public static func fraction(count: Int, confidence: Double) -> Double {
    fraction(count: count, alpha: 1 - confidence)
  }

  /// With the confidence, values larger than the largest of n draws have at most this probability, at all n together, and so at any stopping time.
  ///
  /// For n = 2ʲ fixed the probability that it fails is at most αⱼ = α/((j + 1)(j + 2)) with αⱼ in place of α above, and Σⱼ αⱼ = α. In between the
  /// largest value only grows, so the bound of the last power of two remains valid.
  public static func fractionBeyondLargest(count: Int, confidence: Double) -> Double {
    guard count > 0 else { return 1 }
    let power = Int.bitWidth - 1 - count.leadingZeroBitCount
    let share = (1 - confidence) / Double((power + 1) * (power + 2))
    return fraction(count: 1 << power, alpha: share)
  }

  /// The largest N such that whatever happens once in N draws or more often is excluded: the reciprocal, rounded down.
  public static func oneIn(_ fraction: Double) -> Int { fraction > 0 ? Int(min(1 / fraction, 1e15)) : .max }

  /// 1 − α^(1/n), rounded up.
  static func fraction(count: Int, alpha: Double) -> Double {
    guard count > 0 else { return 1 }
    return min(1, -expm1(log(alpha) / Double(count)) * (1 + 1e-12))
  }
}
