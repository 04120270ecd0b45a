import ExactArithmetic
import FiniteGroups
import Representations
import Synchronization

extension Setting {
  /// What kinds of groups and actions this is one of, for the statistics of a run: `trivial`, `abelian`, `nonabelian`, `simple`, `p-group`,
  /// `non-transitive`, `quaternionic`, `non-faithful`.
  ///
  /// - Complexity: that of the character table, once for each group; O(order · dimension) once for each class.
  func kinds() throws -> [String] {
    try kept(\.kinds) {
      var kinds = try GroupKinds.of(self)
      // Classes over a number field are not tabulated here.
      if group.order > 1, hasFunctions, let functions = try? functions() {
        if (1..<group.order).contains(where: { functions.character(at: $0) == functions.dimension }) {
          kinds.append("non-faithful")
        }
      }
      return kinds
    }
  }
}

/// The kinds of groups, remembered: random cases meet a group with many classes.
private enum GroupKinds {
  private struct Key: Hashable {
    let degree: Int
    let generators: [Permutation]
  }

  /// Beyond this many the memory is emptied.
  private static let limit = 8192
  private static let known = Mutex<[Key: [String]]>([:])

  static func of(_ setting: Setting) throws -> [String] {
    let group = setting.group
    let key = Key(degree: group.degree, generators: group.generators)
    if let kinds = known.withLock({ $0[key] }) { return kinds }
    let kinds = try compute(setting)
    known.withLock { known in
      if known.count >= limit { known.removeAll() }
      known[key] = kinds
    }
    return kinds
  }

  private static func compute(_ setting: Setting) throws -> [String] {
    let group = setting.group
    if group.order == 1 { return ["trivial"] }
    let isAbelian = Subgroup(whole: group).isAbelian
    var kinds = [isAbelian ? "abelian" : "nonabelian"]
    if group.isSimple { kinds.append("simple") }
    if Divisibility.primeDivisors(group.order).count == 1 { kinds.append("p-group") }
    // A quaternionic representation is not of dimension one, and no group whose order is not a multiple of 4 has one.
    if !isAbelian, group.order.isMultiple(of: 4) {
      let table = try setting.characterTable()
      if (0..<table.count).contains(where: { table.frobeniusSchurType(of: $0) == .quaternionic }) {
        kinds.append("quaternionic")
      }
    }
    // Of degree 0 there is no point to move.
    let orbit = group.degree == 0 ? [] : Set((0..<group.order).map { group.image(of: 0, under: $0) })
    if orbit.count < group.degree { kinds.append("non-transitive") }
    return kinds
  }
}
