import Certificates

/// The clauses of a `hitting` proof: variable g + 1 says that the element number g is in the support. Every set that
/// the tree without symmetries names is a clause, and a counter says that there are at most `size` elements.
struct HittingClauses {
  private(set) var variableCount: Int
  private(set) var clauses: [[Int]] = []
  private let order: Int
  private let size: Int
  private let setCount: Int
  private let tile: (elements: [Int], limit: Int)?

  init(_ refutation: ExpandedRefutation, order: Int, size: Int) {
    self.order = order
    self.size = size
    setCount = refutation.covers.count
    tile = refutation.tile
    variableCount = order
    if tile == nil { clauses.append([1]) }
    clauses += refutation.covers.map { $0.elements.map { $0 + 1 } }
    addCounter(of: Array(1...order), limit: size)
    if let tile { addCounter(of: tile.elements.map { $0 + 1 }, limit: tile.limit) }
  }

  /// At most `limit` of the variables are true, by Sinz's sequential counter: the auxiliary variable (i, j) is true if
  /// at least j of the variables up to the i-th are.
  private mutating func addCounter(of variables: [Int], limit: Int) {
    guard limit >= 1 else {
      clauses += variables.map { [-$0] }
      return
    }
    let first = variableCount
    func auxiliary(_ index: Int, _ count: Int) -> Int { first + index * limit + count }
    for (index, variable) in variables.enumerated() {
      if index > 0 { clauses.append([-variable, -auxiliary(index - 1, limit)]) }
      guard index + 1 < variables.count else { continue }
      clauses.append([-variable, auxiliary(index, 1)])
      guard index > 0 else { continue }
      for count in 1...limit {
        clauses.append([-auxiliary(index - 1, count), auxiliary(index, count)])
        if count > 1 { clauses.append([-variable, -auxiliary(index - 1, count - 1), auxiliary(index, count)]) }
      }
    }
    variableCount += max(variables.count - 1, 0) * limit
  }

  /// The DIMACS text, with what the clauses do not say in comments.
  func text(title: [String], elements: (Int) -> String) -> String {
    var lines = title
    lines.append(
      "Variable g+1 says that the group element number g is in the support of a scheme of at most \(size) elements.")
    if let tile {
      lines += [
        "The last clauses say that at most \(tile.limit) of \(tile.elements.count) elements, a tile, are in "
          + "the support, without",
        "loss of generality: some translate of a scheme is like that, and has the same size and the same errors.",
        "The first \(setCount) clauses are sets that every support meets; why they are is in the certificate, "
          + "not here.",
        "The clauses after them, with the variables above \(order), count: at most \(size) elements "
          + "(sequential counter).",
      ]
    } else {
      lines += [
        "The first clause, 'the identity is in the support', is without loss of generality: a translate of a scheme",
        "has the same size and the same errors. No clause says so.",
        "The next \(setCount) clauses are sets that every support meets; why they are is in the certificate, not here.",
        "The clauses after them, with the variables above \(order), count: at most \(size) elements "
          + "(sequential counter).",
      ]
    }
    lines += (0..<min(order, 200)).map { "variable \($0 + 1): \(elements($0))" }
    var text = lines.map { "c \($0)\n" }.joined()
    text += "p cnf \(variableCount) \(clauses.count)\n"
    for clause in clauses { text += clause.map { "\($0) " }.joined() + "0\n" }
    return text
  }
}
