public import FiniteGroups

extension DifferenceSet {
  /// The largest order of a group that is searched.
  public static let searchOrderLimit = 64
  /// The number of nodes after which a search is given up unless the caller says otherwise; seconds.
  public static let searchNodeLimit = 5_000_000

  /// Searches a group for a difference set, exhaustively.
  ///
  /// Translates of difference sets are difference sets, and every element is a quotient, so one with the identity and
  /// the next element is sought. Elements are added in ascending order as long as no quotient occurs more than λ times.
  ///
  /// - Parameters:
  ///   - group: of order at most ``searchOrderLimit``.
  ///   - groupTitle: what to call it.
  ///   - size: k.
  ///   - multiplicity: λ.
  ///   - nodeLimit: how many partial sets are looked at.
  /// - Returns: `nil` if the search was completed and there is none.
  /// - Throws: ``DesignError/impossible(_:reason:)`` for parameters excluded by ``SymmetricDesignParameters/obstruction``,
  ///   ``DesignError/searchLimit(_:nodes:)``, ``DesignError/noConstruction(_:reason:)`` for larger groups.
  /// - Complexity: at most C(v − 2, k − 2) nodes, O(k) each
  public static func search(
    in group: FiniteGroup, groupTitle: String, size: Int, multiplicity: Int, nodeLimit: Int = searchNodeLimit
  ) throws(DesignError) -> DifferenceSet? {
    let parameters = SymmetricDesignParameters(points: group.order, blockSize: size, multiplicity: multiplicity)
    let title = "\(parameters) difference set in \(groupTitle)"
    if let obstruction = parameters.obstruction { throw .impossible(title, reason: obstruction) }
    guard group.order <= searchOrderLimit else {
      throw .noConstruction(title, reason: "only groups of order up to \(searchOrderLimit) are searched")
    }
    var search = DifferenceSetSearch(group, size: size, multiplicity: multiplicity, nodeLimit: nodeLimit)
    guard let elements = search.run() else {
      if search.nodes >= nodeLimit { throw .searchLimit(title, nodes: nodeLimit) }
      return nil
    }
    return try DifferenceSet(elements, in: group, groupTitle: groupTitle, source: "exhaustive search")
  }
}

/// The state of a search.
private struct DifferenceSetSearch {
  let order: Int
  let size: Int
  let multiplicity: Int
  let nodeLimit: Int
  /// a·b⁻¹ at a·order + b.
  let quotients: [Int]
  var counts: [Int]
  var chosen: [Int] = []
  var nodes = 0

  init(_ group: FiniteGroup, size: Int, multiplicity: Int, nodeLimit: Int) {
    order = group.order
    self.size = size
    self.multiplicity = multiplicity
    self.nodeLimit = nodeLimit
    quotients = (0..<(group.order * group.order)).map {
      group.product($0 / group.order, group.inverse($0 % group.order))
    }
    counts = Array(repeating: 0, count: group.order)
  }

  /// The elements found, or `nil` when all was looked at or too much.
  mutating func run() -> [Int]? {
    // By translation the first two elements of the group, whichever they are: their quotient is one of the set.
    guard add(0), add(1) else { return nil }
    return extend(from: 2) ? chosen : nil
  }

  private mutating func extend(from start: Int) -> Bool {
    if chosen.count == size { return true }
    // So many elements must remain.
    for candidate in start..<max(start, order - (size - chosen.count) + 1) {
      nodes += 1
      if nodes >= nodeLimit { return false }
      if add(candidate) {
        if extend(from: candidate + 1) { return true }
        remove()
      }
    }
    return false
  }

  /// Adds an element unless a quotient would occur too often.
  private mutating func add(_ element: Int) -> Bool {
    var isPossible = true
    for other in chosen {
      counts[quotients[element * order + other]] += 1
      counts[quotients[other * order + element]] += 1
      isPossible = isPossible && counts[quotients[element * order + other]] <= multiplicity
      isPossible = isPossible && counts[quotients[other * order + element]] <= multiplicity
    }
    chosen.append(element)
    if !isPossible { remove() }
    return isPossible
  }

  private mutating func remove() {
    let element = chosen.removeLast()
    for other in chosen {
      counts[quotients[element * order + other]] -= 1
      counts[quotients[other * order + element]] -= 1
    }
  }
}
