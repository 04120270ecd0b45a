import ExactArithmetic

/// The error of a scheme for weak and strong symmetry, block by block, by exact semidefiniteness.
extension CheckSession {
  /// With D = E − P and the invariant inner product Q of each block: εQ − DᵀQD is positive semidefinite (weak), or
  /// 2εQ − Dᵀ(I − ρ(h))ᵀQ(I − ρ(h))D is for every h (strong).
  mutating func checkError(
    _ elements: [Int], basis: Basis, at path: PartPath
  ) throws(Complaint) -> String {
    let claim = certificate.claim
    var seen: Set<[Int]> = []
    var done: Set<Matrix<RealCyclotomic>> = []
    var count = 0
    for label in basis.labels where !seen.contains(label) {
      let block = try block(spanning: [label], basis: basis, at: path)
      seen.formUnion(block.labels)
      count += 1
      let difference = try difference(elements, block: block, basis: basis, at: path)
      // Equal matrices of a monomial block mean equal errors; for strong symmetry the group elements matter, too.
      if claim.symmetry == .weak, block.gram == nil, !done.insert(difference).inserted { continue }
      let size = block.labels.count
      let gram = block.gram ?? .identity(size)
      let words = wordsOfSum(difference.entries)
      let product = saturatingProduct([size, size, size, saturatingSum(100, words), words, fieldCost])
      try budget.take(product, 3, for: path)
      let square = difference.transposed * (gram * difference)
      let error = RealCyclotomic(claim.epsilon)
      // A weak error of ε/2 is a strong error of ε.
      if try isAtMost(square, gram, claim.symmetry == .weak ? error : error / 2, words: words, at: path) { continue }
      if claim.symmetry == .weak {
        throw .fault(path, "the error on the block of \(brief(label)) exceeds \(claim.epsilon)")
      }
      var matrices: Set<Matrix<RealCyclotomic>> = []
      for element in 1..<max(basis.group.order, 1) {
        try budget.take(size, saturatingSum(basis.imageCost, 100), for: path)
        let move = matrix(element, block: block, basis: basis)
        if !matrices.insert(move).inserted { continue }
        try budget.take(product, 2, for: path)
        let moved = gram * move
        let form = combine(gram, 2, moved, -1, moved.transposed, -1)
        let distance = difference.transposed * (form * difference)
        guard try isAtMost(distance, gram, error + error, words: words, at: path) else {
          throw .fault(
            path,
            "the distance to the translate by \(brief(basis.group.elements[element])) on the block of "
              + "\(brief(label)) exceeds \(claim.epsilon)")
        }
      }
    }
    return "\(elements.count) elements, error at most \(claim.epsilon) on all \(count) blocks"
  }

  /// ρ of an element on a block.
  private func matrix(_ element: Int, block: Block, basis: Basis) -> Matrix<RealCyclotomic> {
    let size = block.labels.count
    var matrix = Matrix(rowCount: size, columnCount: size, repeating: RealCyclotomic.zero)
    for (column, label) in block.labels.enumerated() {
      for term in basis.image(of: label, under: element) {
        if let row = block.index[term.label] { matrix[row, column] = term.value }
      }
    }
    return matrix
  }

  /// E − P on a block.
  private mutating func difference(
    _ elements: [Int], block: Block, basis: Basis, at path: PartPath
  ) throws(Complaint) -> Matrix<RealCyclotomic> {
    let (size, order) = (block.labels.count, basis.group.order)
    try limitMatrices(ofSize: size, at: path)
    try budget.take(size, order, saturatingSum(basis.imageCost, 200), for: path)
    var weights = [RealCyclotomic](repeating: RealCyclotomic(Rational(-1, order)), count: order)
    for (element, entry) in zip(elements, certificate.scheme) { weights[element] += entry.weight }
    var difference = Matrix(rowCount: size, columnCount: size, repeating: RealCyclotomic.zero)
    for (column, label) in block.labels.enumerated() {
      for element in 0..<order {
        for term in basis.image(of: label, under: element) {
          if let row = block.index[term.label] { difference[row, column] += weights[element] * term.value }
        }
      }
    }
    return difference
  }

