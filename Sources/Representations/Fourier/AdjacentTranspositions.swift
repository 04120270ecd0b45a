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
  func applyTransposition(_ k: Int, toRowsAt base: UnsafeMutablePointer<Double>) {
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

  /// Adds to a square matrix the product of the transposition of `k` and `k + 1` with one of which some rows are given, the others
  /// being zero.
  ///
  /// - Parameters:
  ///   - source: `width` rows of `width` entries: all, or a block on the diagonal.
  ///   - firstRow: the first row that is given.
  ///   - target: the matrix, at the first column that is meant.
  /// - Complexity: O(width²)
  func addTransposed(
    _ k: Int, _ source: UnsafePointer<Double>, width: Int, firstRow: Int, to target: UnsafeMutablePointer<Double>
  ) {
    let offset = (k - 1) * dimension
    for row in 0..<width {
      let tableau = firstRow + row
      let other = Int(partner[offset + tableau])
      let own = target + tableau * dimension
      let inner = other - firstRow
      if inner >= 0, inner < width {
        // Both rows are at hand: a pair is added at once.
        if inner > row {
          VectorKernel.addCombined(
            source + row * width, source + inner * width, to: own, target + other * dimension, count: width,
            diagonal[offset + tableau], coupling[offset + other], coupling[offset + tableau], diagonal[offset + other])
        }
      } else {
        VectorKernel.add(diagonal[offset + tableau], source + row * width, to: own, count: width)
        if other >= 0 {
          VectorKernel.add(
            coupling[offset + tableau], source + row * width, to: target + other * dimension, count: width)
        }
      }
    }
  }
}

extension VectorKernel {
  /// Adds (a·first + b·second, c·first + d·second) to two rows.
  @inline(__always)
  fileprivate static func addCombined(
    _ first: UnsafePointer<Double>, _ second: UnsafePointer<Double>, to target: UnsafeMutablePointer<Double>,
    _ other: UnsafeMutablePointer<Double>, count: Int, _ a: Double, _ b: Double, _ c: Double, _ d: Double
  ) {
    for index in 0..<count {
      let (x, y) = (first[index], second[index])
      target[index] += a * x + b * y
      other[index] += c * x + d * y
    }
  }
}
