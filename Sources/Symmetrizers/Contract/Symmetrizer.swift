// Goals of this module:
// 1. One contract for every way to make a black-box function symmetric with finitely many queries.
// 2. Each says what it costs for each evaluation, what it guarantees and under which hypotheses, and whether the result is continuous.
// 3. The same symmetrizers serve exact claims (rational values), sampled problems and models behind a process.

public import ExactArithmetic

/// One question to the function: its value at g⁻¹x, and the weight of the answer.
public struct WeightedQuery<Element: Hashable & Sendable>: Sendable, Hashable {
  /// The element g; the function is asked at g⁻¹x, and the answer is carried back by g.
  public let element: Element
  /// The weight ωₓ(g), not zero.
  public let weight: Rational

  /// A question with its weight.
  public init(_ element: Element, weight: Rational) {
    self.element = element
    self.weight = weight
  }
}

/// A way to make functions symmetric: x ↦ Σ ωₓ(g) ρ(g) f(g⁻¹x), with weights that sum to 1 and may depend on x.
///
/// Weights that do not depend on x are averaging schemes (group averaging, partial averaging, the residual pathway); weights that
/// do are frames and canonicalizations. For invariance the outputs are not moved: ρ(g) = 1 on them.
public protocol Symmetrizer<Element, Input>: Sendable {
  /// The elements of the group.
  associatedtype Element: Hashable & Sendable
  /// The points at which functions are asked.
  associatedtype Input: Sendable

  /// What it is, costs and guarantees.
  var profile: SymmetrizerProfile { get }

  /// The weighted queries at a point: weights not zero, summing to 1, elements distinct.
  ///
  /// - Parameters:
  ///   - input: the point.
  ///   - random: used only by symmetrizers that draw afresh for each evaluation (``SymmetrizerProfile/isRandomized``).
  /// - Throws: what the symmetrizer says of inputs that it cannot handle.
  func queries(at input: Input, using random: inout some RandomNumberGenerator) throws -> [WeightedQuery<Element>]
}
