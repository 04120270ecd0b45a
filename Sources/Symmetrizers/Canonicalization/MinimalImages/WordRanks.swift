/// The ranks of the entries of a word: equal entries have equal ranks, lesser entries lesser ones.
enum WordRanks {
  /// - Throws: ``CanonicalizationError/notOrdered(place:)`` for an entry that is not equal to itself.
  /// - Complexity: O(n log n)
  static func of<Value: Comparable>(_ word: [Value]) throws(CanonicalizationError) -> [Int32] {
    if let place = word.firstIndex(where: { $0 != $0 }) { throw .notOrdered(place: place) }
    var ranks = [Int32](repeating: 0, count: word.count)
    var rank: Int32 = 0
    let order = ascending(word.indices) { word[$0] < word[$1] }
    for (left, right) in zip(order, order.dropFirst()) {
      if word[left] < word[right] { rank += 1 }
      ranks[right] = rank
    }
    return ranks
  }

  /// The places in ascending order of what stands there; equal ones in the order of the places.
  static func ascending(_ places: some Sequence<Int>, by precedes: (Int, Int) -> Bool) -> [Int] {
    places.sorted { precedes($0, $1) || (!precedes($1, $0) && $0 < $1) }
  }
}
