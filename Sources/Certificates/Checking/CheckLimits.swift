import ExactArithmetic

/// How much memory and time a check may take; all limits are compared with estimates before anything is done.
///
/// A certificate beyond a limit is not refuted: the part is reported as unproved, with the limit to raise.
public struct CheckLimits: Sendable, Equatable {
  /// The largest group order.
  public var order: Int
  /// The most numbers stored: order · (points + entries of an action image), and order² for a `rank` proof.
  public var storage: Int
  /// The most basis elements of F.
  public var labels: Int
  /// The most elementary steps in one certificate, roughly nanoseconds.
  public var work: Int

  /// Limits that fit a workstation: a gigabyte or so and some minutes.
  public init(
    order: Int = 200_000, storage: Int = 100_000_000, labels: Int = 1_000_000, work: Int = 200_000_000_000
  ) {
    self.order = order
    self.storage = storage
    self.labels = labels
    self.work = work
  }
}

/// Why a part is not accepted.
enum Complaint: Error {
  /// It is wrong.
  case fault(PartPath, String)
  /// It may be right, but this check did not establish it.
  case unproved(PartPath, String)

  /// The complaint that a quantity is above a limit.
  static func limit(_ path: PartPath, _ what: String, above limit: Int, option: String) -> Complaint {
    .unproved(path, "\(what) exceeds the limit of \(limit); raise it with \(option)")
  }

  /// The complaint that the work allowed is used up.
  static func work(_ path: PartPath, _ limits: CheckLimits) -> Complaint {
    limit(path, "the work needed", above: limits.work, option: "--max-work")
  }
}

/// The steps that a check has left.
struct WorkBudget {
  let limits: CheckLimits
  private var left: Int

  init(_ limits: CheckLimits) {
    self.limits = limits
    left = limits.work
  }

  /// Takes the product of the factors from what is left.
  mutating func take(_ factors: Int..., for path: PartPath) throws(Complaint) {
    let cost = saturatingProduct(factors)
    guard cost <= left else { throw .work(path, limits) }
    left -= cost
  }
}

/// The steps of a product and a sum of two numbers whose coordinates have some bits, in a field of a given cost: machine arithmetic
/// as far as it goes.
func costOfNumbers(bits: Int, field: Int) -> Int {
  if field == 1 && bits <= 62 { return 100 }
  let words = bits / 64 + 1
  let isSmall = bits <= 20
  return saturatingSum(
    isSmall ? 1_500 : 5_000, saturatingProduct([field, isSmall ? 15 : 1_000, (words + 3) / 4, (words + 3) / 4]))
}

/// About how many 64-bit words the sum of some numbers may take: those of the product of the distinct denominators, and of
/// the longest numerator, in one coordinate.
func wordsOfSum(_ values: [RealCyclotomic]) -> Int { bitsOfSum(values) / 64 + 1 }

/// How many bits a coordinate of a sum of multiples of the numbers may take, roughly. How many coordinates there are is part of
/// the cost of arithmetic in the field.
func bitsOfSum(_ values: [RealCyclotomic]) -> Int {
  let parts = values.map { $0.rational.map { [$0] } ?? $0.coefficients }
  let denominators = Set(parts.joined().map(\.denominator)).reduce(0) { saturatingSum($0, $1.bitWidth) }
  let longest = parts.joined().map { $0.numerator.bitWidth }.max() ?? 0
  return saturatingSum(denominators, longest)
}

/// The product of numbers that are not negative, or `Int.max` if it does not fit.
func saturatingProduct(_ factors: [Int]) -> Int {
  if factors.contains(0) { return 0 }
  return factors.reduce(1) { product, factor in
    let (result, overflow) = product.multipliedReportingOverflow(by: factor)
    return overflow ? .max : result
  }
}

/// The sum of numbers that are not negative, or `Int.max` if it does not fit.
func saturatingSum(_ terms: Int...) -> Int {
  terms.reduce(0) { sum, term in
    let (result, overflow) = sum.addingReportingOverflow(term)
    return overflow ? .max : result
  }
}
