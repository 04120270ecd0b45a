import Foundation

/// A confidence sequence for the mean of numbers in [0, 1]: an interval after each number, all of which contain the mean
/// together with the stated confidence, whenever and for whatever reason one stops.
///
/// Nothing is assumed but that each number lies in [0, 1] and has, given the earlier ones, the same mean μ. For each m two
/// gamblers bet that μ is larger, or smaller: K⁺(m) = Π(1 + λᵢ(m)(Xᵢ − m)), K⁻(m) = Π(1 − λ′ᵢ(m)(Xᵢ − m)), where the stakes λᵢ depend on
/// earlier numbers only and are at most c/m and c/(1 − m), c = 0.9, so that no capital ends. At m = μ both capitals are nonnegative martingales
/// that start at 1, so the probability that K⁺(μ) *ever* reaches 2/α is at most α/2 (Ville 1939), and so for K⁻. Each factor of K⁺ is
/// non-increasing in m: on m ≤ c/λ it is 1 + λ(X − m), beyond it is 1 − c + cX/m. So all m at and below a rejected one are rejected, the
/// interval is found by bisection, and every end found is valid, however coarse the bisection.
///
/// Rounding: logarithms of capitals are summed with compensation. An argument 1 + t of a logarithm, t ≥ −c, carries
/// a relative error of at most 3·2⁻⁵³ in t, hence an error of at most 27·2⁻⁵³ in the logarithm; 10⁻¹⁴ for each number
/// covers that and the last bit of `log1p` itself, and is added to the threshold.
///
/// Source: I. Waudby-Smith, A. Ramdas, "Estimating means of bounded random variables by betting", JRSS B 86 (2024), Theorem 3 and (26), the
/// hedged capital with predictable plug-in stakes.
public struct BettingSequence: Sendable {
  /// The largest stake relative to the largest possible one.
  static let cap = 0.9

  /// The confidence 1 − α, such as 0.99.
  public let confidence: Double
  /// The number that a decision is wanted about, if any: is the mean at most this?
  public let threshold: Double?
  private var numbers: [Double] = []
  private var stakes: [Double] = []
  private var sum = 0.0
  private var squares = 0.25
  private var largestLower = 0.0
  private var leastUpper = 1.0
  private var above = CompensatedSum()
  private var below = CompensatedSum()
  private var isAbove = false
  private var isBelow = false

  /// A sequence without numbers; its interval is [0, 1].
  ///
  /// - Parameters:
  ///   - confidence: strictly between 0 and 1.
  ///   - threshold: what decisions are wanted about; strictly between 0 and 1.
  public init(confidence: Double, threshold: Double? = nil) {
    precondition(confidence > 0 && confidence < 1, "a confidence lies strictly between 0 and 1")
    precondition(threshold.map { $0 > 0 && $0 < 1 } ?? true, "a threshold lies strictly between 0 and 1")
    self.confidence = confidence
    self.threshold = threshold
  }

  /// How many numbers there were.
  public var count: Int { numbers.count }

  /// The mean of the numbers; 0 without numbers.
  public var mean: Double { numbers.isEmpty ? 0 : sum / Double(numbers.count) }

  /// ln(2/α).
  private var logarithm: Double { log(2 / (1 - confidence)) }

  /// What a capital must reach to count, with room for rounding.
  private var requirement: Double { logarithm + 1e-12 + Double(numbers.count) * 1e-14 }

  /// Adds a number.
  ///
  /// - Precondition: in [0, 1].
  /// - Complexity: O(1), amortized
  public mutating func append(_ number: Double) {
    precondition(number >= 0 && number <= 1, "a number in [0, 1]")
    // The stake knows the earlier numbers only.
    let step = Double(numbers.count + 1)
    let variance = squares / step
    let stake = (2 * logarithm / (variance * step * log(1 + step))).squareRoot()
    numbers.append(number)
    stakes.append(stake)
    sum += number
    let estimate = (0.5 + sum) / (step + 1)
    squares += (number - estimate) * (number - estimate)
    if let threshold {
      above.add(BettingSequence.gain(number, stake, threshold))
      below.add(BettingSequence.gain(1 - number, stake, 1 - threshold))
      // Once is enough: the statement is about all times together.
      isAbove = isAbove || above.value >= requirement
      isBelow = isBelow || below.value >= requirement
    }
  }

  /// The logarithm of the factor by which the capital of "the mean is larger than m" grows.
  private static func gain(_ number: Double, _ stake: Double, _ m: Double) -> Double {
    m > 0 ? log1p(min(stake, cap / m) * (number - m)) : log1p(stake * number)
  }

  /// What is known about the threshold: whether the mean is at most it (`true`), above it (`false`), or neither (`nil`).
  ///
  /// Right with the stated confidence, at all times together. Should both have been reached, which has at most that probability too, it is `nil`.
  public var isAtMostThreshold: Bool? {
    if isAbove == isBelow { return nil }
    return isBelow
  }

  /// The intersection of the intervals so far, which contains the mean with the stated confidence; the ends are those asked for so far.
  ///
  /// - Complexity: O(50 · count)
  public mutating func interval() -> ClosedRange<Double> {
    if numbers.isEmpty { return 0...1 }
    let required = requirement
    largestLower = max(largestLower, end(required) { $0 } ?? 0)
    leastUpper = min(leastUpper, 1 - (end(required) { 1 - $0 } ?? 0))
    if let threshold, isAbove { largestLower = max(largestLower, threshold) }
    if let threshold, isBelow { leastUpper = min(leastUpper, threshold) }
    // Both ends can only cross in the α of cases in which one of them is wrong.
    return largestLower <= leastUpper ? largestLower...leastUpper : mean...mean
  }

  /// The largest m found whose capital reaches the requirement, for the numbers as they are or mirrored.
  private func end(_ required: Double, _ mirrored: (Double) -> Double) -> Double? {
    func isRejected(_ m: Double) -> Bool {
      var capital = CompensatedSum()
      for index in numbers.indices {
        capital.add(BettingSequence.gain(mirrored(numbers[index]), stakes[index], m))
      }
      return capital.value >= required
    }
    guard isRejected(0) else { return nil }
    var (low, high) = (0.0, 1.0)
    for _ in 0..<48 {
      let middle = (low + high) / 2
      if isRejected(middle) { low = middle } else { high = middle }
      if high - low < 1e-4 * min(low, 1 - low) { break }
    }
    return low
  }
}

/// A sum with a correction term, so that its error does not grow with the number of terms.
///
/// Source: A. Neumaier, "Rundungsfehleranalyse einiger Verfahren zur Summation endlicher Summen", ZAMM 54 (1974).
struct CompensatedSum: Sendable {
  private var sum = 0.0
  private var correction = 0.0

  /// Adds a term.
  mutating func add(_ term: Double) {
    let next = sum + term
    correction += abs(sum) >= abs(term) ? (sum - next) + term : (term - next) + sum
    sum = next
  }

  /// The sum.
  var value: Double { sum + correction }
}

extension BettingSequence {
  /// The least count at which a mean can be shown to be at most a threshold: that of numbers that are all 0.
  ///
  /// With stakes at the cap each 0 multiplies K⁻(m) by 1 + c·m/(1 − m).
  public static func leastCount(confidence: Double, threshold: Double) -> Int {
    guard threshold > 0 else { return 0 }
    let count = log(2 / (1 - confidence)) / log1p(cap * threshold / (1 - threshold))
    return Int(min(count.rounded(.up), 1e15)) + 1
  }
}
