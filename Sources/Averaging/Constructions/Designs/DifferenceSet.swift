public import ExactArithmetic
public import FiniteGroups

/// A (v, k, λ) difference set: k elements of a group of order v such that every element but the identity is a quotient
/// d·d′⁻¹ of two of them in exactly λ ways.
///
/// For the uniform scheme ω on it, ω * ω^∨ = λ/k² + ((k − λ)/k²)·δ_e with ω^∨(g) = ω(g⁻¹), hence ω̂(π)ω̂(π)* = (k − λ)/k² for
/// every nontrivial irreducible representation π, abelian or not. So the weak error on all functions is exactly
/// (k − λ)/k² = (v − k)/(k(v − 1)), where the Plancherel bound is k: difference sets, and no other schemes of this size,
/// meet it with equality.
public struct DifferenceSet: Design {
  /// The group.
  public let group: FiniteGroup
  /// What the group is called.
  public let groupTitle: String
  /// The elements, ascending.
  public let elements: [Int]
  /// λ.
  public let multiplicity: Int
  /// Where the construction comes from.
  public let source: String

  /// A difference set from its elements; λ is counted.
  ///
  /// - Throws: ``DesignError/notADesign(_:reason:)`` with the first quotient that occurs too often or too rarely.
  /// - Complexity: O(k² + v)
  public init(
    _ elements: [Int], in group: FiniteGroup, groupTitle: String, source: String
  ) throws(DesignError) {
    self.group = group
    self.groupTitle = groupTitle
    self.elements = elements.sorted()
    self.source = source
    multiplicity = group.order > 1 ? elements.count * (elements.count - 1) / (group.order - 1) : 0
    try verify()
  }

  /// The number of elements, k.
  public var size: Int { elements.count }

  /// (v, k, λ).
  public var parameters: SymmetricDesignParameters {
    SymmetricDesignParameters(points: group.order, blockSize: size, multiplicity: multiplicity)
  }

  /// `"(7, 3, 1) difference set in C7"`.
  public var title: String { "\(parameters) difference set in \(groupTitle)" }

  /// In how many ways each element of the group is a quotient d·d′⁻¹: k²·(ω * ω^∨).
  ///
  /// - Complexity: O(k²) products
  public var quotientCounts: [Int] { DifferenceSet.quotientCounts(of: elements, in: group) }

  /// The same for any subset of a group.
  ///
  /// - Precondition: indices of elements.
  /// - Complexity: O(k²) products
  public static func quotientCounts(of elements: [Int], in group: FiniteGroup) -> [Int] {
    var counts = [Int](repeating: 0, count: group.order)
    for right in elements {
      let inverse = group.inverse(right)
      for left in elements { counts[group.product(left, inverse)] += 1 }
    }
    return counts
  }

  /// Counts the quotients again.
  ///
  /// - Complexity: O(k² + v)
  public func verify() throws(DesignError) {
    let name = "difference set in \(groupTitle)"
    guard elements.allSatisfy((0..<group.order).contains), Set(elements).count == size else {
      throw .notADesign(name, reason: "its elements must be different numbers from 0 to \(group.order - 1)")
    }
    guard size > multiplicity, group.order > size, multiplicity >= 1 else {
      throw .notADesign(name, reason: "the parameters \(parameters) must satisfy 1 ≤ λ < k < v")
    }
    let counts = quotientCounts
    if let wrong = counts.indices.first(where: { $0 != group.identity && counts[$0] != multiplicity }) {
      throw .notADesign(
        name,
        reason: "element \(wrong) is a quotient in \(counts[wrong]) ways; with \(size) elements it must be "
          + "\(Rational(size * (size - 1), group.order - 1))")
    }
  }

  /// The weak error of the uniform scheme on all functions, exactly: (k − λ)/k².
  public var weakError: Rational { Rational(parameters.order, size * size) }

  /// The uniform scheme on the elements.
  public var scheme: AveragingScheme { AveragingScheme(uniformOn: elements) }
}
