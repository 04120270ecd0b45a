extension TridiagonalForm {
  /// Diagonalizes by the implicit QL method with Wilkinson's shift; the planes become rows of eigenvectors.
  ///
  /// Source: Bowdler, Martin, Reinsch, Wilkinson, "The QR and QL algorithms for symmetric matrices", 1968 (tql2).
  ///
  /// - Complexity: O(n³), about two sweeps for each eigenvalue
  mutating func diagonalize() {
    let size = diagonal.count
    var coupling = offDiagonal + [0]
    for index in 0..<size {
      // More than about ten sweeps for one eigenvalue do not occur; the bound makes the loop finite for any input.
      for _ in 0..<200 {
        let end = TridiagonalForm.splitPoint(diagonal, coupling, from: index)
        if end == index { break }
        sweep(from: index, to: end, &coupling)
      }
    }
  }

  /// The first index from which the coupling is negligible.
  private static func splitPoint(_ diagonal: [Double], _ coupling: [Double], from start: Int) -> Int {
    var index = start
    while index < diagonal.count - 1 {
      let scale = diagonal[index].magnitude + diagonal[index + 1].magnitude
      if coupling[index].magnitude <= scale * 0x1p-53 || coupling[index] == 0 { return index }
      index += 1
    }
    return index
  }

  private mutating func sweep(from start: Int, to end: Int, _ coupling: inout [Double]) {
    var shift = (diagonal[start + 1] - diagonal[start]) / (2 * coupling[start])
    let root = VectorKernel.hypotenuse(shift, 1)
    shift = diagonal[end] - diagonal[start] + coupling[start] / (shift + (shift < 0 ? -root : root))
    var (sine, cosine, carry) = (1.0, 1.0, 0.0)
    for index in stride(from: end - 1, through: start, by: -1) {
      let product = sine * coupling[index]
      let base = cosine * coupling[index]
      let length = VectorKernel.hypotenuse(product, shift)
      coupling[index + 1] = length
      if length == 0 {
        // The matrix splits here; start again on the parts.
        diagonal[index + 1] -= carry
        coupling[end] = 0
        return
      }
      sine = product / length
      cosine = shift / length
      let next = diagonal[index + 1] - carry
      let middle = (diagonal[index] - next) * sine + 2 * cosine * base
      carry = sine * middle
      diagonal[index + 1] = next + carry
      shift = cosine * middle - base
      for plane in planes.indices { planes[plane].rotateRows(index, index + 1, cosine: cosine, sine: sine) }
    }
    diagonal[start] -= carry
    coupling[start] = shift
    coupling[end] = 0
  }
}

extension RealMatrix {
  /// (rowᵢ, rowⱼ) ← (c·rowᵢ − s·rowⱼ, s·rowᵢ + c·rowⱼ).
  fileprivate mutating func rotateRows(_ first: Int, _ second: Int, cosine: Double, sine: Double) {
    let columns = columnCount
    entries.withUnsafeMutableBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return }
      VectorKernel.combine(
        base + first * columns, base + second * columns, count: columns, cosine, -sine, sine, cosine)
    }
  }
}
