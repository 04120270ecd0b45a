import ExactArithmetic

extension Certificate.HittingProof {
  /// The keys after `kind`.
  func serialized(indent: String) -> String {
    let lists = automorphisms.map(compact).joined(separator: ",")
    return "\"size\": \(size), \"automorphisms\": [\(lists)], "
      + "\"labels\": [\(labels.map(compact).joined(separator: ","))], "
      + "\"witnesses\": \(block(witnesses.map(\.serialized), indent: indent)), "
      + "\"tree\": \(block(tree.map(\.serialized), indent: indent))"
  }
}

extension Certificate.HittingProof.Witness {
  fileprivate var serialized: String {
    func list(_ items: [String]) -> String { "[" + items.joined(separator: ",") + "]" }
    func vector(_ components: [Certificate.HittingProof.Component]) -> String {
      list(components.map { "[\($0.label),\"\($0.value)\"]" })
    }
    var text =
      switch function {
      case .terms(let terms):
        "\"terms\": " + list(terms.map { "[\($0.row),\($0.column),\"\($0.coefficient)\"]" })
      case .pairs(let pairs):
        "\"pairs\": " + list(pairs.map { "[\(vector($0.left)),\(vector($0.right))]" })
      case .triples(let pairs):
        "\"triples\": " + list(pairs.map { "[\($0.element),\(vector($0.left)),\(vector($0.right))]" })
      }
    if let value { text += ", \"value\": \"\(value)\"" }
    if averagesConjugates { text += ", \"averaged\": true" }
    return "{\(text)}"
  }
}

extension Certificate.HittingProof.SupportMap {
  fileprivate var numbers: [Int] { [automorphism, inverts ? 1 : 0, left, right] }
}

extension Certificate.HittingProof.SupportSet {
  fileprivate var numbers: [Int] { [witness] + map.numbers }
}

extension Certificate.HittingProof.Node {
  private func packing(_ letter: String, _ denominator: Int, _ sets: [Certificate.HittingProof.PackedSet]) -> String {
    let items = sets.map { compact([$0.weight] + $0.set.numbers) }
    return "[\"\(letter)\",\(denominator),[\(items.joined(separator: ","))]]"
  }

  fileprivate var serialized: String {
    switch self {
    case .identity: return "[\"e\"]"
    case .exhausted: return "[\"f\"]"
    case .average(let witness): return "[\"o\",\(witness)]"
    case .quotients(let element): return "[\"d\",\(element)]"
    case .sum(let set): return "[\"s\"," + compact(set.numbers).dropFirst()
    case .tile(let elements, let limit): return "[\"t\",\(compact(elements)),\(limit)]"
    case .packing(let denominator, let sets): return packing("p", denominator, sets)
    case .tilePacking(let denominator, let sets): return packing("q", denominator, sets)
    case .branch(let set, let children):
      let items = children.map { child in
        let merged = child.merged.map { compact([$0.element] + $0.map.numbers) }
        return "[\(child.element),[\(merged.joined(separator: ","))]]"
      }
      return "[\"b\",\(set.map { compact($0.numbers) } ?? "null"),[\(items.joined(separator: ","))]]"
    }
  }
}
