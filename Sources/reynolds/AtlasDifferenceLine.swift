import Atlas

/// Groups of one order with the same difference sets, for tables. Sizes 1 and |G| − 1, which every group has, are left out.
struct AtlasDifferenceLine {
  let order: Int
  let found: String
  let excluded: String
  let open: String
  let groups: String

  /// The lines, by order.
  static func all(_ sets: [AtlasDifferenceSet]) -> [AtlasDifferenceLine] {
    struct Pattern: Hashable {
      let order: Int
      let found: [Int]
      let excluded: [Int]
      let open: [Int]
    }
    var groups: [Pattern: [String]] = [:]
    var order: [Pattern] = []
    var names: [String] = []
    let byGroup = Dictionary(grouping: sets.filter { 1 < $0.size && $0.size < $0.order - 1 }, by: \.group)
    for set in sets where byGroup[set.group] != nil && names.last != set.group { names.append(set.group) }
    for name in names {
      let members = byGroup[name] ?? []
      func sizes(_ existence: AtlasDifferenceSet.Existence) -> [Int] {
        members.filter { $0.existence == existence }.map(\.size)
      }
      let pattern = Pattern(
        order: members.first?.order ?? 0, found: sizes(.exists), excluded: sizes(.none), open: sizes(.open))
      if groups[pattern] == nil { order.append(pattern) }
      groups[pattern, default: []].append(name)
    }
    return order.map { pattern in
      func text(_ sizes: [Int]) -> String {
        sizes.isEmpty ? "–" : sizes.map(String.init).joined(separator: ", ")
      }
      return AtlasDifferenceLine(
        order: pattern.order, found: text(pattern.found), excluded: text(pattern.excluded), open: text(pattern.open),
        groups: (groups[pattern] ?? []).joined(separator: ", "))
    }
  }
}
