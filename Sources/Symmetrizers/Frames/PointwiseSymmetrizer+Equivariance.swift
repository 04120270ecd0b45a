import ExactArithmetic

/// Where weights are not carried along by the group.
public struct EquivarianceViolation<Element: Hashable & Sendable, Input: Sendable>: Sendable {
  /// The point x.
  public let point: Input
  /// The element h: the weights at h⁻¹x are not those at x carried back by h.
  public let element: Element
}

extension PointwiseSymmetrizer {
  /// Looks for a point x and an element h with ω_{h⁻¹x}(g) ≠ ωₓ(hg) for some g: a violation of strict equivariance,
  /// which makes results equivariant for outputs of every kind. For frames of equal weights it says F(h⁻¹x) =
  /// h⁻¹F(x).
  ///
  /// - Parameters:
  ///   - points: where it is looked for; a proof where these are all points.
  ///   - elements: which elements are tried; generators suffice if the points are closed under them.
  /// - Throws: what the symmetrizer throws.
  /// - Complexity: points · elements evaluations of the weights
  public func equivarianceViolation(
    points: some Sequence<Input>, elements: some Collection<Element>
  ) throws -> EquivarianceViolation<Element, Input>? {
    try violation(points: points, elements: elements) { symmetrizer, point, element in
      let weights = try symmetrizer.weights(at: point) { $0 }
      return try weights
        == symmetrizer.weights(at: symmetrizer.carriedBack(point, by: element)) {
          symmetrizer.product(element, $0)
        }
    }
  }

  /// Looks for a point x and an element h at which the weighted points g⁻¹x differ from those of h⁻¹x: a violation of
  /// what makes results *invariant* for every function (equivariance up to stabilizers: weak equivariance of Dym,
  /// Lawrence, Siegel 2024).
  ///
  /// - Throws: what the symmetrizer throws.
  /// - Complexity: as ``equivarianceViolation(points:elements:)``
  public func invarianceViolation(
    points: some Sequence<Input>, elements: some Collection<Element>
  ) throws -> EquivarianceViolation<Element, Input>? where Input: Hashable {
    try violation(points: points, elements: elements) { symmetrizer, point, element in
      let moved = symmetrizer.carriedBack(point, by: element)
      return try symmetrizer.weights(at: point) { symmetrizer.carriedBack(point, by: $0) }
        == symmetrizer.weights(at: moved) { symmetrizer.carriedBack(moved, by: $0) }
    }
  }

  /// Looks for a violation of strict equivariance at random points and elements. `nil` is evidence, not proof.
  ///
  /// - Throws: what the symmetrizer throws.
  /// - Complexity: two evaluations of the weights for each trial
  public func sampledEquivarianceViolation<Random: RandomNumberGenerator>(
    trials: Int, using random: inout Random, point: (inout Random) -> Input, element: (inout Random) -> Element
  ) throws -> EquivarianceViolation<Element, Input>? {
    for _ in 0..<trials {
      let (point, element) = (point(&random), element(&random))
      if let found = try equivarianceViolation(points: [point], elements: [element]) { return found }
    }
    return nil
  }

  private func violation(
    points: some Sequence<Input>, elements: some Collection<Element>, holds: (Self, Input, Element) throws -> Bool
  ) throws -> EquivarianceViolation<Element, Input>? {
    for point in points {
      for element in elements where try !holds(self, point, element) {
        return EquivarianceViolation(point: point, element: element)
      }
    }
    return nil
  }

  /// The weights, summed over queries with equal keys.
  private func weights<Key: Hashable>(at point: Input, key: (Element) -> Key) throws -> [Key: Rational] {
    var random = SplitMix64(seed: 0)
    var result: [Key: Rational] = [:]
    for query in try queries(at: point, using: &random) { result[key(query.element), default: 0] += query.weight }
    return result
  }
}
