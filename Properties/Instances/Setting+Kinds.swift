import ExactArithmetic
import FiniteGroups
import Representations

extension Setting {
  /// What kinds of groups and actions this is one of, for the statistics of a run: `trivial`, `abelian`, `nonabelian`, `simple`, `p-group`,
  /// `non-faithful`, `non-transitive`, `quaternionic`.
  ///
  /// - Complexity: that of the character table, once for each setting.
  func kinds() throws -> [String] {
    try kept(\.kinds) {
      if group.order == 1 { return ["trivial"] }
      let whole = Subgroup(whole: group)
      var kinds = [whole.isAbelian ? "abelian" : "nonabelian"]
      let table = try characterTable()
      if group.isSimple { kinds.append("simple") }
      if Divisibility.primeDivisors(group.order).count == 1 { kinds.append("p-group") }
      if (0..<table.count).contains(where: { table.frobeniusSchurType(of: $0) == .quaternionic }) {
        kinds.append("quaternionic")
      }
      if let functions = try? functions() {
        if (1..<group.order).contains(where: { functions.character(at: $0) == functions.dimension }) {
          kinds.append("non-faithful")
        }
      }
      if group.degree > 0, !isTransitive { kinds.append("non-transitive") }
      return kinds
    }
  }

  /// Whether the points form one orbit.
  private var isTransitive: Bool {
    let orbit = Set((0..<group.order).map { group.image(of: 0, under: $0) })
    return orbit.count == group.degree
  }
}
