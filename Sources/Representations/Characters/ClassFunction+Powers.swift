import ExactArithmetic

extension ClassFunction {
  /// The Adams operation ψᵏ: the function g ↦ φ(gᵏ); k may be negative.
  ///
  /// - Complexity: O(classes)
  public func adamsOperation(_ k: Int) -> ClassFunction {
    ClassFunction(classes: classes, unchecked: classes.powerMap(k).map { values[$0] })
  }

  /// The k-th symmetric power; for characters, of the representation.
  ///
  /// By Newton's identities h_k = (1/k) Σ_{i=1}^k (ψⁱφ) h_{k−i}. The 0-th power is the trivial character.
  ///
  /// - Throws: ``CharacterError/negative(_:_:)`` for negative k.
  /// - Complexity: O(k² · classes) cyclotomic products
  public func symmetricPower(_ k: Int) throws(CharacterError) -> ClassFunction { try powers(upTo: k, sign: 1)[k] }

  /// The k-th exterior power; for characters, of the representation. It is 0 for k beyond the dimension.
  ///
  /// By Newton's identities e_k = (1/k) Σ_{i=1}^k (−1)^(i−1) (ψⁱφ) e_{k−i}.
  ///
  /// - Throws: ``CharacterError/negative(_:_:)`` for negative k.
  /// - Complexity: O(k² · classes) cyclotomic products
  public func exteriorPower(_ k: Int) throws(CharacterError) -> ClassFunction { try powers(upTo: k, sign: -1)[k] }

  private func powers(upTo k: Int, sign: Int) throws(CharacterError) -> [ClassFunction] {
    guard k >= 0 else { throw .negative("the exponent of a power", k) }
    let adams = (0..<max(k, 0)).map { adamsOperation($0 + 1).scaled(by: Rational($0 % 2 == 0 ? 1 : sign)) }
    var result = [ClassFunction.trivial(on: classes)]
    for degree in stride(from: 1, through: k, by: 1) {
      let sum = (1...degree).map { adams[$0 - 1] * result[degree - $0] }
      result.append(sum.dropFirst().reduce(sum[0], +).scaled(by: Rational(1, degree)))
    }
    return result
  }
}
