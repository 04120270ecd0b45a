import ExactArithmetic
import Representations

/// Decides whether a symmetric rational matrix that is singular up to rounding is positive semidefinite, in the few
/// directions where that is in doubt.
///
/// X₀ spans the eigenvectors of small eigenvalues, as doubles give them. On the orthogonal complement M ⪰ μ is proved by
/// a factorization in doubles. For any X with X₀ᵀX regular every vector is Xa + y with y ⊥ X₀, so that M ⪰ 0 follows from
///
///     XᵀMX − RᵀR/μ ⪰ 0,   R the part of MX orthogonal to X₀,
///
/// a small matrix, and a negative direction of XᵀMX refutes it. Both are decided exactly. R is made smaller, by some ten
/// digits each round, with corrections from the factorization; the doubt is of the order of R², so that bounds some
/// hundred digits from the truth are told from it.
struct NearKernel {
  /// What was found.
  enum Outcome {
    case semidefinite
    /// A vector v with vᵀMv < 0.
    case negative([Rational])
    /// The doubtful directions are too many, or the doubt is not resolved after all rounds.
    case undecided
  }

  /// Up to this size elimination is at once; the doubtful directions may not be more.
  static let eliminationLimit = 12
  static let directionLimit = 32
  static let rounds = 8

  private let matrix: Matrix<Rational>
  private let start: Matrix<Rational>
  private let gramInverse: Matrix<Rational>
  /// The Cholesky factor of (M + γX₀X₀ᵀ)/scale, for the corrections.
  private let factor: RealMatrix
  private let scale: Rational
  /// M ⪰ floor on the complement of X₀.
  private let floor: Rational

  /// Decides.
  ///
  /// - Precondition: a symmetric matrix.
  /// - Complexity: O(n³), and for each of at most eight rounds O(n²k) exact operations for k directions in doubt
  static func decide(_ matrix: Matrix<Rational>) -> Outcome {
    if matrix.rowCount <= eliminationLimit {
      return switch matrix.semidefiniteness() {
      case .positiveSemidefinite: .semidefinite
      case .negativeDirection(let witness): .negative(witness)
      }
    }
    guard let kernel = NearKernel(matrix.cleared.matrix) else { return .undecided }
    return kernel.outcome()
  }

  private init?(_ matrix: Matrix<Rational>) {
    let size = matrix.rowCount
    let spectrum = SymmetricEigenDecomposition(matrix.rounded)
    guard let largest = spectrum.values.last, largest > 0, largest.isFinite else { return nil }
    let count = spectrum.values.count { $0 < largest * 0x1p-20 }
    guard (1...min(NearKernel.directionLimit, size / 2)).contains(count) else { return nil }
    let rows = (0..<count).map { QuadraticPencil.rounded(Array(spectrum.vectorRows[row: $0])) }
    let start = Matrix(rows: rows, columnCount: size).transposed
    guard let gramInverse = start.gram().inverse() else { return nil }
    // γ‖x‖² is about the largest eigenvalue.
    let weight = Rational(exactly: largest) / start.largestMagnitude.squared / Rational(size)
    let filled = matrix.adding(start.product(start.transposed).mapEntries { $0 * weight })
    let scale = Rational(exactly: largest)
    let floor = Rational(exactly: spectrum.values[count] / 2)
    var shifted = filled
    for index in 0..<size { shifted[index, index] -= floor }
    guard floor.signum > 0, shifted.isProvablyPositiveDefinite,
      let factor = filled.mapEntries({ $0 / scale }).rounded.choleskyFactor()
    else { return nil }
    (self.matrix, self.start, self.gramInverse) = (matrix, start, gramInverse)
    (self.factor, self.scale, self.floor) = (factor, scale, floor)
  }

  private func outcome() -> Outcome {
    var directions = start
    for _ in 0..<NearKernel.rounds {
      // For this X, X₀ᵀX is regular unless something went wrong with the corrections.
      guard start.transposed.product(directions).inverse() != nil else { return .undecided }
      let image = matrix.product(directions)
      let form = directions.transposed.product(image)
      if case .negativeDirection(let witness) = form.semidefiniteness() {
        return .negative(directions.applied(to: witness))
      }
      let along = gramInverse.product(start.transposed.product(image))
      let residue = image.adding(start.product(along).mapEntries { -$0 })
      let doubt = residue.gram(scaledBy: -1 / floor)
      if form.adding(doubt).isPositiveSemidefinite() { return .semidefinite }
      directions = directions.adding(corrections(residue).mapEntries { -$0 }).cleared.matrix
    }
    return .undecided
  }

  /// About (M + γX₀X₀ᵀ)⁻¹R.
  private func corrections(_ residue: Matrix<Rational>) -> Matrix<Rational> {
    let size = residue.rowCount
    var result = residue
    for column in 0..<residue.columnCount {
      let entries = (0..<size).map { residue[$0, column] }
      guard let unit = entries.map(\.magnitude).max(), !unit.isZero else { continue }
      var vector = entries.map { ($0 / unit).approximation }
      for row in 0..<size {
        for earlier in 0..<row { vector[row] -= factor[earlier, row] * vector[earlier] }
        vector[row] /= factor[row, row]
      }
      for row in (0..<size).reversed() {
        for later in (row + 1)..<max(size, row + 1) { vector[row] -= factor[row, later] * vector[later] }
        vector[row] /= factor[row, row]
      }
      // A power of two in place of the unit keeps the numbers short.
      let step = NearKernel.powerOfTwo(near: unit / scale)
      let stretch = (unit / scale / step).approximation
      for row in 0..<size {
        let value = (vector[row] * stretch * 0x1p30).rounded()
        result[row, column] = value.magnitude < 0x1p62 ? Rational(Int(value)) * step / Rational(1 << 30) : 0
      }
    }
    return result
  }

  private static func powerOfTwo(near value: Rational) -> Rational {
    let shift = value.numerator.magnitude.bitWidth - value.denominator.magnitude.bitWidth
    var result = Rational.one
    let factor = shift < 0 ? Rational(1, 2) : Rational(2)
    for _ in 0..<shift.magnitude { result *= factor }
    return result
  }
}

extension Rational {
  /// The square.
  fileprivate var squared: Rational { self * self }
}
