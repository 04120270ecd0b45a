/// The Todd–Coxeter enumeration of the cosets Hx of a subgroup of a finitely presented group (strategy HLT).
///
/// Cosets are defined along the subgroup generators for coset 0 and along the relators for all others, in order;
/// whenever a scan closes with two different cosets they are identified, with all consequences. It ends if the index is
/// finite, but no bound in terms of the presentation exists, so the number of cosets in use is limited.
///
/// Source: J. A. Todd, H. S. M. Coxeter, Proc. Edinburgh Math. Soc. 5 (1936) 26–34, doi:10.1017/S0013091500008221; D.
/// F. Holt, B. Eick, E. A. O'Brien, "Handbook of Computational Group Theory", 2005, section 5.2.
public struct CosetEnumeration: Sendable {
  /// The number of cosets in use at one time, unless the caller says otherwise.
  public static let defaultLimit = 250_000

  /// For each generator g, the number of the coset Hxg for each coset Hx; H itself is number 0.
  public let images: [[Int]]
  /// The number of cosets, the index of the subgroup.
  public let count: Int

  /// Enumerates the cosets; `nil` if more than `limit` are in use before it ends, if 64 · `limit` table entries do not
  /// suffice, or if 1000 · `limit` letters were scanned.
  ///
  /// - Precondition: the letters of the subgroup generators are generators of the presentation.
  /// - Complexity: unbounded in the presentation, but O(1000 · limit) time and O(64 · limit) memory.
  public init?(of presentation: Presentation, subgroup: [Presentation.Word], limit: Int = defaultLimit) {
    let rank = presentation.generators.count
    precondition(
      subgroup.joined().allSatisfy { $0 != 0 && $0.magnitude <= rank }, "a word has letters outside the generators")
    var table = CosetTable(rank: rank, limit: limit)
    for word in subgroup { guard table.scanAndFill(0, word) else { return nil } }
    var coset = 0
    while coset < table.rowCount {
      for relator in presentation.relators where table.isLive(coset) {
        guard table.scanAndFill(coset, relator) else { return nil }
      }
      if table.isLive(coset) { guard table.fillRow(coset) else { return nil } }
      coset += 1
    }
    images = table.compressed()
    count = table.liveCount
  }
}

/// The table of the enumeration; column 2i is generator i + 1, column 2i + 1 its inverse.
private struct CosetTable {
  private let columns: Int
  private let limit: Int
  /// Row after row, −1 where undefined.
  private var entries: [Int32]
  /// A forest of identifications; a live coset is its own parent.
  private var parents: [Int32] = [0]
  private(set) var liveCount = 1
  private var queue: [Int32] = []
  /// Dead rows are kept, so there are more rows than live cosets.
  private let rowLimit: Int
  /// Letters that may still be scanned.
  private var budget: Int

  init(rank: Int, limit: Int) {
    columns = 2 * rank
    self.limit = limit
    rowLimit = min(Saturating.product(4, limit), Saturating.product(64, limit) / max(columns, 1))
    budget = Saturating.product(1_000, limit)
    entries = Array(repeating: -1, count: columns)
  }

  var rowCount: Int { parents.count }
  func isLive(_ coset: Int) -> Bool { Int(parents[coset]) == coset }

  private func column(_ letter: Int) -> Int { letter > 0 ? 2 * (letter - 1) : -2 * letter - 1 }

  /// A new coset as the image of a coset; false if there are too many.
  private mutating func define(_ coset: Int, _ column: Int) -> Bool {
    guard liveCount < limit, rowCount < rowLimit else { return false }
    let new = rowCount
    parents.append(Int32(new))
    entries.append(contentsOf: repeatElement(-1, count: columns))
    entries[coset * columns + column] = Int32(new)
    entries[new * columns + (column ^ 1)] = Int32(coset)
    liveCount += 1
    return true
  }

  /// Defines all images of a coset.
  mutating func fillRow(_ coset: Int) -> Bool {
    for column in 0..<columns where entries[coset * columns + column] < 0 {
      guard define(coset, column) else { return false }
    }
    return true
  }

  /// Follows a relator from a coset in both directions, defining what is missing between, until it closes; false if
  /// that takes too many cosets.
  mutating func scanAndFill(_ coset: Int, _ word: Presentation.Word) -> Bool {
    var (front, back) = (coset, coset)
    var (i, j) = (0, word.count - 1)
    budget -= word.count
    guard budget >= 0 else { return false }
    while true {
      while i <= j, case let next = entries[front * columns + column(word[i])], next >= 0 {
        front = Int(next)
        i += 1
      }
      while j >= i, case let next = entries[back * columns + (column(word[j]) ^ 1)], next >= 0 {
        back = Int(next)
        j -= 1
      }
      if i > j {
        if front != back { identify(front, back) }
        return true
      }
      if i == j {
        entries[front * columns + column(word[i])] = Int32(back)
        entries[back * columns + (column(word[i]) ^ 1)] = Int32(front)
        return true
      }
      guard define(front, column(word[i])) else { return false }
    }
  }

  private mutating func representative(_ coset: Int) -> Int {
    var root = coset
    while Int(parents[root]) != root { root = Int(parents[root]) }
    var current = coset
    while Int(parents[current]) != root {
      let next = Int(parents[current])
      parents[current] = Int32(root)
      current = next
    }
    return root
  }

  private mutating func merge(_ first: Int, _ second: Int) {
    let (first, second) = (representative(first), representative(second))
    if first == second { return }
    parents[max(first, second)] = Int32(min(first, second))
    queue.append(Int32(max(first, second)))
    liveCount -= 1
  }

  /// Identifies two cosets and everything that follows.
  private mutating func identify(_ first: Int, _ second: Int) {
    merge(first, second)
    var head = 0
    while head < queue.count {
      let dead = Int(queue[head])
      head += 1
      for column in 0..<columns {
        let image = Int(entries[dead * columns + column])
        if image < 0 { continue }
        entries[dead * columns + column] = -1
        entries[image * columns + (column ^ 1)] = -1
        let (from, to) = (representative(dead), representative(image))
        let known = entries[from * columns + column]
        let knownBack = entries[to * columns + (column ^ 1)]
        if known >= 0 {
          merge(to, Int(known))
        } else if knownBack >= 0 {
          merge(from, Int(knownBack))
        } else {
          entries[from * columns + column] = Int32(to)
          entries[to * columns + (column ^ 1)] = Int32(from)
        }
      }
    }
    queue.removeAll(keepingCapacity: true)
  }

  /// The images under the generators, live cosets renumbered in order.
  func compressed() -> [[Int]] {
    let live = (0..<rowCount).filter(isLive)
    var number = [Int](repeating: -1, count: rowCount)
    for (index, coset) in live.enumerated() { number[coset] = index }
    return stride(from: 0, to: columns, by: 2).map { column in
      live.map { number[Int(entries[$0 * columns + column])] }
    }
  }
}
