/// The standard Young tableaux of a shape, listed in last-letter order.
///
/// A tableau is kept as its row word: for each letter 1 … n the row it stands in. In last-letter order the tableaux with n in
/// the lowest corner come first, and so on recursively, hence
/// - the first tableau is filled row by row;
/// - the tableaux with n in the same corner are consecutive, so matrices restricted to S_{n−1} are block diagonal.
public struct StandardTableaux: Sendable {
  /// The largest number of tableaux that is listed unless the caller says otherwise.
  public static let defaultLimit = 100_000

  /// The shape of all tableaux.
  public let shape: Partition
  /// The number of tableaux.
  public let count: Int
  /// The number of letters.
  public let size: Int

  /// `size` rows per tableau.
  private let rows: [UInt16]
  /// For each tableau and each letter, the column minus the row of its cell.
  private let contents: [Int32]
  private let indices: [[UInt16]: Int]

  /// Lists the standard tableaux of a shape.
  ///
  /// - Throws: ``PartitionError/tooManyTableaux(_:limit:)`` before anything is listed.
  /// - Complexity: O(count · size · rows) time, O(count · size) memory
  public init(shape: Partition, limit: Int = defaultLimit) throws(PartitionError) {
    guard let count = Int(exactly: shape.dimension), count <= limit else {
      throw .tooManyTableaux(shape, limit: limit)
    }
    self.shape = shape
    self.count = count
    size = shape.size
    var lister = TableauLister(shape: shape, count: count)
    lister.placeLetters(from: size)
    rows = lister.rows
    contents = lister.contents
    var indices: [[UInt16]: Int] = [:]
    indices.reserveCapacity(count)
    for index in 0..<count { indices[Array(rows[(index * size)..<((index + 1) * size)])] = index }
    self.indices = indices
  }

  /// The rows (from 0) of the letters 1 … n in a tableau.
  public func rowWord(_ tableau: Int) -> [Int] {
    rows[(tableau * size)..<((tableau + 1) * size)].map { Int($0) }
  }

  /// The index of the tableau with a row word, or `nil` if it is not a standard tableau of the shape.
  ///
  /// - Complexity: O(size)
  public func index(ofRowWord word: [Int]) -> Int? {
    let key = word.compactMap { UInt16(exactly: $0) }
    return key.count == word.count ? indices[key] : nil
  }

  /// The axial distance from letter `k` to letter `k + 1`: the content (column minus row) of `k + 1` less that of `k`.
  ///
  /// It is 1 when the two are neighbours in a row, −1 in a column, and at least 2 in absolute value otherwise.
  ///
  /// - Precondition: `1 <= k < size`.
  public func axialDistance(after k: Int, in tableau: Int) -> Int {
    precondition(k >= 1 && k < size, "the letters are 1 … n")
    return Int(contents[tableau * size + k]) - Int(contents[tableau * size + k - 1])
  }

  /// The tableau in which `k` and `k + 1` have changed places, or `nil` if they are neighbours.
  ///
  /// - Precondition: `1 <= k < size`.
  /// - Complexity: O(size)
  public func exchanging(_ k: Int, in tableau: Int) -> Int? {
    precondition(k >= 1 && k < size, "the letters are 1 … n")
    var word = Array(rows[(tableau * size)..<((tableau + 1) * size)])
    word.swapAt(k - 1, k)
    // Two letters in one row would leave the word as it is.
    return word[k - 1] == word[k] ? nil : indices[word]
  }

  /// The entries of a tableau, row by row.
  public func rows(of tableau: Int) -> [[Int]] {
    var result = shape.parts.map { _ in [Int]() }
    for (index, row) in rowWord(tableau).enumerated() { result[row].append(index + 1) }
    return result
  }
}

/// Lists row words by placing the letters from the last one down into the corners of what is left of the shape.
private struct TableauLister {
  private var lengths: [Int]
  private var word: [UInt16]
  private var wordContents: [Int32]
  private(set) var rows: [UInt16] = []
  private(set) var contents: [Int32] = []

  init(shape: Partition, count: Int) {
    lengths = shape.parts
    word = Array(repeating: 0, count: shape.size)
    wordContents = Array(repeating: 0, count: shape.size)
    rows.reserveCapacity(count * shape.size)
    contents.reserveCapacity(count * shape.size)
  }

  mutating func placeLetters(from letter: Int) {
    if letter == 0 {
      rows += word
      contents += wordContents
      return
    }
    for row in lengths.indices.reversed() {
      let below = row + 1 < lengths.count ? lengths[row + 1] : 0
      guard lengths[row] > below else { continue }
      lengths[row] -= 1
      word[letter - 1] = UInt16(row)
      wordContents[letter - 1] = Int32(lengths[row] - row)
      placeLetters(from: letter - 1)
      lengths[row] += 1
    }
  }
}
