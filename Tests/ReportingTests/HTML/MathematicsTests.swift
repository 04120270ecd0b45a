import Reporting
import Testing

@Suite("Formulas of pages") struct MathematicsTests {
  @Test(
    "indices are lowered and exponents raised",
    arguments: [
      ("AC_ex(F) ≤ |G|", "AC<sub>ex</sub>(F) ≤ |G|"), ("E_ω f = Σ ω(g)", "E<sub>ω</sub> f = Σ ω(g)"),
      ("E_{ω∗η} − E_{η∗ω}", "E<sub>ω∗η</sub> − E<sub>η∗ω</sub>"), ("1_{gx}", "1<sub>gx</sub>"),
      ("C2^6", "C2<sup>6</sup>"),
      ("F^G on ℝ^12", "F<sup>G</sup> on ℝ<sup>12</sup>"), ("c_1 + d_π²", "c<sub>1</sub> + d<sub>π</sub>²"),
      ("q^(n−1) + 1", "q<sup>n−1</sup> + 1"), ("x^{2^m}", "x<sup>2<sup>m</sup></sup>"), ("g^-1", "g<sup>-1</sup>"),
      ("g^ab", "g<sup>a</sup>b"), ("x1^2·x2", "x1<sup>2</sup>·x2"), ("{x_{ij}}", "{x<sub>ij</sub>}"),
    ])
  func lowersAndRaises(formula: String, markup: String) { #expect(HTML.mathematics(formula).markup == markup) }

  @Test(
    "what is no index and no exponent stays",
    arguments: [
      "", "_", "^", "a _ b", "x_", "x^", "x_(i)", "x^{", "x_{}", "x^()", "a ^2", "x^+", "x_·", "x^(", "f ∘ g",
    ])
  func stays(formula: String) { #expect(HTML.mathematics(formula).markup == formula) }

  @Test("formulas are escaped, inside of groups too", arguments: harmful)
  func escaped(text: String) {
    let inner = text.replacing("{", with: "").replacing("}", with: "")
    for formula in [text, "x_{\(inner)}", "x^(\(inner))"] {
      let parsed = ParsedMarkup(Tag.p { HTML.mathematics(formula) }.markup)
      #expect(parsed.isWellFormed, "\(formula)")
      #expect(Set(parsed.elements.map(\.name)).isSubset(of: ["p", "sub", "sup"]), "\(formula)")
    }
  }
}
