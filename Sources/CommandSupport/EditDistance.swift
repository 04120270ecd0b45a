/// How many letters two words differ in.
public enum EditDistance {
  /// The least number of insertions, deletions and replacements; O(product of the lengths).
  public static func between(_ left: String, _ right: String) -> Int {
    let right = Array(right)
    var row = Array(0...right.count)
    for (i, letter) in left.enumerated() {
      var next = [i + 1]
      for (j, other) in right.enumerated() {
        next.append(min(next[j] + 1, row[j + 1] + 1, row[j] + (letter == other ? 0 : 1)))
      }
      row = next
    }
    return row[right.count]
  }
}
