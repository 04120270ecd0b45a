/// Permutations in cycle notation, as people write them.
enum CycleNotation {
  /// `(1 2 3)(4 5)`, and `e` for the identity, of a permutation in one-line notation.
  ///
  /// - Complexity: O(points).
  static func text(_ oneLine: [Int]) -> String {
    var seen = [Bool](repeating: false, count: oneLine.count)
    var text = ""
    for start in oneLine.indices where !seen[start] && oneLine[start] != start + 1 {
      var cycle: [Int] = []
      var next = start
      while !seen[next] {
        seen[next] = true
        cycle.append(next + 1)
        next = oneLine[next] - 1
      }
      text += "(" + cycle.map(String.init).joined(separator: " ") + ")"
    }
    return text.isEmpty ? "e" : text
  }
}
