/// How many slips of the fingers lie between two words.
public enum EditDistance {
  /// The least number of insertions, deletions, replacements and swaps of neighbours, no letter being edited twice; O(product of the lengths).
  public static func between(_ left: String, _ right: String) -> Int {
    let (left, right) = (Array(left), Array(right))
    // Rows of the table for the prefixes of the left word: the one before the last, and the last.
    var (before, row) = ([Int](), Array(0...right.count))
    for (i, letter) in left.enumerated() {
      var next = [i + 1]
      for (j, other) in right.enumerated() {
        var least = min(next[j] + 1, row[j + 1] + 1, row[j] + (letter == other ? 0 : 1))
        if i > 0, j > 0, letter == right[j - 1], left[i - 1] == other { least = min(least, before[j - 1] + 1) }
        next.append(least)
      }
      (before, row) = (row, next)
    }
    return row[right.count]
  }
}
