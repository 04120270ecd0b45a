import Averaging
import ExactArithmetic
import FiniteGroups

/// The exact schemes of an instance, where M(F ⊕ 1) leaves few dimensions: ω = (1 + Σ s_k z_k)/|G| for a basis z_1 … z_c of the
/// complement, with the most weights that vanish together (`mathematics.md` §6).
///
/// A complement of dimension c ≤ 3 consists of characters of degree 1, so that it is spanned by the translates of the central function
/// Σ χ over the missing characters χ, whose values are integers.
struct SmallComplement: Sendable {
  /// The basis: values by element of the group.
  let basis: [[Int]]
  /// A scheme with the most zeros: the weights of all elements.
  let weights: [Rational]

  /// The number of weights that are not zero.
  var size: Int { weights.count { !$0.isZero } }

  /// The largest dimension that is treated; it is that of the proof kind.
  static let dimensionLimit = 3

  /// - Parameters:
  ///   - character: the character of F.
  ///   - dimension: dim M(F ⊕ 1).
  ///   - allowsNegative: whether weights may be negative.
  /// - Returns: `nil` unless the complement has 1 to 3 dimensions.
  /// - Complexity: O(r³) for r conjugacy classes, O(order), and O(vᶜ⁺¹) for v different values of the basis, at most 12
  init?(_ character: ClassCharacter, dimension: Int, allowsNegative: Bool) {
    let order = character.group.order
    let missing = order - dimension
    guard (1...SmallComplement.dimensionLimit).contains(missing), dimension > 0,
      let central = character.complementOfMatrixCoefficients
    else { return nil }
    basis = SmallComplement.translates(of: central, character, count: missing)
    guard basis.count == missing,
      let point = SmallComplement.bestPoint(basis, order: order, allowsNegative: allowsNegative)
    else { return nil }
    let basis = basis
    weights = (0..<order).map { element in
      zip(point, basis).reduce(Rational.one) { $0 + $1.0 * Rational($1.1[element]) } / Rational(order)
    }
  }

  /// The scheme, if it is of the class.
  func scheme(_ weightClass: WeightClass) -> AveragingScheme? {
    try? AveragingScheme(
      weights.enumerated().filter { !$0.element.isZero }.map { ($0.offset, $0.element) }, weightClass: weightClass)
  }

  /// Independent translates of a class function.
  private static func translates(of values: [Int], _ character: ClassCharacter, count: Int) -> [[Int]] {
    let group = character.group
    var space = ModularRowSpace(field: .largest, columnCount: group.order)
    var result: [[Int]] = []
    for shift in 0..<group.order where result.count < count {
      let translate = (0..<group.order).map { values[character.classes.classOf[group.product(shift, $0)]] }
      if space.insert(translate.map { PrimeField.largest.residue($0) }) { result.append(translate) }
    }
    return result
  }

  /// The point s at which the most of the forms 1 + Σ s_k z_k(g) vanish; none may be negative there unless that is allowed.
  private static func bestPoint(_ basis: [[Int]], order: Int, allowsNegative: Bool) -> [Rational]? {
    var counts: [[Int]: Int] = [:]
    for element in 0..<order { counts[basis.map { $0[element] }, default: 0] += 1 }
    let rows = counts.keys.sorted { $0.lexicographicallyPrecedes($1) }
    var best: (zeros: Int, point: [Rational])?
    var choice: [Int] = []
    func extend(from start: Int) {
      guard choice.count == basis.count else {
        for index in rows.indices.dropFirst(start) {
          choice.append(index)
          extend(from: index + 1)
          choice.removeLast()
        }
        return
      }
      let matrix = Matrix(rows: choice.map { rows[$0].map { Rational($0) } }, columnCount: basis.count)
      guard matrix.reducedRowEchelonForm().rank == basis.count,
        let point = matrix.solve(choice.map { _ in -Rational.one })
      else { return }
      var zeros = 0
      for row in rows {
        let value = zip(row, point).reduce(Rational.one) { $0 + Rational($1.0) * $1.1 }
        if value.signum < 0, !allowsNegative { return }
        if value.isZero { zeros += counts[row] ?? 0 }
      }
      if zeros > best?.zeros ?? -1 { best = (zeros, point) }
    }
    extend(from: 0)
    return best?.point
  }
}
