import FiniteGroups

/// Other names of the groups of the catalogue, by which people know them.
enum GroupAliases {
  /// The names of a group: `C6`, `C2^3` or `C2xC4` for abelian ones; D_n, S_n, A_n, B_n and dicyclic groups.
  ///
  /// - Throws: `GroupError`.
  /// - Complexity: that of an identification for each name of a group of this order
  static func names(of name: String, _ group: FiniteGroup) throws -> [String] {
    let order = group.order
    if group.isAbelian {
      let invariants = group.abelianInvariants
      if ConjugacyClasses(of: group).elementOrders.contains(order) { return ["C\(order)"] }
      if let first = invariants.first, invariants.allSatisfy({ $0 == first }) {
        return ["C\(first)^\(invariants.count)"]
      }
      return [invariants.map { "C\($0)" }.joined(separator: "x")]
    }
    var candidates: [String] = []
    if order % 2 == 0, order >= 6 { candidates.append("D\(order / 2)") }
    if order % 4 == 0, order >= 8 { candidates.append("Q\(order)") }
    candidates += [6: ["S3"], 24: ["S4"], 12: ["A4"], 60: ["A5"], 48: ["B3"], 8: ["B2"]][order] ?? []
    var names: [String] = []
    for candidate in candidates {
      if try GroupDescription(candidate).enumerated().identify().name.description == name { names.append(candidate) }
    }
    return names
  }
}
