public import Averaging
public import ExactArithmetic
import FiniteGroups
public import Representations

/// The function of a witness for weak or strong symmetry, recomputed from its pairs and the function class by the
/// definition: slow, exact, and independent of how it was found.
public struct WitnessFunction: Sendable {
  /// x(g) = raw(g) − mean(raw) with raw(g) = Σ⟨u, ρ(g)v⟩, or Σ⟨u, ρ(g)v − ρ(hg)v⟩ for pairs with an element h.
  public let values: [Rational]
  /// N = Σ(‖u‖² + ‖v‖²)/2.
  public let norm: Rational
  /// What the support of every scheme of the kind meets: {x ≤ 0 or x² ≤ ε'N²}, or, with a value c, {x ≠ c}.
  public let set: ElementSet
  /// Whether the witness proves anything: its pairs fit the class and the notion, and its value, if it has one, is
  /// above the threshold.
  public let isValid: Bool

  /// Evaluates the pairs of a witness.
  ///
  /// The inner product is the standard one of a basis that the group permutes up to sign, otherwise ⟨u, v⟩ = uᵀQv with
  /// Q the mean of ρ(g)ᵀρ(g).
  ///
  /// - Parameters:
  ///   - witness: pairs of vectors; those of strong symmetry with elements, those of weak symmetry without.
  ///   - functions: the class.
  ///   - notion: weak or strong.
  /// - Complexity: O(pairs · order · dimension²)
  public init(_ witness: Witness, on functions: FunctionClass, notion: SymmetryNotion) {
    let order = functions.group.order
    var sums = [Rational](repeating: .zero, count: order)
    var norm = Rational.zero
    var isValid = notion.kind != .exact && !witness.pairs.isEmpty
    for pair in witness.pairs {
      guard functions.constituents.indices.contains(pair.constituent),
        pair.left.count == functions.constituents[pair.constituent].dimension, pair.right.count == pair.left.count,
        (pair.element == nil) == (notion.kind == .weak), (0..<order).contains(pair.element ?? 0)
      else {
        isValid = false
        continue
      }
      let space = InnerProductSpace(functions.constituents[pair.constituent], order: order)
      norm += (space.product(pair.left, pair.left) + space.product(pair.right, pair.right)) / 2
      let coefficient = (0..<order).map { space.product(pair.left, space.image(pair.right, under: $0)) }
      for g in 0..<order {
        sums[g] += coefficient[g]
        if let h = pair.element { sums[g] -= coefficient[functions.group.product(h, g)] }
      }
    }
    let mean = sums.reduce(.zero, +) / Rational(order)
    let values = sums.map { $0 - mean }
    let threshold = (notion.kind == .strong ? 2 * notion.epsilon : notion.epsilon) * norm * norm
    func isAbove(_ value: Rational) -> Bool { value.signum > 0 && value * value > threshold }
    if let value = witness.value {
      isValid = isValid && isAbove(value)
      set = ElementSet((0..<order).filter { values[$0] != value }, capacity: order)
    } else {
      set = ElementSet((0..<order).filter { !isAbove(values[$0]) }, capacity: order)
    }
    self.values = values
    self.norm = norm
    self.isValid = isValid
  }
}

/// A constituent with an invariant inner product.
private struct InnerProductSpace {
  let constituent: Constituent
  /// Q; `nil` for the standard inner product.
  let form: Matrix<Rational>?

  init(_ constituent: Constituent, order: Int) {
    self.constituent = constituent
    let isMonomial = (0..<order).allSatisfy { element in
      (0..<constituent.dimension).allSatisfy { column in
        let image = constituent.image(of: column, under: element)
        return image.count == 1 && abs(image[0].value) == 1
      }
    }
    if isMonomial {
      form = nil
      return
    }
    let size = constituent.dimension
    var sums = Matrix<Rational>(rowCount: size, columnCount: size, repeating: .zero)
    for element in 0..<order {
      for row in 0..<size {
        for column in 0..<size {
          let sum = (0..<size).reduce(0) { sum, inner in
            sum + constituent.entry(inner, row, at: element) * constituent.entry(inner, column, at: element)
          }
          sums[row, column] += Rational(sum, order)
        }
      }
    }
    form = sums
  }

  func product(_ left: [Rational], _ right: [Rational]) -> Rational {
    zip(left, form?.applied(to: right) ?? right).reduce(.zero) { $0 + $1.0 * $1.1 }
  }

  func image(_ vector: [Rational], under element: Int) -> [Rational] {
    var result = [Rational](repeating: .zero, count: vector.count)
    for (column, value) in vector.enumerated() where !value.isZero {
      for (row, entry) in constituent.image(of: column, under: element) { result[row] += Rational(entry) * value }
    }
    return result
  }
}
