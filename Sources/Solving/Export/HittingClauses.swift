import Certificates

/// The clauses of a `hitting` proof: variable g + 1 says that the element number g is in the support. Every set that the tree
/// without symmetries names is a clause, and a counter says that there are at most `size` elements.
struct HittingClauses {
  let variableCount: Int
  let clauses: [[Int]]
  private let order: Int
  private let size: Int
  private let setCount: Int

  init(_ refutation: ExpandedRefutation, order: Int, size: Int) {
    self.order = order
    self.size = size
    setCount = refutation.covers.count
    var clauses = [[1]]
    clauses += refutation.covers.map { $0.elements.map { $0 + 1 } }
    // Sinz's sequential counter: the auxiliary variable (g, j) is true if at least j of the elements 0 … g are in the support.
    func auxiliary(_ element: Int, _ count: Int) -> Int { order + element * size + count }
    for element in 0..<order {
      if element + 1 < order {
        clauses.append([-(element + 1), auxiliary(element, 1)])
        if element > 0 {
          for count in 1...size {
            clauses.append([-auxiliary(element - 1, count), auxiliary(element, count)])
            if count > 1 {
              clauses.append([-(element + 1), -auxiliary(element - 1, count - 1), auxiliary(element, count)])
            }
          }
        }
      }
      if element > 0 { clauses.append([-(element + 1), -auxiliary(element - 1, size)]) }
    }
    self.clauses = clauses
    variableCount = order + (order - 1) * size
  }

  /// The DIMACS text, with what the clauses do not say in comments.
  func text(title: [String], elements: (Int) -> String) -> String {
    var lines = title
    lines += [
      "Variable g+1 says that the group element number g is in the support of a scheme of at most \(size) elements.",
      "The first clause, 'the identity is in the support', is without loss of generality: a translate of a scheme",
      "has the same size and the same errors. No clause says so.",
      "The next \(setCount) clauses are sets that every support meets; why they are is in the certificate, not here.",
      "The clauses after them, with the variables above \(order), count: at most \(size) elements (sequential counter).",
    ]
    lines += (0..<min(order, 200)).map { "variable \($0 + 1): \(elements($0))" }
    var text = lines.map { "c \($0)\n" }.joined()
    text += "p cnf \(variableCount) \(clauses.count)\n"
    for clause in clauses { text += clause.map { "\($0) " }.joined() + "0\n" }
    return text
  }
}
