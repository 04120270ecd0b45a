import ExactArithmetic
import Representations

/// Two quadratic forms with rational coefficients, N ⪰ 0 and D ≻ 0, and the largest value of xᵀNx / xᵀDx.
///
/// Doubles propose vectors and bounds; every answer is proved, by an exact value at an explicit vector on one side and
/// by the positive semidefiniteness of t·D − N on the other.
struct QuadraticPencil {
  let numerator: Matrix<Rational>
  let denominator: Matrix<Rational>

  /// xᵀNx / xᵀDx, exactly.
  func quotient(at vector: [Rational]) -> Rational {
    numerator.quadraticForm(at: vector) / denominator.quadraticForm(at: vector)
  }

  /// Whether xᵀNx ≤ t·xᵀDx for all x.
  enum Decision {
    /// It is; with a basis of the vectors with equality (one vector is enough to be here).
    case holds(equality: [[Rational]])
    /// It is not, for this x.
    case fails([Rational])
    /// Exact arithmetic would take too long to tell.
    case undecided
  }

  /// Decides exactly. In most cases a factorization in doubles with a bound for its error is the proof; equality needs
  /// the exact kernel, and what lies within rounding of it the exact small matrices of ``NearKernel``.
  ///
  /// - Returns: `undecided` only for bounds within about 10⁻¹³ of the maximum but not equal to it, and for those only if
  ///   they are within some 10⁻¹⁰⁰ of it or more than 32 directions are in doubt.
  /// - Complexity: O(n³), for bounds within about 10⁻¹³ of the maximum with up to O(n²) exact operations for each
  ///   direction in doubt
  func decide(_ bound: Rational) -> Decision {
    let size = numerator.rowCount
    var difference = numerator
    for row in 0..<size {
      for column in 0..<size {
        difference[row, column] = bound * denominator[row, column] - numerator[row, column]
      }
    }
    if difference.isProvablyPositiveDefinite { return .holds(equality: []) }
    let integers = IntegerMatrix(clearing: difference)
    let spectrum = SymmetricEigenDecomposition(difference.rounded)
    let direction = QuadraticPencil.rounded(Array(spectrum.vectorRows[row: 0]))
    let column = IntegerMatrix(rowCount: size, columnCount: 1, entries: direction.map(\.numerator))
    if (column.transposed * (integers * column))[0, 0].signum() < 0 { return .fails(direction) }
    let kernel = difference.nullspace()
    let equality = (0..<kernel.rowCount).map { Array(kernel[row: $0]) }
    if kernel.rowCount == size { return .holds(equality: equality) }
    if kernel.rowCount > 0 {
      // Definite where the difference is semidefinite.
      difference = difference.adding(kernel.gram(scaledBy: difference.largestMagnitude))
      if difference.isProvablyPositiveDefinite { return .holds(equality: equality) }
    }
    switch NearKernel.decide(kernel.rowCount > 0 ? IntegerMatrix(clearing: difference) : integers) {
    case .semidefinite: return .holds(equality: equality)
    case .negative(let witness): return .fails(witness)
    case .undecided: return .undecided
    }
  }

  /// A vector near the maximum, and the value there in doubles.
  ///
  /// - Complexity: O(n³)
  func estimate() -> (vector: [Double], value: Double)? {
    let size = numerator.rowCount
    // D = RᵀR; the eigenvectors of R⁻ᵀNR⁻¹ are Rx.
    guard let factor = denominator.rounded.choleskyFactor() else { return nil }
    let rows = factor.transposedSolutions(of: numerator.rounded)
    let symmetric = factor.transposedSolutions(of: rows.transposed)
    let spectrum = SymmetricEigenDecomposition(symmetric)
    guard let value = spectrum.values.last, value.isFinite else { return nil }
    var vector = Array(spectrum.vectorRows[row: size - 1])
    for row in (0..<size).reversed() {
      for column in (row + 1)..<max(size, row + 1) { vector[row] -= factor[row, column] * vector[column] }
      vector[row] /= factor[row, row]
    }
    return (vector, max(0, value))
  }

  /// The largest quotient between two bounds, and a vector at which the lower one is attained.
  ///
  /// - Parameter scale: a number q such that q times the maximum is an integer if it is rational at all; `nil` if none
  ///   is known.
  /// - Precondition: N ≠ 0.
  /// - Complexity: O(n³)
  func supremum(scale: Rational?) -> (bounds: Enclosure, vector: [Rational]) {
    let estimate = estimate()
    var vector =
      estimate.map { QuadraticPencil.rounded($0.vector) } ?? [Rational](repeating: 1, count: numerator.rowCount)
    var lower = quotient(at: vector)
    if let scale, let (_, value) = estimate {
      let scaled = value * scale.approximation
      if scaled < 0x1p44, (scaled - scaled.rounded()).magnitude < 0.01 {
        let candidate = Rational(Int(scaled.rounded())) / scale
        if case .holds(let equality) = decide(candidate), let witness = equality.first {
          return (Enclosure(candidate), witness)
        }
      }
    }
    // Each round either proves the bound or finds a better vector; the bound grows geometrically, so this ends.
    // Wide enough for the proof in doubles, here and for an equal maximum on another space of up to 64 dimensions.
    var slack = max(0x1p-37, Double(numerator.rowCount * numerator.rowCount) * 0x1p-49)
    while true {
      let upper = Rational(exactly: lower.approximation * (1 + slack))
      switch decide(upper) {
      case .holds: return (Enclosure(lower, upper), vector)
      case .fails(let witness):
        let better = quotient(at: witness)
        if better > lower { (lower, vector) = (better, witness) }
      case .undecided: break
      }
      slack *= 4
    }
  }

  /// A vector of integers in about the same direction.
  static func rounded(_ vector: [Double]) -> [Rational] {
    let largest = vector.reduce(0) { max($0, $1.magnitude) }
    guard largest > 0, largest.isFinite else { return vector.map { _ in 1 } }
    return vector.map { Rational(Int(($0 / largest * 0x1p26).rounded())) }
  }
}

extension RealMatrix {
  /// The X with RᵀX = B for this upper triangular R.
  fileprivate func transposedSolutions(of right: RealMatrix) -> RealMatrix {
    var result = right
    for row in 0..<rowCount {
      for earlier in 0..<row where self[earlier, row] != 0 {
        let factor = self[earlier, row]
        for column in 0..<right.columnCount { result[row, column] -= factor * result[earlier, column] }
      }
      for column in 0..<right.columnCount { result[row, column] /= self[row, row] }
    }
    return result
  }
}
