/// A Coxeter matrix: m(i,j) is the order of the product of the simple reflections i and j; 0 stands for ∞.
public struct CoxeterMatrix: Sendable, Hashable {
  /// The rows; symmetric, 1 on the diagonal and 0 or at least 2 elsewhere.
  public let rows: [[Int]]

  /// The number of simple reflections.
  public var rank: Int { rows.count }

  /// Checks the rows.
  ///
  /// - Throws: ``GroupError/unknownGroup(_:hint:)`` saying what is wrong.
  public init(rows: [[Int]]) throws(GroupError) {
    let text = CoxeterMatrix.text(rows)
    func refuse(_ hint: String) -> GroupError { .unknownGroup(text, hint: hint) }
    guard !rows.isEmpty, rows.allSatisfy({ $0.count == rows.count }) else {
      throw refuse("a Coxeter matrix is square, as in Coxeter(1,3;3,1)")
    }
    for (i, row) in rows.enumerated() {
      for (j, entry) in row.enumerated() {
        guard entry == rows[j][i] else {
          throw refuse("a Coxeter matrix is symmetric; entries (\(i + 1),\(j + 1)) differ")
        }
        guard i == j ? entry == 1 : entry == 0 || entry >= 2 else {
          throw refuse("a Coxeter matrix has 1 on the diagonal, and elsewhere numbers from 2 on, or 0 for ∞")
        }
        guard entry <= Permutation.maximumDegree else {
          throw .degreeTooLarge(entry, limit: Permutation.maximumDegree)
        }
      }
    }
    self.rows = rows
  }

  static func text(_ rows: [[Int]]) -> String {
    "Coxeter(" + rows.map { $0.map(String.init).joined(separator: ",") }.joined(separator: ";") + ")"
  }

  /// The sets of simple reflections that are connected by products of order 3 or more.
  var components: [[Int]] {
    var seen = [Bool](repeating: false, count: rank)
    return (0..<rank).compactMap { start in
      guard !seen[start] else { return nil }
      var component = [start]
      seen[start] = true
      var head = 0
      while head < component.count {
        for next in 0..<rank where !seen[next] && rows[component[head]][next] != 2 {
          seen[next] = true
          component.append(next)
        }
        head += 1
      }
      return component.sorted()
    }
  }

  /// The types of the components, if the group is finite.
  ///
  /// A Coxeter group is finite if and only if its form −cos(π/m(i,j)) is positive definite, and the connected such
  /// matrices are those of the list in ``CoxeterType``; the decision is by that list.
  ///
  /// - Throws: ``GroupError/unknownGroup(_:hint:)`` with the reason why the group is infinite.
  /// - Complexity: O(rank²)
  public func types() throws(GroupError) -> [CoxeterType] {
    var result: [CoxeterType] = []
    for component in components { result.append(try type(of: component)) }
    return result
  }

  private func type(of component: [Int]) throws(GroupError) -> CoxeterType {
    func infinite(_ reason: String) -> GroupError {
      .unknownGroup(CoxeterMatrix.text(rows), hint: "the group is infinite: \(reason)")
    }
    let edges = component.flatMap { i in component.filter { $0 > i && rows[i][$0] != 2 }.map { (i, $0) } }
    if let edge = edges.first(where: { rows[$0.0][$0.1] == 0 }) {
      throw infinite("the product of the reflections \(edge.0 + 1) and \(edge.1 + 1) has infinite order")
    }
    let count = component.count
    if count == 1 { return .a(1) }
    if count == 2 { return CoxeterType.dihedral(rows[component[0]][component[1]]) }
    guard edges.count == count - 1 else { throw infinite("its diagram has a cycle") }
    let neighbours = component.map { i in component.filter { $0 != i && rows[i][$0] != 2 } }
    let branches = neighbours.filter { $0.count > 2 }
    let heavy = edges.filter { rows[$0.0][$0.1] > 3 }
    if let edge = heavy.first(where: { rows[$0.0][$0.1] > 5 }) {
      throw infinite(
        "its connected diagram of \(count) vertices has an edge \(rows[edge.0][edge.1]), and 5 is the largest possible")
    }
    guard heavy.count <= 1 else { throw infinite("its connected diagram has more than one edge above 3") }
    guard branches.count <= 1, branches.allSatisfy({ $0.count == 3 }) else {
      throw infinite("its diagram branches more than once")
    }
    if !branches.isEmpty {
      guard heavy.isEmpty else { throw infinite("its diagram has both a branch and an edge above 3") }
      return try branched(component, infinite: infinite)
    }
    guard let edge = heavy.first else { return .a(count) }
    let isAtEnd = [edge.0, edge.1].contains { end in neighbours[component.firstIndex(of: end) ?? 0].count == 1 }
    switch (rows[edge.0][edge.1], isAtEnd) {
    case (4, true): return .b(count)
    case (4, false) where count == 4: return .f4
    case (4, _): throw infinite("a path with an edge 4 inside has at most 4 vertices (F4)")
    case (_, true) where count <= 4: return .h(count)
    default: throw infinite("a path with an edge 5 has that edge at an end and at most 4 vertices (H3, H4)")
    }
  }

  /// The type of a tree with one branch vertex, from the lengths of its three arms.
  private func branched(_ component: [Int], infinite: (String) -> GroupError) throws(GroupError) -> CoxeterType {
    func neighbours(_ i: Int) -> [Int] { component.filter { $0 != i && rows[i][$0] != 2 } }
    guard let center = component.first(where: { neighbours($0).count == 3 }) else { return .a(component.count) }
    let arms = neighbours(center).map { first in
      var (previous, current, length) = (center, first, 1)
      while let next = neighbours(current).first(where: { $0 != previous }) {
        (previous, current, length) = (current, next, length + 1)
      }
      return length
    }.sorted()
    switch (arms[0], arms[1], arms[2]) {
    case (1, 1, _): return .d(component.count)
    case (1, 2, 2...4): return .e(component.count)
    default:
      throw infinite(
        "the arms of its branch have lengths \(arms[0]), \(arms[1]), \(arms[2]); finite are 1, 1, n and 1, 2, 2 … 4")
    }
  }
}
