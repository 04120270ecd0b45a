import Averaging
import ExactArithmetic
import FiniteGroups
import Representations

/// Where a number stands to another.
enum Standing: Int, Comparable {
  case below, equal, above

  static func < (left: Standing, right: Standing) -> Bool { left.rawValue < right.rawValue }
}

extension Setting {
  /// Where the weak error of a scheme stands to a number x ≥ 0, by the definition and in rational numbers alone: with E the average, P
  /// that over the group and B an invariant inner product, x(I−P)ᵀB(I−P) − (E−P)ᵀB(E−P) is positive semidefinite ⇔ the error is at
  /// most x, and of the rank of I − P as well ⇔ it is less.
  func standing(of scheme: AveragingScheme, at value: Rational) throws -> Standing {
    var result = Standing.below
    for constituent in try functions().constituents {
      let size = constituent.dimension
      let projection = average(constituent, (0..<group.order).map { ($0, Rational(1, group.order)) })
      let rest = Matrix<Rational>.identity(size) - projection
      if rest.squaredNorm.isZero { continue }
      let deviation = average(constituent, scheme.weights.map { ($0.element, $0.weight) }) - projection
      let form = invariantForm(constituent)
      let bound = (rest.transposed * (form * rest)).mapEntries { $0 * value }
      let difference = bound - deviation.transposed * (form * deviation)
      switch difference.semidefiniteness() {
      case .negativeDirection: return .above
      case .positiveSemidefinite(let rank): result = max(result, rank == rest.rank() ? .below : .equal)
      }
    }
    // Where everything is invariant, the error is 0.
    return result == .below && value.isZero ? .equal : result
  }

  /// The weak error as an operator computes it, made a single number if it is the given one.
  func weakError(
    of scheme: AveragingScheme, near value: Rational, _ operators: Operators
  ) throws -> Quantity {
    let enclosure = operators.averaging.weakError(scheme, try errors())
    if enclosure.width.isZero || !enclosure.contains(value) { return Quantity(enclosure) }
    switch try standing(of: scheme, at: value) {
    case .equal: return Quantity(value)
    // The enclosure contains the value, which cuts off one part of it.
    case .below, .above: return Quantity(enclosure)
    }
  }

  /// A sum of the matrices of elements with weights.
  private func average(_ constituent: Constituent, _ weights: [(Int, Rational)]) -> Matrix<Rational> {
    let size = constituent.dimension
    var sum = Matrix<Rational>(rowCount: size, columnCount: size, repeating: .zero)
    for (element, weight) in weights {
      for column in 0..<size {
        for (row, value) in constituent.image(of: column, under: element) {
          sum[row, column] += weight * Rational(value)
        }
      }
    }
    return sum
  }

  /// The standard inner product where it is invariant, else its mean over the group.
  private func invariantForm(_ constituent: Constituent) -> Matrix<Rational> {
    let size = constituent.dimension
    let identity = Matrix<Rational>.identity(size)
    func moved(_ element: Int) -> Matrix<Rational> {
      let matrix = average(constituent, [(element, .one)])
      return matrix.transposed * matrix
    }
    if group.generatorIndices.allSatisfy({ (moved($0) - identity).squaredNorm.isZero }) { return identity }
    var sum = Matrix<Rational>(rowCount: size, columnCount: size, repeating: .zero)
    for element in 0..<group.order {
      let form = moved(element)
      for row in 0..<size {
        for column in 0..<size { sum[row, column] += form[row, column] }
      }
    }
    return sum
  }
}
