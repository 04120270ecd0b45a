/// Inputs kept for the sake of a number: the largest ones.
struct SearchArchive {
  /// An input with its number.
  struct Entry {
    let input: [Double]
    let value: Double
  }

  let capacity: Int
  private(set) var entries: [Entry] = []

  /// Keeps an input if it is among the best; equal numbers count once, so that plateaus do not fill the archive.
  ///
  /// - Complexity: O(capacity)
  mutating func offer(_ input: [Double], value: Double) {
    guard value.isFinite, entries.count < capacity || value > entries[entries.count - 1].value else { return }
    guard !entries.contains(where: { $0.value == value }) else { return }
    let place = entries.firstIndex { $0.value < value } ?? entries.count
    entries.insert(Entry(input: input, value: value), at: place)
    if entries.count > capacity { entries.removeLast() }
  }
}
