public import ExactArithmetic
import FiniteGroups
import Representations

extension SymmetryErrors {
  /// The strong error of a scheme, the maximum over all h of the group.
  ///
  /// h and h⁻¹ give the same value, so that half of the group is looked at; for most h a factorization in doubles proves that they do not exceed
  /// the maximum.
  ///
  /// - Precondition: elements of the group of the class.
  /// - Complexity: O(order · dimension³) for each small constituent, O(order · Σd³) for large ones
  public func strong(of scheme: AveragingScheme) -> SymmetryError<Int> {
    let integrality = 2 * scheme.commonDenominator * scheme.commonDenominator
    var result = dual?.strong(of: scheme) ?? .zero
    for (index, space) in spaces {
      let differences = differences(of: average(of: scheme, on: index), on: index)
      // The best h first: the others are then mostly proved to be no better.
      let ordered = differences.map { (element: $0.element, matrix: $0.matrix, size: space.roughSize($0.matrix)) }
        .sorted { ($1.size, $0.element) < ($0.size, $1.element) }
      for (element, matrix, _) in ordered {
        result = space.maximum(
          result, space.pencil(matrix, dividedBy: 2), scale: integrality, constituent: index, element: element)
      }
    }
    return result
  }

  /// Whether the strong error of a scheme is at most ε; exact, but for `undecided` where a constituent is large and the error within rounding of ε.
  ///
  /// - Complexity: as ``strong(of:)``
  public func isStrong(_ scheme: AveragingScheme, epsilon: Rational) -> SymmetryVerdict<Int> {
    for (index, space) in spaces {
      for (element, matrix) in differences(of: average(of: scheme, on: index), on: index) {
        if case .fails(let direction) = space.pencil(matrix, dividedBy: 2).decide(epsilon) {
          return .fails(witness: space.testFunction(direction, constituent: index, element: element))
        }
      }
    }
    return dual?.strong(of: scheme).verdict(epsilon) ?? .holds
  }

  /// E − ρ(h)E for one of each h and h⁻¹, the identity left out.
  func differences(
    of average: Matrix<Rational>, on index: Int
  ) -> [(element: Int, matrix: Matrix<Rational>)] {
    let group = functions.group
    return (0..<group.order).filter { $0 != group.identity && $0 <= group.inverse($0) }.map { element in
      (element, average.adding(moved(average, by: element, on: index).mapEntries { -$0 }))
    }
  }

  /// ρ(h)A.
  func moved(_ matrix: Matrix<Rational>, by element: Int, on index: Int) -> Matrix<Rational> {
    let constituent = functions.constituents[index]
    var result = Matrix<Rational>(
      rowCount: matrix.rowCount, columnCount: matrix.columnCount, repeating: .zero)
    for inner in 0..<matrix.rowCount {
      for (row, value) in constituent.image(of: inner, under: element) {
        for column in 0..<matrix.columnCount where !matrix[inner, column].isZero {
          result[row, column] += Rational(value) * matrix[inner, column]
        }
      }
    }
    return result
  }
}

extension ActionSpace {
  /// The Frobenius norm in doubles: to choose an order by.
  func roughSize(_ matrix: Matrix<Rational>) -> Double { matrix.rounded.frobeniusNorm }
}
