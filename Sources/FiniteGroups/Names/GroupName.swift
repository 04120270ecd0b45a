public import BigInt

/// The name of a group as people write it: `C8`, `D6`, `S5`, `C2^5`, `C4xS3`, `SmallGroup(16,3)`, `7:3`, `S3wrC2`,
/// `GL(2,3)`, `M11`, `W(H3)`, `Clifford(2)`, …
///
/// A name fixes the group *with generators and points*; all names are in `Documentation/GroupNames.md`, those that a
/// certificate may contain in `Documentation/CertificateFormat.md`. D_n is the dihedral group of the n-gon, of order
/// 2n.
public indirect enum GroupName: Sendable, Hashable, CustomStringConvertible {
  /// A family with one parameter.
  case family(Family, Int)
  /// The direct product of copies of a group.
  case power(GroupName, Int)
  /// The direct product of two groups.
  case product(GroupName, GroupName)
  /// A group of the catalogue, by order and number as in GAP's SmallGroups library.
  case smallGroup(order: Int, number: Int)
  /// A group of one of the named constructions.
  case construction(GroupConstruction)

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

  /// The name in canonical spelling.
  public var description: String {
    switch self {
    case .family(let family, let n): "\(family.rawValue)\(n)"
    case .power(let base, let exponent): "\(base.operand)^\(exponent)"
    case .product(let left, let right): "\(left)x\(right)"
    case .smallGroup(let order, let number): "SmallGroup(\(order),\(number))"
    case .construction(let construction): construction.description
    }
  }

  /// The name as the operand of a power or a wreath product.
  var operand: String {
    switch self {
    case .family, .smallGroup: description
    case .construction(let construction): construction.isAtom ? description : "(\(self))"
    case .power, .product: "(\(self))"
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
    case .construction(let construction): construction.order
    }
  }

  /// n!, in machine words first and then by halves, so that the factors of each product are about equally long.
  static func factorial(_ n: Int) -> BigInt {
    var words: [BigInt] = []
    var word = 1
    for factor in 1..<(max(n, 1) + 1) {
      let (product, overflow) = word.multipliedReportingOverflow(by: factor)
      if overflow { words.append(BigInt(word)) }
      word = overflow ? factor : product
    }
    words.append(BigInt(word))
    func product(_ range: Range<Int>) -> BigInt {
      if range.count == 1 { return words[range.lowerBound] }
      let middle = (range.lowerBound + range.upperBound) / 2
      return product(range.lowerBound..<middle) * product(middle..<range.upperBound)
    }
    return product(words.indices)
  }
}
