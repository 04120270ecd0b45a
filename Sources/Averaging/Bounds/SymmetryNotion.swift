public import ExactArithmetic

/// How symmetric the average is to be.
///
/// A structure, not an enumeration with the error as payload: the optimizer of Swift 6.3.1 took `.exact` and `.strong` of such an
/// enumeration for errors below 0.
///
/// Source: Tahmasebi & Weber, arXiv 2512.11855, section 3; `mathematics.md` §1.
public struct SymmetryNotion: Sendable, Hashable {
  /// The three notions.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// E_ω f is invariant for every f of the class.
    case exact
    /// The squared norm of E_ω on the functions of mean zero is at most ε.
    case weak
    /// The squared norm of (I − ρ(h)) E_ω there is at most 2ε for every h.
    case strong
  }

  /// Which notion.
  public let kind: Kind
  /// The error ε that is allowed; 0 for exact symmetry.
  public let epsilon: Rational

  private init(kind: Kind, epsilon: Rational) { (self.kind, self.epsilon) = (kind, epsilon) }

  /// E_ω f is invariant for every f of the class.
  public static let exact = SymmetryNotion(kind: .exact, epsilon: .zero)

  /// The squared norm of E_ω on the functions of mean zero is at most ε.
  public static func weak(_ epsilon: Rational) -> SymmetryNotion { SymmetryNotion(kind: .weak, epsilon: epsilon) }

  /// The squared norm of (I − ρ(h)) E_ω on the functions of mean zero is at most 2ε for every h.
  public static func strong(_ epsilon: Rational) -> SymmetryNotion { SymmetryNotion(kind: .strong, epsilon: epsilon) }

  /// An ε for which weak(ε) follows, so that lower bounds for weak(ε) hold: ε itself, by AC_wk(ε) ≤ AC_st(ε) ≤ AC_ex.
  public var impliedWeakError: Rational { epsilon }

  /// An ε for which weak(ε) is enough, so that upper bounds for weak(ε) hold: ε/2 for strong symmetry, by
  /// ‖(I − ρ(h))Ef‖² ≤ 4‖Ef‖², that is AC_st(2ε) ≤ AC_wk(ε).
  public var sufficientWeakError: Rational { kind == .strong ? epsilon / 2 : epsilon }

  /// `"exact"`, `"weak:1/4"` or `"strong:1/4"`.
  public var description: String { kind == .exact ? "exact" : "\(kind.rawValue):\(epsilon)" }
}

extension SymmetryNotion: LosslessStringConvertible {
  /// Reads `exact`, `weak:1/9`, `strong:0.1`; decimals are read exactly, errors are not negative.
  public init?(_ text: String) {
    let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    if parts == ["exact"] {
      self = .exact
      return
    }
    guard parts.count == 2, let kind = Kind(rawValue: parts[0]), kind != .exact,
      let epsilon = Rational(decimal: parts[1]), epsilon.signum >= 0
    else { return nil }
    self.init(kind: kind, epsilon: epsilon)
  }
}
