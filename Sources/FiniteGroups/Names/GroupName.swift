public import BigInt

/// The name of a group as people write it: `C8`, `D6`, `S5`, `A5`, `Q8`, `B3`, `C2^5`, `C4xS3`, `SmallGroup(16,3)`.
///
/// A name fixes the group *with generators and points* (the table is in `Documentation/CertificateFormat.md`); D_n is the
/// dihedral group of the n-gon, of order 2n.
public indirect enum GroupName: Sendable, Hashable, CustomStringConvertible {
  /// A family with one parameter.
  case family(Family, Int)
  /// The direct product of copies of a group.
  case power(GroupName, Int)
  /// The direct product of two groups.
  case product(GroupName, GroupName)
  /// A group of the catalogue, by order and number as in GAP's SmallGroups library.
  case smallGroup(order: Int, number: Int)

  /// The families with one parameter.
  public enum Family: String, Sendable, CaseIterable {
    /// Cyclic, order n.
    case cyclic = "C"
    /// Dihedral, order 2n, n ≥ 3.
    case dihedral = "D"
    /// Symmetric, order n!.
    case symmetric = "S"
    /// Alternating, order n!/2.
    case alternating = "A"
    /// Dicyclic of order n (4 | n ≥ 8); Q8 are the quaternions.
    case dicyclic = "Q"
    /// Hyperoctahedral, order 2ⁿ n!.
    case hyperoctahedral = "B"
  }

  /// What names look like, for error messages.
  static let hint =
    "write C8, D6 (order 12), S5, A5, Q8, B3, C2^5, C4xS3, SmallGroup(16,3), or generators such as '(1 2 3),(1 2)' or '[2,3,1],[2,1,3]'"

  /// Reads a name.
  ///
  /// - Throws: ``GroupError/unknownGroup(_:hint:)``.
  public init(_ text: String) throws(GroupError) {
    let factors = text.replacing("×", with: "x").split(separator: "x", omittingEmptySubsequences: false)
    var result: GroupName?
    for factor in factors {
      let next = try GroupName.factor(factor.filter { $0 != " " }, in: text)
      result = result.map { .product($0, next) } ?? next
    }
    guard let result else { throw .unknownGroup(text, hint: GroupName.hint) }
    self = result
  }

  private static func factor(_ text: String, in whole: String) throws(GroupError) -> GroupName {
    if text.hasPrefix("SmallGroup("), text.hasSuffix(")") {
      let numbers = text.dropFirst("SmallGroup(".count).dropLast().split(separator: ",").map { natural($0) }
      guard numbers.count == 2, let order = numbers[0], let number = numbers[1] else {
        throw .unknownGroup(whole, hint: "SmallGroup takes an order and a number, as in SmallGroup(16,3)")
      }
      return .smallGroup(order: order, number: number)
    }
    let parts = text.split(separator: "^", maxSplits: 1, omittingEmptySubsequences: false)
    guard let letter = parts[0].first, let family = Family(rawValue: String(letter)),
      let parameter = natural(parts[0].dropFirst())
    else { throw .unknownGroup(whole, hint: hint) }
    let base = GroupName.family(family, parameter)
    try base.checkParameter(in: whole)
    guard parts.count == 2 else { return base }
    guard let exponent = natural(parts[1]), (1...4096).contains(exponent) else {
      throw .unknownGroup(whole, hint: "the exponent of a direct power is a number from 1 to 4096")
    }
    return .power(base, exponent)
  }

  /// A number written in ASCII digits without leading zeros.
  private static func natural(_ text: Substring) -> Int? {
    guard let value = Int(text), String(value) == text, value >= 0 else { return nil }
    return value
  }

  private func checkParameter(in whole: String) throws(GroupError) {
    guard case .family(let family, let n) = self else { return }
    let limit = Permutation.maximumDegree
    let (valid, hint) =
      switch family {
      case .cyclic, .symmetric, .alternating, .hyperoctahedral:
        (n >= 1, "\(family.rawValue)n takes n from 1 on")
      case .dihedral:
        (n >= 3, "Dn is the group of the n-gon, n ≥ 3, of order 2n (for D1 and D2 write C2 and C2xC2)")
      case .dicyclic:
        (n >= 8 && n % 4 == 0, "Qn is dicyclic of order n, a multiple of 4 from 8 on, such as Q8, Q12, Q16")
      }
    guard valid else { throw .unknownGroup(whole, hint: hint) }
    guard n <= limit else { throw .degreeTooLarge(n, limit: limit) }
  }

  /// The name in canonical spelling.
  public var description: String {
    switch self {
    case .family(let family, let n): "\(family.rawValue)\(n)"
    case .power(let base, let exponent): "\(base)^\(exponent)"
    case .product(let left, let right): "\(left)x\(right)"
    case .smallGroup(let order, let number): "SmallGroup(\(order),\(number))"
    }
  }

  /// The number of elements, without listing them.
  ///
  /// - Complexity: O(n) multiplications of big integers
  public var order: BigInt {
    switch self {
    case .family(.cyclic, let n), .family(.dicyclic, let n): BigInt(n)
    case .family(.dihedral, let n): BigInt(2 * n)
    case .family(.symmetric, let n): GroupName.factorial(n)
    case .family(.alternating, let n): n < 2 ? 1 : GroupName.factorial(n) / 2
    case .family(.hyperoctahedral, let n): GroupName.factorial(n) << n
    case .power(let base, let exponent): base.order.power(exponent)
    case .product(let left, let right): left.order * right.order
    case .smallGroup(let order, _): BigInt(order)
    }
  }

  /// n!, but no further than is needed to see that it is beyond any limit.
  private static func factorial(_ n: Int) -> BigInt {
    var result = BigInt(1)
    for factor in 1...max(n, 1) where result.bitWidth < 4096 { result *= BigInt(factor) }
    return result
  }
}
