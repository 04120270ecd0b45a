// Who says what about symmetry by choosing points in orbits.
//
// 1. A canonicalization sends x to a point κ(x) of its orbit that depends on the orbit alone; f∘κ is invariant for
//    every f, with one query. Kaba, Mondal, Zhang, Bengio, Ravanbakhsh, "Equivariance with learned canonicalization
//    functions", ICML 2023.
// 2. A frame is a map F from points to nonempty subsets of G with F(gx) = gF(x); the mean of ρ(g) f(g⁻¹x) over g ∈
//    F(x) is equivariant for every f. Puny, Atzmon, Smith, Misra, Grover, Ben-Hamu, Lipman, "Frame averaging for
//    invariant and equivariant network design", ICLR 2022.
// 3. F(x) is a union of cosets of Stab(x), so |F(x)| ≥ |Stab(x)|; equality for the coset g·Stab(κ(x)), x = g·κ(x).
//    Lin, Helwig, Gui, Ji, "Equivariance via minimal frame averaging for more symmetries and efficiency", ICML 2024,
//    Theorem 3.2.
// 4. Continuity: Dym, Lawrence, Siegel, "Equivariant frames and the impossibility of continuous canonicalization",
//    ICML 2024, show for S_n on clouds of points in ℝᵈ, d > 1, and for SO(d) and O(d), that neither canonicalizations
//    nor small frames of equal weights keep continuity, and give weighted frames that do. For finite groups of linear
//    maps the whole answer is ``ReflectionCriterion``, proved there: a continuous canonicalization exists exactly for
//    groups that reflections generate.

/// A point of the orbit of x, and the element that carries it to x.
public struct CanonicalForm<Element: Hashable & Sendable, Input: Sendable>: Sendable {
  /// The canonical point κ(x); the same for all points of the orbit.
  public let image: Input
  /// An element g with x = g·κ(x). Where κ(x) has a nontrivial stabilizer this is a choice: others are g·s, s in it.
  public let element: Element

  /// A canonical point and the element that carries it to the input.
  public init(image: Input, element: Element) {
    self.image = image
    self.element = element
  }
}

/// A symmetrizer whose weights depend on the point: a canonicalization or a frame.
public protocol PointwiseSymmetrizer<Element, Input>: Symmetrizer {
  /// The point g⁻¹x.
  ///
  /// - Precondition: an input of the right shape.
  func carriedBack(_ input: Input, by element: Element) -> Input

  /// The product g·h.
  func product(_ left: Element, _ right: Element) -> Element
}

/// A choice of one point in every orbit.
///
/// Laws: κ(gx) = κ(x) for every g, x = g·κ(x) for the element g returned, κ(κ(x)) = κ(x).
///
/// As a symmetrizer it asks one query, f(g⁻¹x) = f(κ(x)), and the result is exactly invariant. A law that fails: with
/// outputs carried back by g the result is equivariant at points with trivial stabilizer only, because elsewhere g is
/// a choice: for C2 that negates x and y, f(x) = 1 gives ±1 at x = 0 and not 0. ``MinimalFrame`` repairs it with one
/// query for each element of the stabilizer.
public protocol OrbitCanonicalization<Element, Input>: PointwiseSymmetrizer {
  /// The canonical point of the orbit of an input.
  ///
  /// - Throws: ``CanonicalizationError`` for inputs of the wrong shape and for searches given up.
  func canonicalForm(of input: Input) throws -> CanonicalForm<Element, Input>

  /// An upper bound of the orders of all stabilizers that is known without the point, such as the order of the group;
  /// or `nil`.
  var largestStabilizer: Int? { get }

  /// The elements that fix a canonical point, the identity among them.
  ///
  /// - Throws: ``CanonicalizationError/stabilizerTooLarge(order:limit:)`` where there are more than the limit, before
  ///   they are listed.
  func stabilizer(ofCanonical image: Input, limit: Int) throws -> [Element]
}

extension OrbitCanonicalization {
  /// Nothing is known.
  public var largestStabilizer: Int? { nil }

  /// One query, at the canonical point.
  public func queries(at input: Input, using random: inout some RandomNumberGenerator) throws -> [WeightedQuery<
    Element
  >] {
    [WeightedQuery(try canonicalForm(of: input).element, weight: 1)]
  }
}

extension SymmetrizerProfile {
  /// The profile of a canonicalization: one query, exact invariance.
  static func canonicalization(_ name: String, source: String, continuity: Continuity) -> SymmetrizerProfile {
    SymmetrizerProfile(
      name: name, source: source, queries: 1,
      guarantee: SymmetryGuarantee(
        .exact, error: 0,
        scope:
          "every function, made invariant; equivariant only where the stabilizer is trivial (else: minimal-frame)"),
      continuity: continuity)
  }
}
