public import ExactArithmetic

/// How symmetric the average is to be, as `mathematics.md` §1 defines it.
public enum SymmetryTarget: Sendable, Hashable {
  /// E_ω f is invariant for all f.
  case exact
  /// The mean square deviation from symmetry falls to ε of what it was.
  case weak(Rational)
  /// The deviation under every single element falls to ε of what it was in the mean.
  case strong(Rational)

  /// The weak error that suffices: 0, ε, or ε/2, since the strong error is at most twice the weak one.
  public var sufficientWeakError: Rational {
    switch self {
    case .exact: .zero
    case .weak(let epsilon): epsilon
    case .strong(let epsilon): epsilon / 2
    }
  }
}

extension SymmetryTarget: LosslessStringConvertible {
  /// `"exact"`, `"weak:1/10"`, `"strong:1/4"`.
  public var description: String {
    switch self {
    case .exact: "exact"
    case .weak(let epsilon): "weak:\(epsilon)"
    case .strong(let epsilon): "strong:\(epsilon)"
    }
  }

  /// Reads `exact`, or `weak:` or `strong:` and a fraction or a decimal that is not negative.
  public init?(_ text: String) {
    if text == "exact" {
      self = .exact
      return
    }
    let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 2, let epsilon = Rational(parts[1]) ?? Rational(decimal: parts[1]), epsilon.signum >= 0 else {
      return nil
    }
    switch parts[0] {
    case "weak": self = .weak(epsilon)
    case "strong": self = .strong(epsilon)
    default: return nil
    }
  }
}
