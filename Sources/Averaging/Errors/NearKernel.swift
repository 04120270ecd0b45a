import BigInt
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

  private let matrix: IntegerMatrix
  private let start: IntegerMatrix
  /// c·(X₀ᵀX₀)⁻¹ and c.
  private let gramInverse: IntegerMatrix
  private let gramFactor: BigInt
  /// The Cholesky factor of (M + γX₀X₀ᵀ)/scale, for the corrections.
  private let factor: RealMatrix
  /// A power of two near the largest eigenvalue of M, as its exponent.
  private let exponent: Int
  /// M ⪰ floor on the complement of X₀.
  private let floor: Rational

  /// Decides.
  ///
  /// - Precondition: a symmetric matrix of integers.
  /// - Complexity: O(n³), and for each of at most eight rounds O(n²k) exact operations for k directions in doubt
  static func decide(_ matrix: IntegerMatrix) -> Outcome {
    if matrix.rowCount <= eliminationLimit {
      return switch matrix.rational.semidefiniteness() {
      case .positiveSemidefinite: .semidefinite
      case .negativeDirection(let witness): .negative(witness)
      }
    }
    guard let kernel = NearKernel(matrix) else { return .undecided }
    return kernel.outcome()
  }

  private init?(_ matrix: IntegerMatrix) {
    let size = matrix.rowCount
    // Powers of two keep everything within doubles.
    let longest = matrix.entries.reduce(0) { max($0, $1.magnitude.bitWidth) }
    let rounded = NearKernel.rounded(matrix, exponent: longest)
    let spectrum = SymmetricEigenDecomposition(rounded)
    guard let largest = spectrum.values.last, largest > 0, largest.isFinite else { return nil }
    let count = spectrum.values.count { $0 < largest * 0x1p-20 }
    guard (1...min(NearKernel.directionLimit, size / 2)).contains(count) else { return nil }
    let rows = (0..<count).flatMap { QuadraticPencil.rounded(Array(spectrum.vectorRows[row: $0])) }
    let start = IntegerMatrix(rowCount: count, columnCount: size, entries: rows.map(\.numerator)).transposed
    guard let inverse = (start.transposed * start).rational.inverse() else { return nil }
    let (cleared, gramFactor) = inverse.cleared
    // γ‖x‖² is about the largest eigenvalue, for the vectors with entries up to 2²⁶.
    var filled = rounded
    let vectors = start.rational.mapEntries { $0 / Rational(1 << 26) }.rounded
    filled.add(vectors * vectors.transposed, scaledBy: largest / Double(size))
    let floor = spectrum.values[count] / 2
    var shifted = filled
    for row in 0..<size { shifted[row, row] -= floor }
    // Entries are rounded to 53 bits, products and sums a few times more.
    let magnitude = 2 * max(largest, rounded.entries.reduce(0) { max($0, $1.magnitude) })
    guard floor > 0, shifted.isProvablyPositiveDefinite(entryError: magnitude * 0x1p-46),
      let factor = filled.choleskyFactor()
    else { return nil }
    (self.matrix, self.start, self.factor, exponent) = (matrix, start, factor, longest)
    gramInverse = IntegerMatrix(clearing: cleared)
    self.gramFactor = gramFactor.numerator
    self.floor = Rational(exactly: floor) * Rational(BigInt(1) << longest)
  }

  private func outcome() -> Outcome {
    var directions = start
    for _ in 0..<NearKernel.rounds {
      // For this X, X₀ᵀX is regular unless something went wrong with the corrections.
      guard (start.transposed * directions).rational.inverse() != nil else { return .undecided }
      let image = matrix * directions
      let form = (directions.transposed * image).rational
      if case .negativeDirection(let witness) = form.semidefiniteness() {
        return .negative(directions.rational.applied(to: witness))
      }
      // c·R.
      let along = start * (gramInverse * (start.transposed * image))
      let residue = image.combined(gramFactor, minus: 1, along)
      let divisor = floor * Rational(gramFactor * gramFactor)
      let doubt = (residue.transposed * residue).rational.mapEntries { -($0 / divisor) }
      if form.adding(doubt).isPositiveSemidefinite() { return .semidefinite }
      directions = corrected(directions, residue)
    }
    return .undecided
  }

  /// About X − (M + γX₀X₀ᵀ)⁻¹R, times a power of two.
  private func corrected(_ directions: IntegerMatrix, _ residue: IntegerMatrix) -> IntegerMatrix {
    let size = residue.rowCount
    var corrections: [(shift: Int, values: [BigInt])] = []
    for column in 0..<residue.columnCount {
      let entries = (0..<size).map { residue[$0, column] }
      let length = entries.reduce(0) { max($0, $1.magnitude.bitWidth) }
      var vector = entries.map { NearKernel.rounded($0, exponent: length) }
      for row in 0..<size {
        for earlier in 0..<row { vector[row] -= factor[earlier, row] * vector[earlier] }
        vector[row] /= factor[row, row]
      }
      for row in (0..<size).reversed() {
        for later in (row + 1)..<max(size, row + 1) { vector[row] -= factor[row, later] * vector[later] }
        vector[row] /= factor[row, row]
      }
      // R = residue/c; all powers of two go into the shift.
      let divisor = NearKernel.rounded(gramFactor, exponent: gramFactor.magnitude.bitWidth)
      let values = vector.map { value -> BigInt in
        let scaled = (value / divisor * 0x1p30).rounded()
        return scaled.magnitude < 0x1p62 ? BigInt(Int(scaled)) : 0
      }
      corrections.append((30 + exponent + gramFactor.magnitude.bitWidth - length, values))
    }
    // X·2^shift − value·2^(shift − own shift), for the longest shift.
    let shift = max(0, corrections.map(\.shift).max() ?? 0)
    var result = directions
    for (column, correction) in corrections.enumerated() {
      for row in 0..<size {
        result[row, column] =
          (directions[row, column] << shift) - (correction.values[row] << (shift - correction.shift))
      }
    }
    return result
  }

  /// A number divided by 2^exponent, rounded.
  private static func rounded(_ value: BigInt, exponent: Int) -> Double {
    let surplus = value.magnitude.bitWidth - 62
    if surplus <= 0 { return Double(Int(value)).scaled(byPowerOfTwo: -exponent) }
    return Double(Int(value >> surplus)).scaled(byPowerOfTwo: surplus - exponent)
  }

  private static func rounded(_ matrix: IntegerMatrix, exponent: Int) -> RealMatrix {
    RealMatrix(
      rowCount: matrix.rowCount, columnCount: matrix.columnCount,
      entries: matrix.entries.map { rounded($0, exponent: exponent) })
  }
}

extension Double {
  /// The number times 2^exponent, in two steps since the factor itself may be no double.
  fileprivate func scaled(byPowerOfTwo exponent: Int) -> Double {
    let half = exponent / 2
    return self * Double(sign: .plus, exponent: half, significand: 1)
      * Double(sign: .plus, exponent: exponent - half, significand: 1)
  }
}
