/// The sequential test behind ``cover(_:_:_:file:line:filePath:)``.
///
/// Wilson's score interval at an error probability of 10⁻⁹, small enough that looking after every round does not
/// matter. (Claessen's `checkCoverage` of QuickCheck uses the same interval, certainty and tolerance.)
enum CoverageTest {
  enum Judgement {
    case met
    case refuted
    case open
  }

  static func judge(_ count: CoverageCount, cases: Int) -> Judgement {
    guard cases > 0 else { return .open }
    let wanted = count.percent / 100
    let (low, high) = interval(hits: Double(count.hits), cases: Double(cases))
    if low >= 0.9 * wanted { return .met }
    if high < wanted { return .refuted }
    return .open
  }

  /// The interval that contains the true share but for an error of 10⁻⁹.
  static func interval(hits: Double, cases: Double) -> (low: Double, high: Double) {
    let z = 6.109410
    let share = hits / cases
    let centre = share + z * z / (2 * cases)
    let spread = z * (share * (1 - share) / cases + z * z / (4 * cases * cases)).squareRoot()
    let scale = 1 + z * z / cases
    return ((centre - spread) / scale, (centre + spread) / scale)
  }
}
