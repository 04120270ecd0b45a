/// How symmetric a model is to be.
///
/// With r of ``RelativeChange``, x from the source of inputs, g uniform in the group G, and
/// r(x,g) = r(ρ(g)⁻¹f(gx), f(x)), where ρ moves outputs (trivially, for invariance):
/// - exact: no change that is more than rounding, at any x and g. It can be refuted, and confirmed only for all but a fraction of the pairs.
/// - weak(ε): E_x E_g r(x,g) ≤ ε.
/// - strong(ε): E_x r(x,g) ≤ ε for every g.
///
/// Relation to mathematics.md §1. If the distribution μ of x is G-invariant and ρ orthogonal, let θ(f) = ‖(I − P)f‖²/‖f‖² in L²(μ), P the
/// Reynolds operator. Since E_g‖f − g·f‖² = 2‖(I − P)f‖², θ is the ratio of expectations
/// E‖ρ(g)⁻¹f(gx) − f(x)‖² / E(‖f(gx)‖² + ‖f(x)‖²), which is 2·E[w r]/E[w], w = ‖f(gx)‖² + ‖f(x)‖². So
/// - where ‖f(x)‖ is constant, θ(f) = 2·E r(x,g): weak(ε) says that θ(f) ≤ 2ε;
/// - where b ≤ ‖f(x)‖ ≤ B, 2(b/B)²·E r ≤ θ(f) ≤ 2(B/b)²·E r;
/// - without such bounds neither bounds the other: θ weighs an input by ‖f(x)‖², the mean of r counts each once. That is why
///   intervals for r, which is bounded, need no assumption on f, and why rare inputs with huge outputs may rule θ alone.
///
/// In the same way the strong error is half of max_g E‖f − g·f‖²/‖f‖², that is 2·max_g E_x r(x,g) where ‖f(x)‖ is constant. Weak ≤ strong ≤ 2·weak in θ's terms;
/// for the means of r itself max_g E_x r ≤ 2 E_g E_x r holds where ‖f(x)‖ is constant.
public enum ProbeTarget: Sendable, Hashable, CustomStringConvertible {
  /// No change but rounding.
  case exact
  /// The mean over inputs and elements is at most this, strictly between 0 and 1.
  case weak(Double)
  /// For every element the mean over inputs is at most this, strictly between 0 and 1.
  case strong(Double)

  /// Reads `exact`, `weak:0.01` or `strong:0.05`.
  ///
  /// - Throws: ``ProbeError/invalidTarget(_:)``.
  public init(_ text: String) throws(ProbeError) {
    if text == "exact" {
      self = .exact
      return
    }
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, let value = Double(parts[1]), value > 0, value < 1 else { throw .invalidTarget(text) }
    switch parts[0] {
    case "weak": self = .weak(value)
    case "strong": self = .strong(value)
    default: throw .invalidTarget(text)
    }
  }

  /// The text it is read from.
  public var description: String {
    switch self {
    case .exact: "exact"
    case .weak(let error): "weak:\(error)"
    case .strong(let error): "strong:\(error)"
    }
  }

  /// The bound ε; 0 for exact.
  public var error: Double {
    switch self {
    case .exact: 0
    case .weak(let error), .strong(let error): error
    }
  }
}