  private func combine(
    _ first: Matrix<RealCyclotomic>, _ a: RealCyclotomic, _ second: Matrix<RealCyclotomic>, _ b: RealCyclotomic,
    _ third: Matrix<RealCyclotomic>, _ c: RealCyclotomic
  ) -> Matrix<RealCyclotomic> {
    var result = first
    for row in 0..<first.rowCount {
      for column in 0..<first.columnCount {
        result[row, column] = first[row, column] * a + second[row, column] * b + third[row, column] * c
      }
    }
    return result
  }

  /// Whether bound · gram − form is positive semidefinite.
  private mutating func isAtMost(
    _ form: Matrix<RealCyclotomic>, _ gram: Matrix<RealCyclotomic>, _ bound: RealCyclotomic, words: Int,
    at path: PartPath
  ) throws(Complaint) -> Bool {
    let matrix = combine(gram, bound, form, -1, form, 0)
    if isDominant(matrix) { return true }
    if let remainder = remainder(matrix), isDominant(remainder) { return true }
    // Elimination decides; its entries are quotients of determinants.
    let size = matrix.rowCount
    let step = saturatingSum(100, saturatingProduct([size, words, 4]))
    try budget.take(size, size, size, step, fieldCost, for: path)
    if matrix.entries.contains(where: { $0.rational == nil }) { return matrix.isPositiveSemidefinite() }
    return matrix.mapEntries { $0.rational ?? .zero }.isPositiveSemidefinite()
  }

  /// Whether each diagonal entry is at least the sum of the others in its row, without signs: then a symmetric matrix is
  /// positive semidefinite.
  private func isDominant(_ matrix: Matrix<RealCyclotomic>) -> Bool {
    (0..<matrix.rowCount).allSatisfy { row in
      let others = (0..<matrix.columnCount).reduce(RealCyclotomic.zero) {
        $1 == row ? $0 : $0 + matrix[row, $1].magnitude
      }
      return others <= matrix[row, row]
    }
  }

  /// A matrix less LLᵀ for some integer matrix L divided by 2³⁰: if the remainder is positive semidefinite, so is the matrix.
  ///
  /// L is rounded from a Cholesky factor in floating point, which only has to be near; the remainder is exact.
  private func remainder(_ matrix: Matrix<RealCyclotomic>) -> Matrix<RealCyclotomic>? {
    let size = matrix.rowCount
    let scale = Double(1 << 30)
    let approximations = matrix.entries.map(\.approximation)
    // Enough is left on the diagonal to dominate the rounding errors.
    let shift = (approximations.map(\.magnitude).max() ?? 0).squareRoot() * Double(size) * 4 / scale
    var factor = [Double](repeating: 0, count: size * size)
    var rounded = [Int128](repeating: 0, count: size * size)
    for row in 0..<size {
      for column in 0...row {
        var value = approximations[row * size + column] - (row == column ? shift : 0)
        for inner in 0..<column { value -= factor[row * size + inner] * factor[column * size + inner] }
        if row == column {
          guard value > 0 else { return nil }
          value = value.squareRoot()
        } else {
          value /= factor[column * size + column]
        }
        guard let integer = Int128(exactly: (value * scale).rounded()), integer.magnitude < 1 << 50 else { return nil }
        factor[row * size + column] = value
        rounded[row * size + column] = integer
      }
    }
    let unit = RealCyclotomic(Rational(1, 1 << 60))
    var result = matrix
    for row in 0..<size {
      for column in 0...row {
        let product = (0...column).reduce(0 as Int128) { $0 + rounded[row * size + $1] * rounded[column * size + $1] }
        result[row, column] -= RealCyclotomic(product) * unit
        result[column, row] = result[row, column]
      }
    }
    return result
  }
}
