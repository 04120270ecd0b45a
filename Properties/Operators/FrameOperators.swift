public import Averaging
public import ExactArithmetic

/// Averages whose weights depend on the point: frames and canonicalizations, for functions on points.
///
/// Written out here, for points of finite sets; what Symmetrizers has of frames is in ``CanonicalizationOperators``.
public struct FrameOperators: Sendable {
  /// The frame average at a point x: (1/|F(x)|) Σ_{g ∈ F(x)} f(g⁻¹x).
  public var average: @Sendable (_ function: [Rational], _ frame: [Int], _ point: Int, PointAction) -> Rational = {
    function, frame, point, action in
    frame.reduce(.zero) { $0 + action.value(of: function, moved: $1, at: point) } / Rational(frame.count)
  }

  /// The weighted frame average at a point x: Σ μₓ(g) f(g⁻¹x).
  public var weightedAverage:
    @Sendable (_ function: [Rational], _ weights: AveragingScheme, _ point: Int, PointAction) -> Rational = {
      function, weights, point, action in
      weights.entries.reduce(.zero) {
        $0 + $1.weight * action.value(of: function, moved: $1.element, at: point)
      }
    }

  /// The element c(x) that carries the least point of the orbit to x: the canonicalization asks for f(c(x)⁻¹x) only.
  public var canonicalElement: @Sendable (_ point: Int, PointAction) -> Int = { point, action in
    let least = action.orbit(of: point)[0]
    return (0..<action.group.order).first { action.image(of: least, under: $0) == point } ?? 0
  }

  /// The frame with F(x₀) = Stab(x₀)·B at the least point x₀ of each orbit, carried along the orbit: F(gx₀) = gF(x₀).
  public var equivariantFrame: @Sendable (_ base: [Int], PointAction) -> [[Int]] = { base, action in
    let group = action.group
    return (0..<action.degree).map { point in
      let least = action.orbit(of: point)[0]
      let carrier = (0..<group.order).first { action.image(of: least, under: $0) == point } ?? 0
      let frame = action.stabilizer(of: least).flatMap { fixing in base.map { group.product(fixing, $0) } }
      return Set(frame.map { group.product(carrier, $0) }).sorted()
    }
  }

  /// Operations of Reynolds.
  public init() {}
}
