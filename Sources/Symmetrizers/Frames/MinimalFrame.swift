import ExactArithmetic

/// The smallest equivariant frame over a canonicalization: the coset F(x) = g·Stab(κ(x)) = Stab(x)·g, x = g·κ(x),
/// with equal weights.
///
/// It does not depend on the choice of g, and F(hx) = hF(x); so the mean of ρ(g) f(g⁻¹x) over F(x) is equivariant for
/// every f (Puny et al. 2022). Every equivariant frame is a union of cosets of Stab(x), so none is smaller (Lin et
/// al. 2024, Theorem 3.2).
///
/// All its queries are at the one point κ(x): to make f *invariant* the canonicalization alone does the same with one
/// query; the coset is needed where outputs are carried back. A deterministic model may be asked once, and its answer
/// carried back |Stab(x)| times.
///
/// A law that fails: continuity, wherever that of the canonicalization fails, and for equivariant use also where |F|
/// changes.
///
/// - Complexity: |Stab(x)| queries; those of the canonicalization and its stabilizer to find them
public struct MinimalFrame<Canonicalization: OrbitCanonicalization>: PointwiseSymmetrizer {
  /// The largest stabilizer asked unless the caller says otherwise.
  public static var defaultLimit: Int { 5_040 }

  /// The canonicalization.
  public let canonicalization: Canonicalization
  /// The largest stabilizer asked; larger ones end in an error.
  public let limit: Int

  /// The minimal frame over a canonicalization.
  public init(_ canonicalization: Canonicalization, limit: Int = MinimalFrame.defaultLimit) {
    self.canonicalization = canonicalization
    self.limit = limit
  }

  /// As many queries as the stabilizer of the point has elements: 1 where it is trivial.
  public var profile: SymmetrizerProfile {
    let base = canonicalization.profile
    return SymmetrizerProfile(
      name: "minimal-frame over \(base.name)", source: "Puny et al. 2022; Lin et al. 2024",
      queries: min(limit, canonicalization.largestStabilizer ?? limit),
      guarantee: SymmetryGuarantee(
        base.guarantee.kind, error: base.guarantee.error,
        scope: base.guarantee.kind == .exact
          ? "every function, made invariant or equivariant; one query for each element of the stabilizer"
          : base.guarantee.scope), continuity: base.continuity)
  }

  /// The elements of the frame.
  ///
  /// - Throws: ``CanonicalizationError/stabilizerTooLarge(order:limit:)``, and what the canonicalization throws.
  public func frame(at input: Canonicalization.Input) throws -> [Canonicalization.Element] {
    let form = try canonicalization.canonicalForm(of: input)
    return try canonicalization.stabilizer(ofCanonical: form.image, limit: limit).map {
      canonicalization.product(form.element, $0)
    }
  }

  /// The elements of the frame, with equal weights.
  ///
  /// - Throws: as ``frame(at:)``
  public func queries(
    at input: Canonicalization.Input, using random: inout some RandomNumberGenerator
  ) throws -> [WeightedQuery<Canonicalization.Element>] {
    let elements = try frame(at: input)
    return elements.map { WeightedQuery($0, weight: Rational(1, elements.count)) }
  }

  /// The point g⁻¹x.
  public func carriedBack(_ input: Canonicalization.Input, by element: Canonicalization.Element)
    -> Canonicalization.Input
  {
    canonicalization.carriedBack(input, by: element)
  }

  /// The product g·h.
  public func product(_ left: Canonicalization.Element, _ right: Canonicalization.Element) -> Canonicalization.Element {
    canonicalization.product(left, right)
  }
}
