import ExactArithmetic

/// Averaging over a frame that the caller gives: a map F from points to nonempty sets of group elements, with equal
/// weights 1/|F(x)|.
///
/// If F(gx) = gF(x) for all g and x, the mean of ρ(g) f(g⁻¹x) over g ∈ F(x) is equivariant for every f, and of
/// f(g⁻¹x) invariant. Whether F is equivariant is for the caller to know;
/// ``PointwiseSymmetrizer/equivarianceViolation(points:elements:)`` checks it on points.
///
/// Source: O. Puny, M. Atzmon, E. J. Smith, I. Misra, A. Grover, H. Ben-Hamu, Y. Lipman, "Frame averaging for
/// invariant and equivariant network design", ICLR 2022.
public struct FrameAveraging<Element: Hashable & Sendable, Input: Sendable>: PointwiseSymmetrizer {
  /// What it is; the guarantee holds if the frame is equivariant.
  public let profile: SymmetrizerProfile

  private let frame: @Sendable (Input) throws -> [Element]
  private let back: @Sendable (Input, Element) -> Input
  private let multiply: @Sendable (Element, Element) -> Element

  /// Averaging over a frame.
  ///
  /// - Parameters:
  ///   - name: what the comparison calls it.
  ///   - largest: the most elements of the frame at a point.
  ///   - continuity: whether it keeps continuity.
  ///   - frame: the distinct elements of the frame at a point, at least one.
  ///   - carriedBack: g⁻¹x.
  ///   - product: g·h.
  public init(
    name: String, largest: Int, continuity: Continuity, frame: @escaping @Sendable (Input) throws -> [Element],
    carriedBack: @escaping @Sendable (Input, Element) -> Input,
    product: @escaping @Sendable (Element, Element) -> Element
  ) {
    profile = SymmetrizerProfile(
      name: name, source: "Puny et al. 2022", queries: largest,
      guarantee: SymmetryGuarantee(.exact, error: 0, scope: "every function, if the frame is equivariant"),
      continuity: continuity)
    self.frame = frame
    back = carriedBack
    multiply = product
  }

  /// The elements of the frame, with equal weights.
  ///
  /// - Throws: what the frame throws.
  public func queries(at input: Input, using random: inout some RandomNumberGenerator) throws -> [WeightedQuery<
    Element
  >] {
    let elements = try frame(input)
    return elements.map { WeightedQuery($0, weight: Rational(1, elements.count)) }
  }

  /// The point g⁻¹x.
  public func carriedBack(_ input: Input, by element: Element) -> Input { back(input, element) }

  /// The product g·h.
  public func product(_ left: Element, _ right: Element) -> Element { multiply(left, right) }
}
