import BigInt
import ExactArithmetic
public import FiniteGroups

/// A set of permutations of n points that is uniformly transitive on t-tuples of distinct points, or on t-subsets: for any two of
/// them, exactly λ permutations of the set map the one to the other. For λ = 1 it is *sharply* transitive.
///
/// The uniform scheme on it is exact for S_n on functions of t-tuples (t-subsets), and no exact scheme with λ = 1 can be
/// smaller: its size is n!/(n − t)!, or C(n, t), which the Delsarte bound demands.
public struct TransitiveSet: Design {
  /// What is permuted.
  public enum Unit: String, Sendable, Hashable {
    /// Ordered t-tuples of distinct points.
    case tuples
    /// Unordered t-subsets.
    case subsets
  }

  /// The permutations: all of a group, known by generators, or a list.
  public enum Members: Sendable {
    /// The elements of a group.
    case group(PermutationGroup)
    /// A list, of equal degree.
    case list([Permutation])
  }

  /// The largest number of tuples or subsets that are counted.
  public static let countLimit = 2_000_000

  /// The permutations.
  public let members: Members
  /// What is permuted.
  public let unit: Unit
  /// t.
  public let length: Int
  /// What the set is called.
  public let name: String
  /// Where the construction comes from.
  public let source: String
  /// The number of permutations.
  public let size: Int
  /// n.
  public let degree: Int

  /// A uniformly transitive set from its members.
  ///
  /// - Throws: ``DesignError/notADesign(_:reason:)``.
  /// - Complexity: O(C(n, t) · size · t) for a list; the length of the orbit times the number of generators for a group
  public init(
    _ members: Members, on unit: Unit, length: Int, name: String, source: String
  ) throws(DesignError) {
    (self.members, self.unit, self.length, self.name, self.source) = (members, unit, length, name, source)
    switch members {
    case .group(let group): (size, degree) = (Int(exactly: group.order) ?? Int.max, group.degree)
    case .list(let list): (size, degree) = (list.count, list.first?.degree ?? 0)
    }
    try verify()
  }

  /// A group by its name, as `GroupDescription` reads it.
  ///
  /// - Throws: ``DesignError/notADesign(_:reason:)``, ``DesignError/group(_:)``.
  public init(group text: String, on unit: Unit, length: Int, source: String) throws(DesignError) {
    let (group, title) = try DesignError.wrapping { () throws(GroupError) in
      let description = try GroupDescription(text)
      return (try PermutationGroup(generators: description.generators, degree: description.degree), description.title)
    }
    try self.init(.group(group), on: unit, length: length, name: title, source: source)
  }

  /// The number of t-tuples or t-subsets.
  public var unitCount: Int { TransitiveSet.count(unit, length: length, degree: degree) ?? Int.max }

  /// λ.
  public var multiplicity: Int { size / unitCount }

  /// `"M11, sharply transitive on 4-tuples of 11 points"`.
  public var title: String {
    let sharply = multiplicity == 1 ? "sharply" : "\(multiplicity)-fold"
    return "\(name), \(sharply) transitive on \(length)-\(unit.rawValue) of \(degree) points"
  }

  /// The uniform scheme, on permutations of n points.
  ///
  /// - Throws: ``DesignError/group(_:)`` for a group of more than 100000 elements.
  /// - Complexity: O(size · n)
  public func scheme() throws(DesignError) -> PermutationScheme {
    var elements: [Permutation] = []
    switch members {
    case .list(let list): elements = list
    case .group(let group):
      let listed = try DesignError.wrapping { () throws(GroupError) in
        try FiniteGroup(generators: group.generators, degree: group.degree, name: name)
      }
      elements = (0..<listed.order).map { listed.permutation($0) }
    }
    do {
      return try PermutationScheme(elements.map { ($0, Rational(1, size)) }, weightClass: .uniform)
    } catch { throw .notADesign(title, reason: error.description) }
  }

  /// n!/(n − t)! or C(n, t); `nil` where it does not fit.
  static func count(_ unit: Unit, length: Int, degree: Int) -> Int? {
    guard length >= 0, length <= degree else { return 0 }
    var result = 1
    for place in 0..<length {
      let (product, overflow) = result.multipliedReportingOverflow(by: degree - place)
      if overflow { return nil }
      result = unit == .tuples ? product : product / (place + 1)
    }
    return result
  }
}
