import ExactArithmetic

/// The labels of a `hitting` proof, and the matrix coefficients between them.
struct WitnessSpace {
  let basis: Basis
  private let labels: [[Int]]
  /// The positions of the labels, from 0; with an inner product those of the span of the blocks that they lie in.
  private let index: [[Int]: Int]
  /// The invariant inner product of these labels; `nil` for the standard one.
  private let gram: Matrix<RealCyclotomic>?
  /// How many of the labels the proof lists.
  private let listed: Int
  /// The images of labels under all elements, once they were needed.
  private let cache = Cache()

  private final class Cache {
    var columns: [Int: Column] = [:]
  }

  /// The images of one label: those under element g are the entries from `starts[g]` to `starts[g + 1]`.
  private struct Column {
    var starts: [Int32] = [0]
    var rows: [Int32] = []
    var values: [RealCyclotomic] = []
  }

  init(
    _ proof: Certificate.HittingProof, basis: Basis, session: inout CheckSession, at path: PartPath
  ) throws(Complaint) {
    var index: [[Int]: Int] = [:]
    for (position, label) in proof.labels.enumerated() {
      let part = path["labels"][position]
      try basis.validate(label, at: part)
      guard index.updateValue(position, forKey: label) == nil else { throw .fault(part, "the label is listed twice") }
    }
    var labels = proof.labels
    var gram: Matrix<RealCyclotomic>?
    if !basis.isMonomial, session.certificate.claim.symmetry != .exact {
      let block = try session.block(spanning: labels, basis: basis, at: path)
      labels = block.labels
      index = block.index
      gram = block.gram
    }
    let size = saturatingProduct([labels.count, basis.group.order, basis.isMonomial ? 1 : labels.count])
    if size > session.limits.storage {
      throw .limit(path, "storing the images of the labels", above: session.limits.storage, option: "--max-storage")
    }
    listed = proof.labels.count
    self.basis = basis
    self.labels = labels
    self.index = index
    self.gram = gram
  }

  /// The values of a function on the group, and the number N (0 for terms).
  func values(
    of function: Certificate.HittingProof.Function, products: ProductTable, cost: Int, budget: inout WorkBudget,
    at path: PartPath
  ) throws(Complaint) -> (values: [RealCyclotomic], norm: RealCyclotomic) {
    let order = products.group.order
    var values = [RealCyclotomic](repeating: .zero, count: order)
    var norm = RealCyclotomic.zero
    switch function {
    case .terms(let terms):
      var columns: [Int: [Int: RealCyclotomic]] = [:]
      for (place, term) in terms.enumerated() {
        for label in [term.row, term.column] { try validate(label, at: path[place]) }
        columns[term.column - 1, default: [:]][term.row - 1, default: .zero] += term.coefficient
      }
      try takeImages(of: columns.keys, order: order, budget: &budget, at: path)
      try budget.take(order, columns.count, basis.termLimit, 40, for: path)
      try budget.take(order, terms.count, cost, for: path)
      for (column, rows) in columns { add(rows, column, times: .one, to: &values) }
    case .pairs(let pairs), .triples(let pairs):
      let isTriple = if case .triples = function { true } else { false }
      for (place, pair) in pairs.enumerated() {
        let part = path[place]
        guard pair.element >= 0, pair.element < order, isTriple || pair.element == 0 else {
          throw .fault(part, "\(pair.element) is not an element number from 0 to \(isTriple ? order - 1 : 0)")
        }
        let (left, right) = (try vector(pair.left, at: part), try vector(pair.right, at: part))
        let size = gram?.rowCount ?? 1
        try takeImages(of: right.keys, order: order, budget: &budget, at: part)
        try budget.take(size, saturatingSum(pair.left.count, pair.right.count, size), cost, for: part)
        try budget.take(order, saturatingSum(pair.right.count, 1), basis.termLimit, cost, for: part)
        let dual = applyingGram(left)
        norm += (product(dual, left) + product(applyingGram(right), right)) / 2
        var own = [RealCyclotomic](repeating: .zero, count: order)
        for (column, value) in right { add(dual, column, times: value, to: &own) }
        for element in 0..<order {
          values[element] += isTriple ? own[element] - own[products.multiply(pair.element, element)] : own[element]
        }
      }
    }
    return (values, norm)
  }

  /// Takes the steps of the images that are not known yet.
  private func takeImages(
    of columns: some Collection<Int>, order: Int, budget: inout WorkBudget, at path: PartPath
  ) throws(Complaint) {
    let missing = columns.count { cache.columns[$0] == nil }
    if missing > 0 { try budget.take(basis.imagesCost(labels: missing, elements: order), for: path) }
  }

  private func validate(_ label: Int, at path: PartPath) throws(Complaint) {
    guard label >= 1, label <= listed else {
      throw .fault(path, "there is no label \(label), only 1 to \(listed)")
    }
  }

  /// A vector by label position, from 0; a label that is given twice adds up.
  private func vector(
    _ components: [Certificate.HittingProof.Component], at path: PartPath
  ) throws(Complaint) -> [Int: RealCyclotomic] {
    var vector: [Int: RealCyclotomic] = [:]
    for component in components {
      try validate(component.label, at: path)
      vector[component.label - 1, default: .zero] += component.value
    }
    return vector
  }

  private func applyingGram(_ vector: [Int: RealCyclotomic]) -> [Int: RealCyclotomic] {
    guard let gram else { return vector }
    var result: [Int: RealCyclotomic] = [:]
    for row in 0..<gram.rowCount {
      result[row] = vector.reduce(.zero) { $0 + gram[row, $1.key] * $1.value }
    }
    return result
  }

  private func product(_ left: [Int: RealCyclotomic], _ right: [Int: RealCyclotomic]) -> RealCyclotomic {
    right.reduce(.zero) { sum, part in left[part.key].map { sum + $0 * part.value } ?? sum }
  }

  /// Adds a multiple of a sum of matrix coefficients in one column.
  private func add(
    _ rows: [Int: RealCyclotomic], _ column: Int, times factor: RealCyclotomic, to values: inout [RealCyclotomic]
  ) {
    let images = images(column)
    var factors = [RealCyclotomic](repeating: .zero, count: labels.count)
    for (row, value) in rows { factors[row] = value * factor }
    for element in values.indices {
      for place in Int(images.starts[element])..<Int(images.starts[element + 1]) {
        values[element] += factors[Int(images.rows[place])] * images.values[place]
      }
    }
  }

  private func images(_ column: Int) -> Column {
    if let known = cache.columns[column] { return known }
    var result = Column()
    for element in 0..<basis.group.order {
      for term in basis.image(of: labels[column], under: element) {
        guard let row = index[term.label] else { continue }
        result.rows.append(Int32(row))
        result.values.append(term.value)
      }
      result.starts.append(Int32(result.rows.count))
    }
    cache.columns[column] = result
    return result
  }
}
