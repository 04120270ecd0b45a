import ExactArithmetic

/// The records of a dataset by what they are about, for claims that compare instances.
struct AtlasIndex {
  let dataset: AtlasDataset
  let rows: [AtlasRow]
  /// Instances about the same class of functions: equal rows of the same group, or entries about the same representation and degree,
  /// which Galois conjugation may have sent to other rows.
  let classes: [[AtlasInstance]]
  /// Unions of rational irreducible representations by group and weights: the numbers of the summands, and the instance.
  let unions: [[Union]]
  private let names: [String: [String]]

  struct Union {
    let numbers: Set<Int>
    let instance: AtlasInstance
  }

  init(_ dataset: AtlasDataset) {
    self.dataset = dataset
    rows = dataset.rows
    var byClass: [[String]: [AtlasInstance]] = [:]
    var order: [[String]] = []
    func add(_ instance: AtlasInstance, to key: [String]) {
      if byClass[key] == nil { order.append(key) }
      byClass[key, default: []].append(instance)
    }
    for instance in dataset.instances { add(instance, to: [instance.group] + instance.rows.map(String.init)) }
    for row in rows {
      add(row.instance, to: [row.entry.group, row.entry.representation, row.entry.degree.map(String.init) ?? "all"])
    }
    var seen: Set<Set<String>> = []
    classes = order.compactMap { key in
      var ids: Set<String> = []
      let members = (byClass[key] ?? []).filter { ids.insert($0.id).inserted }
      return members.count > 1 && seen.insert(ids).inserted ? members : nil
    }
    var byGroup: [[String]: [Union]] = [:]
    for row in rows where row.entry.kind == .union {
      let prefix = "rational-irreducibles:"
      guard row.entry.representation.hasPrefix(prefix) else { continue }
      let numbers = row.entry.representation.dropFirst(prefix.count).split(separator: ",").compactMap { Int($0) }
      byGroup[[row.entry.group, row.entry.weights], default: []].append(
        Union(numbers: Set(numbers), instance: row.instance))
    }
    unions = byGroup.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map(\.value)
    names = Dictionary(rows.map { ($0.entry.group, $0.entry.names) }, uniquingKeysWith: { first, _ in first })
  }

  var instances: [AtlasInstance] { dataset.instances }

  /// The number behind a letter in a name of the group, such as 7 for the `C` of `"C7"`.
  func parameter(_ letter: String, of group: String) -> Int? {
    ([group] + (names[group] ?? [])).lazy.compactMap { name in
      name.hasPrefix(letter) ? Int(name.dropFirst(letter.count)) : nil
    }.first { (1...AtlasSorting.largestNumber).contains($0) }
  }

  /// All pairs of different instances about the same class, in both orders.
  var pairs: [(AtlasInstance, AtlasInstance)] {
    struct Pair: Hashable {
      let first: String
      let second: String
    }
    var seen: Set<Pair> = []
    var pairs: [(AtlasInstance, AtlasInstance)] = []
    for members in classes {
      for first in members {
        for second in members where first.id != second.id {
          if seen.insert(Pair(first: first.id, second: second.id)).inserted { pairs.append((first, second)) }
        }
      }
    }
    return pairs
  }
}

extension AtlasInstance {
  /// ε; 0 for exact symmetry.
  var error: Rational { epsilon.flatMap { Rational($0) } ?? 0 }

  /// Whether every irreducible representation occurs in F ⊕ 1.
  var isComplete: Bool { missingCount == 0 }

  var isExact: Bool { symmetry == "exact" }

  var hasEqualWeights: Bool { weights == "uniform" }
}

extension AtlasEntry {
  /// Whether the character of the class is rational, as far as its name tells.
  var isRational: Bool {
    representation.hasPrefix("rational-irreducibles:") || representation == "regular" || isNatural
  }

  /// Whether the group permutes coordinates.
  var isNatural: Bool { representation == "natural" || representation.hasPrefix("natural:") }
}
