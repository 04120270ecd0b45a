/// A walk through all permutations of 1 … n in which each is (k k+1) times the one before.
///
/// The inverses follow the plain changes of the bell ringers (Johnson's algorithm): the largest letter that can move in its
/// direction changes places with its neighbour, and all larger letters turn around.
struct AdjacentTranspositionWalk {
  /// The current permutation in one-line notation, counted from 1.
  private(set) var oneLine: [Int]
  /// The inverse, counted from 0: the letter at each place.
  private var letters: [Int]
  private var directions: [Int]

  /// Starts at the identity.
  init(degree: Int) {
    oneLine = Array(0..<degree).map { $0 + 1 }
    letters = Array(0..<degree)
    directions = Array(repeating: -1, count: degree)
  }

  /// Goes one step and returns k; `nil` after the last permutation.
  ///
  /// - Complexity: O(n)
  mutating func next() -> Int? {
    var larger: [Int] = []
    for letter in letters.indices.reversed() {
      let place = oneLine[letter] - 1
      let neighbour = place + directions[letter]
      guard letters.indices.contains(neighbour), letters[neighbour] < letter else {
        larger.append(letter)
        continue
      }
      letters.swapAt(place, neighbour)
      oneLine[letters[place]] = place + 1
      oneLine[letters[neighbour]] = neighbour + 1
      for turned in larger { directions[turned].negate() }
      return min(place, neighbour) + 1
    }
    return nil
  }
}
