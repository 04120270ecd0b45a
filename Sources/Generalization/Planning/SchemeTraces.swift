import Averaging
public import ExactArithmetic
import FiniteGroups
import Representations

/// What a scheme leaves of white noise: traces of its operator E on F₀, the functions without invariant part.
///
/// tr(E*E|F₀) = ΣΣ ω(g)ω(h)χ(g⁻¹h) − p₀ and tr(E|F₀) = Σ ω(g)χ(g) − p₀, χ the character of F, because E is the identity on the p₀
/// invariants. Exact rational numbers; no bound on a norm is involved.
public struct SchemeTraces: Sendable, Hashable {
  /// tr(E|F₀).
  public let trace: Rational
  /// tr(E*E|F₀), the squared Hilbert–Schmidt norm: noise of variance s in each direction of F₀ becomes noise of variance s·tr(E*E|F₀) in all.
  public let square: Rational

  /// Of an exact scheme, E = 0 on F₀.
  static let zero = SchemeTraces(trace: 0, square: 0)

  /// The trace for the operator c + (1 − c)E on F₀: c²q + 2c(1 − c)tr E + (1 − c)²tr E*E.
  func mixed(keeping factor: Rational, complementDimension: Int) -> Rational {
    let lost = 1 - factor
    return factor * factor * Rational(complementDimension) + 2 * factor * lost * trace + lost * lost * square
  }

  /// The largest scheme whose traces are computed, as all pairs of elements are gone through.
  static let sizeLimit = 400
}

extension PlannedFunctions {
  /// The traces of a scheme; `nil` for more than ``SchemeTraces/sizeLimit`` elements.
  ///
  /// - Complexity: O(size²) products and values of the character
  func traces(of scheme: PermutationScheme) -> SchemeTraces? {
    guard scheme.size <= SchemeTraces.sizeLimit else { return nil }
    switch source {
    case .listed(let functions, _):
      guard let indexed = try? scheme.indexed(in: functions.group) else { return nil }
      var known: [Int: Int] = [:]
      return traces(indexed, in: functions.group) { element in
        if let value = known[element] { return value }
        let value = functions.character(at: element)
        known[element] = value
        return value
      }
    case .module(let functions, _):
      return traces(scheme, in: functions.group) { element in
        functions.coordinates.signedPermutation(element).flatMap { NaturalCharacter.value(of: specification, at: $0) }
      }
    }
  }

  private func traces<Group: BlackBoxGroup>(
    _ scheme: Scheme<Group.Element>, in group: Group, character: (Group.Element) -> Int?
  ) -> SchemeTraces? {
    var trace = Rational.zero
    // Pairs (g, h) and (h, g) have the same trace, the representation being orthogonal.
    var square = Rational.zero
    for (number, left) in scheme.entries.enumerated() {
      guard let value = character(left.element) else { return nil }
      trace += left.weight * Rational(value)
      square += left.weight * left.weight * Rational(dimension)
      let inverse = group.inverse(left.element)
      for right in scheme.entries[(number + 1)...] {
        guard let value = character(group.product(inverse, right.element)) else { return nil }
        if value != 0 { square += 2 * left.weight * right.weight * Rational(value) }
      }
    }
    return SchemeTraces(
      trace: trace - Rational(invariantDimension), square: square - Rational(invariantDimension))
  }
}
