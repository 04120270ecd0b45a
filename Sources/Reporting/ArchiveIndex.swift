/// The index of an archive: a line per certificate, columns separated by tabs, sorted, so that equal archives have equal
/// indices and differences can be read.
public struct ArchiveIndex: Sendable, Equatable {
  /// The name of the file in the folder of the archive; not `*.json`, for those are certificates.
  public static let fileName = "index.tsv"

  /// The entries, sorted by instance (numbers by value), symmetry, weights, file and identity.
  public private(set) var entries: [ArchiveEntry] = []

  private var positions: [ArchiveSlot: Int] = [:]

  /// An empty index.
  public init() {}

  /// An index of some entries; of two with the same slot the later one counts.
  init(_ entries: some Sequence<ArchiveEntry>) {
    var bySlot: [ArchiveSlot: ArchiveEntry] = [:]
    for entry in entries { bySlot[entry.slot] = entry }
    self.entries = bySlot.values.sorted(by: ArchiveIndex.isBefore)
    renumber()
  }

  /// Reads the text of an index.
  ///
  /// - Returns: `nil` for a text that is not an index; then it can be made anew from the certificates.
  /// - Complexity: O(n log n)
  public init?(parsing text: String) {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false)[...]
    guard let head = lines.popFirst(), head == ArchiveEntry.columns.joined(separator: "\t"), lines.popLast() == ""
    else { return nil }
    var entries: [ArchiveEntry] = []
    for line in lines {
      let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      guard let entry = ArchiveEntry(cells: cells) else { return nil }
      entries.append(entry)
    }
    self.init(entries)
  }

  /// The text: titles, then the lines.
  public var text: String {
    ([ArchiveEntry.columns] + entries.map(\.cells)).map { $0.joined(separator: "\t") + "\n" }.joined()
  }

  /// The entry for a question.
  subscript(slot: ArchiveSlot) -> ArchiveEntry? { positions[slot].map { entries[$0] } }

  /// Puts an entry in the place of the one with the same slot, if there is one.
  ///
  /// - Complexity: O(n)
  mutating func insert(_ entry: ArchiveEntry) {
    if let position = positions[entry.slot] { entries.remove(at: position) }
    let position = entries.firstIndex { ArchiveIndex.isBefore(entry, $0) } ?? entries.count
    entries.insert(entry, at: position)
    renumber()
  }

  private mutating func renumber() {
    positions = Dictionary(uniqueKeysWithValues: entries.enumerated().map { ($1.slot, $0) })
  }

  private static func isBefore(_ left: ArchiveEntry, _ right: ArchiveEntry) -> Bool {
    // Slots differ, and the identity is part of a slot: no two entries are equal here.
    for column in [\ArchiveEntry.instance, \.symmetry, \.weights, \.file, \.identity] {
      let (first, second) = (left[keyPath: column], right[keyPath: column])
      if first != second { return NaturalOrder.isBefore(first, second) }
    }
    return false
  }
}
