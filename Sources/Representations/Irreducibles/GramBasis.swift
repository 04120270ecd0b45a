import ExactArithmetic
import FiniteGroups

/// A basis ρ(g₁)v, …, ρ(g_r)v of the space that a positive definite function describes, with its orthonormalization.
///
/// The elements are chosen by a Cholesky factorization with pivoting among coset representatives: each is the one farthest
/// from the span of those before, which keeps the Gram matrix well conditioned.
struct GramBasis: Sendable {
  /// The elements g₁, …, g_r.
  let elements: [Int]
  /// L⁻¹ for the Cholesky factor of the Gram matrix, LL* = (α(gᵢ⁻¹gⱼ)).
  let inverseFactor: ComplexMatrix
  private let function: SphericalFunction

  /// How many candidates there are at least for each basis vector.
  private static let candidatesPerVector = 8

  /// - Parameters:
  ///   - function: α.
  ///   - rank: the dimension of the space.
  /// - Returns: `nil` if the candidates span less than `rank` dimensions in floating point.
  /// - Complexity: O(rank² · candidates)
  init?(_ function: SphericalFunction, rank: Int) {
    self.function = function
    // All cosets where they are few; otherwise a random part, enlarged when it spans too little.
    var candidates = function.cosetRepresentatives
    var generator = SplitMix64(seed: UInt64(rank))
    candidates.shuffle(using: &generator)
    var count = max(64, GramBasis.candidatesPerVector * rank)
    while true {
      let part = candidates.prefix(count).sorted()
      if let factorization = PivotedCholesky(function, candidates: part, rank: rank) {
        elements = factorization.pivots.map { part[$0] }
        inverseFactor = factorization.inverseFactor
        return
      }
      if count >= candidates.count { return nil }
      count *= 4
    }
  }

  /// The unitary matrix of an element in the orthonormalized basis: L⁻¹ (α(gᵢ⁻¹ x gⱼ)) L⁻*.
  ///
  /// - Complexity: O(rank³) and rank² products of the group
  func matrix(of element: Int) -> ComplexMatrix {
    inverseFactor * function.matrix(elements, around: element) * inverseFactor.adjoint
  }
}

/// The first `rank` steps of a Cholesky factorization with complete pivoting.
private struct PivotedCholesky {
  private(set) var pivots: [Int] = []
  /// Per candidate, the entries of its row of the factor.
  private var rows: [[(real: Double, imaginary: Double)]]

  /// A residual below this part of the largest is a dependent vector.
  private static let tolerance = 1e-6

  init?(_ function: SphericalFunction, candidates: [Int], rank: Int) {
    let group = function.group
    let norm = function.value(at: group.identity).real
    var residuals = [Double](repeating: norm, count: candidates.count)
    let inverses = candidates.map { group.inverse($0) }
    rows = Array(repeating: [], count: candidates.count)
    for step in 0..<rank {
      guard let pivot = residuals.indices.max(by: { residuals[$0] < residuals[$1] }),
        residuals[pivot] > PivotedCholesky.tolerance * norm
      else { return nil }
      let (root, pivotRow) = (residuals[pivot].squareRoot(), rows[pivot])
      for index in candidates.indices {
        var entry = function.value(at: group.product(inverses[index], candidates[pivot]))
        for earlier in 0..<step {
          let (own, other) = (rows[index][earlier], pivotRow[earlier])
          entry.real -= own.real * other.real + own.imaginary * other.imaginary
          entry.imaginary -= own.imaginary * other.real - own.real * other.imaginary
        }
        entry = (entry.real / root, entry.imaginary / root)
        rows[index].append(entry)
        residuals[index] -= entry.real * entry.real + entry.imaginary * entry.imaginary
      }
      pivots.append(pivot)
    }
  }

  /// The inverse of the triangular rows of the pivots, by forward substitution.
  var inverseFactor: ComplexMatrix {
    let size = pivots.count
    var result = ComplexMatrix(rowCount: size, columnCount: size)
    for column in 0..<size {
      for row in column..<size {
        let factor = rows[pivots[row]]
        var entry = (real: row == column ? 1.0 : 0.0, imaginary: 0.0)
        for inner in column..<max(row, column) {
          let (left, right) = (factor[inner], result[inner, column])
          entry.real -= left.real * right.real - left.imaginary * right.imaginary
          entry.imaginary -= left.real * right.imaginary + left.imaginary * right.real
        }
        // The diagonal of the factor is real and positive.
        result[row, column] = (entry.real / factor[row].real, entry.imaginary / factor[row].real)
      }
    }
    return result
  }
}
