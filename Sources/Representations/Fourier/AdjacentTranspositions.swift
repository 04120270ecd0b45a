/// Orthogonal matrices of the transpositions (k k+1), 1 ≤ k < n, in a basis in which they have blocks of size 1 and 2 only.
struct AdjacentTranspositions: Sendable {
  /// The size of the matrices.
  let dimension: Int
  /// Per transposition and basis vector t, one after the other: the diagonal entry.
  private let diagonal: [Double]
  /// The basis vector t′ that spans a block with t; −1 if there is none.
  private let partner: [Int32]
  /// The coefficient of t′ in the image of t.
  private let coupling: [Double]

  /// Young's orthogonal form of a representation of S_n.
  init(_ form: YoungForm<Double>) {
    (dimension, diagonal, partner, coupling) = (form.dimension, form.diagonal, form.partner, form.coupling)
  }

  /// Matrices from their entries.
  ///
  /// - Parameter entry: for a transposition (k k+1) and a basis vector t: its diagonal entry, and t′ with its coefficient.
  init(
    dimension: Int, degree: Int,
    entry: (_ k: Int, _ tableau: Int) -> (diagonal: Double, partner: Int?, coupling: Double)
  ) {
    var (diagonal, partner, coupling): ([Double], [Int32], [Double]) = ([], [], [])
    for k in 1..<max(degree, 1) {
      for tableau in 0..<dimension {
        let value = entry(k, tableau)
        diagonal.append(value.diagonal)
        partner.append(Int32(value.partner ?? -1))
        coupling.append(value.partner == nil ? 0 : value.coupling)
      }
    }
    self.dimension = dimension
    (self.diagonal, self.partner, self.coupling) = (diagonal, partner, coupling)
  }

  /// Multiplies a square matrix, row by row, from the left by the transposition of `k` and `k + 1`, in vectorised loops.
  ///
  /// - Complexity: O(dimension²)
  func applyTransposition(_ k: Int, toRowsAt rows: UnsafeMutableBufferPointer<Double>) {
    guard let base = rows.baseAddress else { return }
    let (size, offset) = (dimension, (k - 1) * dimension)
    for tableau in 0..<size {
      let other = Int(partner[offset + tableau])
      let row = base + tableau * size
      if other > tableau {
        let (own, across) = (diagonal[offset + tableau], coupling[offset + tableau])
        let (ownOther, acrossOther) = (diagonal[offset + other], coupling[offset + other])
        VectorKernel.combine(row, base + other * size, count: size, own, acrossOther, across, ownOther)
      } else if other < 0, diagonal[offset + tableau] != 1 {
        for column in 0..<size { row[column] = -row[column] }
      }
    }
  }
}
