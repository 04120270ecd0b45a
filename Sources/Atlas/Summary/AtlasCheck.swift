import ExactArithmetic

/// What a dataset says of one claim of the ledger.
///
/// A claim is tested wherever the dataset has the instances that it speaks of; a test is decided where their bounds settle it. A dataset
/// can refute a claim that is stated for all groups, and support it; it proves none.
public struct AtlasCheck: Encodable, Sendable, Hashable {
  /// Instances on which the claim fails: what it says there, and the bounds that contradict it.
  public struct Violation: Encodable, Sendable, Hashable {
    /// The ids of the instances.
    public let instances: [String]
    /// What was found.
    public let words: String
  }

  /// The id of the claim in the ledger.
  public let claim: String
  /// What was asked of the dataset.
  public let statement: String
  /// How many tests the dataset has.
  public private(set) var tested = 0
  /// In how many of them the bounds settle whether the claim holds.
  public private(set) var decided = 0
  /// Where it fails.
  public private(set) var violations: [Violation] = []

  /// Tests a claim.
  ///
  /// - Parameters:
  ///   - claim: its id in the ledger.
  ///   - statement: what is asked of each item.
  ///   - items: where it is tested.
  ///   - test: what an item says; `nil` for an item of which the claim does not speak.
  init<Item>(
    _ claim: String, _ statement: String, over items: some Sequence<Item>, test: (Item) -> AtlasEvidence?
  ) {
    self.claim = claim
    self.statement = statement
    for item in items {
      guard let evidence = test(item) else { continue }
      tested += 1
      switch evidence.outcome {
      case true?: decided += 1
      case false?:
        decided += 1
        violations.append(
          Violation(
            instances: evidence.instances.map(\.id),
            words: evidence.instances.map(\.account).joined(separator: "; ") + evidence.note))
      case nil: break
      }
    }
  }
}

/// What some instances say of a claim.
struct AtlasEvidence {
  /// Whether it holds; `nil` where their bounds do not settle it.
  let outcome: Bool?
  let instances: [AtlasInstance]
  /// What is to be added to their bounds.
  var note = ""
}

extension AtlasInstance {
  /// What it says, in a line.
  public var account: String {
    "\(identity): " + (isClosed ? "\(upper)" : "\(lower) … \(upper)") + " of \(order)"
  }

  /// The cost as far as it is known.
  var cost: AtlasInterval { AtlasInterval(lower: Rational(lower), upper: Rational(upper)) }
}

/// An interval that holds a number; comparisons are decided where they are the same for all numbers in it.
struct AtlasInterval {
  let lower: Rational
  let upper: Rational

  func isAtMost(_ other: AtlasInterval) -> Bool? {
    upper <= other.lower ? true : lower > other.upper ? false : nil
  }

  func isAtMost(_ bound: Rational) -> Bool? { upper <= bound ? true : lower > bound ? false : nil }

  func isAtLeast(_ bound: Rational) -> Bool? { lower >= bound ? true : upper < bound ? false : nil }

  func isEqual(to value: Rational) -> Bool? {
    lower == value && upper == value ? true : value < lower || upper < value ? false : nil
  }

  func isEqual(to other: AtlasInterval) -> Bool? {
    if lower == upper { return other.isEqual(to: lower) }
    if other.lower == other.upper { return isEqual(to: other.lower) }
    return lower > other.upper || upper < other.lower ? false : nil
  }

  /// The product of two numbers that are not negative.
  static func * (left: AtlasInterval, right: AtlasInterval) -> AtlasInterval {
    AtlasInterval(lower: left.lower * right.lower, upper: left.upper * right.upper)
  }
}
