import ExactArithmetic

/// Labels whose span is stable under the group, with an invariant inner product.
struct Block {
  let labels: [[Int]]
  let index: [[Int]: Int]
  /// The inner products of the labels; `nil` for the standard ones.
  let gram: Matrix<RealCyclotomic>?
}

extension CheckSession {
  /// The least block that has some labels: those that the generators connect with them.
  mutating func blockLabels(
    spanning start: [[Int]], basis: Basis, at path: PartPath
  ) throws(Complaint) -> (labels: [[Int]], index: [[Int]: Int]) {
    var labels = start
    var index = Dictionary(start.enumerated().map { ($1, $0) }) { first, _ in first }
    var next = 0
    while next < labels.count {
      for generator in basis.group.generators {
        try budget.take(basis.imageCost, 2, for: path)
        for term in basis.image(of: labels[next], under: generator) where index[term.label] == nil {
          index[term.label] = labels.count
          labels.append(term.label)
        }
      }
      next += 1
    }
    return (labels, index)
  }

  /// The least block that has some labels, with its inner product: Q = the mean of ρ(g)ᵀρ(g) where labels are not just
  /// permuted, up to signs.
  mutating func block(
    spanning start: [[Int]], basis: Basis, at path: PartPath
  ) throws(Complaint) -> Block {
    let (labels, index) = try blockLabels(spanning: start, basis: basis, at: path)
    if basis.isMonomial { return Block(labels: labels, index: index, gram: nil) }
    let size = labels.count
    try limitMatrices(ofSize: size, at: path)
    try budget.take(
      basis.group.order, size, saturatingSum(basis.imageCost, saturatingProduct([size, size, 100, fieldCost])),
      for: path)
    var gram = Matrix(rowCount: size, columnCount: size, repeating: RealCyclotomic.zero)
    for element in 0..<basis.group.order {
      var image = Matrix(rowCount: size, columnCount: size, repeating: RealCyclotomic.zero)
      for (column, label) in labels.enumerated() {
        for term in basis.image(of: label, under: element) { image[index[term.label] ?? 0, column] = term.value }
      }
      let square = image.transposed * image
      for row in 0..<size { for column in 0..<size { gram[row, column] += square[row, column] } }
    }
    let order = RealCyclotomic(basis.group.order)
    return Block(labels: labels, index: index, gram: gram.mapEntries { $0 / order })
  }
}
