public import ExactArithmetic

/// How symmetric the average is to be.
///
/// Source: Tahmasebi & Weber, arXiv 2512.11855, section 3; `mathematics.md` §1.
public enum SymmetryNotion: Sendable, Hashable, CustomStringConvertible {
  /// E_ω f is invariant for every f of the class.
  case exact
  /// The squared norm of E_ω on the functions of mean zero is at most ε.
  case weak(Rational)
  /// The squared norm of (I − ρ(h)) E_ω there is at most 2ε for every h.
  case strong(Rational)

  /// The error ε that is allowed; 0 for exact symmetry.
  public var epsilon: Rational {
    switch self {
    case .exact: .zero
    case .weak(let epsilon), .strong(let epsilon): epsilon
    }
  }

  /// An ε for which weak(ε) follows, so that lower bounds for weak(ε) hold: ε itself, by AC_wk(ε) ≤ AC_st(ε) ≤ AC_ex.
  public var impliedWeakError: Rational { epsilon }

  /// An ε for which weak(ε) is enough, so that upper bounds for weak(ε) hold: ε/2 for strong symmetry, by
  /// ‖(I − ρ(h))Ef‖² ≤ 4‖Ef‖², that is AC_st(2ε) ≤ AC_wk(ε).
  public var sufficientWeakError: Rational {
    if case .strong(let epsilon) = self { epsilon / 2 } else { epsilon }
  }

  /// `"exact"`, `"weak(1/4)"` or `"strong(1/4)"`.
  public var description: String {
    switch self {
    case .exact: "exact"
    case .weak(let epsilon): "weak(\(epsilon))"
    case .strong(let epsilon): "strong(\(epsilon))"
    }
  }
}
