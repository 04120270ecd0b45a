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
      // The entries of the elimination are determinants.
      let words = wordsOfSum(difference.entries)
      let step = saturatingSum(100, saturatingProduct([size, words, 4]))
      let elimination = saturatingProduct([size, size, size, step, fieldCost])
      try budget.take(elimination, 2, for: path)
      let square = difference.transposed * (gram * difference)
      let error = RealCyclotomic(claim.epsilon)
      // A weak error of ε/2 is a strong error of ε.
      if isAtMost(square, gram, claim.symmetry == .weak ? error : error / 2) { continue }
      if claim.symmetry == .weak {
        throw .fault(path, "the error on the block of \(brief(label)) exceeds \(claim.epsilon)")
      }
      var matrices: Set<Matrix<RealCyclotomic>> = []
      for element in 1..<max(basis.group.order, 1) {
        try budget.take(size, saturatingSum(basis.imageCost, 100), for: path)
        let move = matrix(element, block: block, basis: basis)
        if !matrices.insert(move).inserted { continue }
        try budget.take(elimination, 2, for: path)
        let moved = gram * move
        let form = combine(gram, 2, moved, -1, moved.transposed, -1)
        guard isAtMost(difference.transposed * (form * difference), gram, error + error) else {
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
    if saturatingProduct([size, size]) > limits.storage {
      throw .limit(path, "storing a square matrix of the block", above: limits.storage, option: "--max-storage")
    }
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
  private func isAtMost(
    _ form: Matrix<RealCyclotomic>, _ gram: Matrix<RealCyclotomic>, _ bound: RealCyclotomic
  ) -> Bool {
    let matrix = combine(gram, bound, form, -1, form, 0)
    // Diagonal dominance is enough, and quick.
    let isDominant = (0..<matrix.rowCount).allSatisfy { row in
      let others = (0..<matrix.columnCount).reduce(RealCyclotomic.zero) {
        $1 == row ? $0 : $0 + matrix[row, $1].magnitude
      }
      return others <= matrix[row, row]
    }
    if isDominant { return true }
    if matrix.entries.contains(where: { $0.rational == nil }) { return matrix.isPositiveSemidefinite() }
    return matrix.mapEntries { $0.rational ?? .zero }.isPositiveSemidefinite()
  }
}
