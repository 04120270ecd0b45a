public import Averaging
import ExactArithmetic
public import FiniteGroups

/// The mean over n independent uniform elements, drawn afresh at each evaluation.
///
/// Never enumerates the group. Equal draws are asked once, with their weights added.
///
/// The expected weak error is **exactly 1/n for each function** of F₀. Let f ∈ F₀, that is E_g f(g⁻¹x) = (Pf)(x) = 0. For independent
/// g₁, …, g_n the products f(gᵢ⁻¹x)f(gⱼ⁻¹x), i ≠ j, have mean 0, so E|f̃(x)|² = (1/n)·E_g f(g⁻¹x)², and the mean over x is ‖f‖²/n. The
/// same holds with one draw for all x: E‖(1/n)Σρ(gᵢ)f‖² = ‖f‖²/n. For functions with an invariant part only f₀ = f − Pf matters, since
/// Pf is left as it is. What does *not* follow: that one fixed draw has error 1/n on all functions at once, which needs
/// n ≈ 2 ln(2D)/ε (mathematics.md §4); and two evaluations at one point differ.
public struct TestTimeAugmentation<Group: BlackBoxGroup, Input: Sendable>: Symmetrizer {
  /// The elements of the group.
  public typealias Element = Group.Element
  /// What it is, costs and guarantees.
  public let profile: SymmetrizerProfile
  /// The group.
  public let group: Group
  /// The number n of draws.
  public let count: Int

  /// Test-time augmentation with n draws.
  ///
  /// - Throws: ``SymmetrizerError/unsuitableParameter(_:)`` for n < 1.
  public init(over group: Group, count: Int) throws(SymmetrizerError) {
    guard count >= 1 else {
      throw .unsuitableParameter("test-time augmentation draws at least 1 element, not \(count)")
    }
    self.group = group
    self.count = count
    profile = SymmetrizerProfile(
      name: "test-time-augmentation", source: "Krizhevsky, Sutskever & Hinton, NeurIPS 2012", queries: count,
      guarantee: group.cardinality == 1
        ? SymmetryGuarantee(.exact, error: 0, scope: "every function: the group is trivial")
        : SymmetryGuarantee(.expected, error: Rational(1, count), scope: "each single function, over the draws"),
      continuity: Continuity(
        isPreserved: group.cardinality == 1,
        reason: "evaluations draw independently; with one fixed draw continuous functions stay continuous"),
      isRandomized: true)
  }

  /// n draws, equal ones together.
  ///
  /// - Complexity: O(n) draws
  public func queries(at input: Input, using random: inout some RandomNumberGenerator) throws -> [WeightedQuery<
    Element
  >] {
    try fixedDraw(using: &random).entries.map { WeightedQuery($0.element, weight: $0.weight) }
  }

  /// One draw as a scheme, to be used at all points.
  ///
  /// - Complexity: O(n) draws
  public func fixedDraw(using random: inout some RandomNumberGenerator) throws -> Scheme<Element> {
    try .ofDraws((0..<count).map { _ in group.randomElement(using: &random) })
  }
}

extension Scheme {
  /// The scheme with weight (number of times drawn)/n.
  static func ofDraws(_ draws: [Element]) throws(Fault) -> Scheme {
    var counts: [Element: Int] = [:]
    var order: [Element] = []
    for draw in draws {
      if counts[draw] == nil { order.append(draw) }
      counts[draw, default: 0] += 1
    }
    return try Scheme(order.map { ($0, Rational(counts[$0] ?? 0, draws.count)) }, weightClass: .convex)
  }
}
