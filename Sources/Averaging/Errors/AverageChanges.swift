import ExactArithmetic
import FiniteGroups
import Representations

/// The operators E − ρ(h)E on one constituent, for one of each h and h⁻¹ other than the identity.
struct AverageChanges {
  /// The elements h, those with a large Frobenius norm first.
  let elements: [Int]
  private let average: Matrix<Rational>
  private let rounded: RealMatrix
  private let image: Image
  private let isOrthonormal: Bool

  /// The nonzero entries of a column of ρ(h).
  typealias Image = (_ column: Int, _ element: Int) -> [(row: Int, value: Int)]

  /// - Complexity: O(order · dimension²); with matrices that are no permutations O(order · dimension³)
  init(average: Matrix<Rational>, constituent: Constituent, group: FiniteGroup, isOrthonormal: Bool) {
    self.init(
      average: average,
      elements: (0..<group.order).filter { $0 != group.identity && $0 <= group.inverse($0) },
      isOrthonormal: isOrthonormal, image: constituent.image)
  }

  /// For elements that are numbers with some image of the columns.
  init(average: Matrix<Rational>, elements: [Int], isOrthonormal: Bool, image: @escaping Image) {
    self.average = average
    self.image = image
    self.isOrthonormal = isOrthonormal
    let rounded = average.rounded
    self.rounded = rounded
    self.elements =
      elements
      .map { (element: $0, size: AverageChanges.change(rounded, image, at: $0).frobeniusNorm) }
      .sorted { ($1.size, $0.element) < ($0.size, $1.element) }
      .map(\.element)
  }

  /// E − ρ(h)E.
  func matrix(at element: Int) -> Matrix<Rational> {
    average.adding(average.moved { image($0, element) }.mapEntries { -$0 })
  }

  /// Whether ½‖E − ρ(h)E‖² ≤ bound could be proved in doubles; `false` says nothing.
  func isProvablyAtMost(_ bound: Rational, at element: Int) -> Bool {
    guard isOrthonormal, bound.signum > 0 else { return false }
    let root = (2 * bound).approximation.squareRoot() * (1 - 0x1p-45)
    var largest = 0.0
    for entry in rounded.entries { largest = max(largest, entry.magnitude) }
    // Entries of E are rounded (2⁻⁵⁰), and sums of two of them again.
    let error = 4 * Double(average.rowCount) * largest * 0x1p-50
    return AverageChanges.change(rounded, image, at: element).isNormProvablyAtMost(root, normError: error)
  }

  /// E − ρ(h)E in doubles.
  private static func change(_ average: RealMatrix, _ image: Image, at element: Int) -> RealMatrix {
    var result = average
    for inner in 0..<average.rowCount {
      for (row, value) in image(inner, element) {
        let factor = Double(value)
        for column in 0..<average.columnCount { result[row, column] -= factor * average[inner, column] }
      }
    }
    return result
  }
}

extension Matrix where Element == Rational {
  /// ρ(h)A.
  func moved(by element: Int, on constituent: Constituent) -> Matrix {
    moved { constituent.image(of: $0, under: element) }
  }

  /// ρ(h)A for the columns of ρ(h).
  func moved(_ image: (_ column: Int) -> [(row: Int, value: Int)]) -> Matrix {
    var result = Matrix(rowCount: rowCount, columnCount: columnCount, repeating: .zero)
    for inner in 0..<rowCount {
      for (row, value) in image(inner) {
        let factor = Rational(value)
        for column in 0..<columnCount where !self[inner, column].isZero {
          result[row, column] += factor * self[inner, column]
        }
      }
    }
    return result
  }
}
